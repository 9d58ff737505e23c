"""One article read on its own: its sentences, names, times and quotations, before any other is looked at."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import TypeVar

from digest.model.analysis import Sentence
from digest.model.article import Article, Role
from digest.model.span import Span
from digest.text.names import NameMention, names
from digest.text.quotations import Quotation, quotations
from digest.text.sentences import sentences
from digest.text.times import Timex, time_expressions

Placed = TypeVar("Placed", NameMention, Timex, Quotation)
Kept = TypeVar("Kept", Span, Quotation)
START, END = attrgetter("start"), attrgetter("end")
SENTENCE_START = attrgetter("span.start")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was found in one article; all places count in its canonical text."""

    article: Article
    sentences: tuple[Sentence, ...]
    names: tuple[NameMention, ...]
    times: tuple[Timex, ...]
    quotations: tuple[Quotation, ...]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, or None between sentences."""
        at = bisect_right(self.sentences, offset, key=SENTENCE_START) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].span.end else None


def reading(article: Article, *, written: date | None) -> Reading:
    """The article read; `written` is the day its relative dates are reckoned from, None if none is known.

    The insets of an article are blanked in it, in the text of every span too: see `Article.legible`.
    """
    # What is glued into a sentence is not read; `legible` is as long as the text, so places stay.
    article = replace(article, text=article.legible) if article.insets else article
    # A paragraph wrapped over several lines is one line to the reader.
    news = unwrapped(article)
    named = names(news, language=article.language)
    quoted = quotations(news, language=article.language, named=named)
    return Reading(
        article=article,
        sentences=_sentences(article, news, quoted),
        names=named,
        times=time_expressions(news, written=written, hour=article.published.hour, language=article.language),
        quotations=quoted,
    )


def unwrapped(article: Article) -> str:
    """The paragraphs of an article, all else blanked, each paragraph on one line; as long as the article."""
    text = list(article.masked())
    for block in article.blocks:
        if block.role is Role.PARAGRAPH:
            text[block.start : block.end] = [
                " " if char in "\r\n" else char for char in text[block.start : block.end]
            ]
    return "".join(text)


def _sentences(article: Article, news: str, quoted: Sequence[Quotation]) -> tuple[Sentence, ...]:
    headings = [block for block in article.blocks if block.role is Role.HEADING]
    found = [article.span(start, end) for start, end in sentences(news, language=article.language)]
    made: list[Sentence] = []
    ends = [block.end for block in headings]
    company: dict[int, list[Quotation]] = {}
    for each in quoted:
        if each.speech:
            company.setdefault(each.group, []).append(each)
    for span in found:
        above = headings[: bisect_right(ends, span.start)]
        shown = _shown(article, span, found, quoted, company)
        made.append(
            Sentence(
                span=span,
                paragraph=article.paragraph(span.start),
                heading=article.span(above[-1].start, above[-1].end) if above else None,
                shown=shown,
                broken=any(shown.start < inset.end and inset.start < shown.end for inset in article.insets),
            )
        )
    return tuple(made)


def _shown(
    article: Article,
    span: Span,
    found: Sequence[Span],
    quoted: Sequence[Quotation],
    company: Mapping[int, Sequence[Quotation]],
) -> Span:
    """The sentence, with its fellows of one paragraph that hold the rest of its quotation and its speaker.

    `company` are the quotations of what somebody said, by their group.
    """
    groups = {each.group for each in touching(quoted, span.start, span.end) if each.speech}
    if not groups:
        return span
    number = article.paragraph(span.start)
    ends = [(span.start, span.end)]
    for each in (one for group in groups for one in company[group]):
        if article.paragraph(each.start) == number:
            ends.extend((other.start, other.end) for other in touching(found, each.start, each.end))
    last = max(end for _, end in ends)
    return article.span(min(start for start, _ in ends), last)


def touching(found: Sequence[Kept], start: int, end: int) -> Sequence[Kept]:
    """Those that share a character with what goes from `start` to `end`; `found` lie apart, in order."""
    first = bisect_right(found, start, key=END)
    return found[first : bisect_left(found, end, lo=first, key=START)]


def within(found: Sequence[Placed], span: Span) -> Sequence[Placed]:
    """Those that begin inside the span; `found` lie in order of their starts."""
    first = bisect_left(found, span.start, key=START)
    return found[first : bisect_left(found, span.end, lo=first, key=START)]
