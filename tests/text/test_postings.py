"""The index of words gives what comparing each text with each would."""

from collections.abc import Sequence
from functools import reduce
from operator import add

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.text.postings import Table, product, products

TEXTS = st.lists(st.sets(st.integers(0, 9), max_size=8), min_size=1, max_size=12)


def table(texts: Sequence[set[int]]) -> Table:
    """Texts whose terms have weights that no two pairs of texts have in common."""
    terms = [term for text in texts for term in sorted(text)]
    rows = [row for row, text in enumerate(texts, start=1) for _ in text]
    return Table(
        starts=np.cumsum([0, *map(len, texts)]),
        terms=np.array(terms, dtype=np.uint32),
        weights=np.array([1 / (row + term / 7) for row, term in zip(rows, terms, strict=True)]),
    )


def plain(texts: Table) -> np.ndarray:
    """All products, worked out without an index."""
    parts = list(zip(texts.starts[:-1].tolist(), texts.starts[1:].tolist(), strict=True))
    rows = [dict(zip(texts.terms[a:b].tolist(), texts.weights[a:b].tolist(), strict=True)) for a, b in parts]
    # One after another: from Python 3.12 on `sum` makes up for what is lost in between.
    return np.array(
        [
            [reduce(add, (weight * b.get(term, 0) for term, weight in a.items()), 0) for b in rows]
            for a in rows
        ]
    )


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(0, 4), st.integers(1, 4))
def test_through_the_index_or_each_with_each_the_products_are_the_same_to_the_last_bit(
    texts: list[set[int]], always: int, back: int
) -> None:
    always = min(always, len(texts))
    lows = [0 if at < always else max(always, at - back) for at in range(len(texts))]
    made = table(texts)
    expected = plain(made)
    for at, found in enumerate(products(made, lows, always)):
        others = np.array([*range(always if at >= always else 0), *range(lows[at], at)], dtype=np.int64)
        assert found.tolist() == expected[at, others].tolist()
        assert product(made, at, others).tolist() == found.tolist()


def test_a_text_without_words_is_like_none() -> None:
    made = table([{1, 2}, set(), {1, 2}])
    assert list(products(made, [0, 0, 0], 3))[1].tolist() == [0]
    assert product(made, 1, np.array([0, 2])).tolist() == [0, 0]
