"""The publication date that a document prints, with the year worked out where none is printed."""

import re
from datetime import date

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
PRINTED = re.compile(
    r"(?:(?:published|posted|updated)(?: on)?:?\s+)?"
    r"(?:(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day),?\s+)?"
    r"(?:(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?|(?P<day2>\d{1,2})\s+(?P<month2>[a-z]{3,9})\.?)"
    r"(?:,?\s+(?P<year>\d{4}))?",
    re.IGNORECASE,
)
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
YEAR = re.compile(r"(?<![\d-])(?:19|20)\d{2}(?!\d)")
LOOK_AHEAD = 12  # weekdays repeat on dates within 12 years at the most


class Printed:
    """A date as printed: month and day, and weekday (0 Monday … 6) and year where they stand there."""

    __slots__ = ("day", "month", "weekday", "year")

    def __init__(self, *, year: int | None, month: int, day: int, weekday: int | None) -> None:
        self.year, self.month, self.day, self.weekday = year, month, day, weekday


def printed_date(line: str) -> Printed | None:
    """The date that this line is, if it is nothing but a date."""
    text = line.strip().rstrip(".")
    iso = ISO.fullmatch(text)
    if iso:
        return _valid(Printed(year=int(iso[1]), month=int(iso[2]), day=int(iso[3]), weekday=None))
    match = PRINTED.fullmatch(text)
    if not match:
        return None
    name = (match["month"] or match["month2"]).lower()
    month = next(
        (at for at, full in enumerate(MONTHS, 1) if full.startswith(name[:3]) and full.startswith(name)), 0
    )
    if name == "sept":
        month = 9
    weekday = WEEKDAYS.index(match["weekday"].lower()) if match["weekday"] else None
    year = int(match["year"]) if match["year"] else None
    day = int(match["day"] or match["day2"])
    return _valid(Printed(year=year, month=month, day=day, weekday=weekday)) if month else None


def latest_year(text: str) -> int:
    """The latest year that a text names; 0 for none."""
    return max(map(int, YEAR.findall(text)), default=0)


def with_year(printed: Printed, body: str, beside: int = 0) -> tuple[date, str] | None:
    """The date with its year, and how the year is known in words; None where the text does not tell.

    Without a printed year, the year is the first one, from the latest year that the text names on, in which
    the date falls on the printed weekday: a text that speaks of 2022 was not written before it. Where the
    text names no year, `beside` counts: the latest that the documents of the same export name, 0 for none.
    """
    if printed.year is not None:
        return date(printed.year, printed.month, printed.day), "printed with its year"
    if printed.weekday is None:
        return None
    told = ((latest_year(body), "the text"), (beside, "the documents beside it"))
    for latest, whose in ((year, whose) for year, whose in told if year):
        for year in range(latest, latest + LOOK_AHEAD):
            found = _date(year, printed.month, printed.day)
            if found and found.weekday() == printed.weekday:
                return found, (
                    f"printed without a year; from {latest}, the latest year named in {whose}, "
                    f"{year} is the first in which this date is a {WEEKDAYS[printed.weekday].capitalize()}"
                )
    return None


def _valid(printed: Printed) -> Printed | None:
    leap = 2000
    return printed if _date(printed.year or leap, printed.month, printed.day) else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
