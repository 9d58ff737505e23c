"""What the file of a feed says, in whichever format: its head and its entries."""

from dataclasses import dataclass

from digest.render.views.brief import Brief


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story in a feed: its name for programs, its moments (RFC 3339), its words as HTML."""

    id: str
    url: str
    brief: Brief
    published: str
    updated: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A feed with its entries made: what its file says."""

    id: str
    title: str
    site: str
    tagline: str
    language: str
    home: str
    address: str
    updated: str
    entries: tuple[Entry, ...]
