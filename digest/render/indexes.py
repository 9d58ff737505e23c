"""Pages that lead to stories: the names, each name, the archive, each of its days."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from digest.model.page import Draft, Page
from digest.render import links
from digest.render.frame import Crumb, Desk
from digest.render.views import archive, entities, entity, search
from digest.render.views.card import Card
from digest.render.views.entities import Entry
from digest.render.views.named import Named


class Namebook(Protocol):
    """The names of each story with all that their pages show, by the number of the story's card."""

    def stamp(self, at: int) -> str:
        """What changes when the names of the story `at` do."""

    def named(self, at: int, name: str, kind: str) -> Named:
        """A name in the story `at`."""


@dataclass(frozen=True, slots=True)
class AtHand:
    """The names of all stories, held in memory."""

    held: Sequence[Sequence[Named]]

    def stamp(self, at: int) -> str:
        """Nothing: what is at hand is not remembered."""
        return str(at)

    def named(self, at: int, name: str, kind: str) -> Named:
        """A name in the story `at`."""
        return next(one for one in self.held[at] if (one.name, one.kind) == (name, kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """All names worth a page; by the slug of each the names `near` it, and what its page is made of.

    `told` hashes all that the page of a name shows but what the latest stories with that name say of it.
    """

    entries: tuple[Entry, ...]
    near: Mapping[str, tuple[Entry, ...]]
    told: Mapping[str, str]


def index(desk: Desk, cards: Sequence[Card]) -> Index:
    """The names of all stories, from their cards."""
    found = entities.entries(cards)
    near = entities.near(found)
    told = {entry.slug: _about(desk, entry, near[entry.slug], cards) for entry in found}
    return Index(entries=found, near=near, told=told)


def names(desk: Desk, cards: Sequence[Card], given: Index) -> Iterator[Page]:
    """The list of names, the addresses of other spellings that lead on to a name; and the search page."""
    found = given.entries
    head = desk.words("titles.names", site=desk.site.title)
    frame = desk.frame(links.NAMES, "name-list", head, Crumb(label=desk.words("nav.names")))
    values = {"page": frame, "names": entities.names(found, desk.words)}
    yield Page(path=links.NAMES, template="names.html", values=values)
    yield _search(desk, cards, found)
    for slug, entry in entities.spellings(found):
        yield desk.moved(links.name_path(slug), links.name_path(entry.slug), "name")


def each_name(desk: Desk, cards: Sequence[Card], book: Namebook, given: Index) -> Iterator[Draft]:
    """The page of each name, filled only where something that it is made of has changed."""
    for entry in given.entries:
        stamps = [book.stamp(place.at) for place in entry.places[: entities.TOLD_STORIES]]
        yield Draft(
            path=links.name_path(entry.slug),
            template="name.html",
            made_from=" ".join([given.told[entry.slug], *stamps]),
            fill=partial(_filled, desk, entry, given.near[entry.slug], cards, book),
        )


def days(desk: Desk, cards: Sequence[Card]) -> Iterator[Page]:
    """The archive: its calendar, and the page of each day."""
    found = archive.days(cards)
    head = desk.words("titles.archive", site=desk.site.title)
    frame = desk.frame(links.ARCHIVE, "archive", head, Crumb(label=desk.words("nav.archive")))
    values = {"page": frame, "archive": archive.archive(found, desk.words)}
    yield Page(path=links.ARCHIVE, template="archive.html", values=values)
    for path, view in archive.pages(found, desk.words):
        name = view.day.words if view.day else desk.words("archive.undated-title")
        above = Crumb(label=desk.words("nav.archive"), href=links.relative(path, links.ARCHIVE))
        head = desk.words("titles.day", day=name, site=desk.site.title)
        frame = desk.frame(path, "archive-day", head, above, Crumb(label=name))
        yield Page(path=path, template="day.html", values={"page": frame, "day": view})


def _search(desk: Desk, cards: Sequence[Card], found: Sequence[Entry]) -> Page:
    """The search page, with all stories and names by alphabet."""
    name = desk.words("nav.index" if desk.search == "off" else "nav.search")
    head = desk.words("titles.search", name=name, site=desk.site.title)
    frame = desk.frame(links.SEARCH, "search", head, Crumb(label=name))
    view = search.search(cards, found, desk.words, desk.search)
    return Page(path=links.SEARCH, template="search.html", values={"page": frame, "search": view})


def _about(desk: Desk, entry: Entry, near: Sequence[Entry], cards: Sequence[Card]) -> str:
    """A hash of what the page of a name shows, but for what its latest stories say of it."""
    older = [cards[place.at] for place in entry.places[entities.TOLD_STORIES :]]
    titles = [(one.teaser.title, one.teaser.title_text, one.teaser.href, one.last) for one in older]
    like = [(one.slug, one.name, len(one.places), one.outlets) for one in near]
    told = (desk.stamp, entry.name, entry.named, entry.kind, entry.articles, entry.outlets, titles, like)
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


def _filled(
    desk: Desk, entry: Entry, near: Sequence[Entry], cards: Sequence[Card], book: Namebook
) -> dict[str, object]:
    path = links.name_path(entry.slug)
    head = desk.words("titles.name", name=entry.name, site=desk.site.title)
    above = Crumb(label=desk.words("nav.names"), href=links.relative(path, links.NAMES))
    frame = desk.frame(path, "name-page", head, above, Crumb(label=entry.name))
    held = [
        book.named(place.at, place.mention.name, place.mention.kind)
        for place in entry.places[: entities.TOLD_STORIES]
    ]
    return {"page": frame, "entity": entity.entity(entry, cards, near, held, desk.words)}
