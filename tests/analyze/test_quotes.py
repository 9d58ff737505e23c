"""Statements in all their wordings."""

from wire import analysis, article

from digest.model.analysis import Form

BELL = "Mayor Ann Bell opened the new pier of Larvik on Sunday with a short speech to the dockers."


def test_wordings_of_one_statement_are_one_quote_with_its_paraphrase() -> None:
    found = analysis(
        article(
            "one", BELL, "“From the very first day, our wish was to keep the old ferry running,” Bell said."
        ),
        article(
            "two",
            BELL,
            "“From the first day our wish was to keep the old ferry running,” Ann Bell told reporters.",
        ),
        article(
            "three", BELL, "Bell said the town had wished from the first day to keep the old ferry running."
        ),
    )
    quote = found.quotes[0]
    assert quote.speaker is not None
    assert quote.speaker.name == "Ann Bell"
    assert {variant.article: variant.form for variant in quote.variants} == {
        "one": Form.DIRECT,
        "two": Form.DIRECT,
        "three": Form.PARAPHRASE,
    }


def test_two_statements_by_one_speaker_stay_two() -> None:
    found = analysis(
        article(
            "one",
            BELL,
            "“Our harbor will stay open all winter long,” Bell said.",
            "“The lighthouse needs new paint and a new keeper,” Bell added.",
        ),
        article("two", BELL, "“Our harbor will stay open through the winter,” Bell said."),
    )
    assert [len(quote.variants) for quote in found.quotes] == [2, 1]


def test_words_of_two_speakers_are_never_one_quote() -> None:
    found = analysis(
        article("one", BELL, "“We will never sell the northern pier to anyone,” Bell said."),
        article(
            "two",
            "Union leader Tor Vik spoke after Mayor Ann Bell.",
            "“We will never sell the northern pier to anyone,” Vik said.",
        ),
    )
    assert [len(quote.variants) for quote in found.quotes] == [1, 1]


def test_a_direct_quote_is_a_span_with_its_marks() -> None:
    told = article("one", BELL, "“Our harbor will stay open all winter long,” Bell said.")
    span = analysis(told).quotes[0].variants[0].spans[0]
    assert span.text == "“Our harbor will stay open all winter long,”"
    assert told.text[span.start : span.end] == span.text


def test_a_few_words_that_nobody_is_said_to_speak_take_no_place() -> None:
    found = analysis(article("one", BELL, "The plan for an “entirely new harbor” is older than the pier."))
    assert found.quotes == ()


def test_an_utterance_that_one_article_quotes_in_part_stays_whole() -> None:
    found = analysis(
        article(
            "one",
            BELL,
            "“Our harbor will stay open all winter long. The lighthouse needs new paint,” Bell said.",
        ),
        article("two", BELL, "“Our harbor will stay open all winter long,” Bell told reporters."),
    )
    assert len(found.quotes) == 1


def test_words_of_nobody_join_a_speakers_only_where_they_are_nearly_the_same() -> None:
    found = analysis(
        article("one", BELL, "“We will repeal and replace the old harbor fee this year,” Bell said."),
        article("two", BELL, "They “have given up on repealing the old harbor fee of the town for good”."),
    )
    assert [len(quote.variants) for quote in found.quotes] == [1, 1]
