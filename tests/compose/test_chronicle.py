"""The chronicle of an invented topic: its days, and the sentences that tell them."""

from digest.compose.chronicle import chronicle, told_days
from digest.compose.daily import chosen, daily
from digest.compose.days import ranked_days, topic_words
from digest.compose.tellings import Telling, after, days_between
from digest.text.words import content


def telling(article: str, place: int, text: str, *days: str, published: str = "2031-05-03") -> Telling:
    stems = tuple(word.stem for word in content(text))
    return Telling(
        article=article, published=published, place=place, text=text, stems=stems, days=frozenset(days)
    )


FLOOD = [
    telling("a", 0, "The dam of Orvik broke on Thursday and the flood took the old bridge.", "2031-05-01"),
    telling("a", 1, "The bakery of the town has fine bread since last spring.", "2030-05-02"),
    telling(
        "b", 0, "The flood of Orvik took the bridge after the dam broke on Thursday night.", "2031-05-01"
    ),
    telling("b", 1, "Divers searched the flood below the dam of Orvik on Friday.", "2031-05-02"),
    telling(
        "c",
        0,
        "It was said on Thursday that the dam and the bridge of Orvik broke in the flood.",
        "2031-05-01",
    ),
    telling("c", 1, "Soldiers built a second dam against the flood in Orvik all day long."),
]


def test_the_day_that_more_articles_name_on_the_topic_comes_first() -> None:
    best = ranked_days(FLOOD)
    assert (best[0].day, best[0].articles) == ("2031-05-01", 3)
    assert best[1].day == "2031-05-02"


def test_a_day_named_beside_the_topic_counts_for_nothing() -> None:
    assert {"dam", "flood"} <= topic_words(FLOOD, most=4)
    aside = [telling("d", 0, "A choir sang.", "2031-04-09"), *FLOOD]
    assert next(each for each in ranked_days(aside) if each.day == "2031-04-09").articles == 0


def test_days_outside_the_range_are_left_out() -> None:
    days = {each.day for each in ranked_days(FLOOD, first="2031-05-01", last="2031-05-02")}
    assert days == {"2031-05-01", "2031-05-02"}


def test_the_second_sentence_of_a_day_does_not_repeat_the_first() -> None:
    story = daily(FLOOD)
    lines = chosen(story, story.candidates("2031-05-01"), most=3)
    assert lines
    assert not lines[0].text.startswith("It was"), "a sentence that leans on another comes later"
    assert len({each.text for each in lines}) == len(lines)


def test_an_article_tells_its_own_day_early_and_without_naming_it() -> None:
    texts = [each.text for each in daily(FLOOD).candidates("2031-05-03")]
    assert texts == ["Soldiers built a second dam against the flood in Orvik all day long."]


def test_a_chronicle_has_as_many_days_and_sentences_as_asked_for() -> None:
    made = chronicle(FLOOD, first="2031-05-01", last="2031-05-03", days=2, sentences=2)
    assert [day for day, _ in made] == ["2031-05-01", "2031-05-02"]
    assert sum(len(lines) for _, lines in made) == 2


def test_the_order_of_the_articles_does_not_matter_for_the_days() -> None:
    assert ranked_days(FLOOD) == ranked_days(FLOOD[::-1])


def test_only_a_day_that_is_no_guess_is_named() -> None:
    assert told_days("TIME", "2031-05-01T17:30", "a date with its year") == ("2031-05-01",)
    assert told_days("DATE", "2031-05", "a date with its year") == ()
    assert told_days("TIME", "2031-05-01T12:00", "a time of day") == ()


def test_days_are_counted_over_the_end_of_a_month() -> None:
    assert after("2031-04-30", 1) == "2031-05-01"
    assert days_between("2031-04-30", "2031-05-02") == 2
    assert days_between("2031", "2031-05-02") == 0
