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
            DifferenceKind.NUMBER,
            "The company said on Monday that 112 trains were cancelled on the first day.",
            "Ninety-six trains were cancelled, a spokeswoman for the railway, Claudia Wenk, said.",
            {"112 trains", "Ninety-six trains"},
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
        "Killed: 12 workers or 15 workers"
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


def kinds(one: str, other: str) -> set[str]:
    found = analysis(article("one", one), article("other", other))
    return {each.kind.value for each in found.differences}


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "number",
            "A quake of magnitude 6.4 shook the harbor of Larvik before dawn.",
            "A magnitude 6.5 quake shook the harbor of Larvik before dawn.",
        ),
        (
            "number",
            "The fire on the ferry killed twelve people in the night.",
            "The fire on the ferry killed 14 people in the night.",
        ),
        (
            "date",
            "The dockers will elect a new board on June 20 in the old hall.",
            "The dockers will elect a new board on June 27 in the old hall.",
        ),
        (
            "name",
            "The captain was identified as Jon Averson by the harbor police.",
            "The captain was identified as John Iverson by the harbor police.",
        ),
        (
            "role",
            "The court upheld the ban on night ferries in the fjord.",
            "The court overturned the ban on night ferries in the fjord.",
        ),
        (
            "scope",
            "All ferries to the islands were stopped in the storm.",
            "Some ferries to the islands were stopped in the storm.",
        ),
        (
            "firmness",
            "The shipyard might close its northern dock in the summer.",
            "The shipyard will close its northern dock in the summer.",
        ),
    ],
    ids=["magnitude", "toll in words", "day of an election", "name", "ruling", "all or some", "may or will"],
)
def test_two_tellings_of_one_thing_differ(kind: str, one: str, other: str) -> None:
    assert kinds(one, other) == {kind}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The storm destroyed 1,012 huts on the coast.",
            "The storm destroyed more than 1,000 huts on the coast.",
        ),
        ("The fire killed 12 people, three of them children.", "The fire killed three children."),
        ("The ferry sank on Monday off Larvik.", "The ferry sank on December 15 off Larvik."),
        ("The ferry sank near Bergen with 40 on board.", "The ferry sank in Norway with 40 on board."),
        ("The dockers beat the sailors 3-1 in the cup.", "The sailors lost 3-1 to the dockers in the cup."),
        ("A second diver was found on Sunday.", "A diver was found on Friday."),
        ("Ann Bell, the mayor, opened the new pier.", "Mayor Bell opened the new pier."),
    ],
    ids=["rounded", "a part", "one day twice", "town and country", "one result", "another one", "short name"],
)
def test_what_only_looks_like_a_difference_is_none(one: str, other: str) -> None:
    assert kinds(one, other) == set()


def test_two_things_counted_otherwise_are_two_differences() -> None:
    found = story(
        "A quake of magnitude 6.4 killed 12 people in Larvik.",
        "A quake of magnitude 6.5 killed 15 people in Larvik.",
    )
    numbers = [each.subject for each in found.differences if each.kind is DifferenceKind.NUMBER]
    assert sorted(numbers) == ["Killed: 12 people or 15 people", "Magnitude: 6.4 or 6.5"]


def test_to_quote_less_or_with_another_comma_is_not_to_quote_otherwise() -> None:
    found = story(
        "“We will not leave this harbor, and nobody will make us leave it,” Ann Bell said.",
        "“We will not leave this harbor and nobody will make us,” Ann Bell said.",
    )
    assert not [each for each in found.differences if each.kind is DifferenceKind.QUOTE_WORDING]
