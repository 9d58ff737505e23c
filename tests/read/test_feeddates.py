"""Dates of feeds: what is written there, and nothing more."""

import pytest

from digest.read.feeddates import feed_date


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("Mon, 05 Jan 2026 10:00:00 GMT", "2026-01-05T10:00+00:00"),
        ("Mon, 05 Jan 26 10:00 EST", "2026-01-05T10:00-05:00"),
        ("5 января 2026, 10:00 +0300", "2026-01-05T10:00+03:00"),
        ("Mo, 05 Mär 2026 10:00:00 +0100", "2026-03-05T10:00+01:00"),
        ("lundi, 5. août 2024 - 15:54", "2024-08-05"),
        ("March 30 2020 07:02:38 PM UTC", "2020-03-30T19:02+00:00"),
        ("Sun Jul 15 01:16:00 +0000 2012", "2012-07-15T01:16+00:00"),
        ("20260105T100000Z", "2026-01-05T10:00+00:00"),
        ("2026-01-05T10:00:00.123Z", "2026-01-05T10:00+00:00"),
        ("2026-005", "2026-01-05"),
        ("Mon, 05 Jan 2026 10:00:00", "2026-01-05"),  # no zone: the day alone
        ("Mon, 05 Jan 2026 10:00:00 IST", "2026-01-05"),  # Israel, India or Ireland
        ("2026-01", None),
        ("2026", None),
        ("03/04/2026", None),
        ("Mon, 32 Jan 2026 10:00:00 GMT", None),
        ("Mon, 05 Jan 2026 25:00:00 GMT", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_a_moment_with_its_zone_or_a_day_or_none(words: str, made: str | None) -> None:
    assert feed_date(words) == made
