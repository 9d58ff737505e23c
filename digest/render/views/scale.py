"""Dates on a line, as far apart as the days between them: the drawing above the timeline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

DRAWN = 4  # dates from which a drawing tells more than the list alone
BREAK = 6  # a gap so many times as long as the mean of all shorter ones is drawn broken, and short
CUT, MOST_CUT = 0.08, 0.5  # the share of the line that a broken gap takes, and that all of them may take
EDGE = 2.0  # per cent of the width on either side, so that a dot is not cut off
LEAST, MOST = 4.0, 9.0  # radius of a dot, in CSS pixels: area grows with the entries of its date
PARTS = 3  # year, month, day
SPREAD = 6.25  # square of the pixels that one entry adds to the square of the radius


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A date: where it is from the start, in per cent; its size in pixels; how sure it is; its last day."""

    at: str
    radius: str
    status: str
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The line between two dates, from and to in per cent; `broken` where it stands for a longer time."""

    start: str
    end: str
    broken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The drawing: its dots, and the stretches of line between them."""

    dots: tuple[Dot, ...]
    stretches: tuple[Stretch, ...]
    broken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What is drawn of a date: its first and last day as ISO, how many entries, and how sure they are."""

    start: str
    end: str | None
    entries: int
    status: str


def scale(dates: Sequence[Dated]) -> Scale | None:
    """The drawing of `dates`, which come in order; None where there are too few to draw."""
    found = [(one, _day(one.start), _day(one.end or one.start)) for one in dates]
    known = [(one, start, end) for one, start, end in found if start is not None and end is not None]
    days = sorted({day for _, *both in known for day in both})
    if len(days) < DRAWN:
        return None
    places, broken = _places(days)
    stretches = tuple(
        Stretch(start=_cent(places[one]), end=_cent(places[other]), broken=other in broken)
        for one, other in pairwise(days)
    )
    dots = tuple(
        Dot(
            at=_cent(places[start]),
            radius=f"{min(MOST, (LEAST**2 + SPREAD * (one.entries - 1)) ** 0.5):.1f}",
            status=one.status,
            until=_cent(places[end]) if end != start else None,
        )
        for one, start, end in known
    )
    return Scale(dots=dots, stretches=stretches, broken=bool(broken))


def _places(days: Sequence[int]) -> tuple[dict[int, float], frozenset[int]]:
    """Where each day is, from 0 to 1, and those before which the line is broken.

    All gaps but the broken ones are in proportion to one another.
    """
    gaps = {other: other - one for one, other in pairwise(days)}
    broken = _broken(gaps)
    cut = min(CUT, MOST_CUT / len(broken)) if broken else 0.0
    free = (1 - cut * len(broken)) / sum(gap for day, gap in gaps.items() if day not in broken)
    at, places = 0.0, {days[0]: 0.0}
    for day in days[1:]:
        at += cut if day in broken else gaps[day] * free
        places[day] = at
    return places, broken


def _broken(gaps: Mapping[int, int]) -> frozenset[int]:
    """The days before which a gap is that is many times the mean of all shorter ones."""
    ranked = sorted(gaps.values())
    longest = next(
        (gap for at, gap in enumerate(ranked) if at and gap > BREAK * sum(ranked[:at]) / at), max(ranked) + 1
    )
    return frozenset(day for day, gap in gaps.items() if gap >= longest)


def _day(iso: str) -> int | None:
    """The number of the day at which a date begins, which may lack its day or month; None if it is none."""
    try:
        parts = [int(part) for part in iso[:10].split("-")]
        return date(*(*parts, 1, 1)[:PARTS]).toordinal()
    except ValueError:
        return None


def _cent(share: float) -> str:
    return f"{EDGE + share * (100 - 2 * EDGE):.2f}".rstrip("0").rstrip(".")
