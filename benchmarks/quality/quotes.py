"""Direct quotations and whose they are: rows {id, text}, answers {id, quotes: [{start, end, speaker}]}."""

from benchmarks.quality import scores
from benchmarks.quality.files import Row, Rows
from benchmarks.quality.task import Files, Score, Task
from digest.text.quotations import quotations


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


def score(files: Files, made: Rows) -> Score:
    """Recall of direct quotations, precision against all marked ones, share of right speakers."""
    return scores.quotes([row for rows in files for row in rows], made)


TASK = Task(predict=predict, score=score)
