"""Credits to agencies, and words that say how firmly a thing is meant."""

import pytest
from wire import analysis, article


@pytest.mark.parametrize(
    ("sentence", "credit"),
    [
        ("According to Reuters, the ferry ran aground.", "According to Reuters"),
        ("An official cited by AFP said the ferry ran aground.", "cited by AFP"),
        ("Reuters notes that the ferry ran aground.", "Reuters notes"),
        ("This was reported by the news agency dpa.", "reported by the news agency dpa"),
    ],
)
def test_a_credit_is_found_with_its_words(sentence: str, credit: str) -> None:
    assert [found.span.text for found in analysis(article("one", sentence)).credits] == [credit]


@pytest.mark.parametrize(
    "sentence",
    [
        "The office of Reuters in Oslo was closed on Sunday.",
        "The building stands beside that of AFP in Paris.",
    ],
)
def test_a_name_alone_is_no_credit(sentence: str) -> None:
    assert not analysis(article("one", sentence)).credits


def test_firm_and_loose_words_have_their_grade() -> None:
    found = analysis(
        article(
            "one",
            "The port may close the pier.",
            "The union offered to talk, and the mayor announced a vote.",
        )
    )
    assert [(each.word.text, each.grade) for each in found.firmness] == [
        ("may", "possible"),
        ("offered", "offered"),
        ("announced", "announced"),
    ]


def test_a_price_and_what_one_could_hardly_do_say_nothing_of_firmness() -> None:
    told = "Bell's cash-and-shares offer was raised, and the captain could hardly believe it."
    assert not analysis(article("one", told)).firmness
    found = analysis(article("one", "Bell made an offer to the crew that could end the strike.")).firmness
    assert [(each.word.text, each.grade) for each in found] == [("offer", "offered"), ("could", "possible")]


def test_the_month_of_may_says_nothing_of_firmness() -> None:
    assert not analysis(article("one", "The pier was opened in May 2021 by the mayor.")).firmness
