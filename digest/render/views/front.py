"""The front page: the stories, most covered first."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.model.digest import Digest, Imprint
from digest.render import links
from digest.render.dates import When
from digest.render.views.differences import differences
from digest.render.views.lookup import Lookup, OutletLink, Receipt
from digest.render.views.passage import Passage
from digest.render.views.story import DAY, Counts, counts

SHOWN_POINTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A small picture of a timeline: the state of each date in order, the first and the last in words."""

    states: tuple[str, ...]
    first: When
    last: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point on which accounts part: our label for it, and where the passages stand."""

    subject: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """A story on the front page: title, one sentence of the consensus, and what stands behind it.

    `points` are the first on which accounts part, `more` counts the others, `quotes` those about quotes.
    """

    href: str
    title: Passage | None
    title_text: str
    lead: Receipt | None
    counts: Counts
    outlets: tuple[OutletLink, ...]
    last: When | None
    mark: Mark | None
    points: tuple[Point, ...]
    more: int
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView:
    """The front page: its stories, when it was made, and how many documents were left out."""

    teasers: tuple[Teaser, ...]
    made: When | None
    refused: int
    method: str


def front(ranked: Sequence[Teaser], imprint: Imprint, made: When | None) -> FrontView:
    """The front page, with the stories' teasers in their order."""
    return FrontView(
        teasers=tuple(ranked),
        made=made,
        refused=sum(problem.refused for problem in imprint.problems),
        method=links.relative(links.FRONT, links.METHOD),
    )


def rank(digest: Digest) -> tuple[int, int, tuple[int, ...], str]:
    """What the front page sorts by: most outlets, then most origins, then the latest, then by address."""
    found = counts(digest)
    # Characters turned round sort a text backwards: the latest date comes first within a rising order.
    latest = tuple(-ord(char) for char in digest.last_published or "")
    return (-found.outlets, -found.origins, latest, digest.slug)


def teaser(look: Lookup) -> Teaser:
    """What the front page, from which `look` is seen, tells of a story."""
    digest = look.digest
    href = links.relative(look.here, links.story_path(digest.slug))
    parting = differences(look)
    return Teaser(
        href=href,
        title=look.passage(digest.title) if digest.title else None,
        title_text=digest.title_text,
        lead=look.receipt(digest.summary[0].span) if digest.summary else None,
        counts=counts(digest),
        outlets=tuple(look.link(article.id) for article in look.articles),
        last=look.when(digest.last_published[:DAY]) if digest.last_published else None,
        mark=_mark(digest, look),
        points=tuple(
            Point(subject=card.subject, href=f"{href}#{card.id}") for card in parting.cards[:SHOWN_POINTS]
        ),
        more=len(parting.cards[SHOWN_POINTS:]),
        quotes=len(parting.quotes),
    )


def _mark(digest: Digest, look: Lookup) -> Mark | None:
    if not digest.timeline:
        return None
    first = min(event.date for event in digest.timeline)
    last = max(event.end or event.date for event in digest.timeline)
    return Mark(
        states=tuple(event.status.value for event in digest.timeline),
        first=look.when(first[:DAY]),
        last=look.when(last[:DAY]),
    )
