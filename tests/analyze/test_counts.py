"""Counts: what is disputed, what changed over time, and what counts another thing."""

from dataclasses import replace

import pytest
from wire import analysis, article

from digest.model.analysis import Analysis, DifferenceKind
from digest.model.article import Outlet, Published

LEAD = "Mayor Ann Bell met the dockers of Larvik in the old hall on Sunday to end the long strike."
MORE = "Gulls sat on the cranes while a light rain fell on the silent northern pier."


def story(one: str, other: str) -> Analysis:
    return analysis(article("one", LEAD, one), article("other", MORE, other))


def dated(*told: tuple[str, str, str]) -> Analysis:
    """A story of articles given as outlet, time of print (to the minute, or a day) and text."""
    made = []
    for at, (outlet, time, text) in enumerate(told):
        published = Published(value=time, precision="minute" if "T" in time else "day")
        plain = article(f"{outlet}-{at}", text)
        made.append(replace(plain, outlet=Outlet(id=outlet, name=outlet.title()), published=published))
    return analysis(*made)


def test_an_outlets_later_article_is_not_set_against_its_earlier_one() -> None:
    found = dated(
        ("post", "2026-03-10T08:00+01:00", "About 84,000 homes in Larvik are without power."),
        ("post", "2026-03-10T19:00+01:00", "About 41,000 homes in Larvik are without power."),
        ("star", "2026-03-10T09:00+01:00", MORE),
    )
    assert not [each for each in found.differences if each.kind is DifferenceKind.NUMBER]


def test_a_toll_that_rose_is_a_count_that_changed() -> None:
    found = dated(
        ("post", "2026-03-10T08:00+01:00", "The quake in Larvik killed 12 people."),
        ("star", "2026-03-10T14:00+01:00", "The quake in Larvik killed 15 people."),
        ("mail", "2026-03-10T18:00+01:00", "The quake in Larvik has killed 19 people."),
    )
    (toll,) = (each for each in found.differences if each.kind is DifferenceKind.NUMBER)
    assert toll.over_time
    assert [position.marked[0].text for position in toll.positions] == ["12 people", "15 people", "19 people"]


def test_a_toll_that_outlets_give_otherwise_at_one_time_is_a_disagreement() -> None:
    found = story("The quake in Larvik killed 12 people.", "The quake in Larvik killed 15 people.")
    assert [each.over_time for each in found.differences] == [False]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Some 2,500 people from Larvik were taken to sports halls and schools.",
            "In the sports hall next door 640 people from Larvik spent the night.",
        ),
        (
            "In Larvik, 30 kilometers to the north, the dike at Sande broke.",
            "The dike at Sande broke, twelve kilometers away.",
        ),
        (
            "The storm brought gusts of 46.2 meters a second.",
            "The storm brought gusts of 46 meters a second.",
        ),
        ("The storm has killed three more people in Larvik.", "The storm has killed two people in Larvik."),
    ],
)
def test_another_scope_is_no_other_count(one: str, other: str) -> None:
    assert not [each for each in story(one, other).differences if each.kind is DifferenceKind.NUMBER]


@pytest.mark.parametrize(
    ("text", "figures", "sides"),
    [
        (
            "The union said that 400 of the 520 drivers had joined, while the company put the number at 250.",
            ["400 of the 520 drivers", "250"],
            ["The union", "the company"],
        ),
        (
            "Police in Larvik counted 900 people at the march; the union counted 1,200.",
            ["900 people", "1,200"],
            ["Police in Larvik", "the union"],
        ),
        (
            "The owner of the depot says 12,000 liters, the agency 30,000.",
            ["12,000 liters", "30,000"],
            ["The owner of the depot", "the agency"],
        ),
        (
            "The mayor says that he was warned at 7:40 p.m. and the institute says that it warned him at 2:10.",
            ["7:40 p.m.", "2:10"],
            ["The mayor", "the institute"],
        ),
    ],
)
def test_two_sides_in_one_sentence_part(text: str, figures: list[str], sides: list[str]) -> None:
    (number,) = (each for each in story(text, MORE).differences if each.kind is DifferenceKind.NUMBER)
    assert {position.marked[0].text for position in number.positions} == set(figures)
    assert {position.who[0].text for position in number.positions} == set(sides)


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that 40 people were killed and more than 100 were hurt.",
        "Police said 12 people were hurt, three of them badly.",
        "Norway counted 40 cases; Sweden counted 55.",
    ],
)
def test_two_figures_of_one_sentence_are_mostly_two_things(text: str) -> None:
    assert not [each for each in story(text, MORE).differences if each.kind is DifferenceKind.NUMBER]


def test_an_age_that_outlets_give_otherwise_is_a_difference_and_a_birthday_is_none() -> None:
    one = ("post", "2026-03-10", "Ida Moreau, 34, who led the rescue, was honored.")
    other = "Ida Moreau led the rescue. She was {age} and a carpenter."
    apart = dated(one, ("star", "2026-03-10", other.format(age=36)))
    assert "Ida Moreau: 34 or 36" in {each.subject for each in apart.differences}
    later = dated(one, ("star", "2026-03-12", other.format(age=35)))
    assert not later.differences
