"""The atlas of the site: the map of the world, a page for each country, stories that countries overlook."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from digest.model.page import Page
from digest.render import links
from digest.render.frame import Crumb, Desk
from digest.render.meta import with_feed
from digest.render.views import countries, gaps, overlooked, worldmap
from digest.render.views.card import Card

GLOBE = "globe.js"


def atlas(desk: Desk, cards: Sequence[Card]) -> Iterator[Page]:
    """The pages of the atlas, from the cards of all stories."""
    held = countries.by_country(cards)
    ranked = overlooked.ranked(cards)
    yield _map(desk, held, len(cards))
    for code, told in held.items():
        yield from _country(desk, code, told, ranked)
    yield _overlooked(desk, held, ranked)


def _map(desk: Desk, held: Mapping[str, Sequence[countries.Told]], edition: int) -> Page:
    head = desk.words("titles.map", site=desk.site.title)
    about = desk.words("titles.map-about")
    frame = desk.frame(links.MAP, "map", head, Crumb(label=desk.words("nav.map")), description=about)
    view = worldmap.worldmap(held, edition, desk.words, desk.assets.get(GLOBE))
    return Page(path=links.MAP, template="map.html", values={"page": frame, "map": view})


def _country(desk: Desk, code: str, told: Sequence[countries.Told], ranked: Sequence[Card]) -> Iterator[Page]:
    for view in countries.country(code, told, ranked, desk.words, desk.site.home):
        head = desk.words("titles.country", country=view.name, site=desk.site.title)
        about = desk.words("titles.country-about", country=view.name)
        above = Crumb(label=desk.words("nav.map"), href=view.map)
        frame = desk.frame(view.path, "country", head, above, Crumb(label=view.name), description=about)
        if view.path == links.country_path(code) and code and any(card.brief.last for card, _ in told):
            feeds = with_feed(frame.meta.feeds, view.path, head, desk.site)
            frame = replace(frame, meta=replace(frame.meta, feeds=feeds))
        yield Page(path=view.path, template="country.html", values={"page": frame, "country": view})


def _overlooked(desk: Desk, held: Mapping[str, Sequence[countries.Told]], ranked: Sequence[Card]) -> Page:
    head = desk.words("titles.overlooked", site=desk.site.title)
    above = Crumb(label=desk.words("nav.map"), href=links.relative(links.OVERLOOKED, links.MAP))
    here = Crumb(label=desk.words("nav.overlooked"))
    about = desk.words("titles.overlooked-about")
    frame = desk.frame(links.OVERLOOKED, "overlooked", head, above, here, description=about)
    view = gaps.gaps(held, ranked, desk.words, desk.site.home)
    return Page(path=links.OVERLOOKED, template="overlooked.html", values={"page": frame, "overlooked": view})
