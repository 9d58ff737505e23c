"""Which texts are nearly the same: agency copy in several outlets, or a text and a shortened one."""

# Why there are two ways: here all texts of a newsroom are compared, fast, to bring twins into one story.
# `digest.analyze.copies` compares the sentences of one story: it must say which of them are copied, leave
# quotations out, and know a copy by three sentences in ten. Neither could answer for the other without
# changing what is found.

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RUN = 5  # words in a row; two writers seldom hit on the same five
COPIED = 0.5  # share of the shorter text's runs that the other must hold
FEWEST = 12  # runs of a text that can be called a copy; shorter ones share set phrases
MOST = 40  # texts with one run among which all pairs are counted; beyond, each is paired with the first
PRIME = np.uint64(0x9E3779B97F4A7C15)
Codes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two texts by number (`one` < `other`), and the share of the shorter one's runs that both hold."""

    one: int
    other: int
    share: float


def copies(texts: Sequence[Sequence[str]]) -> tuple[Copy, ...]:
    """The pairs of texts, each a list of words, of which one is nearly or in good part the other.

    Compared are the runs of `RUN` words (shingles, Broder 1997), each counted once. Pairs are found through
    an index of the runs, so that the work grows with what is shared. Where more than `MOST` texts are one,
    each is at least paired with the first. Sorted by number.
    """
    runs = _runs(texts)
    sizes = [len(each) for each in runs]
    rows = np.repeat(np.arange(len(texts)), sizes)
    codes = np.concatenate([*runs, np.zeros(0, np.uint64)])
    order = np.lexsort((rows, codes))
    rows, codes = rows[order], codes[order]
    keys, counts = _shared(rows, codes, len(texts))
    found: list[Copy] = []
    for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
        one, other = divmod(key, len(texts))
        shorter = min(sizes[one], sizes[other])
        if shorter >= FEWEST and count >= COPIED * shorter:
            found.append(Copy(one=one, other=other, share=round(count / shorter, 4)))
    return tuple(found)


def _runs(texts: Sequence[Sequence[str]]) -> list[Codes]:
    """The different runs of each text, as numbers made of the numbers of their words."""
    number = {word: at for at, word in enumerate(sorted({word for text in texts for word in text}), start=1)}
    found = []
    for text in texts:
        told = np.array([number[word] for word in text], dtype=np.uint64)
        length = max(len(told) - RUN + 1, 0)
        code = np.zeros(length, dtype=np.uint64)
        for at in range(RUN):
            code = (code ^ told[at : at + length]) * PRIME  # wraps around, as hashes do
            code ^= code >> np.uint64(29)
        found.append(np.unique(code))
    return found


def _shared(rows: NDArray[np.int64], codes: Codes, count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs of texts with a run in common, as one · count + other, and how many runs they share."""
    heads = np.searchsorted(codes, codes)  # where the texts with the same run begin
    keys: list[NDArray[np.int64]] = []
    for ahead in range(1, MOST):
        same = np.flatnonzero(codes[ahead:] == codes[:-ahead])
        if not len(same):
            break
        keys.append(rows[same] * count + rows[same + ahead])
    far = np.flatnonzero(np.arange(len(codes)) - heads >= MOST)
    keys.append(rows[heads[far]] * count + rows[far])
    return np.unique(np.concatenate(keys), return_counts=True)
