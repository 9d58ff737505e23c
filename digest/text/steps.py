"""How much a word tells: the rarer in the collection the more, reckoned in coarse steps."""

import math

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
RATIO = 2  # counts from one power of this up to the next are one step: one text more or less seldom moves it
STEPS = 32  # more than four thousand million texts need
STARTS = np.array([RATIO**step for step in range(STEPS)], dtype=np.int64)


def steps(counts: Ints) -> NDArray[np.uint8]:
    """The step of each count: 0 for 0 and 1, 1 for 2 and 3, 2 for 4 to 7, and so on."""
    found = np.searchsorted(STARTS, counts, side="right") - 1
    return np.asarray(np.maximum(found, 0), dtype=np.uint8)


def middle(step: int) -> float:
    """The count that stands for all of a step: its geometric middle."""
    return float(RATIO**step * math.sqrt(RATIO))


def rarity(texts: int, *, unseen: int) -> Floats:
    """The weight of a term by the step of the number of texts that hold it, in a collection of `texts`.

    ln(1 + (N + unseen) / (df + 1)), as in `digest.text.likeness`, N and df being the middles of their steps.
    So a weight is the same before and after most edits, and what was reckoned with it stays good.
    """
    whole = middle(int(steps(np.array([texts]))[0])) + unseen
    return np.array([math.log(1 + whole / (middle(step) + 1)) for step in range(STEPS)])


def dampened(counts: NDArray[np.uint16]) -> Floats:
    """1 + ln of how often a term stands in a text: the tenth time tells less than the second."""
    most = int(counts.max(initial=1))
    return np.array([1 + math.log(max(count, 1)) for count in range(most + 1)])[counts]
