"""What a feed tells of itself and of its items, whichever of the formats it is written in."""

from dataclasses import dataclass

from digest.read.extracted import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """Something odd about a feed: a code `W_…` and a sentence for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item; empty where the feed does not tell.

    `published` and `updated` are ISO 8601, a moment with its zone or a day, or None. `content` and `summary`
    are HTML, not cleaned of anything; plain text in them is escaped. Addresses are absolute where the feed's
    own is known. `source` is the title of the feed that an item was taken over from.
    """

    id: str = ""
    link: str = ""
    title: str = ""
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    content: str = ""
    summary: str = ""
    categories: tuple[str, ...] = ()
    language: str = ""
    source: str = ""
    picture: Picture | None = None
    enclosures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: its title, the address of the site that it belongs to, its language (BCP 47 or ""), its items.

    `items` are as the feed orders them; `oddities` are for people.
    """

    title: str = ""
    address: str = ""
    language: str = ""
    items: tuple[FeedItem, ...] = ()
    oddities: tuple[Oddity, ...] = ()
