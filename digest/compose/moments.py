"""The stretch of time that words name: a year, a month, a day, a minute, or from one to another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.model.analysis import TimeExpression

MINUTE = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2})?")
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?")
MONTH = re.compile(r"\d{4}-\d{2}")
YEAR = re.compile(r"\d{4}")
ISO_DAY = 10  # characters of an ISO date
JOINED = re.compile(r",?\s*(?:[-–—]|to|through|till|until|and)\s*(?:the\s+)?", re.IGNORECASE)
OPENS = {"to": ("from",), "and": ("between",)}  # what must stand before the first half
OPENED = re.compile(r"\b(from|between)\s+(?:the\s+|early\s+|late\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A stretch of time: first and last (ISO 8601; `end` None where it is one), and how exact it is."""

    date: str
    end: str | None
    precision: str

    @property
    def day(self) -> str:
        """The first day, month or year, without the hour."""
        return self.date[:ISO_DAY]


def when(value: str) -> When | None:
    """The stretch that a TIMEX3 value names; None for lengths, sets and vague values.

    A week is vague too: "this week" is said of today, not of the Sunday to come. A part of a day is that day.
    """
    forms = ((MINUTE, "minute"), (DAY, "day"), (MONTH, "month"), (YEAR, "year"))
    for pattern, precision in forms:
        if match := pattern.fullmatch(value):
            return When(date=match[match.lastindex or 0], end=None, precision=precision)
    return None


def ranges(times: Sequence[TimeExpression], text: str) -> dict[TimeExpression, tuple[When, TimeExpression]]:
    """The times that open a range, with the range and the time that closes it.

    `text` is the canonical text of the article that `times`, in order, stand in. Read are "from A to B",
    "between A and B", "A through B" and "A–B", where A is before B and both are days, months or years; in
    other languages what the reading of times tells of both ends.
    """
    found: dict[TimeExpression, tuple[When, TimeExpression]] = {}
    for first, last in pairwise(times):
        start, end = when(first.value), when(last.value)
        if start is None or end is None or start.precision != end.precision or start.precision == "minute":
            continue
        told = (first.range_begin, first.range_end) == (first.value, last.value)
        if start.date < end.date and (told or _joined(text, first, last)):
            found[first] = When(date=start.date, end=end.date, precision="range"), last
    return found


def _joined(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    between = JOINED.fullmatch(text, first.span.end, last.span.start)
    if between is None:
        return False
    needed = OPENS.get(between[0].strip(", ").lower().removesuffix(" the"))
    opened = OPENED.search(text, max(0, first.span.start - 20), first.span.start)
    return needed is None or (opened is not None and opened[1].lower() in needed)
