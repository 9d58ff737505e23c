"""What a person says about stories, against the grouping: what belongs together, what does not, and names."""

from dataclasses import dataclass
from enum import StrEnum


class Wish(StrEnum):
    """What a person may ask for."""

    JOIN = "join"
    SPLIT = "split"
    MOVE = "move"
    STORY = "story"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An article as a person names it (by id, path or file name), and the line on which that stands."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """One entry of the overrides file; `line` is where it begins.

    `articles` are one story (join), become a story of their own (split), go to the story of `to` (move), or
    name the story that is called `title` or stands at `slug` (story; empty where not given).
    """

    wish: Wish
    articles: tuple[Named, ...]
    line: int
    to: Named | None = None
    title: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """All entries of the overrides file called `file`, and what is wrong with others, as (line, message)."""

    file: str = "stories.toml"
    entries: tuple[Override, ...] = ()
    mistakes: tuple[tuple[int, str], ...] = ()
