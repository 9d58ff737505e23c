"""Differences by kind; and that none is shown where there is none."""

import pytest
from wire import analysis, article

from digest.model.analysis import Analysis, DifferenceKind

LEAD = "Mayor Ann Bell met the dockers of Larvik in the old hall on Sunday to end the long strike."
MORE = "Gulls sat on the cranes while a light rain fell on the silent northern pier."


def story(one: str, other: str) -> Analysis:
    return analysis(article("one", LEAD, one), article("other", MORE, other))


@pytest.mark.parametrize(
    ("kind", "one", "other", "marked"),
    [
        (
            DifferenceKind.NUMBER,
            "The port will dismiss 400 workers at the northern pier in spring.",
            "The port will dismiss 250 workers at the northern pier in spring.",
            {"400 workers", "250 workers"},
        ),
        (
            DifferenceKind.PLACE,
            "The crew rescued forty passengers of the burning ferry near Bergen.",
            "The crew rescued forty passengers of the burning ferry near Stavanger.",
            {"Bergen", "Stavanger"},
        ),
        (
            DifferenceKind.ROLE,
            "The harbor talks on wages were hosted by Mayor Ann Bell.",
            "The harbor talks on wages were chaired by Mayor Ann Bell.",
            {"hosted", "chaired"},
        ),
        (
            DifferenceKind.SCOPE,
            "Mayor Ann Bell said that the night shift is a cornerstone of any deal with the port.",
            "“This is one of the cornerstones and needs a long talk,” Mayor Ann Bell said.",
            {"a cornerstone", "one of the cornerstones"},
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 12 else "",
)
def test_a_difference_has_its_kind_and_its_words(
    kind: DifferenceKind, one: str, other: str, marked: set[str]
) -> None:
    found = [each for each in story(one, other).differences if each.kind is kind]
    assert len(found) == 1
    assert {span.text for position in found[0].positions for span in position.marked} == marked
    assert [position.articles for position in found[0].positions] in (
        [("one",), ("other",)],
        [("other",), ("one",)],
    )


def test_an_office_held_and_a_former_one_differ() -> None:
    found = story(
        "President Tor Vik of the union came to the old hall with his daughter.",
        "The former president Tor Vik came to the old hall with his daughter.",
    )
    assert [each.subject for each in found.differences if each.kind is DifferenceKind.ROLE] == [
        "Tor Vik: president or former president"
    ]


def test_before_and_during_the_talks_differ() -> None:
    found = story(
        "Ahead of the talks, Ann Bell offered to reopen the night canteen for all dockers.",
        "Ann Bell made the offer during the talks in the old hall, calling it a gift to dockers.",
    )
    orders = [each for each in found.differences if each.kind is DifferenceKind.ORDER]
    assert [len(each.positions) for each in orders] == [2]


def test_of_two_things_counted_the_one_in_conflict_is_marked() -> None:
    found = story(
        "The storm destroyed 3 trucks and killed 12 workers in Larvik.",
        "The storm killed 15 workers and destroyed 3 trucks in Larvik.",
    )
    assert [each.subject for each in found.differences if each.kind is DifferenceKind.NUMBER] == [
        "12 workers or 15 workers"
    ]


def test_articles_that_say_the_same_have_no_difference() -> None:
    same = "The port will dismiss 400 workers at the northern pier in spring."
    assert not story(same, same).differences


def test_silence_is_no_difference() -> None:
    assert not story("The port will dismiss 400 workers at the northern pier.", MORE).differences


def test_a_longer_name_of_one_place_is_no_other_place() -> None:
    found = story(
        "A woman was pulled alive from the River Thames by a tug.",
        "A woman was pulled alive from the Thames by a tug crew.",
    )
    assert not [each for each in found.differences if each.kind is DifferenceKind.PLACE]
