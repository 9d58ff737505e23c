"""What each step of a build gives, small enough to be at hand for all articles and stories at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from digest import clean, read
from digest.engine.memo import Kind, Memo
from digest.errors import Problem
from digest.model.digest import Head
from digest.model.page import OwnPage
from digest.model.story import ByHand, Why
from digest.settings import SiteSettings

FEW_DOCUMENTS = 200  # below which starting processes costs more than it saves (docs/choices.md)


class LostError(Exception):
    """What was there a moment ago is gone or another: begin anew. Never shown to a person."""


def there(memo: Memo, name: str, kind: type[Kind]) -> Kind:
    """What is remembered under the key `name`.

    Raises:
        LostError: nothing of this kind is.
    """
    found = memo.value(name, kind)
    if found is None:
        raise LostError(name)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Glanced:
    """What one file gave: its documents at a glance, and what was wrong with it."""

    glances: tuple[clean.Glance, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The files of a folder by name, and the SHA-256 of each with what it gave, as a preview holds them."""

    files: Mapping[str, read.Found]
    glanced: Mapping[str, tuple[str, Glanced]]


class Cleaned(NamedTuple):
    """A document cleaned: why it is no article (None for one that is), its date, day and language.

    `day` is an ordinal number, 0 where it is not known.
    """

    problem: Problem | None
    published: str | None = None
    day: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The names that an article mentions."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Why the articles of a story belong together."""

    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """A story by the ids of its articles; `of` names these as they are, `why` its reasons; else a `Story`."""

    articles: tuple[str, ...]
    of: str
    why: str
    title: str = ""
    slug: str = ""
    by_hand: tuple[ByHand, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """All stories, as they were grouped; `of` names the articles and settings that they were made of."""

    of: str
    stories: tuple[Grouped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The documents of a folder: the task, the file and the SHA-256 of each by its path; the problems.

    `left` are those that `choice` leaves out.
    """

    choice: clean.Choice
    left: clean.Left
    tasks: tuple[clean.Task, ...]
    files: Mapping[str, read.Found]
    shas: Mapping[str, str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The articles, by id: the stamp of each, its path, day (0: unknown) and language; and what was refused.

    `drafts` and `later` count what was left out on purpose.
    """

    drafts: int
    later: int
    stamps: Mapping[str, str]
    paths: Mapping[str, str]
    days: Mapping[str, int]
    languages: Mapping[str, str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story composed and kept: the keys of its digest and its reasons, and what the edition must know."""

    key: str
    why: str
    head: Head


class Printed(NamedTuple):
    """Files as they were drawn: path and SHA-256 of each; the runs of words without a receipt on them."""

    files: tuple[tuple[str, str], ...]
    runs: frozenset[str] = frozenset()


def of_glanced(given: Glanced) -> tuple[Any, ...]:
    """The same in Python's own tuples, which are read ten times as fast."""
    glances = (
        (one.path, one.sha256, one.name, one.draft, one.told, one.published, one.labels, one.year)
        for one in given.glances
    )
    return tuple(glances), given.problems


def as_glanced(told: tuple[Any, ...]) -> Glanced:
    """What `of_glanced` told."""
    glances = (
        clean.Glance(
            path=path,
            sha256=sha256,
            name=name,
            draft=draft,
            told=text,
            published=published,
            labels=labels,
            year=year,
        )
        for path, sha256, name, draft, text, published, labels, year in told[0]
    )
    return Glanced(glances=tuple(glances), problems=told[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What decides how a site looks: where themes are, its settings, its own pages; `stamp` hashes all.

    `chosen` are the settings of its theme that it gives itself.
    """

    theme_folders: tuple[Path, ...]
    site: SiteSettings
    own: tuple[OwnPage, ...]
    stamp: str
    chosen: tuple[tuple[str, object], ...] = ()
    preview: bool = False
    search: str = "off"
    typefaces: tuple[Path, ...] | None = None
