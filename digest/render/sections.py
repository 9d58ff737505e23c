"""The pages beside those of stories, in parts, and what each part shows of stories: what it depends on."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.model.page import Draft, Page
from digest.render.views.card import Card

NAMES = "names"
INDEX = "index"
BRIEF = "feeds"
# What the pages of each part show of a story's card, as ways into it; a way through a tuple leads to all that
# it holds. tests/render/test_sections.py sees that no page looks at anything else.
SHOWS: Mapping[str, tuple[str, ...]] = {
    "front": ("rank", "teaser", "sides"),
    "outlets": ("tellings", "brief.last", "brief.outlets"),
    "days": (
        "articles",
        *("teaser.href", "teaser.title", "teaser.title_text"),
        *("tellings.label", "tellings.told.published", "tellings.told.href"),
    ),
    NAMES: (
        *("names", "last", "teaser.href", "teaser.title", "teaser.title_text"),
        *("tellings.outlet.name", "tellings.outlet.known", "tellings.outlet.country"),
    ),
    "method": ("articles",),
    "atlas": (
        *("rank", "sides", "articles", "brief.last"),
        *("teaser.href", "teaser.title", "teaser.title_text", "teaser.last", "teaser.counts"),
    ),
    INDEX: ("entry",),
    BRIEF: ("brief",),
}
PLACE = {name: at for at, name in enumerate(SHOWS)}
LENGTH = 16  # digits of a hash: two of a million cards are alike by chance once in 10^7 sites


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Some pages that show the same of stories: a `name` of `SHOWS`, and what makes them ("" for none).

    Pages of a section without a name are always looked at one by one.
    """

    name: str
    pages: Callable[[], Iterator[Page | Draft]]


def stamps(card: Card) -> tuple[str, ...]:
    """For each part of `SHOWS`, in order, a hash of what its pages show of a story."""
    return tuple(_sha(repr([_seen(card, way.split(".")) for way in ways])) for ways in SHOWS.values())


def stamp(name: str, stamped: Sequence[Sequence[str]]) -> str:
    """A hash of what the part `name` shows of all stories, given the `stamps` of each in their order."""
    return hashlib.sha256(" ".join(only(name, each) for each in stamped).encode()).hexdigest()


def only(name: str, stamped: Sequence[str]) -> str:
    """Of the `stamps` of a story that of the part `name`."""
    return stamped[PLACE[name]]


def _seen(value: object, way: Sequence[str]) -> object:
    if isinstance(value, tuple) and way:
        return [_seen(each, way) for each in value]
    return _seen(getattr(value, way[0]), way[1:]) if way else value


def _sha(told: str) -> str:
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
