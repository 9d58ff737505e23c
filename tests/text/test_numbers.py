"""Numbers and what they count."""

import pytest

from digest.text.numbers import numbers


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
    ],
)
def test_a_number_has_its_value_and_what_it_counts(text: str, value: float, unit: str) -> None:
    assert [(number.value, number.unit) for number in numbers(text)] == [(value, unit)]


def test_one_of_them_is_no_number() -> None:
    assert not numbers("one of the harbors")


def test_a_version_number_is_no_number() -> None:
    assert not numbers("release 1.2.3")
