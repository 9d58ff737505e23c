"""The publication date as people and programs write it in the head of a file, without a guess."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

EARLIEST, LATEST = 1600, 2199  # the first newspaper is of 1605; beyond, time zones overflow the calendar
UTC_SIGNS = frozenset({"Z", "UTC", "GMT", "+00:00"})
WIDEST_OFFSET = timedelta(hours=14)  # Kiritimati

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>[0-9]{4})"
NUMERIC = re.compile(
    r"(?P<year>[0-9]{4})(?P<dash>[-/.]?)(?P<month>[0-9]{2})(?P=dash)(?P<day>[0-9]{2})"  # 2025-12-15, 20251215
    r"|(?P<day2>[0-9]{1,2})\.\s?(?P<month2>[0-9]{1,2})\.\s?(?P<year2>[0-9]{4})"  # 15.12.2025
)
WORDS = (
    rf"{WEEKDAY}{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}",
    rf"{WEEKDAY}{MONTH}\s+{DAY},?\s+{YEAR}",
)
YEARLESS = (
    rf"{WEEKDAY}{DAY}\s+(?:of\s+)?{MONTH}",
    rf"{WEEKDAY}{MONTH}\s+{DAY}",
)
CLOCK = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt]|\s+)"
    r"(?P<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,6})?)?)"
    r"\s*(?P<zone>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?",
    re.IGNORECASE,
)
LETTER = (  # RFC 5322, as in feeds and e-mail
    r"(?:[a-z]{3,9},?\s+)?[0-9]{1,2}\s+[a-z]{3}\s+[0-9]{4}\s+[0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
    r"\s+(?:[+-][0-9]{4}|[ECMP][SD]T|GMT|UTC|UT|Z)"
)


class Moment(NamedTuple):
    """A date that was read: ISO 8601 `value`, `precision` day or minute.

    `zoneless` is true where a time of day was dropped because it has no zone. `printed` is given
    instead of `value` for a date without its year (`Monday, December 15`).
    """

    value: str | None = None
    precision: str = "unknown"
    zoneless: bool = False
    printed: str | None = None


def moment(words: str) -> Moment | None:
    """The date that `words` are, or None where they are none or could be two (`04/05/2025`).

    Nothing is filled in: a time without its zone gives the day alone, a day without its year `printed`.
    """
    text = " ".join(words.split())
    try:
        found = _clock(text) or _letter(text) or _day(text)
    except (ValueError, OverflowError):
        return None
    return found or _yearless(text)


def _clock(text: str) -> Moment | None:
    found = CLOCK.fullmatch(text)
    if not found:
        return None
    day, time, zone = found.groups(default="")
    hour, _, rest = time.partition(":")
    clock = f"{day}T{hour.zfill(2)}:{rest[: len('30:00')]}"  # parts of a second do not count
    if zone.upper() not in UTC_SIGNS:
        return _moment(datetime.fromisoformat(f"{clock}{zone}"))
    # What most write, and what need not be reckoned: asking a time for its zone takes as long as all of this.
    known = EARLIEST <= datetime.fromisoformat(clock).year <= LATEST
    return Moment(f"{clock[: len('2025-12-15T10:30')]}+00:00", "minute") if known else None


def _letter(text: str) -> Moment | None:
    if not _pattern(LETTER).fullmatch(text):
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - slow to load, and few write so

    value = parsedate_to_datetime(text)
    return _moment(value if value.tzinfo else value.replace(tzinfo=UTC))


def _moment(value: datetime) -> Moment | None:
    offset = value.utcoffset()
    if not EARLIEST <= value.year <= LATEST or (offset is not None and abs(offset) > WIDEST_OFFSET):
        return None
    if offset is None:
        midnight = (value.hour, value.minute) == (0, 0)
        return Moment(value=value.date().isoformat(), precision="day", zoneless=not midnight)
    return Moment(value=value.isoformat(timespec="minutes"), precision="minute")


def _day(text: str) -> Moment | None:
    found = NUMERIC.fullmatch(text)
    if found:
        year, month, day = (int(found[name] or found[f"{name}2"]) for name in ("year", "month", "day"))
        return _dated(year, month, day)
    named = next((match for one in WORDS if (match := _pattern(one).fullmatch(text))), None)
    return _dated(int(named["year"]), _month(named), int(named["day"])) if named else None


def _dated(year: int, month: int, day: int) -> Moment | None:
    value = date(year, month, day).isoformat()
    return Moment(value=value, precision="day") if EARLIEST <= year <= LATEST else None


def _yearless(text: str) -> Moment | None:
    found = next((match for one in YEARLESS if (match := _pattern(one).fullmatch(text))), None)
    leap = 2024  # the 29th of February is a date in some years
    try:
        return Moment(printed=text) if found and date(leap, _month(found), int(found["day"])) else None
    except ValueError:
        return None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Made when first asked for: most dates are numbers, and a pattern takes 2 ms."""
    return re.compile(words, re.IGNORECASE)


def _month(found: re.Match[str]) -> int:
    return MONTHS.index(found["month"][:3].lower()) + 1
