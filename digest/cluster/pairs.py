"""How alike articles are, for the pairs that may be one story; all other pairs are not alike at all."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from digest.cluster import tongues
from digest.cluster.rows import ACROSS, RUNS, WITHIN, Rows, taken
from digest.cluster.weights import Scale, Weighed, weighed
from digest.text.copies import copied
from digest.text.postings import Floats, Ints, product, products

LATER = (0.0, 0.06, 0.15)  # what one day and more days between two articles take off their likeness
UNDATED = 0.025  # what a date not known takes off, times the logarithm of how many windows the others span
FAINT = 0.03  # a likeness that decides nothing
PLAIN = 2.0  # articles in two languages share few spellings: what they share counts so much more
# How alike an article is taken to be to its nearest relative at the least, within a language and across:
# where nobody else tells of an event, the nearest is a stranger, and no measure.
RELATIVE = (0.13, 0.1)
BY_SPELLING = (
    0.15  # across languages where no model tells what headlines mean: spellings alone mislead sooner
)
SURE = 0.5  # likeness above which two articles are near copies; these are no measure for the others
Parts = Sequence[Floats]  # the products of one row with others, a row for each column
Numbers = tuple[int, Ints]  # of one row, and of the others that it is compared with


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of row numbers (`lower` < `upper`) and their likeness, 0 to 1."""

    lower: Ints
    upper: Ints
    likeness: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Which rows are compared: each with the first `always`, and with those from `lows[n]` to itself.

    `unknown` is what a date not known takes off.
    """

    lows: tuple[int, ...]
    always: int
    unknown: float

    def others(self, at: int) -> Ints:
        """The rows before `at` that it is compared with."""
        return np.concatenate(
            [np.arange(self.always if at >= self.always else 0), np.arange(self.lows[at], at)]
        )

    @property
    def reach(self) -> int:
        """The most rows that one is compared with, and itself."""
        return (
            max(at - low + (self.always if at >= self.always else 0) for at, low in enumerate(self.lows)) + 1
        )


def frame(rows: Rows, window: int) -> Frame:
    """Which rows lie within `window` days of each other; those without a date within any."""
    days = rows.days
    always = int(np.searchsorted(days, 1))
    lows = [0] * always + np.searchsorted(days, days[always:] - window).clip(always).tolist()
    span = int(days[-1] - days[always]) if always < len(days) else 0
    return Frame(lows=tuple(lows), always=always, unknown=UNDATED * math.log1p(span / (window + 1)))


def alike(rows: Rows, plain: Pairs) -> Pairs:
    """The likeness of pairs whose `plain` likeness is known.

    It is the geometric mean of that and of its share of the likeness that each has with the one most like it
    in the other's language. So two articles on one topic are not alike where each has a nearer relative, nor
    where neither has one and they have little in common.
    """
    spoken = sorted(set(rows.tongues))
    tongue = np.array([spoken.index(each) for each in rows.tongues], dtype=np.int64)
    lower, upper = plain.lower, plain.upper
    nearest = np.zeros((len(rows.ids), len(spoken)))
    np.maximum.at(nearest, (lower, tongue[upper]), plain.likeness)
    np.maximum.at(nearest, (upper, tongue[lower]), plain.likeness)
    within, across = RELATIVE if rows.meant.shape[1] else (RELATIVE[0], BY_SPELLING)
    least = np.where(np.eye(len(spoken), dtype=bool)[tongue], within, across)
    nearest = np.clip(nearest, least, SURE)
    most = np.sqrt(nearest[lower, tongue[upper]] * nearest[upper, tongue[lower]])
    share = np.minimum(plain.likeness / most, 1)
    likeness = np.round(np.sqrt(plain.likeness * share), 6).astype(np.float64)
    return Pairs(lower=lower, upper=upper, likeness=likeness)


def all_pairs(rows: Rows, by: Scale, within: Frame) -> Pairs:
    """The plain likeness of all pairs of rows that have any.

    It is the mean cosine of the aspects that both have, less for days between them; near copies are lifted
    to what is sure, for a text cut short is still that text.
    """
    given = weighed(rows, by)
    columns = zip(*(products(table, within.lows, within.always) for table in given.tables), strict=True)
    found = []
    for at, parts in enumerate(columns):
        others = within.others(at)
        kept, plain = _kept(rows, given, within, (at, others), (at, others), parts)
        found.append((kept, np.full(len(kept), at), plain))
    return _gathered(found)


def pairs_of(rows: Rows, by: Scale, within: Frame, chosen: Ints) -> Pairs:
    """As `all_pairs`, of those pairs alone of which one is `chosen` (sorted row numbers)."""
    wanted = [_met(rows, within, at) for at in chosen.tolist()]
    here = np.unique(np.concatenate([chosen, *wanted]))
    given = weighed(taken(rows, here), by)
    found = []
    for at, near in zip(chosen.tolist(), wanted, strict=True):
        others = near[~((near < at) & np.isin(near, chosen))]  # such a pair came with its other row
        place, places = int(np.searchsorted(here, at)), np.searchsorted(here, others)
        parts = [product(table, place, places) for table in given.tables]
        kept, plain = _kept(rows, given, within, (at, others), (place, places), parts)
        found.append((np.minimum(kept, at), np.maximum(kept, at), plain))
    return _gathered(found)


def _met(rows: Rows, within: Frame, at: int) -> Ints:
    """All rows that row `at` is compared with, before and after it."""
    after = np.arange(at + 1, len(rows.ids))
    if at >= within.always:
        lows = np.asarray(within.lows[at + 1 :], dtype=np.int64)
        after = after[: int(np.searchsorted(lows, at, side="right"))]
    return np.concatenate([within.others(at), after])


def _kept(
    rows: Rows, given: Weighed, within: Frame, numbers: Numbers, places: Numbers, parts: Parts
) -> tuple[Ints, Floats]:
    """The other rows that a row is like, and how alike; `places` are theirs in `given`."""
    at, others = numbers
    less = _mean(rows, given, numbers, places, parts) - _apart(rows, within, at, others)
    kept = np.round(less, 9) >= FAINT
    shorter = np.minimum(given.runs[places[0]], given.runs[places[1][kept]])
    return others[kept], np.maximum(less[kept], SURE * copied(parts[RUNS][kept], shorter))


def _apart(rows: Rows, within: Frame, at: int, others: Ints) -> Floats:
    """What the days between articles take off."""
    gap = np.minimum(np.abs(rows.days[at] - rows.days[others]), len(LATER) - 1)
    known = (rows.days[others] > 0) & (rows.days[at] > 0)
    return np.where(known, np.array(LATER)[gap], within.unknown)


def _mean(rows: Rows, given: Weighed, numbers: Numbers, places: Numbers, parts: Parts) -> Floats:
    """The mean cosine of an article with others, by what is compared within or across languages."""
    at, others = numbers
    own = _over(given, parts, range(WITHIN), *places)
    if len(rows.columns) <= ACROSS[0]:
        return own
    same = np.array([rows.tongues[other] == rows.tongues[at] for other in others.tolist()], dtype=np.bool_)
    spelled = _over(given, parts, ACROSS, *places)
    if not rows.meant.shape[1]:
        return np.where(same, own, np.minimum(spelled * PLAIN, 1))
    # The mean of three: spellings and figures (whose mean is `spelled`), and what headlines mean.
    return np.where(same, own, (2 * spelled + tongues.meant(rows.meant, at, others)) / 3)


def _over(given: Weighed, parts: Parts, columns: Sequence[int], one: int, local: Ints) -> Floats:
    """The mean over the aspects that both articles have."""
    filled = given.filled[list(columns)]
    both = np.asarray((filled[:, one][:, None] * filled[:, local]).sum(axis=0), dtype=np.float64)
    whole = sum(parts[column] for column in columns)
    return np.divide(whole, both, out=np.zeros(len(local)), where=both > 0)


def _gathered(found: Sequence[tuple[Ints, Ints, Floats]]) -> Pairs:
    empty = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
    lower, upper, plain = (np.concatenate(part) for part in zip(empty, *found, strict=True))
    return Pairs(lower=lower, upper=upper, likeness=plain)
