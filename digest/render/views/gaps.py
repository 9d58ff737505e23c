"""What each country's outlets do not tell, on one page; of the home country on the front page as well."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.render import links
from digest.render.views.abroad import UNKNOWN
from digest.render.views.card import Card
from digest.render.views.countries import Told, by_country, country_name
from digest.render.views.overlooked import Overlooked, overlooked, ranked
from digest.render.words import Words

SHOWN = 5  # stories of a country on the page of all
SHOWN_HOME = 30  # those of the home country
SHOWN_ALL = 120  # those of the other countries together, so that the page stays light
SHOWN_FRONT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryGaps:
    """A country: how many outlets of it were read, and the first of `all` stories that none of them tells."""

    code: str
    name: str
    href: str
    outlets: int
    told: int
    all: int
    stories: tuple[Overlooked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlookedView:
    """Overlooked stories by country, the home country's first.

    `home` is that country's name (None: none is set), `home_read` tells whether an outlet of it was read;
    `unknown` counts the outlets whose country nothing tells, `edition` all stories.
    """

    home: str | None
    home_read: bool
    countries: tuple[CountryGaps, ...]
    unknown: int
    edition: int
    map: str
    front: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeGaps:
    """The home country on the front page: the first of `all` stories that none of its `outlets` tells."""

    name: str
    outlets: int
    all: int
    stories: tuple[Overlooked, ...]
    href: str


def gaps(
    held: Mapping[str, Sequence[Told]], stories: Sequence[Card], words: Words, home: str
) -> OverlookedView:
    """The page of overlooked stories; `held` are the stories of each country, `stories` all as `ranked`."""
    known = sorted(held.keys() - {UNKNOWN}, key=lambda code: (code != home, country_name(code, words), code))
    shown = min(SHOWN, SHOWN_ALL // max(1, len(known)))
    return OverlookedView(
        home=country_name(home, words) if home else None,
        home_read=home in held,
        countries=tuple(
            _gaps(code, held[code], stories, words, SHOWN_HOME if code == home else shown) for code in known
        ),
        unknown=_outlets(held.get(UNKNOWN, ())),
        edition=len(stories),
        map=links.relative(links.OVERLOOKED, links.MAP),
        front=links.relative(links.OVERLOOKED, links.FRONT),
    )


def at_home(cards: Sequence[Card], words: Words, home: str) -> HomeGaps | None:
    """What the front page says of the home country; None where none is set or there is nothing to say."""
    told = by_country(cards).get(home, ()) if home else ()
    if not told or len(told) == len(cards):
        return None
    return HomeGaps(
        name=country_name(home, words),
        outlets=_outlets(told),
        all=len(cards) - len(told),
        stories=overlooked(home, ranked(cards), links.FRONT, SHOWN_FRONT),
        href=links.relative(links.FRONT, links.OVERLOOKED),
    )


def _gaps(code: str, told: Sequence[Told], stories: Sequence[Card], words: Words, most: int) -> CountryGaps:
    return CountryGaps(
        code=code,
        name=country_name(code, words),
        href=links.relative(links.OVERLOOKED, links.country_path(code)),
        outlets=_outlets(told),
        told=len(told),
        all=len(stories) - len(told),
        stories=overlooked(code, stories, links.OVERLOOKED, most),
    )


def _outlets(told: Sequence[Told]) -> int:
    return len({account.page for _, side in told for account in side.accounts})
