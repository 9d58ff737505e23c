"""Days, months and years that are named: "December 14", "Sunday", "the 15th", "in 2022"."""

import re
from datetime import date

from digest.text.times.calendar import Point, is_day, value_of
from digest.text.times.clocks import hour_of
from digest.text.times.reading import Found, Reading
from digest.text.times.tense import way

NEAR_YEARS = 3  # a weekday beside a date is tried in so many years on each side of the article's
HALF_YEAR, YEAR = 6, 12  # months
SOON = 2  # months ahead at most for a month of the next year that no verb puts there
SURE_MONTHS = 3  # a date so near needs no verb to tell its year
TWO_DIGITS, LAST_CENTURY = 2, 70  # "14.12.25" is of this century, "14.12.71" of the last
FAR_AHEAD = 9  # a month so far behind the month told last belongs to the next year of the story
POSSESSIVES = frozenset(["his", "her", "its", "their", "our", "my", "your"])
FORE = frozenset(["by", "until", "till", "before", "through"])


def day_named(reading: Reading, start: int, end: int) -> Found | None:
    """A day with its month: "Sunday, December 14", "the 14th of December 2025", "9 a.m. May 8"."""
    at_month = reading.first(start, end, "M2")
    month = reading.number(at_month) if reading.kind(at_month) == "M" else reading.number(at_month - 1)
    at_day = _day_beside(reading, start, end, at_month)
    if at_day < 0:
        return None
    day = reading.number(at_day)
    year, rule = _year_of(reading, start, end, month, day)
    if not is_day(year, month, day):
        return None
    point = Point(year, month, day)
    kind, tail = hour_of(reading, start, end)
    return Found(
        kind=kind, value=value_of(point) + tail, rule=rule, anchor=_anchor(reading, rule), point=point
    )


def _day_beside(reading: Reading, start: int, end: int, at_month: int) -> int:
    behind = reading.first(at_month + 1, min(end, at_month + 4), "doO")
    if behind >= 0 and reading.kind(behind + 1) not in "AK":
        return behind
    return max((i for i in range(start, at_month) if reading.kind(i) in "doO"), default=-1)


def _told_last(reading: Reading, month: int, day: int) -> int | None:
    """The year of "last Oct. 23": the latest such day before the article's."""
    base = reading.base()
    if base is None or base.year is None:
        return None
    return base.year - ((month, day) >= (base.month or 1, base.day or 1))


def _year_of(reading: Reading, start: int, end: int, month: int, day: int | None) -> tuple[int | None, str]:
    at_year = reading.first(start, end, "Y")
    if at_year >= 0:
        return reading.number(at_year), "a date with its year"
    beside = _year_beside(reading, start, end)
    if beside is not None:
        return beside
    if day is not None and reading.kind(start) == "L":
        return _told_last(reading, month, day), f"the last such day before {reading.basis()}"
    ahead = reading.year_ahead
    if ahead is not None and ahead.year is not None:
        return ahead.year - (
            ahead.month is not None and month > ahead.month
        ), "the year of the date it runs to"
    at_weekday = reading.first(start, end, "W")
    if at_weekday >= 0 and day is not None:
        year = _year_by_weekday(reading, reading.number(at_weekday), month, day)
        if year is not None:
            return year, "the year in which the weekday fits"
    year = year_near(reading, month, way(reading, start, end), reading.word(start - 1))
    return year, "no year known" if year is None else f"the year nearest to {reading.basis()}"


def _year_beside(reading: Reading, start: int, end: int) -> tuple[int | None, str] | None:
    """The year of "of that year" or "last year" beside a day or month."""
    if reading.first(start, end, "s") >= 0 and reading.mentioned is not None:
        return reading.mentioned.year, "the year told last"
    told, base = year_word(reading, start, end), reading.base()
    if told is not None and base is not None and base.year is not None:
        return base.year + told, "the year named beside it"
    return None


def _year_by_weekday(reading: Reading, weekday: int, month: int, day: int) -> int | None:
    base = reading.base()
    if base is None or base.year is None:
        return None
    year = base.year
    near = sorted(range(year - NEAR_YEARS, year + NEAR_YEARS + 1), key=lambda y: (abs(y - year), y))
    fits = (
        y for y in near if is_day(y, month, day) and y > 0 and date(y, month, day).isoweekday() == weekday
    )
    return next(fits, None)


def year_near(reading: Reading, month: int, told: str, before: str = "") -> int | None:
    """The year of a month (and day) named without one, or None where nothing tells it."""
    base = reading.base()
    if base is None or base.year is None:
        return None
    if reading.narrative and reading.last is not None:
        return base.year + _story_year(base.month, month)
    away = month - (base.month or month)
    if abs(away) <= SURE_MONTHS:
        return base.year
    if told == "+" or (before in FORE and told != "-"):
        return base.year + (away < 0)
    if told == "-":
        return base.year - (away > 0)
    return base.year - (away > HALF_YEAR) + (away + YEAR <= SOON)


def _story_year(told: int | None, month: int) -> int:
    """A story moves on: January after December is of the next year."""
    if told is None:
        return 0
    if told - month >= FAR_AHEAD:
        return 1
    return -1 if month - told >= FAR_AHEAD + 1 else 0


def _anchor(reading: Reading, rule: str) -> str:
    """The date that the rule reckoned from; none where the text gives the whole date."""
    base = reading.base()
    return value_of(base) if base is not None and "with its year" not in rule else ""


def figures(reading: Reading, start: int, end: int) -> Found | None:
    """A date in figures: 2025-12-14, 12/14/2025, 14.12.2025."""
    word, _, clock = reading.word(start).partition("t")
    parts = [int(p) for p in word.replace("/", "-").replace(".", "-").split("-")]
    if len(re.split(r"\D", word)[-1]) == TWO_DIGITS and reading.kind(start) == "F":
        parts[2] += 2000 if parts[2] < LAST_CENTURY else 1900
    if reading.kind(start) == "I":
        year, month, day = parts
    elif "/" in word and reading.tokens.lexicon.numeric_order == "mdy":
        month, day, year = parts
    else:
        day, month, year = parts
    if month > 12 >= day:  # noqa: PLR2004 - months of a year
        month, day = day, month
    if end - start != 1 or year == 0 or not is_day(year, month, day):
        return None
    point = Point(year, month, day)
    value = value_of(point) + (f"T{clock}" if clock else "")
    return Found(kind="TIME" if clock else "DATE", value=value, rule="a date in figures", point=point)


def month_named(reading: Reading, start: int, end: int) -> Found | None:
    """A month, with or without its year: "late November", "April 1999", "last October"."""
    at_month = reading.first(start, end, "M2")
    if reading.kind(at_month) == "2":
        at_month -= 1
    month = reading.number(at_month)
    if reading.kind(end - 1) == "C":
        return _with_era(reading, end, month)
    at_unit = reading.first(start, end, "u")
    if at_unit >= 0 and reading.tokens.values[at_unit] != "Y":
        return None
    if (
        start == at_month
        and end <= start + 2
        and reading.kind(end - 1) in "M."
        and not _sure_month(reading, start, end)
    ):
        return None
    year, rule = _year_of_month(reading, start, end, month)
    point = Point(year, month)
    return Found(kind="DATE", value=value_of(point), rule=rule, anchor=_anchor(reading, rule), point=point)


def _with_era(reading: Reading, end: int, month: int) -> Found:
    number = reading.number(end - 2)
    point = Point(-number if reading.tokens.values[end - 1] == "BC" else number, month)
    return Found(kind="DATE", value=value_of(point), rule="a month with its year and era", point=point)


def _sure_month(reading: Reading, start: int, end: int) -> bool:
    """Whether a month that stands alone is one: "in March", not "May said", "June Smith", "April said"."""
    before = reading.kind(start - 1)
    cued = before in "PBjfLXiEetbDJ'," or reading.word(start - 1) in POSSESSIVES
    if (
        len(reading.word(start)) == len("jan")
        and reading.word(start) in reading.tokens.lexicon.shortened
        and reading.kind(start + 1) != "."
    ):
        return False
    if reading.word(start) in reading.tokens.lexicon.doubtful:
        noun = reading.kind(end) == "x" and reading.word(end).isalpha() and not reading.capital(end)
        noun = noun and reading.tokens.tenses[end] == " "
        return before in "PBfLXiEe" or (before in "ta'" and noun) or (before == "j" and not noun)
    named = reading.capital(end) and reading.kind(end) == "x" and not cued
    return not named


def _year_of_month(reading: Reading, start: int, end: int, month: int) -> tuple[int | None, str]:
    base = reading.base()
    if (
        reading.first(start, end, "Y") < 0
        and base is not None
        and base.year is not None
        and year_word(reading, start, end) is None
    ):
        now = base.month or 1
        if reading.first(start, end, "L") >= 0:
            return base.year - (month >= now), "the last such month before the article's date"
        if reading.first(start, end, "X") >= 0:
            return base.year + (month <= now), "the next such month after the article's date"
    return _year_of(reading, start, end, month, None)


def year_word(reading: Reading, start: int, end: int) -> int | None:
    """-1, 0 or 1 for "last year", "this year" and "next year" beside a month, in either order."""
    at_named = reading.first(start, end, "V")
    if at_named >= 0 and reading.tokens.values[at_named].startswith("Y"):
        return int(reading.tokens.values[at_named][1:])
    at_unit = next((i for i in range(start, end) if reading.kind(i) in "u1"), -1)
    if at_unit < 0 or reading.tokens.values[at_unit] != "Y":
        return None
    near = next((i for i in (at_unit - 1, at_unit + 1) if start <= i < end and reading.kind(i) in "LXi"), -1)
    return {"L": -1, "i": 0, "X": 1}[reading.kind(near)] if near >= 0 else None
