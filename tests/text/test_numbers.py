"""Numbers and what they count."""

import pytest

from digest.text.numbers import agree, comparable, numbers


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("about five hours of talks", 5, "hour"),
        ("a five-hour meeting", 5, "hour"),
        ("more than 1,200 workers", 1200, "worker"),
        ("roughly 10% of the land", 10, "%"),
        ("10 percent of the land", 10, "%"),
        ("$3.5 billion in aid", 3.5e9, "$"),
        ("two dozen workers", 24, "worker"),
        ("a dozen ships", 12, "ship"),
        ("a 20-point plan", 20, "point"),
        ("thirty ships", 30, "ship"),
        ("a tremor of magnitude 6.4 woke them", 6.4, "magnitude"),
        ("a 6.4-magnitude tremor", 6.4, "magnitude"),
        ("the toll rose to 14 by late Monday", 14, "people"),
        ("the storm killed twelve villagers", 12, "villag"),
        ("a 34-year-old man", 34, "age"),
        ("the man, 34, from Larvik", 34, "age"),
        ("won 3-1 on Sunday", 3001, "score"),
        ("passed by 52 votes to 47", 52047, "score"),
        ("at 9.30 a.m. on Sunday", 570, "clock"),
        ("1.5 euros a loaf", 1.5, "€"),
    ],
)
def test_a_number_has_its_value_and_what_it_counts(text: str, value: float, unit: str) -> None:
    assert [(number.value, number.unit) for number in numbers(text)] == [(value, unit)]


def test_one_of_them_is_no_number() -> None:
    assert not numbers("one of the harbors")


def test_a_version_number_is_no_number() -> None:
    assert not numbers("release 1.2.3")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("more than 1,000 homes", "1,012 homes"),
        ("at least 20 people", "24 people"),
        ("a dozen ships", "twelve ships"),
        ("100 miles of coast", "160 km of coast"),
        ("$2.1bn", "$2.1 billion"),
        ("51 percent", "51.2%"),
        ("nearly 100 homes", "97 homes"),
        ("30,000 acres of wood", "12,000 hectares of wood"),
    ],
)
def test_figures_agree_as_exactly_as_they_are_meant(one: str, other: str) -> None:
    (a,), (b,) = numbers(one), numbers(other)
    assert comparable(a, b)
    assert agree(a, b)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("more than 1,000 homes", "640 homes"),
        ("at least 20 people", "at least 24 people"),
        ("magnitude 6.4", "magnitude 6.5"),
        ("$2.1bn", "$2.3 billion"),
        ("51 percent", "52 percent"),
        ("100 miles of coast", "120 km of coast"),
    ],
)
def test_figures_that_part_do_not_agree(one: str, other: str) -> None:
    (a,), (b,) = numbers(one), numbers(other)
    assert comparable(a, b)
    assert not agree(a, b)


def test_so_many_killed_is_another_thing_than_so_many_hurt() -> None:
    (dead,), (hurt,) = numbers("12 people were killed"), numbers("30 people were injured")
    assert not comparable(dead, hurt)


def test_who_had_to_leave_is_not_among_the_dead() -> None:
    dead, gone = numbers("Four people died in the flood and 2,300 had to leave their homes.")
    assert (dead.fate, gone.fate, gone.unit) == ("kill", "displace", "people")


def test_of_a_share_the_part_is_counted_and_not_the_whole() -> None:
    assert [(number.value, number.unit) for number in numbers("two of the five ships")] == [
        (2, "ship"),
        (5, ""),
    ]
