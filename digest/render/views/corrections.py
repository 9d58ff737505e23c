"""Articles of which the words changed: each sentence as it read before beside what it reads now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.model.article import Article
from digest.model.history import Correction, Revision, Version
from digest.model.span import Span
from digest.render.dates import When
from digest.render.views.lookup import Lookup, OutletLink, Receipt, printed
from digest.render.views.passage import Passage
from digest.render.wording import apart
from digest.text.edits import edits

DAY = 10  # characters of an ISO date without its hour
ANCHOR = "corrections"  # of the section on an article's own page


@dataclass(frozen=True, slots=True, kw_only=True)
class EditView:
    """A sentence that changed: `before` with the words that went marked, `after` with those that came.

    None where the sentence was not there; `source` says where it stands, None where that version is not the
    newest either.
    """

    before: Passage | None
    after: Passage | None
    source: Receipt | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """What an outlet changed in its article; `when` and `made` as for all that was new.

    `hidden` counts the sentences beyond what may be shown.
    """

    outlet: OutletLink
    when: When | None
    made: bool
    edits: tuple[EditView, ...]
    hidden: int


def correction(found: Correction, revision: Revision, look: Lookup) -> CorrectionView | None:
    """One correction; None where the article is no more in the story."""
    article = next((one for one in look.articles if one.id == found.article), None)
    held = {one.key: one for one in look.digest.history.versions}
    if article is None:
        return None
    before, after = (_spans(held[f"{found.article}@{which}"]) for which in (found.before, found.after))
    told = edits([span.text for span in before], [span.text for span in after])
    pairs = [(None if at is None else before[at], None if to is None else after[to]) for at, to in told]
    shown = [pair for pair in pairs if _within(pair, look.cuts[article.id])]
    return CorrectionView(
        outlet=look.link(article.id, ANCHOR),
        when=moment(revision, look),
        made=bool(revision.made),
        edits=tuple(_edit(was, now, article, look) for was, now in shown),
        hidden=len(pairs) - len(shown),
    )


def corrections(article: Article, look: Lookup) -> Iterator[CorrectionView]:
    """All corrections of an article that are known, newest first."""
    for revision in look.digest.history.revisions:
        for found in revision.corrections:
            view = correction(found, revision, look) if found.article == article.id else None
            if view:
                yield view


def moment(revision: Revision, look: Lookup) -> When | None:
    """When something was new: the time that the build called now, else the day of the newest account."""
    value = revision.made or revision.newest[:DAY]
    return look.when(value) if value else None


def _spans(version: Version) -> list[Span]:
    return [
        Span(article=version.key, start=start, end=start + len(text), text=text)
        for start, text in version.sentences
    ]


def _within(pair: tuple[Span | None, Span | None], cut: int) -> bool:
    """Whether both sentences stand in the part of the article that may be shown."""
    return all(span is None or span.end <= cut for span in pair)


def _edit(was: Span | None, now: Span | None, article: Article, look: Lookup) -> EditView:
    came, went = apart([was], [now]) if was and now else ((now,) if now else (), (was,) if was else ())
    current = _current(now, article)
    return EditView(
        before=_printed(was, went, article, look),
        after=_printed(now, came, article, look)
        if current is None
        else look.passage(current, [article.span(one.start, one.end) for one in came]),
        source=look.receipt(current) if current else None,
    )


def _printed(span: Span | None, marked: Sequence[Span], article: Article, look: Lookup) -> Passage | None:
    """A passage of a version of the article."""
    if span is None:
        return None
    return printed(span, article.lang, article.translated_from, look.words, marked)


def _current(now: Span | None, article: Article) -> Span | None:
    """The same passage of the article as it is, where it still stands there."""
    if now is None or article.text[now.start : now.end] != now.text:
        return None
    return article.span(now.start, now.end)
