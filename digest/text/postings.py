"""Which texts share words, found through an index of words instead of comparing each text with each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Terms = NDArray[np.uint32]
SIEVE = 16  # bits of a term that are looked at first


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Texts as vectors, row after row: those of text `n` lie from `starts[n]` to `starts[n + 1]`.

    The `terms` of a text rise; `weights` are their parts of the vector.
    """

    starts: Ints
    terms: Terms
    weights: Floats


def products(texts: Table, lows: Sequence[int], always: int) -> Iterator[Floats]:
    """For each text its products with texts before it: the first `always`, then those from `lows[n]` on.

    The product of two is the sum over the terms of both, rising. `lows` never falls and is at least `always`,
    but for the first `always` texts, whose own is 0. The work is in proportion to the words shared, not to
    the square of the number of texts.
    """
    rows = np.repeat(np.arange(len(lows)), np.diff(texts.starts))
    met, terms = np.unique(texts.terms, return_inverse=True)
    order = np.lexsort((rows, terms))
    holders = rows[order]
    values = texts.weights[order]
    heads = np.searchsorted(terms[order], np.arange(len(met)))
    seen, gone, kept = (np.zeros(len(met), np.int64) for _ in range(3))
    low = 0
    for at, lowest in enumerate(lows):
        if at == always:
            kept, gone, low = seen.copy(), seen.copy(), always
        while low < lowest:
            gone[terms[texts.starts[low] : texts.starts[low + 1]]] += 1
            low += 1
        own = slice(texts.starts[at], texts.starts[at + 1])
        mine, weights = terms[own], texts.weights[own]
        first = always if at >= always else 0
        begins = np.concatenate([heads[mine], heads[mine] + gone[mine]])
        places, lengths = spread(begins, np.concatenate([kept[mine], seen[mine] - gone[mine]]))
        found = holders[places]
        found = np.where(found >= max(low, first), found - (low - first), found)
        shared = np.repeat(np.concatenate([weights, weights]), lengths) * values[places]
        yield np.bincount(found, shared, minlength=at - low + first).astype(np.float64)
        seen[mine] += 1


def product(texts: Table, at: int, others: Ints) -> Floats:
    """The products of text `at` with `others` alone, equal to the last bit to those of `products`."""
    own = slice(texts.starts[at], texts.starts[at + 1])
    mine = texts.terms[own]
    if not len(mine):
        return np.zeros(len(others))
    places, lengths = spread(texts.starts[others], texts.starts[others + 1] - texts.starts[others])
    sieve = np.zeros(1 << SIEVE, dtype=np.bool_)
    sieve[mine & (len(sieve) - 1)] = True
    passed = np.flatnonzero(sieve[texts.terms[places] & (len(sieve) - 1)])
    rows = np.repeat(np.arange(len(others)), lengths)[passed]
    places = places[passed]
    found = np.minimum(np.searchsorted(mine, texts.terms[places]), len(mine) - 1)
    both = mine[found] == texts.terms[places]
    shared = texts.weights[own][found[both]] * texts.weights[places[both]]
    return np.bincount(rows[both], shared, minlength=len(others)).astype(np.float64)


def spread(begins: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """The numbers begin, begin + 1, … of each run, one run after the other, and the lengths."""
    total = np.cumsum(lengths)
    offsets = np.repeat(begins - (total - lengths), lengths)
    return offsets + np.arange(len(offsets)), lengths
