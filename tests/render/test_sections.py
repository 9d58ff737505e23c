"""A page that shows something of a story is made of it: no page looks at more than its part says it does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import cast

import ferry_story as ferry
import pytest
from ferry_site import THEMES

from digest import render
from digest.model.page import Draft, Page
from digest.render.drawing import Press
from digest.render.indexes import AtHand
from digest.render.sections import SHOWS, Section, only, stamps
from digest.render.views.card import Card
from digest.settings import SiteSettings


class Watched:
    """A record of which each look is noted in `seen`, but for looks at what is `told`: that is handed out."""

    def __init__(self, value: object, way: str, told: Sequence[str], seen: set[str]) -> None:
        self._kept = value, way, told, seen

    def __getattr__(self, name: str) -> object:
        value, way, told, seen = self._kept
        return watched(getattr(value, name), f"{way}.{name}".lstrip("."), told, seen)


def watched(value: object, way: str, told: Sequence[str], seen: set[str]) -> object:
    if way in told:
        return value
    if isinstance(value, tuple) and value and all(is_dataclass(each) for each in value):
        return tuple(Watched(each, way, told, seen) for each in value)
    if is_dataclass(value):
        return Watched(value, way, told, seen)
    seen.add(way)
    return value


def left(value: object) -> Iterator[str]:
    """The ways to records that a page was given whole, though its part does not say so."""
    if isinstance(value, Watched):
        yield value.__dict__["_kept"][1]
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from left(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from left(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from left(getattr(value, each.name))


@pytest.fixture(scope="module")
def press() -> Press:
    site = SiteSettings(title="The Ellsund Digest", home="NO")
    return render.press(theme_folders=(THEMES,), site=site)


def parts(press: Press, cards: Sequence[Card]) -> dict[str, Section]:
    edition = ferry.edition()
    names = [press.named(digest) for digest in edition.digests]
    found = press.sections(cards, edition.imprint, AtHand(names), lambda: press.index(cards))
    return {section.name: section for section in found if section.name}


def cards(press: Press) -> list[Card]:
    return [press.card(digest) for digest in ferry.edition().digests]


def values(page: Page | Draft) -> Mapping[str, object]:
    return page.fill() if isinstance(page, Draft) else page.values


@pytest.mark.parametrize("name", ["front", "outlets", "days", "names", "method", "atlas"])
def test_the_pages_of_a_part_show_no_more_of_a_story_than_the_part_says(press: Press, name: str) -> None:
    seen: set[str] = set()
    given = cast("list[Card]", [watched(card, "", SHOWS[name], seen) for card in cards(press)])
    made = list(parts(press, given)[name].pages())
    assert made
    seen.update(way for page in made for way in left(values(page)))
    assert seen == set()


def test_what_a_part_does_not_say_that_it_shows_is_noticed(press: Press) -> None:
    seen: set[str] = set()
    told = [way for way in SHOWS["days"] if way != "tellings.told.href"]
    given = cast("list[Card]", [watched(card, "", told, seen) for card in cards(press)])
    list(parts(press, given)["days"].pages())
    assert seen == {"tellings.told.href"}


def test_a_story_has_another_stamp_for_each_part_that_shows_what_changed(press: Press) -> None:
    card = cards(press)[0]
    title = replace(card, teaser=replace(card.teaser, title_text="Another title"))
    more = replace(card, articles=card.articles + 1)
    rank = replace(card, rank=(*card.rank[:3], "another"))

    def moved(other: Card) -> set[str]:
        return {name for name in SHOWS if only(name, stamps(other)) != only(name, stamps(card))}

    assert moved(card) == set()
    assert moved(title) == {"front", "days", "names", "atlas"}
    assert moved(more) == {"days", "method", "atlas"}
    assert moved(rank) == {"front", "atlas"}
