"""A story as tables for a spreadsheet: its claims, its quotes, its timeline.

The columns `text`, `article`, `start` and `end` say together what stands where. A cell that a spreadsheet
would take for a formula has an apostrophe before it.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from digest.model.digest import Digest
from digest.model.span import Span
from digest.render.proof import guarded

PLACE = ("text", "article", "start", "end")


def claims(digest: Digest) -> str:
    """Claims down, articles across: what the matrix of the story page shows."""
    topics = {claim: topic.title for topic in digest.topics for claim in topic.claims}
    articles = [article.id for article in digest.analysis.story.articles]
    rows = []
    for claim in digest.analysis.claims:
        stances = {stance.article: stance.stance.value for stance in claim.stances}
        row = [claim.id, topics.get(claim.id, ""), claim.category, str(claim.outlets), str(claim.origins)]
        row += _place(claim.text)
        rows.append([*row, *(stances.get(article, "silent") for article in articles)])
    return _table(["claim", "topic", "category", "outlets", "origins", *PLACE, *articles], rows)


def quotes(digest: Digest) -> str:
    """Every wording of every quote, with who is quoted and in which outlet."""
    return _table(["quote", "speaker", "form", "outlet", *PLACE], _quotes(digest))


def timeline(digest: Digest) -> str:
    """The dated events, each in every wording; `rule` and `expression` say why it has its date."""
    head = ["event", "date", "end_date", "precision", "status", "expression", "rule", "outlet", *PLACE]
    return _table(head, _events(digest))


TABLES: Mapping[str, Callable[[Digest], str]] = {"claims": claims, "quotes": quotes, "timeline": timeline}


def _quotes(digest: Digest) -> Iterator[list[str]]:
    for quote in digest.analysis.quotes:
        speaker = quote.speaker.name if quote.speaker else ""
        for variant in quote.variants:
            for span in variant.spans:
                yield [quote.id, speaker, variant.form.value, _outlet(span, digest), *_place(span)]


def _events(digest: Digest) -> Iterator[list[str]]:
    for number, event in enumerate(digest.timeline, start=1):
        told = [str(number), event.date, event.end or "", event.precision, event.status.value]
        told += [event.basis.expression.text, event.basis.rule]
        for span in event.spans:
            yield [*told, _outlet(span, digest), *_place(span)]


def _place(span: Span) -> list[str]:
    return [span.text, span.article, str(span.start), str(span.end)]


def _outlet(span: Span, digest: Digest) -> str:
    outlet = digest.article(span.article).outlet
    return outlet.name if outlet.known else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    made = csv.writer(out)
    made.writerow(map(guarded, head))
    for row in rows:
        made.writerow(map(guarded, row))
    return out.getvalue()
