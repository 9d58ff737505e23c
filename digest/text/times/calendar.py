"""Reckoning with days, weeks, months and years, and writing them as TIMEX3 values."""

import re
from datetime import date, timedelta
from typing import NamedTuple

VALUE = re.compile(
    r"(?P<decade>\d{3})X|(?P<century>\d{2})XX"
    r"|(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<end>-WE)?|(?P<part>Q[1-4]|H[12]|SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)
PARTS_OF_YEAR = {  # first month and number of months
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
}  # fmt: skip


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


def months_away(day: date, count: int) -> date | None:
    """The same day `count` months away, or the month's last; None past the ends of the calendar."""
    year, month = shifted_months(day.year, day.month, count)
    for last in (day.day, 30, 29, 28):
        if last <= day.day and 0 < year <= date.max.year and is_day(year, month, last):
            return date(year, month, last)
    return None


def days_of(value: str) -> tuple[date, date] | None:
    """First and last day of what a TIMEX3 date says: a day, a month, a week, a weekend, a quarter, a decade.

    Seasons are those of the northern meteorologists: spring is March to May. None for lengths, sets, what
    is vague or not fully known, years before Christ and fiscal years, which each country begins as it likes.
    """
    found = VALUE.fullmatch(value.partition("T")[0])
    if found is None:
        return None
    try:
        return _days(found)
    except ValueError:
        return None


def _days(found: re.Match[str]) -> tuple[date, date] | None:
    year = int(found["year"]) if found["year"] else 0
    if found["decade"]:
        return date(int(found["decade"]) * 10, 1, 1), date(int(found["decade"]) * 10 + 9, 12, 31)
    if found["century"]:
        return date(int(found["century"]) * 100, 1, 1), date(int(found["century"]) * 100 + 99, 12, 31)
    if found["week"]:
        first = date.fromisocalendar(year, int(found["week"]), 6 if found["end"] else 1)
        return first, date.fromisocalendar(year, int(found["week"]), 7)
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    whole = (int(found["month"]), 1) if found["month"] else (1, 12)
    begin, months = PARTS_OF_YEAR.get(found["part"] or "", whole)
    last_year, last_month = shifted_months(year, begin, months)
    return date(year, begin, 1), date(last_year, last_month, 1) - timedelta(days=1)
