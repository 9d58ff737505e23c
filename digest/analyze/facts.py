"""Clauses of several articles that state one fact, brought together; and pairs that come close but differ.

Likeness is the cosine of TF-IDF vectors whose document frequencies are counted over the story's own clauses:
inside one story the words that all share say little, and those few share say which fact it is.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from digest.analyze.guards import Conflict, conflict
from digest.analyze.units import Unit
from digest.text.likeness import Matrix, cosines, idf, vectors

DAY = re.compile(r"#\d{4}-\d{2}-\d{2}")
SAME = 0.30  # mean likeness of two groups that state one fact
SUBORDINATE = re.compile(r"(?:As|While|When|After|Before|Since|Although|Though|If)\b")
SCENE = 4  # a subordinate clause at the head of a sentence with fewer words of its own tells no fact
SAME_CORE = 0.5  # likeness of the cores of two groups that are one fact
SHARED_WORDS = 2  # words besides names and dates that two clauses on one fact share at the least
NEAR = 0.30  # likeness from which a conflict is a difference worth showing
ALIKE_AT_ALL = 0.12  # no pair inside a group may be less alike than this


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Two clauses alike enough to be about one thing, and how they differ."""

    one: int
    other: int
    score: float
    conflict: Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Groups of clause numbers (each clause in one group at the most), near pairs, and all likenesses."""

    groups: tuple[tuple[int, ...], ...]
    near: tuple[Near, ...]
    likeness: Matrix
    weight: dict[str, float]


def facts(units: Sequence[Unit], *, same: float = SAME) -> Facts:
    """The facts that two clauses or more state, largest group first."""
    bags = [Counter(unit.keys) for unit in units]
    weight = idf(bags)
    likeness = cosines(vectors(bags, weight))
    blocked: dict[tuple[int, int], Conflict | None] = {}
    pairs: list[tuple[float, int, int]] = []
    near: list[Near] = []
    for one in range(len(units)):
        for other in range(one + 1, len(units)):
            score = float(likeness[one, other])
            if score < ALIKE_AT_ALL:
                continue
            reason = conflict(units[one], units[other])
            sentence = _same_sentence(units[one], units[other])
            if reason is None and not sentence:
                if _share_words(bags[one], bags[other]) and not (_scene(units[one]) or _scene(units[other])):
                    pairs.append((score, one, other))
                continue
            blocked[one, other] = reason
            if reason and score >= NEAR and units[one].article != units[other].article:
                near.append(Near(one=one, other=other, score=score, conflict=reason))
    groups = _grouped(len(units), pairs, likeness, blocked, same)
    groups = _merged(groups, units, weight, blocked)
    return Facts(groups=groups, near=tuple(near), likeness=likeness, weight=weight)


def _share_words(one: Counter[str], other: Counter[str]) -> bool:
    """Whether they share words enough besides names and dates: those alone are no fact.

    A day in common stands for one word: what happened on one day is told in fewer words.
    """
    common = one.keys() & other.keys()
    same_day = any(DAY.match(key) for key in common)
    return sum(key[0] not in "@#" for key in common) >= SHARED_WORDS - same_day


def _scene(unit: Unit) -> bool:
    """Whether a clause only sets the scene ("As talks continue in Berlin, …"): too little to be a fact."""
    return not unit.whole and len(unit.keys) < SCENE and bool(SUBORDINATE.match(unit.span.text))


def _same_sentence(one: Unit, other: Unit) -> bool:
    return one.article == other.article and one.sentence == other.sentence


def _grouped(
    count: int,
    pairs: Sequence[tuple[float, int, int]],
    likeness: Matrix,
    blocked: dict[tuple[int, int], Conflict | None],
    same: float,
) -> tuple[tuple[int, ...], ...]:
    """Groups joined from the most alike pair down, while their mean likeness holds and nothing conflicts."""
    home: dict[int, tuple[int, ...]] = {at: (at,) for at in range(count)}
    for score, one, other in sorted(pairs, key=lambda pair: (-round(pair[0], 6), pair[1], pair[2])):
        a, b = home[one], home[other]
        if score < same or a == b:
            continue
        cross = [(min(x, y), max(x, y)) for x in a for y in b]
        if any(pair in blocked or likeness[pair] < ALIKE_AT_ALL for pair in cross):
            continue
        if sum(float(likeness[pair]) for pair in cross) / len(cross) < same:
            continue
        joined = tuple(sorted(a + b))
        for at in joined:
            home[at] = joined
    groups = {group for group in home.values() if len(group) > 1}
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def core(group: Sequence[int], units: Sequence[Unit]) -> frozenset[str]:
    """The words of a fact: those that more than half of its articles use."""
    by_article: dict[str, set[str]] = {}
    for at in group:
        by_article.setdefault(units[at].article, set()).update(units[at].keys)
    count = Counter(key for keys in by_article.values() for key in keys)
    return frozenset(key for key, times in count.items() if 2 * times > len(by_article))


def _merged(
    groups: tuple[tuple[int, ...], ...],
    units: Sequence[Unit],
    weight: dict[str, float],
    blocked: dict[tuple[int, int], Conflict | None],
) -> tuple[tuple[int, ...], ...]:
    """Groups with nearly the same core are one fact, told in two ways by different articles."""
    found = list(groups)
    at = 0
    while at < len(found):
        mine = core(found[at], units)
        twin = next(
            (
                other
                for other in found[at + 1 :]
                if _likeness(mine, core(other, units), weight) >= SAME_CORE
                and not any(blocked.get((min(x, y), max(x, y))) for x in found[at] for y in other)
                and not any(_same_sentence(units[x], units[y]) for x in found[at] for y in other)
            ),
            None,
        )
        if twin is None:
            at += 1
            continue
        found.remove(twin)
        found[at] = tuple(sorted(found[at] + twin))
    return tuple(sorted(found, key=lambda group: (-len(group), group)))


def _likeness(one: frozenset[str], other: frozenset[str], weight: dict[str, float]) -> float:
    """Cosine of two sets of weighted words; 0 where they share names and dates only."""
    if not any(key[0] not in "@#" for key in one & other):
        return 0.0
    common, mine, theirs = (sum(weight[key] ** 2 for key in keys) for keys in (one & other, one, other))
    return common / math.sqrt(mine * theirs)
