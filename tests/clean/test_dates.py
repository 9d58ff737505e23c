"""Dates as pages print them."""

from datetime import date

import pytest

from digest.clean.dates import printed_date, with_year


@pytest.mark.parametrize(
    "line",
    ["Monday, December 15", "15 December", "Dec. 15, 2025", "2025-12-15", "Published: December 15, 2025"],
)
def test_a_line_that_is_nothing_but_a_date_is_one(line: str) -> None:
    printed = printed_date(line)
    assert printed is not None
    assert (printed.month, printed.day) == (12, 15)


@pytest.mark.parametrize(
    "line",
    [
        "Monday, December 45",
        "The talks began on December 15",
        "May",
        "15",
        "Monday, Decembrist 15",
        "February 30, 2025",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert printed_date(line) is None


def test_the_year_is_the_first_from_the_latest_one_named_in_which_the_weekday_fits() -> None:
    printed = printed_date("Monday, December 15")
    assert printed is not None
    found = with_year(printed, "since the flood of 1994 and the storm of 2022")
    assert found is not None
    assert found[0] == date(2025, 12, 15)


def test_documents_beside_it_help_where_the_text_names_no_year() -> None:
    printed = printed_date("Monday, December 15")
    assert printed is not None
    assert with_year(printed, "no year here") is None
    found = with_year(printed, "no year here", beside=2022)
    assert found is not None
    assert found[0] == date(2025, 12, 15)
    assert "documents beside it" in found[1]
