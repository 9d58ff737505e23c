"""What must be known of all documents before one is read: ids, copies, lines that several share."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from digest.clean.choice import PUBLISHED, Choice, after
from digest.clean.dates import latest_year
from digest.clean.furniture import labels, shared_lines
from digest.errors import Problem
from digest.model.article import Document
from digest.text.ids import ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """A document at a glance: `name` is what its id is made of, `told` a hash of outlet and text.

    `published` is the date that its head says (ISO 8601). `labels` are its short lines, which are furniture
    where others have them too. `year` is the latest that it names, 0 for none.
    """

    path: str
    sha256: str
    name: str
    draft: bool
    told: str
    published: str | None
    labels: frozenset[str]
    year: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A document to be made an article: the id it gets, its lines that others share.

    `year` is the latest that the documents of its provenance name, itself among them, 0 for none; `stamp` is
    a hash of all that its article follows from: equal stamps, equal articles.
    """

    path: str
    id: str
    shared: frozenset[str]
    year: int
    stamp: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """The paths of what a choice leaves out."""

    drafts: frozenset[str]
    later: frozenset[str]


def glance(document: Document) -> Glance:
    """A document at a glance."""
    body = document.text[document.body :]
    # One text by two outlets is two tellings of one origin; by one outlet, or by nobody, it is a copy.
    told = f"{document.checked.outlet or ''}\n{body.strip()}"
    if document.checked.draft:  # nobody's copy yet: two forms that were just begun hold the same line
        told = f"{document.path}\n{told}"
    return Glance(
        path=document.path,
        sha256=document.sha256,
        name=document.checked.id or document.path,
        draft=document.checked.draft,
        published=document.checked.published,
        told=hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest(),
        labels=labels(body),
        year=latest_year(document.text),
    )


def left(glances: Sequence[Glance], choice: Choice) -> Left:
    """What is left out for what its head says; a date that only its text prints is known later."""
    drafts: set[str] = set()
    later: set[str] = set()
    for each in glances:
        if each.draft and not choice.drafts:
            drafts.add(each.path)
        elif after(each.published, choice.until):
            later.add(each.path)
    return Left(drafts=frozenset(drafts), later=frozenset(later))


def settled(
    glances: Sequence[Glance], choice: Choice = PUBLISHED, about: str = ""
) -> tuple[tuple[Task, ...], tuple[Problem, ...]]:
    """The documents to be made articles, in the order given, and those refused as copies of another.

    What `choice` leaves out goes first: as a copy it could push out one that is published. `about` is what
    else articles follow from; "" for nothing.
    """
    out = left(glances, choice)
    taken = [each for each in glances if each.path not in out.drafts and each.path not in out.later]
    kept, problems = _without_copies(taken)
    shared = shared_lines([each.labels for each in kept])
    names = ids([each.name for each in kept])
    years: dict[str, int] = {}  # the latest that is named where a line stands: each line is counted once
    for each, lines in zip(kept, shared, strict=True):
        for line in lines:
            years[line] = max(each.year, years.get(line, 0))
    tasks = (
        _task(each.path, each.sha256, name, lines, max(map(years.__getitem__, lines), default=0), about)
        for each, name, lines in zip(kept, names, shared, strict=True)
    )
    return tuple(tasks), problems


@lru_cache(maxsize=20_000)  # a preview asks again for all documents after each edit of one
def _task(path: str, sha256: str, name: str, shared: frozenset[str], year: int, about: str) -> Task:
    told = [path, sha256, name, sorted(shared), year, *([about] if about else [])]
    stamp = hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
    return Task(path=path, id=name, shared=shared, year=year, stamp=stamp)


def _without_copies(glances: Sequence[Glance]) -> tuple[list[Glance], tuple[Problem, ...]]:
    seen: dict[str, str] = {}
    kept: list[Glance] = []
    problems: list[Problem] = []
    for each in glances:
        if each.told in seen:
            message = f"the same text as {seen[each.told]}; one of the two is enough."
            problems.append(Problem(path=each.path, code="E_COPY", message=message))
            continue
        seen[each.told] = each.path
        kept.append(each)
    return kept, tuple(problems)
