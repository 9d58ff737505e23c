"""Figures that are a toll by the words before them, however far away these stand, and whom they count."""

import pytest

from digest.text.numbers import comparable, numbers


@pytest.mark.parametrize(
    ("text", "value", "fate"),
    [
        (
            "The death toll from the blast in Larvik, a port on Lake Vern, climbed to 27, police said.",
            27,
            "kill",
        ),
        (
            "Divers found a wreck, raising the toll from a collision with a barge in the port of Larvik to 26.",
            26,
            "kill",
        ),
        ("The toll rose to 27 Wednesday.", 27, "kill"),
        ("The toll rose to 27 late on Wednesday.", 27, "kill"),
        ("The number of dead rose to 26.", 26, "kill"),
        ("The number of people injured in Larvik, a port, stood at 30.", 30, "injure"),
        ("The count of the missing has been revised down to about 40.", 40, "missing"),
        ("Fatalities in Larvik, a port, climbed to at least 26.", 26, "kill"),
        ("A blast in Larvik brought to 27 the number of dead.", 27, "kill"),
        ("The death toll from the blast, after which rescuers had searched a dam, hit 31.", 31, "kill"),
    ],
)
def test_a_toll_counts_people_whatever_stands_between(text: str, value: float, fate: str) -> None:
    (found,) = numbers(text)
    assert (found.value, found.unit, found.fate, found.toll) == (value, "people", fate, True)


def test_the_fate_of_a_toll_is_its_own_and_not_that_of_a_word_in_between() -> None:
    lost, dead = numbers("The death toll from the sinking, in which 21 are missing, rose to 27.")
    assert [(each.fate, each.toll) for each in (lost, dead)] == [("missing", False), ("kill", True)]


def test_two_tolls_in_other_words_count_one_thing() -> None:
    (one,) = numbers("At least 26 people were killed.")
    (other,) = numbers("The toll in Larvik, on Lake Vern, climbed to 35.")
    assert comparable(one, other)


@pytest.mark.parametrize(
    "text",
    [
        "The toll road, opened in May, was raised to 12 euros.",
        "The death toll fell silent as the river, swollen by rain, rose to 5 meters.",
        "A toll of 3 euros is due.",
        "The storm took a toll on farms; the price of milk rose to 5.",
    ],
)
def test_what_stands_behind_another_toll_is_none(text: str) -> None:
    assert not [each for each in numbers(text) if each.toll]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The death toll rose to 12, while Norway’s lead was cut to 3.", 3),
        ("Deaths fell after the speed limit was cut to 20.", 20),
        ("Covid deaths rose to 26 on Monday after hospital admissions hit 400.", 400),
    ],
)
def test_a_figure_that_another_verb_gives_is_no_toll(text: str, value: int) -> None:
    assert [found.toll for found in numbers(text) if found.value == value] == [False]
