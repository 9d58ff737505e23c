"""The articles in their order, newest first, each with its address, and the lists that they stand in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from digest.lean.face import Face
from digest.text.ids import apart
from digest.text.slugs import slug

FRONT = "index.html"
OUTLETS = "outlets/index.html"
TAGS = "tags/index.html"
FEED = "feed.xml"
PER_PAGE = 20
PLACING = ("name", "published", "moment", "outlet", "tags")  # what of a face says where its article stands


class Shelved(NamedTuple):
    """An article in its place: the document's path, its face, its page, and the pages of its lists."""

    document: str
    face: Face
    path: str
    outlet: str
    tags: tuple[tuple[str, str], ...]


class Group(NamedTuple):
    """All articles of one outlet ("" where none is known) or with one tag, newest first, and their page."""

    name: str
    path: str
    articles: tuple[Shelved, ...]

    @property
    def pages(self) -> tuple[tuple[Shelved, ...], ...]:
        """The articles of each page of the list."""
        return paged(self.articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All articles and their lists; `slugs` are the addresses made of names, for the next build."""

    articles: tuple[Shelved, ...]
    outlets: tuple[Group, ...]
    tags: tuple[Group, ...]
    slugs: Mapping[str, str]

    @property
    def pages(self) -> tuple[tuple[Shelved, ...], ...]:
        """The articles of each page of the front, at least one page."""
        return paged(self.articles)


def paged(articles: tuple[Shelved, ...]) -> tuple[tuple[Shelved, ...], ...]:
    """Articles as pages of a list, at least one."""
    starts = range(0, max(len(articles), 1), PER_PAGE)
    return tuple(articles[start : start + PER_PAGE] for start in starts)


def list_path(first: str, number: int) -> str:
    """Where the page `number` (from 1) of the list at `first` lies: no name of a list ends so."""
    return first if number == 1 else f"{first.removesuffix('.html')}_{number}.html"


def front_path(number: int) -> str:
    """Where the page `number` (from 1) of the front lies."""
    return FRONT if number == 1 else f"page/{number}.html"


def shelf(faces: Mapping[str, Face], known: Mapping[str, str]) -> Shelf:
    """The shelf of `faces` by path of their documents; `known` are slugs made before.

    The same articles make the same shelf, whatever their order: those of one moment go by path, those
    without a date come last.
    """
    by_path = sorted(faces.items())
    ordered = sorted(by_path, key=lambda item: item[1].moment, reverse=True)
    addresses = apart([face.name for _, face in ordered], [path for path, _ in ordered])
    slugs = dict(known)
    outlets = _addresses("outlets", {face.outlet for _, face in ordered}, slugs)
    spelled = _spelled(tag for _, face in by_path for tag in face.tags)
    tags = _addresses("tags", set(spelled.values()), slugs)
    lists = {folded: (tag, tags[tag]) for folded, tag in spelled.items()}
    articles = tuple(
        placed(document, face, f"articles/{address}.html", outlets[face.outlet], lists)
        for (document, face), address in zip(ordered, addresses, strict=True)
    )
    used = {name: slugs[name] for name in sorted({*outlets, *tags})}
    return Shelf(articles=articles, outlets=_by_outlet(articles), tags=_by_tag(articles), slugs=used)


def stays(one: Face, other: Face) -> bool:
    """Whether an article with the face `other` stands in all lists where it stood with the face `one`."""
    return all(getattr(one, name) == getattr(other, name) for name in PLACING)


def retold(shelf: Shelf, faces: Mapping[str, Face]) -> Shelf:
    """The shelf with other `faces`, by path of their documents, of articles that stay where they stood."""

    def told(articles: tuple[Shelved, ...]) -> tuple[Shelved, ...]:
        others = ((one, faces.get(one.document)) for one in articles)
        return tuple(one._replace(face=face) if face else one for one, face in others)

    held = [one for one in shelf.articles if one.document in faces]
    paths = {path for one in held for path in (one.outlet, *(path for _, path in one.tags))}

    def listed(groups: tuple[Group, ...]) -> tuple[Group, ...]:
        return tuple(
            group._replace(articles=told(group.articles)) if group.path in paths else group
            for group in groups
        )

    return Shelf(
        articles=told(shelf.articles),
        outlets=listed(shelf.outlets),
        tags=listed(shelf.tags),
        slugs=shelf.slugs,
    )


def placed(
    document: str, face: Face, path: str, outlet: str, lists: Mapping[str, tuple[str, str]]
) -> Shelved:
    """An article in its place; `lists` are name and page of each tag, by its form without capitals."""
    return Shelved(
        document, face, path, outlet, tuple(dict.fromkeys(lists[tag.casefold()] for tag in face.tags))
    )


def _spelled(tags: Iterable[str]) -> dict[str, str]:
    """How each tag is spelled where it comes first, by its form without capitals."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(tag.casefold(), tag)
    return found


def _addresses(folder: str, names: Iterable[str], slugs: dict[str, str]) -> dict[str, str]:
    """A page in `folder` for each name, numbered where two make one slug; new slugs are added to `slugs`."""
    taken, made = {"index"}, {}
    for name in sorted(names):
        if name not in slugs:
            slugs[name] = slug(name) or "unknown"
        plain, number = slugs[name], 1
        while (address := plain if number == 1 else f"{plain}-{number}") in taken:
            number += 1
        taken.add(address)
        made[name] = f"{folder}/{address}.html"
    return made


def _by_outlet(articles: tuple[Shelved, ...]) -> tuple[Group, ...]:
    held: dict[tuple[str, str], list[Shelved]] = {}
    for article in articles:
        held.setdefault((article.face.outlet, article.outlet), []).append(article)
    return _groups(held)


def _by_tag(articles: tuple[Shelved, ...]) -> tuple[Group, ...]:
    held: dict[tuple[str, str], list[Shelved]] = {}
    for article in articles:
        for tag in article.tags:
            held.setdefault(tag, []).append(article)
    return _groups(held)


def _groups(held: Mapping[tuple[str, str], list[Shelved]]) -> tuple[Group, ...]:
    """By name, the unknown last."""
    named = sorted(held.items(), key=lambda item: (not item[0][0], item[0][0].casefold(), item[0]))
    return tuple(Group(name, path, tuple(articles)) for (name, path), articles in named)
