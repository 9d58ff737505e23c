"""Rows of JSONL files, read and written; ".gz" is unpacked."""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Rows = Sequence[Row]


class Table(list[Row]):
    """The rows of one file, with its name: where two tasks share one form of row, it tells which is asked."""

    name: str = ""


def rows(path: Path) -> Table:
    """The objects of a JSONL file, one a line; empty lines are passed over."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    held = Table(json.loads(line) for line in text.split("\n") if line.strip())
    held.name = path.name
    return held


def write_rows(path: Path, made: Iterable[Row]) -> None:
    """Write the objects to a JSONL file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in made]
    path.write_text("".join(lines), encoding="utf-8")


def holding(files: Sequence[Rows], key: str) -> list[Row]:
    """The rows of those files whose first row has `key`, so that the order of the files does not matter."""
    return [row for held in files if held and key in held[0] for row in held]
