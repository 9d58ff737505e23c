"""Dates as people write them; none is filled in."""

import pytest

from digest.read.dates import moment


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2025-12-15", "2025-12-15"),
        ("2025/12/15", "2025-12-15"),
        ("20251215", "2025-12-15"),
        ("15.12.2025", "2025-12-15"),
        ("5 December 2025", "2025-12-05"),
        ("Monday, December 15, 2025", "2025-12-15"),
        ("Sept. 3rd 2025", "2025-09-03"),
        ("2025-12-15T10:30:59Z", "2025-12-15T10:30+00:00"),
        ("2025-12-15 9:05:30,5 utc", "2025-12-15T09:05+00:00"),
        ("2025-12-15 10:30 +01:00", "2025-12-15T10:30+01:00"),
        ("2025-12-15T10:30:00.123+0530", "2025-12-15T10:30+05:30"),
        ("Mon, 15 Dec 2025 10:30:00 GMT", "2025-12-15T10:30+00:00"),
        ("15 Dec 2025 10:30 EST", "2025-12-15T10:30-05:00"),
    ],
)
def test_a_date_is_read(words: str, value: str) -> None:
    read = moment(words)
    assert read is not None
    assert (read.value, read.precision) == (value, "minute" if "T" in value else "day")


@pytest.mark.parametrize(
    "words",
    [
        "2025-13-02", "2025-02-30", "0000-00-00", "9999-12-31", "04/05/2025", "12/2025", "2025",
        "December 2025",
        "today", "yesterday", "", "2025-12-15T25:00Z", "2025-12-15T10:30:61Z", "1599-12-15T10:30Z",
        "2025-12-15T10:00+19:00", "31.11.2025", "1734220800",
        "2025-W51-1", "30 February", "٢٠٢٥-١٢-١٥", "2025-12-15; DROP TABLE", "15 Dec 25 10:30 GMT",
    ],
)  # fmt: skip
def test_what_is_no_date_or_could_be_two_is_none(words: str) -> None:
    assert moment(words) is None


def test_a_time_without_a_zone_gives_the_day_alone() -> None:
    read = moment("2025-12-15 10:30")
    assert read is not None
    assert (read.value, read.precision, read.zoneless) == ("2025-12-15", "day", True)


def test_a_date_without_its_year_stays_as_printed() -> None:
    read = moment("Monday,  December 15")
    assert read is not None
    assert (read.value, read.printed) == (None, "Monday, December 15")
