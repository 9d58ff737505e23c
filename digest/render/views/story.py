"""The story page: everything a reader finds on it, in its order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from digest.model.analysis import Origin
from digest.model.digest import Digest
from digest.render import links
from digest.render.dates import When
from digest.render.views import (
    changes,
    differences,
    firmness,
    matrix,
    names,
    quotes,
    resting,
    scale,
    summary,
    takes,
    timeline,
)
from digest.render.views.lookup import Lookup, OutletLink, Receipt
from digest.render.views.passage import Passage

TIES = 66  # pairs of articles that the story page lists, as many as twelve articles make
DAY = 10  # characters of an ISO date without its hour


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much stands behind a story; `unknown_*` count the articles of which that is not known."""

    articles: int
    outlets: int
    origins: int
    countries: tuple[str, ...]
    unknown_origins: int
    unknown_countries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """An independent origin: its name, the outlets that stand on it, and why they count once.

    `partly` are outlets that rest on it for single claims; `itself` tells that it is the one outlet told.
    """

    name: str
    itself: bool
    outlets: tuple[OutletLink, ...]
    partly: tuple[OutletLink, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditView:
    """An agency or outlet that an outlet credits, in its own words."""

    name: str
    receipt: Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Why two articles are one story; `score` is empty where they were not compared.

    `by_hand` is where a person put them together, empty where nobody did; `language` is that of the words in
    both, None where it is the page's own.
    """

    outlets: tuple[OutletLink, ...]
    score: str
    by_hand: str
    shared_names: tuple[str, ...]
    shared_terms: tuple[str, ...]
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbor:
    """A story that another goes on with: its address, its day, its title (None where that is ours)."""

    slug: str
    day: date | None
    title: Passage | None
    title_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedView:
    """A story of the days before or after: its title (None where it is ours), its day, the names in both."""

    title: Passage | None
    title_text: str
    href: str
    later: bool
    day: When | None
    shared_names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """All that a story page shows; `title` is None where the title is ours (`title_text`).

    `lone`: it is one article, so that there is nothing to compare. `ties_at` is the page of all
    `ties_all` ties, where they are too many for this one; `ties` is empty then.
    """

    title: Passage | None
    title_text: str
    title_receipt: Receipt | None
    counts: Counts
    first: When | None
    last: When | None
    undated: bool
    summary: tuple[summary.SummaryTopic, ...]
    timeline: tuple[timeline.Day, ...]
    scale: scale.Scale | None
    differences: differences.Differences
    matrix: matrix.Matrix
    quotes: quotes.Quotes
    takes: takes.Takes
    firmness: firmness.Strip
    names: names.Names
    origins: tuple[OriginView, ...]
    resting: tuple[resting.Resting, ...]
    credits: tuple[CreditView, ...]
    ties: tuple[Tie, ...]
    ties_all: int
    ties_at: str | None
    related: tuple[RelatedView, ...]
    changes: changes.Changes
    lone: bool
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """The whole table of a story of many claims, on a page of its own; `title` as in `StoryView`.

    Of `quotes` it shows those of one article alone.
    """

    title: Passage | None
    title_text: str
    counts: Counts
    matrix: matrix.Matrix
    quotes: quotes.Quotes
    back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LikenessView:
    """How like the articles of a large story are, two by two; `title` as in `StoryView`."""

    title: Passage | None
    title_text: str
    ties: tuple[Tie, ...]
    back: str


def story(look: Lookup, neighbors: Mapping[str, Neighbor] | None = None) -> StoryView:
    """A story's page, seen from where it lies; `neighbors` are the stories it goes on with, by id."""
    digest = look.digest
    many = len(digest.analysis.story.why) > TIES
    return StoryView(
        title=look.passage(digest.title) if digest.title else None,
        title_text=digest.title_text,
        title_receipt=look.receipt(digest.title) if digest.title else None,
        counts=counts(digest),
        first=look.when(digest.first_published[:DAY]) if digest.first_published else None,
        last=look.when(digest.last_published[:DAY]) if digest.last_published else None,
        undated=any(not article.published.value for article in look.articles),
        summary=summary.summary(look),
        timeline=timeline.timeline(look),
        scale=timeline.drawing(look),
        differences=differences.differences(look),
        matrix=matrix.matrix(look),
        quotes=quotes.quotes(look),
        takes=takes.takes(look),
        firmness=firmness.strip(look),
        names=names.names(look),
        origins=tuple(_origin(origin, look) for origin in digest.analysis.origins),
        resting=tuple(resting.resting(look)),
        credits=tuple(
            CreditView(name=credit.name, receipt=look.receipt(credit.span))
            for credit in digest.analysis.credits
        ),
        ties=() if many else _ties(look),
        ties_all=len(digest.analysis.story.why),
        ties_at=links.relative(look.here, links.likeness_path(digest.slug)) if many else None,
        related=tuple(_related(look, neighbors or {})),
        changes=changes.changes(look),
        lone=len(look.articles) == 1,
        method=links.relative(look.here, links.METHOD),
    )


def table(look: Lookup) -> TableView | None:
    """The page of the whole table, from which `look` is seen; None where the story page has it."""
    if look.here != look.table or look.here == links.story_path(look.digest.slug):
        return None
    digest = look.digest
    return TableView(
        title=look.passage(digest.title) if digest.title else None,
        title_text=digest.title_text,
        counts=counts(digest),
        matrix=matrix.matrix(look),
        quotes=quotes.quotes(look),
        back=links.relative(look.here, links.story_path(digest.slug)),
    )


def likeness(look: Lookup) -> LikenessView | None:
    """The page of all ties, from which `look` is seen; None where the story page has them."""
    digest = look.digest
    if len(digest.analysis.story.why) <= TIES:
        return None
    return LikenessView(
        title=look.passage(digest.title) if digest.title else None,
        title_text=digest.title_text,
        ties=_ties(look),
        back=links.relative(look.here, links.story_path(digest.slug)),
    )


def counts(digest: Digest) -> Counts:
    """How many outlets, origins and countries a story has, and of how many articles that is not known.

    `origins` is the most there can be: an article of an unknown outlet that credits nobody may be an origin
    of its own, or stand on one of the others.
    """
    articles = digest.analysis.story.articles
    unknown = {article.id for article in articles if not article.outlet.known}
    origins = digest.analysis.origins
    placed = {id_ for origin in origins for id_ in origin.articles}
    adrift = {id_ for origin in origins if unknown.issuperset(origin.articles) for id_ in origin.articles}
    nowhere = {article.id for article in articles} - placed
    return Counts(
        articles=len(articles),
        outlets=len({article.outlet.id for article in articles}),
        origins=len(origins) + len(nowhere),
        countries=tuple(sorted({article.outlet.country for article in articles if article.outlet.country})),
        unknown_origins=len(adrift | nowhere),
        unknown_countries=sum(article.outlet.country is None for article in articles),
    )


def _origin(origin: Origin, look: Lookup) -> OriginView:
    return OriginView(
        name=origin.name,
        itself=not origin.partly
        and [look.link(article).name for article in origin.articles] == [origin.name],
        outlets=tuple(look.link(article) for article in origin.articles),
        partly=tuple(look.link(article) for article in origin.partly),
        why=origin.why,
    )


def _related(look: Lookup, neighbors: Mapping[str, Neighbor]) -> Iterator[RelatedView]:
    """What came before, then what came after, each in the order of the days."""
    there = [each for each in look.digest.related if each.story in neighbors]
    for each in sorted(there, key=lambda each: (str(neighbors[each.story].day), each.story)):
        other = neighbors[each.story]
        yield RelatedView(
            title=other.title,
            title_text=other.title_text,
            href=links.relative(look.here, links.story_path(other.slug)),
            later=each.later,
            day=look.when(other.day.isoformat()) if other.day else None,
            shared_names=each.shared_names,
        )


def _ties(look: Lookup) -> tuple[Tie, ...]:
    return tuple(
        Tie(
            outlets=tuple(look.link(article) for article in why.articles),
            score="" if why.score is None else f"{why.score:.2f}",
            by_hand=why.by_hand,
            shared_names=why.shared_names,
            shared_terms=why.shared_terms,
            language=look.tongue(why.articles[0]),
        )
        for why in look.digest.analysis.story.why
    )
