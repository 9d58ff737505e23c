"""Ids and addresses of stories, which stay with a story while articles come and go."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from digest.errors import DigestError
from digest.model.record import Entry, Moved, Record

ID_LENGTH = 10  # hexadecimal digits
SUFFIX = 6  # of them behind a slug that two stories would share


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A story that needs an id: its articles' ids, the slug of its title, when it was first told.

    `pinned` is a slug given by a person, or empty.
    """

    articles: tuple[str, ...]
    slug: str
    first: str = ""
    pinned: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """What each story got, in the order in which they were given, what to keep, and what moved where."""

    ids: tuple[str, ...]
    slugs: tuple[str, ...]
    record: Record
    moved: tuple[Moved, ...] = ()


def addresses(stories: Sequence[Wanted], record: Record) -> Addresses:
    """The id and the slug of each story, as far as possible those that the record has.

    A recorded story lives on where most of its articles are now. Where several would live on in one story,
    the oldest does, and the slugs of the others lead there; a story that nobody claims revives one that was
    merged or gone before, or is new. With the record that comes back the same stories get the same again.

    Raises:
        DigestError: a pinned slug belongs to another story.
    """
    entries = list(record.entries)
    now = _whereabouts(stories, entries)
    owner = _owners(now, record)
    taken = {entry.id for entry in entries}
    for at in _by_age(stories):
        if at not in owner:
            owner[at] = len(entries)
            entries.append(Entry(id=_id(stories[at], taken), slug="", articles=stories[at].articles))
            now.append(at)
            taken.add(entries[-1].id)
    slugs = _slugs(stories, entries, owner)
    ids = tuple(entries[owner[at]].id for at in range(len(stories)))
    kept = _updated(stories, entries, now, owner, slugs)
    return Addresses(
        ids=ids,
        slugs=tuple(slugs[at] for at in range(len(stories))),
        record=Record(entries=tuple(kept)),
        moved=_moved(kept, set(slugs.values())),
    )


def _owners(now: Sequence[int | None], record: Record) -> dict[int, int]:
    """The number of the entry that lives on in each story: those alive first, oldest first."""
    owner: dict[int, int] = {}
    for alive in (True, False):
        for at, (number, entry) in zip(now, enumerate(record.entries), strict=True):
            if at is not None and entry.live is alive:
                owner.setdefault(at, number)
    return owner


def _whereabouts(stories: Sequence[Wanted], entries: Sequence[Entry]) -> list[int | None]:
    """For each entry the number of the story that has most of its articles; None where none has any.

    Of two with as many, the one that is less of something else, then the one with the first article.
    """
    home = {article: at for at, story in enumerate(stories) for article in story.articles}
    found: list[int | None] = []
    for entry in entries:
        held = Counter(home[article] for article in sorted(entry.articles) if article in home)
        found.append(max(held, key=lambda at: (held[at], -len(stories[at].articles))) if held else None)
    return found


def _by_age(stories: Sequence[Wanted]) -> list[int]:
    return sorted(
        range(len(stories)), key=lambda at: (not stories[at].first, stories[at].first, stories[at].articles)
    )


def _id(story: Wanted, taken: set[str]) -> str:
    """An id that nobody has, made from the first of the story's articles."""
    first, number = min(story.articles), 0
    while True:
        name = f"{first}#{number}" if number else first
        made = f"s-{hashlib.sha256(name.encode()).hexdigest()[:ID_LENGTH]}"
        if made not in taken:
            return made
        number += 1


def _slugs(stories: Sequence[Wanted], entries: Sequence[Entry], owner: Mapping[int, int]) -> dict[int, str]:
    """The slug of each story: pinned ones, then those on record, then new ones that nobody ever had."""
    slugs = {at: story.pinned for at, story in enumerate(stories) if story.pinned}
    used = {slug: at for at, slug in slugs.items()}
    for at in sorted(owner, key=lambda at: owner[at]):
        entry = entries[owner[at]]
        if at in slugs or not entry.slug:
            continue
        other = used.setdefault(entry.slug, at)
        if other != at and entry.live:
            whose = f"the story of {min(stories[at].articles)}"
            raise DigestError(f'slug "{entry.slug}" is the address of {whose} already; pin another.')
        slugs[at] = entry.slug if other == at else _with_id(entry.slug, entry)
    fresh = Counter(story.slug for at, story in enumerate(stories) if at not in slugs)
    ever = {slug for entry in entries for slug in (entry.slug, *entry.former)}
    for at, story in enumerate(stories):
        if at not in slugs:
            plain = fresh[story.slug] == 1 and story.slug not in ever and story.slug not in used
            slugs[at] = story.slug if plain else _with_id(story.slug, entries[owner[at]])
    return slugs


def _with_id(slug: str, entry: Entry) -> str:
    return f"{slug}-{entry.id[2 : 2 + SUFFIX]}"


def _updated(
    stories: Sequence[Wanted],
    entries: Sequence[Entry],
    now: Sequence[int | None],
    owner: Mapping[int, int],
    slugs: Mapping[int, str],
) -> list[Entry]:
    """The entries as they are to be kept after this build."""
    kept: list[Entry] = []
    for number, entry in enumerate(entries):
        at = now[number]
        if at is None or owner[at] != number:
            into = None if at is None else entries[owner[at]].id
            kept.append(replace(entry, into=into, gone=into is None))
            continue
        former = dict.fromkeys(each for each in (*entry.former, entry.slug) if each and each != slugs[at])
        kept.append(
            Entry(
                id=entry.id,
                slug=slugs[at],
                articles=tuple(sorted(stories[at].articles)),
                former=tuple(former),
            )
        )
    return kept


def _moved(kept: Sequence[Entry], live: set[str]) -> tuple[Moved, ...]:
    """Where each slug that a story had before leads now."""
    now = {entry.id: entry.slug for entry in kept if entry.live}
    found: dict[str, str] = {}
    for entry in kept:
        to = now.get(entry.into or entry.id)
        old = entry.former if entry.live else (entry.slug, *entry.former)
        for slug in old if to else ():
            if slug and slug not in live:
                found.setdefault(slug, str(to))
    return tuple(Moved(slug=slug, to=to) for slug, to in sorted(found.items()))
