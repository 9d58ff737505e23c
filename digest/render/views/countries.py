"""A country across all stories: what its outlets tell, what only they say, and what they leave out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.render import links
from digest.render.dates import When
from digest.render.views.abroad import UNKNOWN, Account, Side, rebased
from digest.render.views.card import Card
from digest.render.views.lookup import OutletLink, Receipt
from digest.render.views.overlooked import Overlooked, overlooked
from digest.render.views.passage import Passage
from digest.render.words import Words

STORIES_A_PAGE = 20
SHOWN_ACCOUNTS = 4  # articles of one country on one story; the rest stands on the story's page
SHOWN_OVERLOOKED = 12
Told = tuple[Card, Side]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletHere:
    """An outlet of a country: its page, and how many stories it tells."""

    name: str
    href: str
    stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """An outlet's own headline over a story; None where it has none, or has the one that the story has."""

    outlet: OutletLink
    headline: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryHere:
    """A story on the page of a country: `here` of its `of` articles are of this country.

    `alone`: no outlet of another country, or of an unknown one, tells it. `only` are the first of `only_all`
    claims that only these articles make, `missing` the first of `missing_all` that they leave out; all stand
    at `claims`. It is `compared` where another article is in a language of these; `foreign` are not.
    """

    href: str
    title: Passage | None
    title_text: str
    last: When | None
    headlines: tuple[Headline, ...]
    more: int
    here: int
    of: int
    alone: bool
    only: tuple[Receipt, ...]
    only_all: int
    missing: tuple[Receipt, ...]
    missing_all: int
    claims: str
    compared: bool
    foreign: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """One of the pages that a long list is cut into."""

    number: int
    href: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryView:
    """A country, or the outlets whose country nothing tells (`known` false): page `number` of its stories.

    `stories_all` of the `edition` stories are told by its outlets. The outlets, and the first of
    `overlooked_all` stories that they do not tell, stand on the first page.
    """

    path: str
    name: str
    known: bool
    home: bool
    number: int
    outlets: tuple[OutletHere, ...]
    outlets_all: int
    stories: tuple[StoryHere, ...]
    stories_all: int
    edition: int
    pages: tuple[PageLink, ...]
    overlooked: tuple[Overlooked, ...]
    overlooked_all: int
    front: str
    map: str
    all_overlooked: str


def by_country(cards: Sequence[Card]) -> Mapping[str, list[Told]]:
    """The stories that the outlets of each country tell, by code, in the order of the front page."""
    held: dict[str, list[Told]] = {}
    for card in sorted(cards, key=lambda card: card.rank):
        for side in card.sides:
            held.setdefault(side.country, []).append((card, side))
    return {code: held[code] for code in sorted(held)}


def country(
    code: str, told: Sequence[Told], ranked: Sequence[Card], words: Words, home: str
) -> Iterator[CountryView]:
    """The pages of a country; `told` are the stories of its outlets, `ranked` all, as `overlooked.ranked`."""
    outlets = _outlets(told, links.country_path(code))
    last = -(-len(told) // STORIES_A_PAGE)
    for number in range(1, last + 1):
        here = links.country_path(code, number)
        first = number == 1
        passed = overlooked(code, ranked, here, SHOWN_OVERLOOKED) if first and code != UNKNOWN else ()
        shown = told[(number - 1) * STORIES_A_PAGE : number * STORIES_A_PAGE]
        yield CountryView(
            path=here,
            name=country_name(code, words),
            known=code != UNKNOWN,
            home=code == home != "",
            number=number,
            outlets=outlets if first else (),
            outlets_all=len(outlets),
            stories=tuple(_story(card, side, here) for card, side in shown),
            stories_all=len(told),
            edition=len(ranked),
            pages=_pages(code, here, last) if last > 1 else (),
            overlooked=passed,
            overlooked_all=len(ranked) - len(told),
            front=links.relative(here, links.FRONT),
            map=links.relative(here, links.MAP),
            all_overlooked=links.relative(here, links.OVERLOOKED),
        )


def country_name(code: str, words: Words) -> str:
    """What a country is called on our pages; its code where the words of the site have no name."""
    return (words.find(f"countries.{code}") or code) if code else words("country.unknown")


def _pages(code: str, here: str, last: int) -> tuple[PageLink, ...]:
    paths = ((number, links.country_path(code, number)) for number in range(1, last + 1))
    return tuple(
        PageLink(number=number, href=links.relative(here, path), here=path == here) for number, path in paths
    )


def _outlets(told: Sequence[Told], here: str) -> tuple[OutletHere, ...]:
    """The outlets of a country, those with most stories first."""
    names: dict[str, str] = {}
    stories: dict[str, int] = {}
    for _, side in told:
        for page, name in {account.page: account.name for account in side.accounts}.items():
            names[page] = name
            stories[page] = stories.get(page, 0) + 1
    order = sorted(names, key=lambda page: (-stories[page], names[page].casefold(), page))
    return tuple(
        OutletHere(name=names[page], href=links.relative(here, page), stories=stories[page]) for page in order
    )


def _story(card: Card, side: Side, here: str) -> StoryHere:
    teaser = card.teaser
    shown = side.accounts[:SHOWN_ACCOUNTS]
    return StoryHere(
        href=links.relative(here, teaser.href),
        title=teaser.title,
        title_text=teaser.title_text,
        last=teaser.last,
        headlines=tuple(_headline(account, teaser.title, here) for account in shown),
        more=len(side.accounts) - len(shown),
        here=len(side.accounts),
        of=card.articles,
        alone=len(card.sides) == 1,
        only=tuple(rebased(receipt, here) for receipt in side.only),
        only_all=side.only_all,
        missing=tuple(rebased(receipt, here) for receipt in side.missing),
        missing_all=side.missing_all,
        claims=links.relative(here, f"{teaser.href}#claims"),
        compared=side.foreign < side.others,
        foreign=side.foreign,
    )


def _headline(account: Account, title: Passage | None, here: str) -> Headline:
    link = OutletLink(name=account.outlet.name, href=links.relative(here, account.outlet.href))
    same = account.headline is not None and title is not None and account.headline.key == title.key
    return Headline(outlet=link, headline=None if same else account.headline)
