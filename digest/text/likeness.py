"""How alike texts are: TF-IDF vectors over their words, and the cosine between them."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


def idf(bags: Sequence[Mapping[str, int]], *, unseen: int = 0) -> dict[str, float]:
    """Inverse document frequency of each word, smoothed so that a word in every text still counts.

    ln(1 + N / df): with few texts, as in one story, the words all share must not vanish (Spärck Jones 1972).
    `unseen` texts are thought of beside them, which hold one word of each kind between them: where all texts
    tell one event, its words are not common words, they are what it is about.
    """
    count = Counter(word for bag in bags for word in bag)
    more = int(unseen > 0)
    return {word: math.log(1 + (len(bags) + unseen) / (df + more)) for word, df in count.items()}


def vectors(bags: Sequence[Mapping[str, int]], weight: Mapping[str, float]) -> Matrix:
    """One unit row per text: (1 + ln tf) · idf over the words of `weight`; a text without words is zero."""
    column = {word: at for at, word in enumerate(sorted(weight))}
    out = np.zeros((len(bags), max(len(column), 1)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for word, tf in bag.items():
            if word in column:
                out[row, column[word]] = (1 + math.log(tf)) * weight[word]
    norms = np.linalg.norm(out, axis=1, keepdims=True)
    unit: Matrix = np.divide(out, norms, out=out, where=norms > 0)
    return unit


def cosines(rows: Matrix) -> Matrix:
    """All pairs' cosines of unit rows."""
    return np.asarray(rows @ rows.T, dtype=np.float32)
