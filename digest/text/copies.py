"""Which texts are nearly the same: agency copy in several outlets, or a text and a shortened one."""

# Why there are two ways: here all texts of a newsroom are compared, fast, to bring twins into one story.
# `digest.analyze.copies` compares the sentences of one story: it must say which of them are copied, leave
# quotations out, and know a copy by three sentences in ten. Neither could answer for the other without
# changing what is found.

import numpy as np
from numpy.typing import NDArray

RUN = 5  # words in a row; two writers seldom hit on the same five
COPIED = 0.5  # share of the shorter text's runs that the other must hold
FEWEST = 12  # runs of a text that can be called a copy; shorter ones share set phrases
PRIME = np.uint64(0x9E3779B97F4A7C15)
Codes = NDArray[np.uint64]


def runs(words: Codes, length: int = RUN) -> Codes:
    """Every `length` neighbors among `words`, each a number, as one number; in their order (shingles)."""
    code = np.zeros(max(len(words) - length + 1, 0), dtype=np.uint64)
    for at in range(length):
        code = (code ^ words[at : at + len(code)]) * PRIME  # wraps around, as hashes do
        code ^= code >> np.uint64(29)
    return code


def copied(shared: NDArray[np.float64], shorter: NDArray[np.int64]) -> NDArray[np.float64]:
    """How far each two texts are one: the share of the shorter one's runs that both hold (Broder 1997).

    `shared` counts the runs of both, `shorter` those of the shorter one, each run once. 0 where they are no
    copies: below `COPIED`, or too short to tell.
    """
    share = np.round(np.divide(shared, shorter, out=np.zeros(len(shared)), where=shorter > 0), 4)
    return np.where((shorter >= FEWEST) & (shared >= COPIED * shorter), share, 0.0)
