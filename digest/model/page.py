"""What goes out: pages to fill and files to write."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site: its path below `site/` (posix), its template, and the values that it is given."""

    path: str
    template: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Bytes to write at a path below `site/` (posix, relative, no dots)."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    """A page of the publisher's own words: `text` is Markdown without its title, `slug` its folder."""

    slug: str
    title: str
    text: str
