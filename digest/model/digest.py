"""A story read and composed, ready to render; and the edition, which is all of them together."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from digest.errors import Problem
from digest.model.analysis import Analysis
from digest.model.article import Article
from digest.model.history import Account, Changes, History
from digest.model.page import OwnPage
from digest.model.record import Moved, Record
from digest.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySentence:
    """One sentence of the consensus summary: the claim it states, and the wording chosen for it."""

    claim: str
    span: Span


class Status(StrEnum):
    """Whether an event lies behind, ahead, or goes on, as the articles tell it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Why an event has its date: the words, the date they were reckoned from, and the rule."""

    expression: Span
    anchor: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated entry of the timeline.

    `date` and `end` are ISO 8601 (`2022`, `2025-12`, `2025-12-14`); `precision` is minute, day, month, year
    or range; `spans` are the passages of every article that tells it, best wording first.
    """

    date: str
    end: str | None
    precision: str
    basis: Basis
    status: Status
    claim: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """How one article tells the story: only here, missing (most others have it), shared."""

    article: str
    only_here: tuple[str, ...]
    missing: tuple[str, ...]
    shared: tuple[str, ...]
    headings: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A group under which claims are read; the title is the generator's word, not news."""

    title: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A story of the days before or after on the same matter: its id, how alike (0 to 1), names in both."""

    story: str
    later: bool
    score: float
    shared_names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A story, read and composed.

    `title` is a span (the headline most others support), or None where a person gave the words of
    `title_text` in the overrides file. `language` is as an article's. `first_published` and `last_published`
    are ISO 8601 or None.
    """

    id: str
    slug: str
    title: Span | None
    title_text: str
    language: str
    first_published: str | None
    last_published: str | None
    analysis: Analysis
    summary: tuple[SummarySentence, ...]
    timeline: tuple[Event, ...]
    takes: tuple[Take, ...]
    topics: tuple[Topic, ...]
    related: tuple[Related, ...] = ()
    history: History = field(default_factory=History)

    @property
    def lang(self) -> str:
        """The tag to print for the language: the one that most of its articles in that language give."""
        told = Counter(each.lang for each in self.analysis.story.articles if each.language == self.language)
        return told.most_common(1)[0][0] if told else self.language

    def article(self, id_: str) -> Article:
        """The article with this id; KeyError where the story has none."""
        return self.analysis.story.article(id_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the rest of an edition must know of a story: small, so that all heads are at hand at once.

    `articles` are their ids in order, `outlets` counts the outlets; `title` and `title_text` as in `Digest`,
    with the tag of the language of the title's article and the one that it was translated from; `language`
    as in `Digest`; `slug` is the one that
    the title makes, `pinned` the one that a person gave. `names` stand in half of the articles, and `words`
    counts the stems of their openings. `accounts` are the articles as the record of changes knows them.
    """

    articles: tuple[str, ...]
    outlets: int
    title: Span | None
    title_text: str
    title_language: str
    title_translated: str | None
    language: str
    slug: str
    pinned: str
    first_published: str | None
    last_published: str | None
    day: date | None
    names: frozenset[str]
    words: Mapping[str, int]
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a story stands in its edition: its id, its address, what it goes on with, what was new when."""

    id: str
    slug: str
    related: tuple[Related, ...] = ()
    history: History = field(default_factory=History)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How the stories of an edition stand: `places` in the order of their heads, `front` as their numbers."""

    places: tuple[Place, ...]
    front: tuple[int, ...]
    record: Record = field(default_factory=Record)
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What an edition says of itself: how it was made, and what was left out and why.

    `settings` are the numbers and switches that decided something, by name, for the method page; `now` is
    the time that pages call now, ISO 8601 in UTC, or empty; `pages` are the publisher's own; `moved` says
    where addresses that stories had before lead now; `limits` say how large a document may be, by name.
    """

    problems: tuple[Problem, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    now: str = ""
    pages: tuple[OwnPage, ...] = ()
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All digests published together, what the edition says of itself (as `Imprint`), and its record.

    `record` keeps ids and addresses for the next build, `changes` what it must know to tell what is new.
    `drafts` and `later` count articles left out without
    fault: drafts, and those dated after `now`.
    """

    digests: tuple[Digest, ...]
    problems: tuple[Problem, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    now: str = ""
    pages: tuple[OwnPage, ...] = ()
    record: Record = field(default_factory=Record)
    changes: Changes = field(default_factory=Changes)
    moved: tuple[Moved, ...] = ()
    drafts: int = 0
    later: int = 0

    @property
    def imprint(self) -> Imprint:
        """What the edition says of itself."""
        return Imprint(
            problems=self.problems,
            settings=self.settings,
            limits=self.limits,
            now=self.now,
            pages=self.pages,
            moved=self.moved,
        )
