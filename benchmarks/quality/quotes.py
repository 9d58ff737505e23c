"""Direct quotations and whose they are: rows {id, text}, answers {id, quotes: [{start, end, speaker}]}."""

import re
from collections.abc import Sequence

from benchmarks.quality import scores
from benchmarks.quality.files import Row, Rows
from benchmarks.quality.task import Files, Score, Task
from digest.text.quotations import quotations

MARKED = re.compile(r"“[^”\n]+”|\"[^\"\n]+\"|``.+?''")
CAPITALS = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*")
FEWEST_WORDS = 4


def predict(files: Files) -> list[Row]:
    """The quotations of each article that are speech."""
    return [_answer(row) for rows in files for row in rows]


def _answer(row: Row) -> Row:
    found = [each for each in quotations(row["text"], language=row.get("lang") or "en") if each.speech]
    quotes = [
        {"start": each.start, "end": each.end, "speaker": each.speaker and list(each.speaker)}
        for each in found
    ]
    return {"id": row["id"], "quotes": quotes}


def baseline(files: Files) -> list[Row]:
    """Whatever stands between quotation marks, spoken by the nearest capitalized words outside them."""
    return [_plain(row) for rows in files for row in rows]


def _plain(row: Row) -> Row:
    text = row["text"]
    marked = [match.span() for match in MARKED.finditer(text)]
    names = [
        match.span()
        for match in CAPITALS.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in marked)
    ]
    quotes = [
        {"start": start, "end": end, "speaker": _nearest(names, start, end)}
        for start, end in marked
        if len(text[start:end].split()) >= FEWEST_WORDS
    ]
    return {"id": row["id"], "quotes": quotes}


def _nearest(names: Sequence[tuple[int, int]], start: int, end: int) -> list[int] | None:
    near = min(names, key=lambda name: (max(start - name[1], name[0] - end), name), default=None)
    return list(near) if near else None


def score(files: Files, made: Rows) -> Score:
    """Recall of direct quotations, precision against all marked ones, share of right speakers."""
    return scores.quotes([row for rows in files for row in rows], made)


TASK = Task(predict=predict, score=score, baseline=baseline)
