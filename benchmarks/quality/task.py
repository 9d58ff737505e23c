"""What one task of the bench is: how its rows are answered, how answers are scored, and the plain way."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality.files import Row, Rows

Files = Sequence[Rows]
Score = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task.

    `predict` answers the rows of all input files with the code that `digest build` runs; `score` compares
    rows and answers; `baseline` answers in the plainest way that a programmer would try first; `errors` tells
    each wrong answer in a line; `inputs` are the task's own files, read where none are named.
    """

    predict: Callable[[Files], list[Row]]
    score: Callable[[Files, Rows], Score]
    baseline: Callable[[Files], list[Row]] | None = None
    errors: Callable[[Files, Rows], Iterable[str]] | None = None
    inputs: Sequence[Path] = ()
