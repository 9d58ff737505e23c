"""Finds the time expressions of the texts in a JSONL file and writes them with their types and values.

Use: python benchmarks/quality/times.py OUT FILE...   (rows: id, dct, text; ".gz" allowed). The predictions,
`{"id", "timexes": [{"start", "end", "type", "value"}]}`, can be read by any TempEval-3 scorer.
"""

import gzip
import json
import sys
import time
from datetime import date
from pathlib import Path

from digest.text.times import time_expressions


def main(out: str, *paths: str) -> None:
    """Write the predictions for the rows of `paths` to `out` and print how fast that went."""
    rows = [json.loads(line) for path in paths for line in _lines(Path(path)) if line.strip()]
    began = time.perf_counter()
    found = [_prediction(row) for row in rows]
    seconds = time.perf_counter() - began
    with Path(out).open("w", encoding="utf-8") as target:
        target.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in found)
    letters = sum(len(row["text"]) for row in rows)
    print(f"{len(rows)} texts, {letters} letters, {seconds:.2f} s, {len(rows) / seconds:.0f} texts a second")


def _lines(path: Path) -> list[str]:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode().splitlines()


def _prediction(row: dict[str, str]) -> dict[str, object]:
    written = date.fromisoformat(row["dct"][:10]) if row.get("dct") else None
    found = time_expressions(row["text"], written=written)
    timexes = [{"start": t.start, "end": t.end, "type": t.kind, "value": t.value} for t in found]
    return {"id": row["id"], "timexes": timexes}


if __name__ == "__main__":
    main(*sys.argv[1:])
