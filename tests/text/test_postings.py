"""The index of words gives what comparing each text with each would."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.text.postings import cosines, table

UNSEEN = 3
TEXTS = st.lists(st.lists(st.integers(0, 9), max_size=8), min_size=1, max_size=12)


def plain(texts: Sequence[Sequence[int]]) -> np.ndarray:
    """All cosines, worked out without an index."""
    df = Counter(term for text in texts for term in set(text))
    rows = [
        {
            term: (1 + math.log(tf)) * math.log(1 + (len(texts) + UNSEEN) / (df[term] + 1))
            for term, tf in Counter(text).items()
        }
        for text in texts
    ]
    norms = [math.sqrt(sum(weight**2 for weight in row.values())) or 1 for row in rows]
    return np.array(
        [
            [sum(weight * b.get(term, 0) for term, weight in a.items()) / (n * m) for b, m in zip(rows, norms, strict=True)]
            for a, n in zip(rows, norms, strict=True)
        ]
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(0, 4), st.integers(1, 4))
def test_through_the_index_or_each_with_each_the_cosines_are_the_same(
    texts: list[list[int]], always: int, back: int
) -> None:
    always = min(always, len(texts))
    lows = [0 if at < always else max(always, at - back) for at in range(len(texts))]
    made = table([np.array(text, dtype=np.int64) for text in texts], unseen=UNSEEN, reach=len(texts))
    expected = plain(texts)
    for at, found in enumerate(cosines(made, lows, always)):
        others = [*range(always if at >= always else 0), *range(lows[at], at)]
        assert found == pytest.approx(expected[at, others], abs=1e-9)


def test_a_text_without_words_is_like_none() -> None:
    made = table([np.array([1, 2]), np.array([], dtype=np.int64), np.array([1, 2])], unseen=0, reach=3)
    assert made.filled.tolist() == [True, False, True]
    last = list(cosines(made, [0, 0, 0], 3))[2]
    assert last.tolist() == pytest.approx([1, 0])
