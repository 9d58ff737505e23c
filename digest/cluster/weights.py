"""What each term of a collection counts: the more the fewer articles hold it, in coarse steps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from digest.cluster.rows import RUNS, Column, Rows
from digest.text.postings import Floats, Ints, Table
from digest.text.steps import STARTS, dampened, doublings, rarity, steps

UNSEEN = 50  # articles of other days thought of beside those at hand, so that five of one event are alike
COMMON = 1_000  # articles that can be met; a term in more of them tells little, and costs most of the time
# Of a term's 32 bits, so many decide by which slot its articles are counted: two rare terms that fall into
# one stay rare. One more for each fourfold size of the collection, up to the most.
SLOT_BITS, MOST_BITS = 16, 22
LEFT_OUT = 255  # in place of the step of a term that too many articles hold
Steps = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """For each column the step of every slot; `of` is the weight of each step.

    `some` are for each column the slots whose step is not 0, and those steps.
    `size` and `most` are the steps of the collection's size and of how many articles may hold a term.
    """

    columns: tuple[Steps, ...]
    some: tuple[tuple[Ints, Steps], ...]
    of: Floats
    size: int
    most: int

    @property
    def shift(self) -> np.uint32:
        """How far a term is shifted to give its slot."""
        grown = doublings(int(STARTS[self.size])) // 2
        return np.uint32(32 - min(SLOT_BITS + grown, MOST_BITS))


def scale(rows: Rows, reach: int) -> Scale:
    """What the terms of a collection count; `reach` is the most articles that one is compared with."""
    count = len(rows.ids)
    size = int(steps(np.array([count]))[0])
    most = COMMON * 2 ** doublings(count // max(reach, 1))
    empty = Scale(columns=(), some=(), of=rarity(count, unseen=UNSEEN), size=size, most=most)
    some = tuple(_steps(column, empty) for column in rows.columns)
    columns = []
    for slots, found in some:
        columns.append(np.zeros(1 << (32 - int(empty.shift)), dtype=np.uint8))
        columns[-1][slots] = found
    return replace(empty, columns=tuple(columns), some=some)


def _steps(column: Column, by: Scale) -> tuple[Ints, Steps]:
    """The slots that two articles or more hold, and the step of each."""
    holders = np.bincount(_slots(column, by), minlength=1 << (32 - int(by.shift)))
    some = np.flatnonzero(holders >= STARTS[1])
    held = holders[some]
    return some, np.where(held > by.most, LEFT_OUT, steps(held)).astype(np.uint8)


def _slots(column: Column, by: Scale) -> Ints:
    """Where the articles of each term of a column are counted."""
    return np.asarray(column.terms >> by.shift, dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Articles as vectors, one table for each column; `filled` tells which have any term in it.

    The vectors of the column of runs are no unit vectors: they count, and `runs` is how many an article has.
    """

    tables: tuple[Table, ...]
    filled: Floats
    runs: Ints


def weighed(rows: Rows, by: Scale) -> Weighed:
    """The vectors of all rows: (1 + ln tf) times the weight of the term's step, of unit length."""
    made = [
        _counts(column, steps_, by) if at == RUNS else _unit(column, steps_, by)
        for at, (column, steps_) in enumerate(zip(rows.columns, by.columns, strict=True))
    ]
    filled = [np.diff(column.starts) > 0 for column in rows.columns]
    return Weighed(
        tables=tuple(made),
        filled=np.array(filled, dtype=np.float64),
        runs=np.diff(rows.columns[RUNS].starts),
    )


def _unit(column: Column, by_slot: Steps, by: Scale) -> Table:
    found = by_slot[_slots(column, by)]
    kept = found != LEFT_OUT
    # What too many hold is no part of the comparison, but of the length of the vector it is.
    usual = np.where(kept, found, steps(np.array([by.most]))[0])
    weights = dampened(column.counts) * by.of[usual]
    rows = np.repeat(np.arange(len(column.starts) - 1), np.diff(column.starts))
    norms = np.sqrt(np.bincount(rows, weights**2, minlength=len(column.starts) - 1))
    return _without(column, rows, weights / norms[rows], kept)


def _counts(column: Column, by_slot: Steps, by: Scale) -> Table:
    rows = np.repeat(np.arange(len(column.starts) - 1), np.diff(column.starts))
    return _without(column, rows, np.ones(len(column.terms)), by_slot[_slots(column, by)] != LEFT_OUT)


def _without(column: Column, rows: Ints, weights: Floats, kept: NDArray[np.bool_]) -> Table:
    if kept.all():
        return Table(starts=column.starts, terms=column.terms, weights=weights)
    starts = np.searchsorted(rows[kept], np.arange(len(column.starts)))
    return Table(starts=starts, terms=column.terms[kept], weights=weights[kept])


def holding(rows: Rows, by: Scale, moved: Sequence[Ints]) -> Ints:
    """The rows with a term in one of the slots that `moved` names for each column."""
    found = [np.zeros(0, np.int64)]
    for column, slots_ in zip(rows.columns, moved, strict=True):
        if len(slots_):
            wanted = np.zeros(1 << (32 - int(by.shift)), dtype=np.bool_)
            wanted[slots_] = True
            cells = np.flatnonzero(wanted[_slots(column, by)])
            found.append(np.searchsorted(column.starts, cells, side="right") - 1)
    return np.unique(np.concatenate(found))
