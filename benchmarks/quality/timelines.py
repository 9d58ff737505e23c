"""Timelines of topics with hundreds of articles: articles {id, topic, outlet, date, text} and timelines.

Answers are {timeline_id, entries: [{date, sentences}]}. Of a gold timeline {timeline_id, topic, entries} an
answer is told three things only: its first and last date (articles of other days are left out), how many
dates it has, and how many sentences in all.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from benchmarks.quality import scores
from benchmarks.quality.files import Row, Rows, holding
from benchmarks.quality.task import Files, Score, Task
from digest.compose.chronicle import Chronicle, chronicle, told_days
from digest.compose.tellings import Telling, by_day
from digest.text.sentences import sentences
from digest.text.times import time_expressions
from digest.text.words import content


def predict(files: Files) -> list[Row]:
    """As many days, and as many sentences in all, as each timeline has, chosen as the build chooses them."""
    return _answers(files, chronicle)


def baseline(files: Files) -> list[Row]:
    """The days named most often; for each as many sentences that name it, in the order of the articles."""
    return _answers(files, _named_most)


def _answers(files: Files, way: Callable[..., Chronicle]) -> list[Row]:
    gold = holding(files, "entries")
    wanted = {row["topic"] for row in gold}
    topics: dict[str, list[Telling]] = defaultdict(list)
    for row in holding(files, "text"):
        if row["topic"] in wanted:
            topics[row["topic"]] += _tellings(row)
    return [_answer(row, topics[row["topic"]], way) for row in gold]


def _named_most(
    tellings: Sequence[Telling], *, first: str, last: str, days: int, sentences: int
) -> Chronicle:
    named = {day: held for day, held in by_day(tellings).items() if first <= day <= last}
    best = sorted(named, key=lambda day: (-len(named[day]), day))[:days]
    share = max(1, round(sentences / days))
    return tuple((day, tuple(named[day][:share])) for day in sorted(best))


def _tellings(row: Row) -> list[Telling]:
    text, written = row["text"], date.fromisoformat(row["date"][:10])
    found = time_expressions(text, written=written)
    days = [(each.start, day) for each in found for day in told_days(each.kind, each.value, each.rule)]
    return [
        Telling(
            article=row["id"],
            published=row["date"][:10],
            place=place,
            text=text[start:end],
            stems=tuple(word.stem for word in content(text[start:end])),
            days=frozenset(day for at, day in days if start <= at < end),
        )
        for place, (start, end) in enumerate(sentences(text))
    ]


def _answer(row: Row, tellings: Sequence[Telling], way: Callable[..., Chronicle]) -> Row:
    dates = sorted({entry["date"] for entry in row["entries"]})
    inside = [each for each in tellings if dates[0] <= each.published <= dates[-1]]
    many = sum(len(entry["sentences"]) for entry in row["entries"])
    made = way(inside, first=dates[0], last=dates[-1], days=len(dates), sentences=many)
    return {"timeline_id": row["timeline_id"], "entries": _entries(made)}


def _entries(made: Chronicle) -> list[Row]:
    return [{"date": day, "sentences": [each.text for each in told]} for day, told in made]


def score(files: Files, made: Rows) -> Score:
    """F1 of the dates; with `tilse` installed, ROUGE-1 and -2 F of the aligned days as `ar1` and `ar2`."""
    gold = holding(files, "entries")
    return {**scores.timelines(gold, made), **scores.aligned(gold, made)}


TASK = Task(predict=predict, score=score, baseline=baseline)
