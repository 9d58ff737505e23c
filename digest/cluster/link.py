"""Average-link clustering: two groups are joined when all their members are alike on average."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

UNIT = 1_000_000  # likeness is added up in millionths, so that the order of adding cannot matter
ESTABLISHED = 5  # members from which a group's own likeness tells how alike its story's articles are
COHESION = 0.75  # share of their own likeness that two established groups must have with each other
Pair = tuple[int, int, float]


@dataclass(slots=True)
class _Group:
    """Its members, the sum of the likeness of its pairs, and the sums between it and other groups."""

    members: list[int]
    inner: int = 0
    near: dict[int, int] = field(default_factory=dict)
    age: int = 0  # how often it has grown

    @property
    def mean(self) -> float:
        """The mean likeness of its pairs."""
        size = len(self.members)
        return 2 * self.inner / (size * (size - 1))


def average_link(count: int, pairs: Iterable[Pair], threshold: float) -> tuple[tuple[int, ...], ...]:
    """Groups of the numbers below `count`, each sorted, in the order of their first members.

    UPGMA (Sokal and Michener 1958) over `pairs` (each once, lower number first; those not named are not
    alike): the two groups with the highest mean likeness are joined, again and again, while that mean is at
    least `threshold`. Two groups that have become large are joined only where they are nearly as alike to
    each other as each is in itself, so that two events of one kind stay two. Ties go to the group with the
    lowest member, so that the result does not depend on the order of `pairs`.
    """
    groups = [_Group([at]) for at in range(count)]
    for a, b, likeness in pairs:
        groups[a].near[b] = groups[b].near[a] = round(likeness * UNIT)
    least = threshold * UNIT
    heap = [
        each
        for a, one in enumerate(groups)
        for b in one.near
        if a < b
        for each in _candidate(groups, a, b, least)
    ]
    heapq.heapify(heap)
    while heap:
        _, a, b, *ages = heapq.heappop(heap)
        if [groups[a].age, groups[b].age] == ages:
            _join(groups, a, b)
            for other in groups[a].near:
                for each in _candidate(groups, min(a, other), max(a, other), least):
                    heapq.heappush(heap, each)
    return tuple(sorted(tuple(sorted(group.members)) for group in groups if group.members))


def _candidate(
    groups: Sequence[_Group], a: int, b: int, least: float
) -> list[tuple[float, int, int, int, int]]:
    one, other = groups[a], groups[b]
    mean = one.near[b] / (len(one.members) * len(other.members))
    if mean < least:
        return []
    if min(len(one.members), len(other.members)) >= ESTABLISHED and mean < COHESION * min(
        one.mean, other.mean
    ):
        return []
    return [(-mean, a, b, one.age, other.age)]


def _join(groups: Sequence[_Group], a: int, b: int) -> None:
    """Let group `a` take in group `b`, which is empty from then on."""
    one, other = groups[a], groups[b]
    one.inner += other.inner + one.near.pop(b)
    del other.near[a]
    for at, likeness in other.near.items():
        one.near[at] = one.near.get(at, 0) + likeness
        groups[at].near[a] = one.near[at]
        del groups[at].near[b]
    one.members += other.members
    one.age += 1
    other.members, other.near, other.age = [], {}, -1
