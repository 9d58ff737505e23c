"""Time expressions found and given their TIMEX3 values: rows {id, dct, text}, answers {id, timexes}."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.quality import scores
from benchmarks.quality.files import Row, Rows
from benchmarks.quality.task import Files, Score, Task
from digest.text.times import time_expressions

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
PLAIN = re.compile(
    rf"\b(?:(?P<month>(?:{'|'.join(MONTHS)})[a-z]*)\.?(?: (?P<day>\d{{1,2}})\b)?(?:,? (?P<year>\d{{4}}))?"
    rf"|{'|'.join(DAYS)}|(?P<alone>(?:19|20)\d\d)|(?i:{'|'.join(WORDS)}))\b"
)


def predict(files: Files) -> list[Row]:
    """The time expressions of each text, reckoned from the day it was written."""
    return [_answer(row) for rows in files for row in rows]


def _answer(row: Row) -> Row:
    found = time_expressions(row["text"], written=_written(row), language=row.get("lang") or "en")
    timexes = [
        {"start": each.start, "end": each.end, "type": each.kind, "value": each.value} for each in found
    ]
    return {"id": row["id"], "timexes": timexes}


def _written(row: Row) -> date | None:
    return date.fromisoformat(row["dct"][:10]) if row.get("dct") else None


def baseline(files: Files) -> list[Row]:
    """Months with days and years, weekdays at or before the day of writing, years, and four words."""
    return [
        {"id": row["id"], "timexes": list(_plain(row["text"], _written(row)))}
        for rows in files
        for row in rows
    ]


def _plain(text: str, written: date | None) -> Iterator[Row]:
    for match in PLAIN.finditer(text):
        value = _value(match, written)
        if value:
            yield {"start": match.start(), "end": match.end(), "type": "DATE", "value": value}


def _value(match: re.Match[str], written: date | None) -> str:
    told = match.groupdict()
    if told["month"]:
        number = MONTHS.index(told["month"][:3]) + 1
        year = told["year"] or (str(written.year) if written else "XXXX")
        return f"{year}-{number:02}" + (f"-{int(told['day']):02}" if told["day"] else "")
    if told["alone"]:
        return told["alone"]
    if written is None:
        return ""
    low = match[0].lower()
    if low in WORDS:
        return (written + timedelta(days=WORDS[low])).isoformat()
    back = (written.weekday() - DAYS.index(match[0])) % len(DAYS)
    return (written - timedelta(days=back)).isoformat()


def score(files: Files, made: Rows) -> Score:
    """Strict, relaxed, type and value precision, recall and F1."""
    return scores.times([row for rows in files for row in rows], made)


TASK = Task(predict=predict, score=score, baseline=baseline)
