"""A story in a few lines, for those who read it elsewhere: in a feed, a letter, a line on a list."""

from collections.abc import Iterator
from dataclasses import dataclass

from digest.model.span import Span
from digest.render import links
from digest.render.views import changes
from digest.render.views.differences import differences
from digest.render.views.lookup import Lookup
from digest.render.views.passage import Passage
from digest.render.views.story import Counts, counts

MOST_SAID = 5  # sentences of the summary: a screen of a reader of feeds
MOST_POINTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence and whose it is; `page` is the path of the telling with the sentence's place in it.

    `original` is the address of the sentence at the outlet, None where that is not known.
    """

    passage: Passage
    outlet: str
    place: str
    page: str
    original: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What accounts part on: our label, and the language of news words in it (None: the page's own)."""

    subject: str
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A story for those who read it elsewhere.

    `page` is the path of its page; `title` as in `Digest`, `titled` the outlet whose headline it is; `first`
    and `last` are ISO 8601 or None. `outlets` are the last parts of the addresses of its outlets' pages with
    their names ("" for an unknown one), `names` what its articles are called, `countries` the codes of its
    outlets' countries. `points` name what accounts part on, in our words; `revisions`
    are the newest changes, their links as paths.
    """

    id: str
    page: str
    title: Passage | None
    title_text: str
    titled: str | None
    language: str
    first: str | None
    last: str | None
    counts: Counts
    said: tuple[Said, ...]
    points: tuple[Issue, ...]
    names: tuple[str, ...]
    outlets: tuple[tuple[str, str], ...]
    countries: tuple[str, ...]
    revisions: tuple[changes.RevisionView, ...] = ()


def brief(look: Lookup) -> Brief:
    """The story in a few lines: the first sentences of its summary."""
    digest = look.digest
    title = digest.title
    outlets = [article.outlet for article in look.articles]
    return Brief(
        id=digest.id,
        page=links.story_path(digest.slug),
        title=look.passage(title) if title else None,
        title_text=digest.title_text,
        titled=look.labels[title.article] if title else None,
        language=digest.article(title.article).lang if title else digest.lang,
        first=digest.first_published,
        last=digest.last_published,
        counts=counts(digest),
        said=tuple(_said(one.span, look) for one in digest.summary[:MOST_SAID]),
        points=tuple(dict.fromkeys(_issues(look)))[:MOST_POINTS],
        names=tuple(dict.fromkeys(look.labels[article.id] for article in look.articles)),
        outlets=tuple(
            sorted({(links.segment(outlet.id), outlet.name if outlet.known else "") for outlet in outlets})
        ),
        countries=tuple(sorted({outlet.country for outlet in outlets if outlet.country})),
        revisions=changes.changes(look.on(links.FRONT)).revisions,
    )


def passages(given: Brief) -> Iterator[Passage]:
    """Every passage that a story in a few lines shows."""
    if given.title:
        yield given.title
    yield from (said.passage for said in given.said)
    for revision in given.revisions:
        yield from changes.passages(revision)


def _issues(look: Lookup) -> Iterator[Issue]:
    for card in differences(look).parted:
        yield Issue(subject=card.subject, language=card.language)


def _said(span: Span, look: Lookup) -> Said:
    receipt = look.receipt(span)
    path = links.telling_path(look.digest.slug, look.slugs[span.article])
    return Said(
        passage=receipt.passage,
        outlet=receipt.outlet,
        place=receipt.place,
        page=f"{path}#{look.anchor(span)}",
        original=receipt.original,
    )
