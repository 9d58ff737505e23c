"""What pages beside its own show of a story: its teaser, its articles by outlet and by country, and more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from digest.render import links
from digest.render.data import entry
from digest.render.views import abroad
from digest.render.views.front import Teaser, rank, teaser
from digest.render.views.lookup import Lookup
from digest.render.views.outlets import Telling, tellings
from digest.render.views.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story for the front page (`rank` is its place there), outlets, countries and `index.json`."""

    rank: tuple[int, int, tuple[int, ...], str]
    teaser: Teaser
    tellings: tuple[Telling, ...]
    entry: Mapping[str, object]
    articles: int
    sides: tuple[abroad.Side, ...] = ()


def card(look: Lookup) -> Card:
    """The card of a story."""
    return Card(
        rank=rank(look.digest),
        teaser=teaser(look.on(links.FRONT)),
        tellings=tellings(look),
        entry=entry(look.digest),
        articles=len(look.articles),
        sides=abroad.sides(look),
    )


def passages(given: Card) -> Iterator[Passage]:
    """Every passage that a card shows."""
    teaser = given.teaser
    found = [teaser.title, teaser.lead and teaser.lead.passage]
    found += [title for one in given.tellings for title in (one.told.story_title, one.told.headline)]
    yield from (passage for passage in found if passage)
    for side in given.sides:
        yield from abroad.passages(side)
