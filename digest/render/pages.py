"""The map of the site: which pages there are, where they lie, and what each is given."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from digest.model.digest import Imprint
from digest.model.page import Draft, Page
from digest.render import countries, indexes, links
from digest.render.beside import script
from digest.render.dates import When, when
from digest.render.frame import Crumb, Desk, Tab
from digest.render.machines import edition
from digest.render.machines.offline import PAGE as OFFLINE
from digest.render.meta import of_story, with_feed
from digest.render.notes import prose
from digest.render.sections import NAMES, Section
from digest.render.views import front, gaps, method, outlets
from digest.render.views import story as story_view
from digest.render.views import telling as telling_view
from digest.render.views.card import Card
from digest.render.views.lookup import Lookup
from digest.render.views.story import Neighbor

STEPS_UP = 8  # more than any address of a site is deep


def story(desk: Desk, look: Lookup, neighbors: Mapping[str, Neighbor]) -> Page:
    """The page of a story; `neighbors` are the stories that it goes on with, by id."""
    view = story_view.story(look, neighbors)
    title = desk.words("titles.story", story=look.digest.title_text, site=desk.site.title)
    origins = desk.words("counts.origins", n=view.counts.origins)
    about = desk.words("titles.story-about", n=view.counts.outlets, origins=origins)
    frame = desk.frame(look.here, "story", title, Crumb(label=desk.words("nav.story")), description=about)
    frame = frame.unlisted() if look.unlisted else frame
    told = of_story(frame.meta, look.digest, look.here, desk.site, desk.words, picture=desk.pictures)
    frame = replace(frame, meta=told)
    values = {"page": frame, "story": view, "script": script(desk, look.here, view)}
    return Page(path=look.here, template="story.html", values=values)


def tellings(desk: Desk, look: Lookup) -> Iterator[Page]:
    """The page of each article of a story."""
    title = look.digest.title
    for article in look.articles:
        path = links.telling_path(look.digest.slug, look.slugs[article.id])
        seen = look.on(path)
        view = telling_view.telling(article, seen)
        above = Crumb(
            label=look.digest.title_text, href=view.story, passage=seen.passage(title) if title else None
        )
        head = desk.words("titles.telling", outlet=view.outlet, story=look.digest.title_text)
        about = desk.words("titles.telling-about", outlet=view.outlet)
        frame = desk.frame(path, "telling", head, above, Crumb(label=view.outlet), description=about)
        frame = frame.unlisted() if article.outlet.noindex else frame
        yield Page(path=path, template="telling.html", values={"page": frame, "telling": view})


def others(
    desk: Desk,
    cards: Sequence[Card],
    imprint: Imprint,
    book: indexes.Namebook,
    index: Callable[[], indexes.Index],
) -> Iterator[Section]:
    """Every page but those of single stories, from the cards of all stories and the names in them.

    `index` gives the names of all, as `indexes.index` does.
    """
    made = when(imprint.now, desk.words) if imprint.now else None
    yield Section(name="front", pages=lambda: iter([_front(desk, cards, imprint, made)]))
    yield Section(name="outlets", pages=lambda: _outlets(desk, cards))
    yield Section(name="days", pages=lambda: indexes.days(desk, cards))
    yield Section(name=NAMES, pages=lambda: indexes.names(desk, cards, index()))
    yield Section(name="", pages=lambda: indexes.each_name(desk, cards, book, index()))
    yield Section(name="", pages=lambda: _alone(desk, imprint))
    yield Section(name="method", pages=lambda: iter([_method(desk, cards, imprint, made)]))
    yield Section(name="atlas", pages=lambda: countries.atlas(desk, cards))


def _alone(desk: Desk, imprint: Imprint) -> Iterator[Page]:
    """The pages that show nothing of stories."""
    yield from _own(desk)
    yield _missing(desk)
    if desk.site.offline:
        yield _unread(desk)
    for moved in imprint.moved:
        yield desk.moved(links.story_path(moved.slug), links.story_path(moved.to), "story")


def _front(desk: Desk, cards: Sequence[Card], imprint: Imprint, made: When | None) -> Page:
    ranked = [card.teaser for card in sorted(cards, key=lambda card: card.rank)]
    letters = edition.letters(links.FRONT, desk.site, (card.last for card in cards))
    view = front.front(ranked, imprint, made, letters, desk.words)
    frame = desk.frame(links.FRONT, "front", desk.site.title)
    missed = gaps.at_home(cards, desk.words, desk.site.home)
    values = {"page": frame, "front": view, "overlooked": missed}
    return Page(path=links.FRONT, template="index.html", values=values)


def _outlets(desk: Desk, cards: Sequence[Card]) -> Iterator[Draft]:
    found = outlets.outlets((each for card in cards for each in card.tellings), desk.words)
    first = tuple(view for view in found if view.number == 1)
    yield Draft(
        path=links.OUTLETS,
        template="outlets.html",
        made_from=" ".join([desk.stamp, *map(outlets.stamp, first)]),
        fill=partial(_list_of_outlets, desk, first),
    )
    # A feed holds stories with a date; an outlet that has none of those has no feed.
    fed = {links.outlet_path(name) for card in cards if card.brief.last for name, _ in card.brief.outlets}
    for view in found:
        yield Draft(
            path=view.path,
            template="outlet.html",
            made_from=f"{desk.stamp} {outlets.stamp(view)} {view.path in fed}",
            fill=partial(_outlet, desk, view, fed=view.path in fed),
        )


def _list_of_outlets(desk: Desk, first: Sequence[outlets.OutletView]) -> dict[str, object]:
    head = desk.words("titles.outlets", site=desk.site.title)
    frame = desk.frame(links.OUTLETS, "outlets", head, Crumb(label=desk.words("nav.outlets")))
    return {"page": frame, "outlets": first}


def _outlet(desk: Desk, view: outlets.OutletView, *, fed: bool) -> dict[str, object]:
    """What the page of an outlet is given; one that is `fed` has a feed."""
    head = desk.words("titles.outlet", outlet=view.name, site=desk.site.title)
    above = Crumb(label=desk.words("nav.outlets"), href=links.relative(view.path, links.OUTLETS))
    frame = desk.frame(view.path, "outlet", head, above, Crumb(label=view.name))
    frame = frame.unlisted() if view.noindex else frame
    if fed:
        feeds = with_feed(frame.meta.feeds, view.path, head, desk.site)
        frame = replace(frame, meta=replace(frame.meta, feeds=feeds))
    return {"page": frame, "outlet": view}


def _own(desk: Desk) -> Iterator[Page]:
    for own in desk.own:
        path = links.own_path(own.slug)
        head = desk.words("titles.own", title=own.title, site=desk.site.title)
        frame = desk.frame(path, "own", head, Crumb(label=own.title))
        values = {"page": frame, "title": own.title, "text": prose(own.text)}
        yield Page(path=path, template="own.html", values=values)


def _method(desk: Desk, cards: Sequence[Card], imprint: Imprint, made: When | None) -> Page:
    head = desk.words("titles.method", site=desk.site.title)
    frame = desk.frame(links.METHOD, "method", head, Crumb(label=desk.words("nav.method")))
    articles = sum(card.articles for card in cards)
    letters = edition.letters(links.METHOD, desk.site, (card.last for card in cards))
    view = method.method(imprint, made, letters, desk.words, desk.site, stories=len(cards), articles=articles)
    return Page(path=links.METHOD, template="method.html", values={"page": frame, "method": view})


def _missing(desk: Desk) -> Page:
    """The page for addresses that lead nowhere.

    A server shows it at any depth, where relative links lead astray. With a site address known its links are
    full addresses; else they are relative to the root, and the page says in words where home is. Its sheet is
    named a second time, from the root of the host: by the path of the site address, or by more steps up than
    any address has (those beyond the root count for nothing: RFC 3986, 5.2.4).
    """
    frame = desk.frame("404.html", "missing", desk.words("titles.missing", site=desk.site.title))
    home = desk.canonical(links.FRONT)
    if home:
        tabs = (Tab(label=label, href=desk.canonical(to) or to, current="") for to, label in desk.main)
        method = desk.canonical(links.METHOD) or frame.method
        feeds = tuple(replace(feed, href=desk.canonical(feed.href) or feed.href) for feed in frame.meta.feeds)
        meta = replace(frame.meta, feeds=feeds)
        frame = replace(frame, home=home, method=method, nav=tuple(tabs), meta=meta)
    root = f"{urlsplit(home).path.rstrip('/')}/" if home else "../" * STEPS_UP
    values = {"page": frame, "home": home or "./index.html", "sheet": root + desk.assets["site.css"]}
    return Page(path="404.html", template="404.html", values=values)


def _unread(desk: Desk) -> Page:
    """The page for what was not read before, and cannot be fetched without a network."""
    head = desk.words("titles.offline", site=desk.site.title)
    frame = desk.frame(OFFLINE, "missing", head)
    return Page(path=OFFLINE, template="offline.html", values={"page": replace(frame, canonical=None)})
