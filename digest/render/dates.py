"""Days and hours in words: 2026-07-04 is 4 July 2026."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from digest.render.words import Words, locale

ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:[T ](?P<hour>[01]\d|2[0-3]|24(?=:00)):(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?"
)

MIDNIGHT = "24"  # the hour that ends a day (ISO 8601), which `<time>` does not know
DAY, HOUR = 10, 13  # characters of a date, and of a date with its hour


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A point in time: `iso` for `<time datetime>` (None where it is no ISO date), and in words."""

    iso: str | None
    words: str


def when(value: str, words: Words) -> When:
    """`value` (ISO 8601: year, month, day, or day and time) as a page shows it; anything else as it is."""
    found = ISO.fullmatch(value)
    if not found:
        return When(iso=None, words=value)
    return When(iso=_iso(found), words=_words(found, words))


def spoken(value: str, words: Words) -> str:
    """The same in words alone."""
    found = ISO.fullmatch(value)
    return _words(found, words) if found else value


def clock(value: str, words: Words) -> When:
    """The hour alone of `value`, a day with its time: 23:20."""
    found = ISO.fullmatch(value)
    if not found or not found["hour"]:
        return when(value, words)
    return When(iso=_iso(found), words=_clock(found))


def _iso(found: re.Match[str]) -> str:
    """As pages must write it: the midnight that ends a day is the first hour of the next."""
    value = found[0].replace(" ", "T")
    if found["hour"] != MIDNIGHT:
        return value
    day = date.fromisoformat(value[:DAY]) + timedelta(days=1)
    return f"{day.isoformat()}T00{value[HOUR:]}"


def _clock(found: re.Match[str]) -> str:
    return f"{found['hour']}:{found['minute']}"


def _words(found: re.Match[str], words: Words) -> str:
    if not found["month"]:
        return found["year"]
    told = _day(found["year"], found["month"], found["day"] or "", words.language)
    if not found["hour"]:
        return told
    if not found["zone"]:
        return words("dates.minute", day=told, clock=_clock(found))
    return words("dates.zoned", day=told, clock=_clock(found), zone=_zone(found["zone"]))


@cache
def _day(year: str, month: str, day: str, language: str) -> str:
    """A day, or with "" for it a month, in the words of CLDR; a day that no calendar has as it is."""
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - slow to load

    try:
        at = date(int(year), int(month), int(day or 1))
    except ValueError:
        return "-".join(filter(None, (year, month, day)))
    if day:
        return format_date(at, "long", locale=locale(language))
    return format_skeleton("yMMMM", at, locale=locale(language))


@cache
def _zone(zone: str) -> str:
    if zone == "Z" or zone.replace(":", "") in {"+0000", "-0000"}:
        return "UTC"
    return f"UTC{zone[0].replace('-', '−')}{zone[1:3].lstrip('0') or '0'}" + (
        f":{zone[-2:]}" if zone[-2:] != "00" else ""
    )
