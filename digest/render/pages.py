"""The map of the site: which pages there are, where they lie, and what each is given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from digest.model.digest import Edition
from digest.model.page import Page
from digest.model.record import Moved
from digest.render import links
from digest.render.dates import When, when
from digest.render.notes import prose
from digest.render.site import Site
from digest.render.views import front, method, outlets, story, telling
from digest.render.views.lookup import Lookup, lookup
from digest.render.views.passage import Passage
from digest.render.words import Words, direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Crumb:
    """A step of the way back: our words, or a story's headline; the last, where you are, leads nowhere."""

    label: str
    href: str | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One of the publisher's own pages in the navigation; `here`: it is the page being drawn."""

    label: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around every page: title, language, assets, the main pages, the way back."""

    kind: str
    title: str
    site: str
    tagline: str
    description: str
    language: str
    direction: str
    sheet: str
    icon: str
    font: str | None
    home: str
    outlets: str
    method: str
    own: tuple[Tab, ...]
    canonical: str | None
    crumbs: tuple[Crumb, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What all pages of one build share."""

    edition: Edition
    site: Site
    words: Words
    assets: Mapping[str, str]
    made: When | None

    def frame(self, path: str, kind: str, title: str, *crumbs: Crumb, description: str = "") -> Frame:
        """The frame of the page at `path`; its first crumb, the front page, is set here."""
        site, here = self.site, path
        font = next((to for name, to in self.assets.items() if name.endswith(".woff2")), None)
        home = Crumb(label=self.words("nav.home"), href=links.relative(here, links.FRONT))
        return Frame(
            kind=kind,
            title=title,
            site=site.title,
            tagline=site.description,
            description=description or site.description,
            language=self.words.language,
            direction=direction(self.words.language),
            sheet=links.relative(here, self.assets["site.css"]),
            icon=links.relative(here, self.assets["icon.svg"]),
            font=links.relative(here, font) if font else None,
            home=links.relative(here, links.FRONT),
            outlets=links.relative(here, links.OUTLETS),
            method=links.relative(here, links.METHOD),
            own=tuple(
                Tab(label=own.title, href=links.relative(here, to), here=to == here)
                for own in self.edition.pages
                for to in (links.own_path(own.slug),)
            ),
            canonical=_canonical(site.url, path),
            crumbs=(home, *crumbs) if crumbs else (),
        )


def pages(edition: Edition, *, site: Site, words: Words, assets: Mapping[str, str]) -> Iterator[Page]:
    """Every page of the site, in a fixed order; `assets` gives the path of each asset by its plain name."""
    made = when(edition.now, words) if edition.now else None
    desk = _Desk(edition=edition, site=site, words=words, assets=assets, made=made)
    looks = tuple(lookup(digest, site, words) for digest in edition.digests)
    by_id = {look.digest.id: look for look in looks}
    yield _front(desk, looks)
    for look in looks:
        yield _story(desk, look, by_id)
        yield from _tellings(desk, look)
    yield from _outlets(desk, looks)
    yield from _own(desk)
    yield _method(desk)
    yield _missing(desk)
    for moved in edition.moved:
        yield _moved(desk, moved)


def _front(desk: _Desk, looks: tuple[Lookup, ...]) -> Page:
    seen = tuple(look.on(links.FRONT) for look in looks)
    view = front.front(desk.edition, seen, desk.made)
    frame = desk.frame(links.FRONT, "front", desk.site.title)
    return Page(path=links.FRONT, template="index.html", values={"page": frame, "front": view})


def _story(desk: _Desk, look: Lookup, others: Mapping[str, Lookup]) -> Page:
    view = story.story(look, others)
    title = desk.words("titles.story", story=look.digest.title_text, site=desk.site.title)
    about = desk.words("titles.story-about", n=view.counts.outlets, origins=view.counts.origins)
    frame = desk.frame(look.here, "story", title, Crumb(label=desk.words("nav.story")), description=about)
    return Page(path=look.here, template="story.html", values={"page": frame, "story": view})


def _tellings(desk: _Desk, look: Lookup) -> Iterator[Page]:
    title = look.digest.title
    for article in look.articles:
        path = links.telling_path(look.digest.slug, look.slugs[article.id])
        seen = look.on(path)
        view = telling.telling(article, seen)
        above = Crumb(
            label=look.digest.title_text, href=view.story, passage=seen.passage(title) if title else None
        )
        head = desk.words("titles.telling", outlet=view.outlet, story=look.digest.title_text)
        about = desk.words("titles.telling-about", outlet=view.outlet)
        frame = desk.frame(path, "telling", head, above, Crumb(label=view.outlet), description=about)
        yield Page(path=path, template="telling.html", values={"page": frame, "telling": view})


def _outlets(desk: _Desk, looks: tuple[Lookup, ...]) -> Iterator[Page]:
    views = outlets.outlets(looks)
    head = desk.words("titles.outlets", site=desk.site.title)
    here = Crumb(label=desk.words("nav.outlets"))
    frame = desk.frame(links.OUTLETS, "outlets", head, here)
    yield Page(path=links.OUTLETS, template="outlets.html", values={"page": frame, "outlets": views})
    for view in views:
        head = desk.words("titles.outlet", outlet=view.name, site=desk.site.title)
        above = Crumb(label=desk.words("nav.outlets"), href=links.relative(view.path, links.OUTLETS))
        frame = desk.frame(view.path, "outlet", head, above, Crumb(label=view.name))
        yield Page(path=view.path, template="outlet.html", values={"page": frame, "outlet": view})


def _own(desk: _Desk) -> Iterator[Page]:
    for own in desk.edition.pages:
        path = links.own_path(own.slug)
        head = desk.words("titles.own", title=own.title, site=desk.site.title)
        frame = desk.frame(path, "own", head, Crumb(label=own.title))
        values = {"page": frame, "title": own.title, "text": prose(own.text)}
        yield Page(path=path, template="own.html", values=values)


def _method(desk: _Desk) -> Page:
    head = desk.words("titles.method", site=desk.site.title)
    frame = desk.frame(links.METHOD, "method", head, Crumb(label=desk.words("nav.method")))
    view = method.method(desk.edition, desk.made)
    return Page(path=links.METHOD, template="method.html", values={"page": frame, "method": view})


def _missing(desk: _Desk) -> Page:
    """The page for addresses that lead nowhere.

    A server shows it at any depth, where relative links lead astray: with a site address known its way home
    is the full address, else it is relative to the root, and the page says in words where home is.
    """
    head = desk.words("titles.missing", site=desk.site.title)
    frame = desk.frame("404.html", "missing", head)
    home = _canonical(desk.site.url, links.FRONT) or "./index.html"
    return Page(path="404.html", template="404.html", values={"page": frame, "home": home})


def _moved(desk: _Desk, moved: Moved) -> Page:
    """The page at an address that a story had before: it leads on to where the story is told now."""
    path, target = links.story_path(moved.slug), links.story_path(moved.to)
    to = links.relative(path, target)
    frame = desk.frame(path, "moved", desk.words("titles.moved", site=desk.site.title))
    frame = replace(frame, canonical=_canonical(desk.site.url, target) or to)
    return Page(path=path, template="moved.html", values={"page": frame, "to": to})


def _canonical(url: str | None, path: str) -> str | None:
    if not url:
        return None
    return f"{url.rstrip('/')}/{path.removesuffix('index.html')}"
