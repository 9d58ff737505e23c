"""What comes in: documents as found, and the articles that they turn out to be."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter

from digest.errors import Problem
from digest.model.fields import Fields
from digest.model.language import base
from digest.model.span import Span

BLANKED = re.compile(r"[^\n]")
START = attrgetter("start")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Bytes found in `seeds/`, decoded; what its head says is checked for form, not for truth.

    `text` is the canonical text: the decoded file as it is, front matter included. `body` is where the
    article begins in it (after the front matter). `fields` are the front matter's own keys and values
    (strings, lists, mappings), `lines` the line each key stands on (from 1), and `checked` the values that
    have the right form, under our names. `markup` is `text` or `markdown`.
    """

    path: str
    sha256: str
    text: str
    body: int = 0
    markup: str = "text"
    fields: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    checked: Fields = field(default_factory=Fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """What reading a folder gave: the documents, and what was refused or looked odd."""

    kept: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()


class Role(StrEnum):
    """What a block of a document is to its reader."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    POST = "post"  # somebody's post on a network, shown whole in the article
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the canonical text with one role; `why` says how that was seen (empty for paragraphs)."""

    start: int
    end: int
    role: Role
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who published an article.

    `country` is ISO 3166-1 alpha-2 or None, `owner` who owns it as the settings say, "" where they don't;
    `why` says how the outlet is known and where facts are from that no article says, or why it is not known.
    `rights`, `excerpt_words`, `images` and `noindex` are what the settings say of all its articles; "", 0, ""
    and False where they say nothing.
    """

    id: str
    name: str
    country: str | None = None
    known: bool = True
    why: str = ""
    owner: str = ""
    rights: str = ""
    excerpt_words: int = 0
    images: str = ""
    noindex: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article was published.

    `value` is ISO 8601 (a date, or a date and time with zone), or None where nothing tells. `precision` is
    `minute`, `day` or `unknown`; `basis` is `front-matter`, `dateline` or `inferred`; `note` is for people.
    """

    value: str | None = None
    precision: str = "unknown"
    basis: str = "inferred"
    note: str = ""

    @property
    def day(self) -> date | None:
        """The day of publication, or None where nothing tells."""
        return date.fromisoformat(self.value[:10]) if self.value else None

    @property
    def hour(self) -> int | None:
        """The hour of publication by the clock it was published by, or None where only a day is known."""
        return datetime.fromisoformat(self.value).hour if self.value and self.precision == "minute" else None

    @property
    def instant(self) -> datetime | None:
        """When it was, to the minute; None where only the day is known, or not the zone."""
        found = datetime.fromisoformat(self.value) if self.value and self.precision == "minute" else None
        return found if found and found.tzinfo else None

    def before(self, other: "Published") -> bool:
        """Whether this surely was before the other: by the minute if both tell it, else by the day."""
        if self.instant and other.instant:
            return self.instant < other.instant
        return self.day is not None and other.day is not None and self.day < other.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One outlet's account: attributed, dated where known, its furniture masked.

    `text` is the canonical text that all spans count in. `blocks` lie in order and do not overlap; between
    them is only white space. `number` of a paragraph (¶) counts the PARAGRAPH blocks from 1. `insets` are
    stretches inside paragraphs that are no news (a link to another story glued to a name), in order.
    `agencies` are those that the head of the document names as author or as the way the text came by.
    `lang` is the tag of its language as the article gives it (`en-GB`), for pages and data to print.
    """

    id: str
    path: str
    sha256: str
    text: str
    outlet: Outlet
    title: Span | None = None
    title_note: str = ""
    url: str | None = None
    published: Published = field(default_factory=Published)
    lang: str = "en"
    translated_from: str | None = None
    via: str | None = None
    image: str | None = None
    image_credit: str | None = None
    blocks: tuple[Block, ...] = ()
    insets: tuple[Block, ...] = ()
    rights: str = ""
    agencies: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The language of its words without region or script (`en`): lists and rules are chosen by it."""
        return base(self.lang)

    def span(self, start: int, end: int) -> Span:
        """The span from `start` to `end`, its text cut from the canonical text."""
        return Span(article=self.id, start=start, end=end, text=self.text[start:end])

    @property
    def legible(self) -> str:
        """The canonical text, as long as ever, with the insets of its paragraphs blanked."""
        out: list[str] = []
        at = 0
        for inset in self.insets:
            out += (self.text[at : inset.start], " " * (inset.end - inset.start))
            at = inset.end
        return "".join([*out, self.text[at:]])

    def masked(self, *roles: Role) -> str:
        """The canonical text, as long as ever, with all but blocks of `roles` (default: paragraphs) blanked.

        Insets are blanked too. Line breaks stay, so that line numbers and offsets hold; a search on it finds
        only what is news.
        """
        wanted = roles or (Role.PARAGRAPH,)
        text = self.legible
        out: list[str] = []
        at = 0
        for block in self.blocks:
            if block.role in wanted:
                out += (BLANKED.sub(" ", text[at : block.start]), text[block.start : block.end])
                at = block.end
        return "".join([*out, BLANKED.sub(" ", text[at:])])

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph (from 1) that holds `offset`, or 0 where none does."""
        at = bisect_right(self.blocks, offset, key=START) - 1
        if at < 0 or offset >= self.blocks[at].end or self.blocks[at].role is not Role.PARAGRAPH:
            return 0
        return sum([block.role is Role.PARAGRAPH for block in self.blocks[: at + 1]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """What cleaning gave: the articles, and what was refused or looked odd.

    `drafts` and `later` count documents left out without fault: drafts, and those of a later date.
    """

    kept: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()
    drafts: int = 0
    later: int = 0
