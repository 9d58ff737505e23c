"""Weekdays and bare days of the month, before or after the article's date as the verb tells."""

from datetime import date

from digest.text.times.calendar import (
    Point,
    as_date,
    is_day,
    shifted_days,
    shifted_months,
    value_of,
    weekday_on_or_after,
    weekday_on_or_before,
)
from digest.text.times.clocks import hour_of
from digest.text.times.counting import counts
from digest.text.times.reading import Found, Reading
from digest.text.times.tense import tense

FORE = frozenset(["by", "until", "till", "before", "through"])
EFFECTIVE = "effective"  # "announced that he resigns, effective Friday": the Friday to come
LISTED = frozenset(["or", "into", "and", "through"])
LIST_GAP = 3  # tokens at most between the days of a list: "Thursday or early Friday"
LIST_DAYS = 3  # days at most from one of them to the next
HAD_REACH = 5  # tokens after "until Thursday" in which "had" makes it past
GOES_ON = frozenset(
    [
        "with",
        "when",
        "as",
        "that",
        "who",
        "which",
        "but",
        "is",
        "are",
        "has",
        "at",
        "for",
        "he",
        "she",
        "they",
        "it",
        "we",
        "while",
        "where",
        "if",
        "because",
        "near",
        "under",
        "against",
        "and",
    ]
)


def weekday(reading: Reading, start: int, end: int) -> Found | None:
    """A weekday alone, the one before or after the article's date as the nearest verb tells."""
    at_weekday = reading.first(start, end, "W")
    if _is_name(reading, at_weekday, end):
        return None
    if reading.kind(end - 1) == "u" and reading.value(end - 1) != "W":
        return None
    if "weeks" in reading.tokens.lexicon.habits and reading.kind(at_weekday - 1) in "Ndh":
        return None  # 一周四天 is four days a week
    number = reading.number(at_weekday)
    kind, tail = hour_of(reading, start, end)
    base = reading.base_day()
    if base is None:
        return Found(kind=kind, value=f"XXXX-WXX-{number}{tail}", rule="a weekday; no date to reckon from")
    day, rule = _weekday_near(reading, start, end, base, number)
    point = Point(day.year, day.month, day.day)
    return Found(kind=kind, value=value_of(point) + tail, rule=rule, anchor=base.isoformat(), point=point)


def looks_ahead(reading: Reading, start: int, end: int) -> bool:
    """Whether a weekday or day of the month is to come: by its verb, or by "until" where no "had" follows."""
    if reading.word(start - 1) == EFFECTIVE:
        return True
    if reading.word(start - 1) in FORE:
        return all(reading.word(i) != "had" for i in range(end, end + HAD_REACH))
    return tense(reading, start, end) == "+"


def _is_name(reading: Reading, at_weekday: int, end: int) -> bool:
    """Whether "Sun" or "Sat" is no weekday but part of a name: "Sun Yat-sen", "the Toronto Sun"."""
    if reading.word(at_weekday) not in reading.tokens.lexicon.capitals or reading.kind(at_weekday + 1) == ".":
        return False
    return reading.capital(end) or reading.capital(at_weekday - 1)


def _weekday_near(reading: Reading, start: int, end: int, base: date, number: int) -> tuple[date, str]:
    at_told = reading.first(start, end, "LXi")
    told = reading.kind(at_told) if at_told >= 0 else ""
    if told and ("weeks" in reading.tokens.lexicon.habits or reading.kind(end - 1) == "u"):
        return _of_the_week(base, number, {"L": -1, "i": 0, "X": 1}[told]), "weekday of that week"
    if told == "L":
        return weekday_on_or_before(
            shifted_days(base, -1) or base, number
        ), f"the last such weekday before {reading.basis()}"
    if told == "X":
        return weekday_on_or_after(
            shifted_days(base, 1) or base, number
        ), f"the next such weekday after {reading.basis()}"
    listed = _after_the_last(reading, start, number) if not told else None
    if listed is not None:
        return listed, "the day after another of a list"
    if looks_ahead(reading, start, end) or (told == "i" and tense(reading, start, end) != "-"):
        return weekday_on_or_after(base, number), f"weekday on or after {reading.basis()} (future)"
    return weekday_on_or_before(base, number), f"weekday on or before {reading.basis()}"


def _after_the_last(reading: Reading, start: int, number: int) -> date | None:
    """The weekday that follows another one in a list: "late Thursday or early Friday" is one look ahead."""
    between = range(reading.ended, start)
    if not 0 < len(between) <= LIST_GAP or not any(reading.word(i) in LISTED for i in between):
        return None
    if any(reading.kind(i) not in "jEBPtx" for i in between):
        return None
    first = as_date(reading.mentioned)
    day = weekday_on_or_after(first, number) if first else None
    return day if first and day and 0 < (day - first).days <= LIST_DAYS else None


def _of_the_week(base: date, number: int, weeks: int) -> date:
    monday = weekday_on_or_before(base, 1)
    return shifted_days(monday, 7 * weeks + number - 1) or base


def day_of_month(reading: Reading, start: int, end: int) -> Found | None:
    """A day of the month by its number alone: "on the 14th"; not "the 14th time" or "in the 24th"."""
    sure = reading.kind(end - 1) == "3"  # 14日
    if not sure and reading.kind(end) in "xuUO'MS-f%" and not _goes_on(reading, end):
        return None
    if not sure and counts(reading, start):
        return None
    day = reading.number(reading.first(start, end, "do"))
    base = reading.base()
    if base is None or base.year is None or base.month is None:
        return Found(kind="DATE", value=f"XXXX-XX-{day:02d}", rule="a day of the month; no month known")
    year, month = base.year, base.month
    ahead = looks_ahead(reading, start, end)
    if not reading.narrative and base.day is not None:
        if ahead and day < base.day:
            year, month = shifted_months(year, month, 1)
        elif not ahead and day > base.day:
            year, month = shifted_months(year, month, -1)
    if not is_day(year, month, day):
        return None
    point = Point(year, month, day)
    rule = f"day of the month {'on or after' if ahead else 'on or before'} {reading.basis()}"
    return Found(kind="DATE", value=value_of(point), rule=rule, anchor=value_of(base), point=point)


def _goes_on(reading: Reading, i: int) -> bool:
    """Whether the word after "the 14th" is none that it could count: "to", "after", "said", "with"."""
    return (reading.tokens.tenses[i] != " " or reading.word(i) in GOES_ON) and not reading.capital(i)
