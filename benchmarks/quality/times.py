"""Time expressions found and given their TIMEX3 values: rows {id, dct, text}, answers {id, timexes}."""

from datetime import date

from benchmarks.quality import scores
from benchmarks.quality.files import Row, Rows
from benchmarks.quality.task import Files, Score, Task
from digest.text.times import time_expressions


def predict(files: Files) -> list[Row]:
    """The time expressions of each text, reckoned from the day it was written."""
    return [_answer(row) for rows in files for row in rows]


def _answer(row: Row) -> Row:
    written = date.fromisoformat(row["dct"][:10]) if row.get("dct") else None
    found = time_expressions(row["text"], written=written, language=row.get("lang") or "en")
    timexes = [
        {"start": each.start, "end": each.end, "type": each.kind, "value": each.value} for each in found
    ]
    return {"id": row["id"], "timexes": timexes}


def score(files: Files, made: Rows) -> Score:
    """Strict, relaxed, type and value precision, recall and F1."""
    return scores.times([row for rows in files for row in rows], made)


TASK = Task(predict=predict, score=score)
