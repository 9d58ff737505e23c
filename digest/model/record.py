"""The ids and addresses that stories had so far, kept from build to build so that links to them stay good."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story as it was last seen: its id, its slug, the ids of its articles, and slugs it had before.

    `into` is the id of the story that its articles are part of now, where it is none of its own any more;
    `gone` tells that none of its articles is left.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An address that a story had, and the slug under which it is told now."""

    slug: str
    to: str
