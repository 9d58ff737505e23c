"""Average-link clustering: two groups are joined when all their members are alike on average."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from digest.text.likeness import Matrix

EDGE = 0.5  # pairs under this share of the threshold cannot matter to which group an item belongs


def average_link(likeness: Matrix, threshold: float) -> tuple[tuple[int, ...], ...]:
    """Groups of row numbers, each sorted, in the order of their first members.

    UPGMA (Sokal and Michener 1958): the two groups with the highest mean likeness are joined, again and
    again, while that mean is at least `threshold`. Ties go to the group with the lowest member, so that the
    result does not depend on the order of input as long as rows are sorted.
    """
    groups: list[tuple[int, ...]] = []
    for part in _components(likeness >= max(threshold * EDGE, 1e-9)):
        groups.extend(_joined(part, likeness[np.ix_(part, part)].astype(np.float64), threshold))
    return tuple(sorted(groups))


def _components(edges: NDArray[np.bool_]) -> Iterator[list[int]]:
    seen: set[int] = set()
    for first in range(len(edges)):
        if first in seen:
            continue
        part, front = {first}, [first]
        while front:
            reached = set(np.flatnonzero(edges[front.pop()]).tolist()) - part
            part |= reached
            front.extend(reached)
        seen |= part
        yield sorted(part)


def _joined(part: list[int], mean: NDArray[np.float64], threshold: float) -> list[tuple[int, ...]]:
    members: list[tuple[int, ...]] = [(at,) for at in part]
    np.fill_diagonal(mean, -1)
    while len(members) > 1:
        a, b = divmod(int(mean.argmax()), len(members))
        if mean[a, b] < threshold:
            break
        a, b = min(a, b), max(a, b)
        sizes = len(members[a]), len(members[b])
        row = (mean[a] * sizes[0] + mean[b] * sizes[1]) / sum(sizes)
        mean[a], mean[:, a], mean[a, a] = row, row, -1
        mean = np.delete(np.delete(mean, b, 0), b, 1)
        members[a] = tuple(sorted(members[a] + members[b]))
        del members[b]
    return members
