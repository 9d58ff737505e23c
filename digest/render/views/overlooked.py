"""Stories that no outlet of a country tells, among the outlets read here, with those that do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from digest.render import links
from digest.render.views.abroad import UNKNOWN
from digest.render.views.card import Card
from digest.render.views.lookup import OutletLink
from digest.render.views.passage import Passage

SHOWN_OUTLETS = 4  # who tells a story; the rest is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlooked:
    """A story that a country's outlets do not tell: the first outlets that do, how many more, and where.

    `countries` are codes; `unknown` counts the articles whose country nothing tells: they may be of any.
    """

    href: str
    title: Passage | None
    title_text: str
    outlets: tuple[OutletLink, ...]
    more: int
    countries: tuple[str, ...]
    unknown: int


def ranked(cards: Sequence[Card]) -> tuple[Card, ...]:
    """All stories in the order in which they are missed: told in most countries first, then most covered."""
    return tuple(sorted(cards, key=lambda card: (-len(card.teaser.counts.countries), card.rank)))


def overlooked(code: str, stories: Sequence[Card], here: str, most: int) -> tuple[Overlooked, ...]:
    """The first of the `stories` that no outlet of a country tells, at most so many, for the page `here`."""
    return tuple(_overlooked(card, here) for card in islice(_without(code, stories), most))


def _without(code: str, stories: Sequence[Card]) -> Iterator[Card]:
    return (card for card in stories if all(side.country != code for side in card.sides))


def _overlooked(card: Card, here: str) -> Overlooked:
    teaser = card.teaser
    outlets: dict[str, OutletLink] = {}
    for side in sorted(card.sides, key=lambda side: side.country == UNKNOWN):
        for account in side.accounts:  # an outlet once, with its first article
            link = OutletLink(name=account.name, href=links.relative(here, account.outlet.href))
            outlets.setdefault(account.page, link)
    told = tuple(outlets.values())
    return Overlooked(
        href=links.relative(here, teaser.href),
        title=teaser.title,
        title_text=teaser.title_text,
        outlets=told[:SHOWN_OUTLETS],
        more=len(told[SHOWN_OUTLETS:]),
        countries=teaser.counts.countries,
        unknown=teaser.counts.unknown_countries,
    )
