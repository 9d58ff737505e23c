"""Reckoning with days, weeks, months and years, and writing them as TIMEX3 values."""

from datetime import date, timedelta
from typing import NamedTuple


class Point(NamedTuple):
    """A day, month or year, as far as known; a year before Christ is negative."""

    year: int | None
    month: int | None = None
    day: int | None = None


def value_of(point: Point) -> str:
    """The TIMEX3 value of `point`: 2025-12-14, 2025-12, 2025, XXXX-12-14, BC0490."""
    parts = [_year(point.year)]
    if point.month is not None:
        parts.append(f"{point.month:02d}")
        if point.day is not None:
            parts.append(f"{point.day:02d}")
    return "-".join(parts)


def _year(year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"


def as_point(day: date) -> Point:
    """`day` as a point."""
    return Point(day.year, day.month, day.day)


def as_date(point: Point | None) -> date | None:
    """The first day of `point`, or None where the year is unknown, before Christ, or there is no such day."""
    if point is None or point.year is None:
        return None
    try:
        return date(point.year, point.month or 1, point.day or 1)
    except ValueError:
        return None


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has that day; without a year February has 29."""
    try:
        date(year if year and year > 0 else 2000, month, day)
    except ValueError:
        return False
    return True


def shifted_days(day: date, count: int) -> date | None:
    """`day` moved by `count` days; None past the ends of the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def shifted_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month, `count` months away."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def week_value(day: date) -> str:
    """The ISO week that holds `day`: 2025-W50."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The latest such weekday (1 is Monday) not after `day`; in the calendar's first week the one after."""
    back = (day.isoweekday() - weekday) % 7
    return shifted_days(day, -back) or day + timedelta(days=7 - back)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The earliest such weekday (1 is Monday) not before `day`; in the calendar's last week one before."""
    ahead = (weekday - day.isoweekday()) % 7
    return shifted_days(day, ahead) or day - timedelta(days=7 - ahead)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus printed in Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday(code: str, year: int) -> date:
    """The day that a holiday code of the word list means.

    "12-25" is a day of each year, "4-4-11" the 4th Thursday of November, "last-1-05" the last Monday of May,
    "easter-2" Good Friday, "election" the Tuesday after the first Monday of November.
    """
    if code.startswith("easter"):
        return easter(year) + timedelta(days=int(code[len("easter") :] or 0))
    if code == "election":
        return weekday_on_or_after(date(year, 11, 1), 1) + timedelta(days=1)
    parts = code.split("-")
    if len(parts) == 2:  # noqa: PLR2004 - month and day
        return date(year, int(parts[0]), int(parts[1]))
    weekday, month = int(parts[1]), int(parts[2])
    if parts[0] == "last":
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return weekday_on_or_before(last, weekday)
    return weekday_on_or_after(date(year, month, 1), weekday) + timedelta(weeks=int(parts[0]) - 1)
