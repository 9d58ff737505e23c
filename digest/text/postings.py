"""Which texts share words, found through an index of words instead of comparing each text with each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
COMMON = 1_000  # texts that can be met; a word in more of them tells little, and costs most of the time


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Texts as unit TF-IDF vectors, row after row: those of text `n` lie from `starts[n]` to `starts[n + 1]`.

    Kept are terms that two texts share and that are not in nearly all; `terms` are numbers without gaps
    (`size` of them), `weights` their parts of the unit vector, `filled` whether the text had any term.
    """

    starts: Ints
    terms: Ints
    weights: Floats
    size: int
    filled: NDArray[np.bool_]


def table(texts: Sequence[Ints], *, unseen: int, reach: int) -> Table:
    """The vectors of `texts`, each a list of term numbers in which a term stands as often as in the text.

    Weights are (1 + ln tf) · ln(1 + (N + unseen) / (df + 1)), as in `digest.text.likeness`. `reach` is the
    most texts that one text is compared with; terms in more than `COMMON` of those are left out.
    """
    count = len(texts)
    rows = np.repeat(np.arange(count), [len(text) for text in texts])
    kinds, numbers = np.unique(np.concatenate([*texts, np.zeros(0, np.int64)]), return_inverse=True)
    cells, tf = np.unique(rows * max(len(kinds), 1) + numbers, return_counts=True)
    rows, terms = np.divmod(cells, max(len(kinds), 1))
    df = np.bincount(terms, minlength=len(kinds))
    weights = (1 + np.log(tf)) * np.log(1 + (count + unseen) / (df[terms] + 1))
    norms = np.sqrt(np.bincount(rows, weights**2, minlength=count))
    most = COMMON * max(1.0, count / max(reach, 1))
    kept = (df[terms] > 1) & (df[terms] <= most)
    rows, terms, weights = rows[kept], terms[kept], (weights / norms[rows])[kept]
    met, terms = np.unique(terms, return_inverse=True)
    starts = np.searchsorted(rows, np.arange(count + 1))
    return Table(starts=starts, terms=terms, weights=weights, size=len(met), filled=norms > 0)


def cosines(texts: Table, lows: Sequence[int], always: int) -> Iterator[Floats]:
    """For each text its cosines with texts before it: the first `always`, then those from `lows[n]` on.

    `lows` never falls and is at least `always`, but for the first `always` texts, whose own is 0. The work is
    in proportion to the words shared, not to the square of the number of texts.
    """
    order = np.lexsort((np.repeat(np.arange(len(lows)), np.diff(texts.starts)), texts.terms))
    holders = np.repeat(np.arange(len(lows)), np.diff(texts.starts))[order]
    values = texts.weights[order]
    heads = np.searchsorted(texts.terms[order], np.arange(texts.size))
    seen, gone, kept = (np.zeros(texts.size, np.int64) for _ in range(3))
    low = 0
    for at, lowest in enumerate(lows):
        if at == always:
            kept, gone, low = seen.copy(), seen.copy(), always
        while low < lowest:
            gone[texts.terms[texts.starts[low] : texts.starts[low + 1]]] += 1
            low += 1
        own = slice(texts.starts[at], texts.starts[at + 1])
        terms, weights = texts.terms[own], texts.weights[own]
        first = always if at >= always else 0
        begins = np.concatenate([heads[terms], heads[terms] + gone[terms]])
        places, lengths = _runs(begins, np.concatenate([kept[terms], seen[terms] - gone[terms]]))
        found = holders[places]
        found = np.where(found >= max(low, first), found - (low - first), found)
        shared = np.repeat(np.concatenate([weights, weights]), lengths) * values[places]
        yield np.bincount(found, shared, minlength=at - low + first).astype(np.float64)
        seen[terms] += 1


def _runs(begins: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """The numbers begin, begin + 1, … of each run, one run after the other, and the lengths."""
    total = np.cumsum(lengths)
    offsets = np.repeat(begins - (total - lengths), lengths)
    return offsets + np.arange(len(offsets)), lengths
