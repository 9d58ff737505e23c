"""What goes out: pages to fill and files to write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site: its path below `site/` (posix), its template, and the values that it is given."""

    path: str
    template: str
    values: Mapping[str, object]


class Draft(NamedTuple):
    """A page that is filled only where it must be drawn: `made_from` tells all that it is made of.

    `fill` gives its values; equal `made_from` give equal values.
    """

    path: str
    template: str
    made_from: str
    fill: Callable[[], Mapping[str, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Bytes to write at a path below `site/` (posix, relative, no dots)."""

    path: str
    data: bytes


class Same(NamedTuple):
    """A file that the site has already, from the build before, and that need not be made again.

    `sha256` (hexadecimal) is that of its bytes, as the manifest of that build has it.
    """

    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    """A page of the publisher's own words: `text` is Markdown without its title, `slug` its folder."""

    slug: str
    title: str
    text: str
