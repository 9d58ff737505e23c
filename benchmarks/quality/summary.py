"""Summaries of at most 60 words, made as a build makes them: rows {id, articles: [{title, text}], summary}.

Answers are {id, summary, spans}: each span {article, start, end} is a stretch of `articles[article].text` (or
of its title, where `field` says "title"), counted in code points; the summary is the spans joined by blanks.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.quality import scores
from benchmarks.quality.files import Row, Rows
from benchmarks.quality.task import Files, Score, Task
from digest import analyze, clean
from digest.compose.names import headline
from digest.compose.selection import Limit
from digest.compose.summary import summary
from digest.model.article import Article, Block, Document, Documents, Outlet, Role
from digest.model.fields import Fields
from digest.model.span import Span
from digest.model.story import Story
from digest.text.gazetteer import country
from digest.text.likeness import idf, vectors
from digest.text.sentences import sentences
from digest.text.words import content

MOST = 60  # words
GAP = "\n\n"  # between title and text


def predict(files: Files) -> list[Row]:
    """The summary of each row: its articles are cleaned, analyzed and composed like those of a story."""
    return [_answer(row) for rows in files for row in rows]


def _answer(row: Row) -> Row:
    told = _articles(row["articles"])
    if not told:
        return {"id": row["id"], "summary": "", "spans": []}
    analysis = analyze.story(Story(articles=told))
    spans = [each.span for each in summary(analysis, analysis.claims, limit=Limit(words=MOST))]
    title = headline(told)
    if not spans and title is not None and len(title.text.split()) <= MOST:
        spans = [title]  # articles without one sentence have nothing else
    return _row(row, [(span, _start(row, span.article)) for span in spans])


def _articles(given: Sequence[Mapping[str, Any]]) -> tuple[Article, ...]:
    """The articles of a row; one whose single line the cleaning takes for a label is kept as it is."""
    documents = tuple(_document(at, each) for at, each in enumerate(given))
    kept = clean.articles(Documents(kept=documents), country=country)
    found = {article.path: article for article in kept.kept}
    short = {problem.path for problem in kept.problems if problem.code == "E_EMPTY"}
    both = (
        found.get(each.path) or (_plain(each) if each.path in short and _body(each) else None)
        for each in documents
    )
    return tuple(article for article in both if article is not None)


def _document(at: int, each: Mapping[str, Any]) -> Document:
    text = f"{each['title'] or ''}{GAP}{each['text'] or ''}"
    return Document(
        path=f"{at}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        checked=Fields(title=each["title"] or None, outlet=f"Outlet {at}", id=f"a{at}"),
    )


def _body(document: Document) -> str:
    return document.text.partition(GAP)[2].strip()


def _plain(document: Document) -> Article:
    body = _body(document)
    start = document.text.rindex(body)
    id_, title = document.checked.id or "", document.checked.title
    return Article(
        id=id_,
        path=document.path,
        sha256=document.sha256,
        text=document.text,
        outlet=Outlet(id=id_, name=document.checked.outlet or ""),
        title=Span(article=id_, start=0, end=len(title), text=title) if title else None,
        blocks=(Block(start=start, end=start + len(body), role=Role.PARAGRAPH),),
    )


def _start(row: Row, article: str) -> int:
    """Where the text of an article begins in its document."""
    return len(row["articles"][int(article[1:])]["title"] or "") + len(GAP)


def _row(row: Row, spans: Sequence[tuple[Span, int]]) -> Row:
    made = [
        {"article": int(span.article[1:]), "start": span.start - at, "end": span.end - at}
        if span.start >= at
        else {"article": int(span.article[1:]), "field": "title", "start": span.start, "end": span.end}
        for span, at in spans
    ]
    return {"id": row["id"], "summary": " ".join(span.text for span, _ in spans), "spans": made}


def baseline(files: Files) -> list[Row]:
    """The whole sentences nearest to the mean of all, as many as fit (centroid; Radev et al. 2004)."""
    return [_central(row) for rows in files for row in rows]


def _central(row: Row) -> Row:
    found = [
        Span(article=f"a{at}", start=start, end=end, text=each["text"][start:end])
        for at, each in enumerate(row["articles"])
        for start, end in sentences(each["text"] or "")
    ]
    bags = [Counter(word.stem for word in content(span.text)) for span in found]
    units = vectors(bags, idf(bags)) if bags else []
    near = [round(float(unit @ sum(units)), 6) for unit in units]
    chosen: list[Span] = []
    for at in sorted(range(len(found)), key=lambda at: (-near[at], at)):
        if sum(len(span.text.split()) for span in (*chosen, found[at])) <= MOST:
            chosen.append(found[at])
    return _row(row, [(span, 0) for span in chosen])


def score(files: Files, made: Rows) -> Score:
    """ROUGE-1 recall and F, ROUGE-2 and ROUGE-L F, and the words of the summaries."""
    return scores.summaries([row for rows in files for row in rows], made)


TASK = Task(predict=predict, score=score, baseline=baseline)
