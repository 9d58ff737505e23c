"""The five seed articles, read as an editor would: quotes, differences, dates, names, and the summary."""

import pytest

from digest.model.analysis import DifferenceKind, Form
from digest.model.digest import Digest, Status


@pytest.mark.parametrize(
    ("article", "words", "speaker"),
    [
        ("kyivpost", "This issue is one of the cornerstones", "Dmitry Peskov"),
        ("kyivpost", "provide us with the concept", "Dmitry Peskov"),
        ("kyivpost", "From the very beginning", "Volodymyr Zelenskyy"),
        ("kyivpost", "Some partners from the US", "Volodymyr Zelenskyy"),
        ("kyivpost", "This is already a compromise", "Volodymyr Zelenskyy"),
        ("kyivpost", "It’s a bit striking", "the official"),
        ("newsneck", "These security guarantees are", "Volodymyr Zelenskyy"),
        ("newsneck", "And this is already a compromise", "Volodymyr Zelenskyy"),
        ("newsneck", "wouldn’t be worth much", "Boris Pistorius"),
        ("outlet-unknown", "Ahead of the talks, Zelenskiy offered", "Reuters"),
        ("outlet-unknown", "From the very beginning", "Volodymyr Zelenskyy"),
        ("outlet-unknown", "opportunity to prevent another Russian", "Volodymyr Zelenskyy"),
        ("thefoxdaily", "From the very beginning", "Volodymyr Zelenskyy"),
        ("thefoxdaily", "These guarantees would be", "Volodymyr Zelenskyy"),
        ("thefoxdaily", "A ceasefire along the current front", "Volodymyr Zelenskyy"),
        ("upmedia", "The two sides had in-depth", "Weikov"),
        ("upmedia", "The talks lasted for more than", "Dmytro Lytvyn"),
        ("upmedia", "From the beginning, Ukraine wanted", "Volodymyr Zelenskyy"),
        ("upmedia", "Therefore, the options we see", "Volodymyr Zelenskyy"),
    ],
)
def test_a_quote_has_the_right_speaker(digest: Digest, article: str, words: str, speaker: str) -> None:
    found = [
        quote
        for quote in digest.analysis.quotes
        for variant in quote.variants
        if variant.article == article
        and variant.form is Form.DIRECT
        and any(words in span.text for span in variant.spans)
    ]
    assert [quote.speaker.name for quote in found if quote.speaker] == [speaker]


def test_the_first_statement_is_quoted_by_four_and_retold_by_one(digest: Digest) -> None:
    first = next(
        q for q in digest.analysis.quotes if "From the very beginning" in q.variants[0].spans[0].text
    )
    forms = {variant.article: variant.form for variant in first.variants}
    assert forms == {
        "kyivpost": Form.DIRECT,
        "outlet-unknown": Form.DIRECT,
        "thefoxdaily": Form.DIRECT,
        "upmedia": Form.DIRECT,
        "newsneck": Form.PARAPHRASE,
    }
    wording = next(
        each
        for each in digest.analysis.differences
        if each.kind is DifferenceKind.QUOTE_WORDING
        and any("very beginning" in s.text for s in each.positions[0].spans)
    )
    assert len(wording.positions) == 3  # a dash for a comma is the outlet's, not what was said


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        (DifferenceKind.PLACE, "Donbas or Donetsk"),
        (DifferenceKind.ROLE, "Friedrich Merz: hosted or chaired"),
        (DifferenceKind.ROLE, "Donald Trump: president or former president"),
        (DifferenceKind.ORDER, "Volodymyr Zelenskyy: before or during the talks"),
        (DifferenceKind.SCOPE, "“cornerstone”: one, or one of several"),
    ],
)
def test_the_articles_part_here(digest: Digest, kind: DifferenceKind, subject: str) -> None:
    assert (kind, subject) in [(each.kind, each.subject) for each in digest.analysis.differences]


def test_origins_are_three_at_most(digest: Digest) -> None:
    assert {origin.name: set(origin.articles) for origin in digest.analysis.origins} == {
        "Reuters": {"outlet-unknown", "thefoxdaily", "upmedia"},
        "AFP": {"kyivpost"},
        "NewsNeck": {"newsneck"},
    }


def test_the_timeline_has_its_dates_and_no_false_one(digest: Digest) -> None:
    assert {event.date for event in digest.timeline} == {"1994", "2022", "2025", "2025-12-14", "2025-12-15"}
    assert {event.status for event in digest.timeline if event.date == "2025-12-15"} >= {
        Status.HAPPENED,
        Status.PLANNED,
    }
    shown = {event.basis.expression.text for event in digest.timeline}
    assert {"Sunday", "the 14th", "the 15th"} & shown
    assert not {text for text in shown if "World War" in text or "Article" in text or "point" in text}


def test_three_spellings_of_one_president_are_one_person(digest: Digest) -> None:
    found = next(entity for entity in digest.analysis.entities if entity.name.startswith("Volodymyr"))
    assert {"Zelensky", "Zelenskyy", "Zelenskiy"} <= {variant.text for variant in found.variants}


def test_a_mistranslated_name_is_suspected_with_the_reason(digest: Digest) -> None:
    suspects = [(entity.name, suspect) for entity in digest.analysis.entities for suspect in entity.suspects]
    found = {suspect.text: (name, suspect.article, suspect.reason) for name, suspect in suspects}
    assert found["Weikov"][:2] == ("Steve Witkoff", "upmedia")
    assert "may be" in found["Weikov"][2]
    assert found["Vladimir putin"][1] == "thefoxdaily"


def test_the_summary_can_be_read_out(digest: Digest) -> None:
    texts = [sentence.span.text for sentence in digest.summary]
    assert 5 <= len(texts) <= 9
    assert all(text[0].isupper() and text[-1] == "." for text in texts)
    assert not [
        text
        for text in texts
        if text.startswith(("He ", "She ", "This ", "They ", "It ", "However", "According to"))
    ]
    whole = " ".join(texts)
    for needed in ("NATO", "security guarantees", "Berlin", "Russia", "Merz"):
        assert needed in whole
    assert "former US President" not in whole
