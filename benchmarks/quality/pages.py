"""Main text, title and date of pages: rows {file, html, with, without} or {id, html, meta}.

Answers {file, text} for the first kind, {id, text, title, published} for the second. `--baseline` is
Trafilatura 2.3 with all that it can (`fast=False`), the best library measured, on the same rows.
"""

from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.quality import scores
from benchmarks.quality.files import Row, Rows
from benchmarks.quality.task import Files, Score, Task
from digest.read.refusal import Refusal
from digest.read.webpage import extracted

DAY = len("2026-03-04")


def predict(files: Files) -> list[Row]:
    """What `digest build` reads in each page; empty where it refuses one."""
    return [_answer(row, _ours(row["html"])) for rows in files for row in rows]


def baseline(files: Files) -> list[Row]:
    """Trafilatura's main text, title and date."""
    return [_answer(row, _theirs(row["html"])) for rows in files for row in rows]


def _answer(row: Row, made: Row) -> Row:
    key = "file" if "file" in row else "id"
    return {key: row[key], **made}


def _ours(html: str) -> Row:
    try:
        found = extracted(html.encode("utf-8", "replace"))
    except Refusal:
        return {"text": "", "title": "", "published": "", "outlet": ""}
    text = "\n".join(found.paragraphs)
    return {"text": text, "title": found.title, "published": found.published, "outlet": found.outlet}


def _theirs(html: str) -> Row:
    from trafilatura import bare_extraction  # noqa: PLC0415 - for this alone

    found: Any = bare_extraction(html, include_comments=False, with_metadata=True)
    if found is None:
        return {"text": "", "title": "", "published": "", "outlet": ""}
    return {
        "text": found.text or "", "title": found.title or "", "published": found.date or "",
        "outlet": found.sitename or "",
    }  # fmt: skip


def score(files: Files, made: Rows) -> Score:
    """Segments (precision, recall, F1 over all pages), and the shares of titles and days that are right.

    `title` counts a title as right that is the same but for blanks and case, `title_bare` also one that only
    lacks the outlet's name at an end; `date` counts days, of the pages that tell one.
    """
    gold = [row for rows in files for row in rows]
    found = {row.get("file") or row["id"]: row for row in made}
    parts = [row for row in gold if "with" in row]
    told = [row for row in gold if "meta" in row]
    dated = [row for row in told if row["meta"]["publishedTime"]]
    return {
        **({"segments": _segments(parts, found)} if parts else {}),
        **({"title": _share(told, found, _same), "title_bare": _share(told, found, _bare)} if told else {}),
        **({"date": _share(dated, found, _day)} if dated else {}),
    }


def _segments(gold: Rows, found: dict[str, Row]) -> Score:
    hits = lost = wrong = 0
    for row in gold:
        text = _plain(found[row["file"]]["text"])
        here = [_plain(part) in text for part in row["with"]]
        hits, lost = hits + sum(here), lost + len(here) - sum(here)
        wrong += sum(_plain(part) in text for part in row["without"])
    return scores.prf(hits, hits + wrong, hits + lost)


def _share(gold: Rows, found: dict[str, Row], right: Callable[[Row, Row], bool]) -> float:
    return round(sum(right(row, found[row["id"]]) for row in gold) / len(gold), 4)


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _same(row: Row, answer: Row) -> bool:
    return _plain(row["meta"]["title"]).lower() == _plain(answer["title"]).lower()


def _bare(row: Row, answer: Row) -> bool:
    whole, title = (_plain(one).lower() for one in (row["meta"]["title"], answer["title"]))
    outlet = _plain(answer.get("outlet")).lower()
    rest = whole.replace(title, "", 1).strip(" |-–—_·•:") if title else whole
    return whole == title or bool(title and outlet and rest == outlet)


def _day(row: Row, answer: Row) -> bool:
    return row["meta"]["publishedTime"][:DAY] == answer["published"][:DAY]


def errors(files: Files, made: Rows) -> Iterator[str]:
    """Each wrong title or day, each segment that is missing or too much."""
    found = {row.get("file") or row["id"]: row for row in made}
    for row in (row for rows in files for row in rows):
        answer = found[row.get("file") or row["id"]]
        if "meta" in row:
            if not _same(row, answer):
                yield f"{row['id']}: title {_plain(answer['title'])!r}, not {_plain(row['meta']['title'])!r}"
            if row["meta"]["publishedTime"] and not _day(row, answer):
                yield f"{row['id']}: {answer['published']!r}, not {row['meta']['publishedTime']}"
            continue
        text = _plain(answer["text"])
        yield from (f"{row['file']}: missing: {part}" for part in row["with"] if _plain(part) not in text)
        yield from (f"{row['file']}: too much: {part}" for part in row["without"] if _plain(part) in text)


TASK = Task(predict=predict, score=score, baseline=baseline, errors=errors)
