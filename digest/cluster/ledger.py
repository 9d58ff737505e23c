"""What the last grouping reckoned, so that the next one reckons anew only what an edit touches.

A ledger never decides anything: with it and without it the same groups come out.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from digest.cluster.grouper import Grouper
from digest.cluster.link import average_link
from digest.cluster.pairs import Frame, Pairs, alike, all_pairs, frame, pairs_of
from digest.cluster.rows import Rows
from digest.cluster.weights import Scale, Steps, holding, scale
from digest.text.packed import packed, unpacked
from digest.text.postings import Ints

EDGE = 0.5  # pairs under this share of the threshold cannot matter to which group an article belongs
FEW = 8  # one row in so many may be reckoned one by one; beyond that all together is quicker
MILLION = 1_000_000
Groups = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What was reckoned of rows with these `stamps` under these `terms` (what must be equal to use it).

    `steps` are for each column the slots whose step is not 0 and those steps; `plain` are all pairs; `groups`
    tell how each web of pairs fell into groups, by a hash of the web.
    """

    terms: tuple[float, ...]
    stamps: tuple[str, ...]
    steps: tuple[tuple[Ints, Steps], ...]
    plain: Pairs
    groups: Mapping[str, Groups] = field(default_factory=dict)


def grouped(rows: Rows, grouper: Grouper, before: Ledger | None) -> tuple[Pairs, list[Ints], Ledger]:
    """The pairs that may matter, the groups as row numbers, and the ledger for the next time."""
    within = frame(rows, grouper.window)
    by = scale(rows, within.reach)
    terms = (grouper.window, within.unknown, by.size, by.most, len(rows.columns), rows.meant.shape[1])
    usable = before if before and before.terms == terms else None
    plain = _plain(rows, by, within, usable)
    found = alike(rows, plain)
    near = found.likeness >= grouper.threshold * EDGE
    kept = Pairs(lower=found.lower[near], upper=found.upper[near], likeness=found.likeness[near])
    groups, webs = _groups(len(rows.ids), kept, grouper, before.groups if before else {})
    return kept, groups, Ledger(terms=terms, stamps=rows.stamps, steps=by.some, plain=plain, groups=webs)


def _plain(rows: Rows, by: Scale, within: Frame, before: Ledger | None) -> Pairs:
    """The plain likeness of all pairs, those of untouched rows as they were."""
    if before is None:
        return all_pairs(rows, by, within)
    number = {stamp: at for at, stamp in enumerate(rows.stamps)}
    now = np.array([number.get(stamp, -1) for stamp in before.stamps], dtype=np.int64)
    old = np.zeros(len(rows.stamps), dtype=np.bool_)
    old[now[now >= 0]] = True
    moved = [_moved(each, told) for each, told in zip(by.columns, before.steps, strict=True)]
    touched = np.union1d(np.flatnonzero(~old), holding(rows, by, moved))
    if len(touched) * FEW > len(rows.stamps):
        return all_pairs(rows, by, within)
    still = np.ones(len(rows.stamps) + 1, dtype=np.bool_)
    still[touched] = still[-1] = False  # the last place stands for what is gone
    lower, upper = now[before.plain.lower], now[before.plain.upper]
    kept = still[lower] & still[upper]
    fresh = pairs_of(rows, by, within, touched)
    return Pairs(
        lower=np.concatenate([lower[kept], fresh.lower]),
        upper=np.concatenate([upper[kept], fresh.upper]),
        likeness=np.concatenate([before.plain.likeness[kept], fresh.likeness]),
    )


def _moved(steps: Steps, told: tuple[Ints, Steps]) -> Ints:
    """The slots whose step is another than it was."""
    was = np.zeros(len(steps), dtype=np.uint8)
    was[told[0]] = told[1]
    return np.flatnonzero(was != steps)


def _groups(
    count: int, kept: Pairs, grouper: Grouper, known: Mapping[str, Groups]
) -> tuple[list[Ints], dict[str, Groups]]:
    """The groups among `count` rows, each web of pairs by itself: no group reaches beyond its web."""
    web = _webs(count, kept)
    order = np.argsort(web, kind="stable")
    heads = np.searchsorted(web[order], np.arange(count))
    place = np.empty(count, dtype=np.int64)
    place[order] = np.arange(count) - heads[web[order]]
    links = np.lexsort((kept.upper, kept.lower, web[kept.lower]))
    of = web[kept.lower][links]
    parts = (place[kept.lower], place[kept.upper], np.rint(kept.likeness * MILLION))
    rows = np.stack([part[links].astype(np.int32) for part in parts], axis=1)
    groups = [order[at : at + 1] for at in _alone(order, heads, web)]
    told: dict[str, Groups] = {}
    names = np.unique(of).tolist()
    for name in names:
        begin, end = np.searchsorted(of, (name, name + 1)).tolist()
        members = order[heads[name] : np.searchsorted(web[order], name, side="right")]
        links_ = np.ascontiguousarray(rows[begin:end])
        key = hashlib.sha256(links_.tobytes()).hexdigest()
        made = known.get(key) or told.get(key) or _linked(len(members), links_, grouper)
        told[key] = made
        groups += [members[list(group)] for group in made]
    return groups, told


def _alone(order: Ints, heads: Ints, web: Ints) -> list[int]:
    """The places in `order` of rows that have no link."""
    sizes = np.bincount(web, minlength=len(web))
    return heads[np.flatnonzero(sizes == 1)].tolist() if len(order) else []


def _linked(count: int, links: NDArray[np.int32], grouper: Grouper) -> Groups:
    pairs = [(a, b, likeness / MILLION) for a, b, likeness in links.tolist()]
    return average_link(count, pairs, grouper.threshold)


def _webs(count: int, kept: Pairs) -> Ints:
    """For each row the lowest row that it is linked with, directly or through others."""
    found = np.arange(count)
    while True:
        least = np.minimum(found[kept.lower], found[kept.upper])
        made = found.copy()
        np.minimum.at(made, kept.lower, least)
        np.minimum.at(made, kept.upper, least)
        made = made[made]
        if np.array_equal(made, found):
            return found
        found = made


def kept(ledger: Ledger) -> bytes:
    """A ledger as bytes."""
    plain = ledger.plain
    columns = [
        plain.lower.astype(np.int32),
        plain.upper.astype(np.int32),
        plain.likeness,
        *(part for slots, steps in ledger.steps for part in (slots.astype(np.int32), steps)),
    ]
    return packed((ledger.terms, ledger.stamps, ledger.groups), columns)


def found(data: bytes) -> Ledger:
    """What was kept.

    Raises:
        ValueError, KeyError, TypeError: these bytes are something else.
    """
    (terms, stamps, groups), (lower, upper, likeness, *told) = unpacked(data)
    return Ledger(
        terms=tuple(terms),
        stamps=tuple(stamps),
        steps=tuple((told[at].astype(np.int64), told[at + 1]) for at in range(0, len(told), 2)),
        plain=Pairs(lower=lower.astype(np.int64), upper=upper.astype(np.int64), likeness=likeness),
        groups={name: tuple(tuple(group) for group in each) for name, each in groups.items()},
    )
