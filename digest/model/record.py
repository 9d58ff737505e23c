"""The ids and addresses that stories had so far, kept from build to build so that links to them stay good."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

SUFFIX = re.compile(r"-[0-9a-f]{6}$")  # of a slug that two stories would share


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story as it was last seen: its id, its slug, the ids of its articles, and slugs it had before.

    `into` is the id of the story that its articles are part of now, where it is none of its own any more;
    `gone` tells that none of its articles is left. Without a slug it gets one at the next build.
    """

    id: str
    slug: str
    articles: tuple[str, ...]
    former: tuple[str, ...] = ()
    into: str | None = None
    gone: bool = False

    def __post_init__(self) -> None:
        if not self.articles:
            raise ValueError(f"a story has articles: {self.id}")
        if self.gone and self.into:
            raise ValueError(f"what is gone is not elsewhere: {self.id}")

    @property
    def live(self) -> bool:
        """Whether it is a story of its own."""
        return self.into is None and not self.gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All stories that ever had an address, oldest first."""

    entries: tuple[Entry, ...] = ()

    def without(self, article: str, slugs: Collection[str]) -> "Record":
        """The record as if there had never been this article, nor addresses made of its words.

        A story that had no other goes; one whose address is among `slugs` gets another at the next build, and
        nothing leads there from the old one.
        """
        entries = (_without(one, article, slugs) for one in self.entries)
        return Record(entries=tuple(one for one in entries if one))


def _without(entry: Entry, article: str, slugs: Collection[str]) -> Entry | None:
    if article not in entry.articles and entry.live:
        return entry
    left = tuple(one for one in entry.articles if one != article)
    if not left:
        return None
    former = tuple(one for one in entry.former if not _made_of(one, slugs))
    return replace(
        entry, articles=left, slug="" if _made_of(entry.slug, slugs) else entry.slug, former=former
    )


def _made_of(slug: str, slugs: Collection[str]) -> bool:
    """Whether an address is one of `slugs`, as it is or with a part of the story's id behind it."""
    return slug in slugs or SUFFIX.sub("", slug) in slugs


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An address that a story had, and the slug under which it is told now."""

    slug: str
    to: str
