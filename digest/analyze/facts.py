"""Clauses of several articles that state one fact, brought together; and pairs that come close but differ.

Likeness is the cosine of TF-IDF vectors whose document frequencies are counted over the story's own clauses:
inside one story the words that all share say little, and those few share say which fact it is.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest.analyze.clear import shown
from digest.analyze.closeness import Closeness, closeness
from digest.analyze.guards import Conflict, conflict
from digest.analyze.leads import with_leads
from digest.analyze.stating import repeated
from digest.analyze.units import MIN_QUOTED_WORDS, Unit
from digest.analyze.vouched import parted
from digest.text.likeness import Matrix, cosines, idf, vectors

Flags = NDArray[np.bool_]
Groups = tuple[tuple[int, ...], ...]

DAY = re.compile(r"#\d{4}-\d{2}-\d{2}")
SAME = 0.30  # mean likeness of two groups that state one fact
STRAGGLER = 0.65  # share of a fact's core that a clause left over must have to join it
WIDE = 3  # articles that a fact must have for its core to be sure enough for that
SAME_CORE = 0.5  # likeness of the cores of two groups that are one fact
SHARED_WORDS = 2  # words besides names and dates that two clauses on one fact share at the least
ENOUGH = {2: 0.45, 3: 0.40, 4: 0.35}  # likeness that two clauses must have which share so few words
NEAR = 0.20  # likeness from which a conflict is looked at as a difference
ROUND = 5  # decimals of a likeness: machines differ in the last bits of a sum
ALIKE_AT_ALL = 0.12  # no pair inside a group may be less alike than this


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Two clauses alike enough to be about one thing, and how they differ; `clear` if worth showing."""

    one: int
    other: int
    score: float
    conflict: Conflict
    clear: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was brought together.

    `groups` are numbers of clauses, each in one group at the most; `near` the pairs in conflict; `likeness`
    the cosine of every two clauses; `weight` the IDF of each key; `holders` the clauses that have a key;
    `home` the group of a clause; `beside` the near pairs that it is part of; `words` those of each clause.
    """

    groups: Groups
    near: tuple[Near, ...]
    likeness: Matrix
    weight: Mapping[str, float]
    holders: Mapping[str, tuple[int, ...]]
    home: Mapping[int, tuple[int, ...]]
    beside: Mapping[int, tuple[Near, ...]]
    words: Closeness


def facts(units: Sequence[Unit], *, same: float = SAME) -> Facts:
    """The facts that two clauses or more state, largest group first."""
    bags = [Counter(unit.keys) for unit in units]
    weight = idf(bags)
    likeness = np.round(cosines(vectors(bags, weight)), ROUND)
    barred: Flags = likeness < ALIKE_AT_ALL
    told, words = likeness.copy(), closeness(units)
    least = [repeated(unit) for unit in units]
    pairs: list[tuple[float, int, int]] = []
    near: list[Near] = []
    for one, other in np.argwhere(np.triu(~barred, 1)).tolist():
        score = float(likeness[one, other])
        if _same_quotation(units[one], units[other]):
            likeness[one, other] = likeness[other, one] = told[one, other] = told[other, one] = score = 1.0
            pairs.append((score, one, other))
            continue
        reason = conflict(units[one], units[other])
        if reason or _same_sentence(units[one], units[other]):
            barred[one, other] = barred[other, one] = True
            if reason and score >= NEAR and units[one].article != units[other].article:
                way = shown(units[one], units[other], weight)
                near.append(Near(one=one, other=other, score=score, conflict=way or reason, clear=bool(way)))
        elif least[one] == least[other] and score >= max(_enough(bags[one], bags[other]), least[one]):
            told[one, other] = told[other, one] = score = words.closer(one, other, score)
            pairs.append((score, one, other))
    groups = _grouped(len(units), pairs, told, barred, same)
    groups = _merged(groups, units, weight)
    groups = _with_stragglers(groups, units, weight)
    groups = with_leads(groups, units, likeness, words)
    holders = _holders(bags)
    groups = parted(groups, units, words, holders)
    beside: dict[int, list[Near]] = {}
    for each in near:
        beside.setdefault(each.one, []).append(each)
        beside.setdefault(each.other, []).append(each)
    return Facts(
        groups=groups,
        near=tuple(near),
        likeness=likeness,
        weight=weight,
        holders=holders,
        home={at: group for group in groups for at in group},
        beside={at: tuple(pairs_of) for at, pairs_of in beside.items()},
        words=words,
    )


def core(group: Iterable[int], units: Sequence[Unit]) -> frozenset[str]:
    """The words of a fact: those that more than half of its articles use."""
    by_article: dict[str, set[str]] = {}
    for at in group:
        by_article.setdefault(units[at].article, set()).update(units[at].keys)
    count = Counter(key for keys in by_article.values() for key in keys)
    return frozenset(key for key, times in count.items() if 2 * times > len(by_article))


def weigh(keys: Iterable[str], weight: Mapping[str, float]) -> float:
    """The weight of all keys together; the same whatever their order."""
    return math.fsum(weight[key] for key in keys)


def plain(keys: Iterable[str]) -> int:
    """How many of the keys are words, not names or dates."""
    return sum(key[0] not in "@#" for key in keys)


def _holders(bags: Sequence[Mapping[str, int]]) -> dict[str, tuple[int, ...]]:
    held: dict[str, list[int]] = {}
    for at, bag in enumerate(bags):
        for key in bag:
            held.setdefault(key, []).append(at)
    return {key: tuple(numbers) for key, numbers in held.items()}


def _enough(one: Counter[str], other: Counter[str]) -> float:
    """How alike two clauses must be to be one fact: the more so, the fewer words they share.

    Names and dates alone are no fact. A day in common stands for one word: what happened on one day is told
    in fewer words.
    """
    common = one.keys() & other.keys()
    words = plain(common) + any(DAY.match(key) for key in common)
    return ENOUGH.get(words, 0.0 if words >= SHARED_WORDS else 2.0)


def _same_sentence(one: Unit, other: Unit) -> bool:
    return one.article == other.article and one.sentence == other.sentence


def _same_quotation(one: Unit, other: Unit) -> bool:
    """Whether two articles quote the same words of the same speaker, one of them perhaps at more length."""
    short, long = sorted((one.quoted, other.quoted), key=len)
    return (
        one.article != other.article
        and one.side == other.side
        and len(short) >= MIN_QUOTED_WORDS
        and f" {' '.join(short)} " in f" {' '.join(long)} "
    )


def _grouped(
    count: int, pairs: Sequence[tuple[float, int, int]], likeness: Matrix, barred: Flags, same: float
) -> Groups:
    """Groups joined from the most alike pair down, while their mean likeness holds and nothing conflicts."""
    home: dict[int, tuple[int, ...]] = {at: (at,) for at in range(count)}
    for score, one, other in sorted(pairs, key=lambda pair: (-round(pair[0], 6), pair[1], pair[2])):
        a, b = home[one], home[other]
        if score < same or a == b:
            continue
        cross = np.ix_(a, b)
        if barred[cross].any() or float(likeness[cross].mean(dtype=np.float64)) < same:
            continue
        joined = tuple(sorted(a + b))
        for at in joined:
            home[at] = joined
    return _ordered(group for group in set(home.values()) if len(group) > 1)


def _merged(groups: Groups, units: Sequence[Unit], weight: Mapping[str, float]) -> Groups:
    """Groups with nearly the same core are one fact, told in two ways by different articles."""
    found = [(group, core(group, units)) for group in groups]
    at = 0
    while at < len(found):
        mine, words = found[at]
        twin = next(
            (
                number
                for number in range(at + 1, len(found))
                if _likeness(words, found[number][1], weight) >= SAME_CORE
                and not _clash(mine, found[number][0], units)
            ),
            None,
        )
        if twin is None:
            at += 1
            continue
        joined = tuple(sorted(mine + found.pop(twin)[0]))
        found[at] = (joined, core(joined, units))
    return _ordered(group for group, _ in found)


def _clash(one: Sequence[int], other: Sequence[int], units: Sequence[Unit]) -> bool:
    return any(conflict(units[x], units[y]) or _same_sentence(units[x], units[y]) for x in one for y in other)


def _with_stragglers(groups: Groups, units: Sequence[Unit], weight: Mapping[str, float]) -> Groups:
    """Clauses in no group that have most of a fact's core, with what they say beside it, join that fact."""
    wide = [
        (number, words, weigh(words, weight))
        for number, group in enumerate(groups)
        if len({units[at].article for at in group}) >= WIDE
        and plain(words := core(group, units)) > SHARED_WORDS
    ]
    found = list(groups)
    grouped = {at for group in groups for at in group}
    for at, unit in enumerate(units):
        if at in grouped:
            continue
        keys = unit.beside.union(unit.keys)
        ranked = sorted(
            (-round(weigh(words & keys, weight) / total, 6), number)
            for number, words, total in wide
            if plain(words & keys) > SHARED_WORDS
        )
        for share, number in ranked[:1]:
            if -share >= STRAGGLER and not _clash((at,), found[number], units):
                found[number] = tuple(sorted((*found[number], at)))
    return _ordered(found)


def _ordered(groups: Iterable[tuple[int, ...]]) -> Groups:
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def _likeness(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    """Cosine of two sets of weighted words; 0 where they share names and dates only."""
    if not plain(one & other):
        return 0.0
    common, mine, theirs = (math.fsum(weight[key] ** 2 for key in keys) for keys in (one & other, one, other))
    return round(common / math.sqrt(mine * theirs), ROUND)
