"""Differences of two tellings, by kind: rows {id, kind, days, one, other}, the words that differ in brackets.

Each row is told as a story of two articles, its two texts, printed on the two `days`. Answers are {id, kinds,
marked}: the kinds of the differences that come out, and the words that they mark. A row of kind `none` has no
difference. Rows with an odd number in their id were kept aside while rules were written, even ones were not.

A row may name passages of articles instead of texts: `one` and `other` as [article id, start, end]; then a
second file holds the articles {id, text, date}.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.quality.files import Row, Rows, holding
from benchmarks.quality.scores import prf
from benchmarks.quality.task import Files, Score, Task
from digest import analyze
from digest.model.analysis import Difference
from digest.model.article import Article, Block, Outlet, Published, Role
from digest.model.story import Story

NONE = "none"
OWN = Path(__file__).with_name("differences.jsonl")
BRACKETS = re.compile(r"\[([^\]]*)\]")
WORD = re.compile(r"\w+")


def predict(files: Files) -> list[Row]:
    """The kinds of difference that the two texts of each row come out with, and the words marked."""
    articles = {row["id"]: row for row in holding(files, "text")}
    made: list[Row] = []
    for row in holding(files, "kind"):
        found = differences(row, articles)
        made.append(
            {
                "id": row["id"],
                "kinds": sorted({each.kind.value for each in found}),
                "marked": [
                    [[each.kind.value, span.article, span.text] for span in position.marked]
                    for each in found
                    for position in each.positions
                ],
            }
        )
    return made


def differences(row: Row, articles: Mapping[str, Row]) -> tuple[Difference, ...]:
    """The differences of the story that a row tells."""
    told: list[Article] = []
    for name, day in zip(("one", "other"), row.get("days", ("", "")), strict=True):
        text, published = row[name], day
        if not isinstance(text, str):
            whole = articles[text[0]]
            text, published = whole["text"][text[1] : text[2]], whole["date"]
        told.append(article(name, BRACKETS.sub(r"\1", text), published))
    return analyze.story(Story(articles=tuple(told))).differences


def article(id_: str, text: str, day: str) -> Article:
    """An article of one paragraph, by an outlet of its own."""
    return Article(
        id=id_,
        path=id_,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        outlet=Outlet(id=id_, name=id_.title()),
        published=Published(value=day or None, precision="day" if day else "unknown"),
        blocks=(Block(start=0, end=len(text), role=Role.PARAGRAPH),),
    )


def baseline(files: Files) -> list[Row]:
    """Two texts that do not hold the same figures differ in number; nothing else is seen."""
    made: list[Row] = []
    for row in holding(files, "kind"):
        one, other = (set(re.findall(r"\d+(?:[.,]\d+)*", str(row[name]))) for name in ("one", "other"))
        differ = bool(one - other and other - one)
        made.append({"id": row["id"], "kinds": ["number"] if differ else [], "marked": []})
    return made


def score(files: Files, made: Rows) -> Score:
    """Precision, recall and F1 by kind and over all; of the hits, the share with the right words marked."""
    gold = holding(files, "kind")
    return {half: _score(kept, made) for half, kept in _halves(gold) if kept}


def _halves(gold: Rows) -> Iterator[tuple[str, Rows]]:
    odd = [row for row in gold if int(re.sub(r"\D", "", row["id"]) or 0) % 2]
    yield "tuned", [row for row in gold if row not in odd]
    yield "kept aside", odd


def _score(gold: Rows, made: Rows) -> Score:
    found = {row["id"]: row for row in made}
    tally: Counter[tuple[str, str]] = Counter()
    for row in gold:
        kinds = found.get(row["id"], {"kinds": []})["kinds"]
        for kind in kinds:
            tally["made", kind] += 1
        if row["kind"] != NONE:
            tally["gold", row["kind"]] += 1
            if row["kind"] in kinds:
                tally["hit", row["kind"]] += 1
                tally["marked", row["kind"]] += _marked(row, found[row["id"]])
    every = sorted({kind for _, kind in tally})
    for what in ("made", "gold", "hit", "marked"):
        tally[what, "all"] = sum(tally[what, kind] for kind in every)
    return {
        kind: {
            "n": tally["gold", kind],
            "shown": tally["made", kind],
            **prf(tally["hit", kind], tally["made", kind], tally["gold", kind]),
            "marked": round(tally["marked", kind] / max(tally["hit", kind], 1), 4),
        }
        for kind in (*every, "all")
    }


def _marked(row: Row, answer: Row) -> bool:
    """Whether each text's words in brackets are among those marked in it."""
    for name in ("one", "other"):
        text = row[name] if isinstance(row[name], str) else ""
        wanted = WORD.findall(" ".join(BRACKETS.findall(text)).lower())
        held = {
            word
            for position in answer["marked"]
            for kind, article_id, text in position
            if kind == row["kind"] and article_id == name
            for word in WORD.findall(text.lower())
        }
        if wanted and not held & set(wanted):
            return False
    return True


def errors(files: Files, made: Rows) -> Iterator[str]:
    """A line for each row of the tuned half whose answer is not its kind alone; the others stay unread."""
    found = {row["id"]: row for row in made}
    for row in dict(_halves(holding(files, "kind")))["tuned"]:
        kinds: Sequence[str] = found[row["id"]]["kinds"]
        wanted = [] if row["kind"] == NONE else [row["kind"]]
        if kinds != wanted or (wanted and not _marked(row, found[row["id"]])):
            yield f"{row['id']} {row['kind']} is shown as {kinds or NONE}: {row['one']} | {row['other']}"


TASK = Task(predict=predict, score=score, baseline=baseline, errors=errors, inputs=(OWN,))
