"""How much a word tells: the rarer in the collection the more, reckoned in coarse steps."""

import math

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
EXACT = 32  # counts up to here are a step each: in a small collection one text more or less is much
FINE = 4  # steps for each doubling beyond: there one text more or less seldom moves a count to another step
TOP = 2**32  # more texts than anybody has
DOUBLINGS = 27  # from EXACT to TOP
STARTS = np.array(
    [*range(1, EXACT), *(round(EXACT * 2 ** (at / FINE)) for at in range(FINE * DOUBLINGS + 1))],
    dtype=np.int64,
)


def steps(counts: Ints) -> NDArray[np.uint8]:
    """The step of each count: 0 for 0 and 1, 1 for 2, 2 for 3, and so on; beyond `EXACT` ever wider ones."""
    found = np.searchsorted(STARTS, counts, side="right") - 1
    return np.asarray(np.maximum(found, 0), dtype=np.uint8)


def doublings(count: int) -> int:
    """How often 1 was doubled to come to `count` or the last power of two before it."""
    return max(count, 1).bit_length() - 1


def middle(step: int) -> float:
    """The count that stands for all of a step: the geometric middle of its first and its last."""
    last = int(STARTS[step + 1]) - 1 if step + 1 < len(STARTS) else TOP
    return math.sqrt(int(STARTS[step]) * last)


def rarity(texts: int, *, unseen: int) -> Floats:
    """The weight of a term by the step of the number of texts that hold it, in a collection of `texts`.

    ln(1 + (N + unseen) / (df + 1)), as in `digest.text.likeness`, N and df being the middles of their steps.
    So a weight is the same before and after most edits, and what was reckoned with it stays good.
    """
    whole = middle(int(steps(np.array([texts]))[0])) + unseen
    return np.array([math.log(1 + whole / (middle(step) + 1)) for step in range(len(STARTS))])


def dampened(counts: NDArray[np.uint16]) -> Floats:
    """1 + ln of how often a term stands in a text: the tenth time tells less than the second."""
    most = int(counts.max(initial=1))
    return np.array([1 + math.log(max(count, 1)) for count in range(most + 1)])[counts]
