"""The stretch of time that words name: a year, a month, a day, a minute, or from one to another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from digest.model.analysis import TimeExpression

MINUTE = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2})?")
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?")
MONTH = re.compile(r"\d{4}-\d{2}")
YEAR = re.compile(r"\d{4}")
ISO_DAY = 10  # characters of an ISO date
JOINED = re.compile(r",?\s*(?:[-–—]|to|through|till|until|and)\s*(?:the\s+)?", re.IGNORECASE)
LISTED = re.compile(
    r",\s*|,?\s*(?:and|or|into)\s+(?:(?:on|in|early|late|again)\s+){0,2}(?:the\s+)?", re.IGNORECASE
)
YMD = ("year", "month", "day")
OPENS = {"to": ("from",), "and": ("between",)}  # what must stand before the first half
# "The exam was moved from Wednesday to March 18": what a date was moved from, nothing happens on.
MOVED = re.compile(
    r"\b(?:mov(?:e[sd]?|ing)|postpon(?:e[sd]?|ing)|reschedul(?:e[sd]?|ing)|shift(?:s|ed|ing)?|"
    r"push(?:es|ed|ing)? back|put(?:s|ting)? (?:back|off)|br(?:ought|ings?|inging) forward)\b"
    r"[^.;:“”\"]{0,120}?\bfrom\s+(?:the\s+)?$",
    re.IGNORECASE,
)
MOVED_TO = re.compile(r"\s+(?:to|until|till)\b")
FAR_BEFORE = 200  # characters before a date in which its verb may stand
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
    "between A and B", "A through B" and "A–B", where A is before B and both are days, months or years; lists
    of neighbors ("late Thursday or early Friday", "in 2014, 2015 and 2016"), which tell one thing; in other
    languages what the reading of times tells of both ends.
    """
    found: dict[TimeExpression, tuple[When, TimeExpression]] = {}
    opened: TimeExpression | None = None  # the first of a list that goes on
    for first, last in pairwise(times):
        if moved_from(text, first):
            opened = None
            continue
        start, end = when(first.value), when(last.value)
        if start is None or end is None or start.precision != end.precision or start.precision == "minute":
            opened = None
            continue
        told = (first.range_begin, first.range_end) == (first.value, last.value)
        listed = _listed(text, first, last) and _next_to(start, end)
        if start.date < end.date and (told or listed or _joined(text, first, last)):
            head = opened if opened is not None and listed else first
            begin = found[head][0] if head in found else start
            found[head] = When(date=begin.date, end=end.date, precision="range"), last
            opened = head if listed else None
        else:
            opened = None
    return {head: found[head] for head in found if _whole(text, head, found[head][1])}


def moved_from(text: str, time: TimeExpression) -> bool:
    """Whether something was moved from this time to another, so that it is not of this one any more."""
    before = max(0, time.span.start - FAR_BEFORE)
    moved = MOVED_TO.match(text, time.span.end) and MOVED.search(text, before, time.span.start)
    return moved is not None


def _listed(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    return LISTED.fullmatch(text, first.span.end, last.span.start) is not None


def _next_to(start: When, end: When) -> bool:
    """Whether one is the day, month or year right after the other."""
    first, last = (tuple(map(int, each.date.split("-"))) for each in (start, end))
    if len(first) == len(YMD):
        return date(*last).toordinal() - date(*first).toordinal() == 1
    months = [year * 12 + month for year, month in ((*each, 1)[:2] for each in (first, last))]
    return months[1] - months[0] == (1 if len(first) > 1 else 12)


def _whole(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    """Whether a word joins the times: commas alone make no range."""
    return not re.fullmatch(r"[\d\s,]*", text[first.span.end : last.span.start])


def _joined(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    between = JOINED.fullmatch(text, first.span.end, last.span.start)
    if between is None:
        return False
    needed = OPENS.get(between[0].strip(", ").lower().removesuffix(" the"))
    opened = OPENED.search(text, max(0, first.span.start - 20), first.span.start)
    return needed is None or (opened is not None and opened[1].lower() in needed)
