"""What stands around every page: its title, its language, the main pages, the way back."""

import hashlib
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from digest.model.page import OwnPage, Page
from digest.render import links
from digest.render.meta import Meta, meta
from digest.render.site import Site
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
    """A main page in the navigation.

    `current` is for `aria-current`: `page` on that page itself, `true` on a page below it, else empty.
    """

    label: str
    href: str
    current: str


EVERYWHERE = ("keys.js",)  # the scripts of every page; nothing to read needs one
SCRIPTS = {
    "search": ("search.js",),
    "front": ("filter.js",),
}  # those of some kinds of page beside
# The main pages in the order of the navigation, each by its path and the key of its name in the words. The
# publisher's own pages come before the last one.
MAIN = (
    (links.FRONT, "nav.home"),
    (links.ARCHIVE, "nav.archive"),
    (links.MAP, "nav.map"),
    (links.OUTLETS, "nav.outlets"),
    (links.NAMES, "nav.names"),
    (links.SEARCH, "nav.search"),
    (links.METHOD, "nav.method"),
)


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
    scripts: tuple[str, ...]
    home: str
    method: str
    nav: tuple[Tab, ...]
    canonical: str | None
    meta: Meta
    crumbs: tuple[Crumb, ...]

    def unlisted(self) -> "Frame":
        """The same of a page that search engines are asked to leave out."""
        return replace(self, meta=replace(self.meta, noindex=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What all pages of one site share; `assets` gives the path of each asset by its plain name.

    `search` tells whether there is an index to search in: on, off, or preview (there will be).
    `pictures` tells whether each story has one for those who share it. `stamp` is a hash of it all.
    """

    site: Site
    words: Words
    assets: Mapping[str, str]
    own: tuple[OwnPage, ...] = ()
    search: str = "off"
    pictures: bool = False
    stamp: str = field(init=False)

    def __post_init__(self) -> None:
        """Hash all of it, once."""
        told = (self.site, self.words, sorted(self.assets.items()), self.own, self.search, self.pictures)
        sha = hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
        object.__setattr__(self, "stamp", sha)

    @property
    def main(self) -> tuple[tuple[str, str], ...]:
        """The main pages in the order of the navigation: path and name."""
        words = {links.SEARCH: self.words("nav.index")} if self.search == "off" else {}
        *first, last = ((path, words.get(path) or self.words(key)) for path, key in MAIN)
        return (*first, *((links.own_path(own.slug), own.title) for own in self.own), last)

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
            scripts=tuple(links.relative(here, to) for to in self._scripts(kind)),
            home=links.relative(here, links.FRONT),
            method=links.relative(here, links.METHOD),
            nav=tuple(
                Tab(label=label, href=links.relative(here, to), current=_current(here, to))
                for to, label in self.main
            ),
            canonical=self.canonical(path),
            meta=meta(
                here, site, self.words, self.assets, title=title, about=description or site.description
            ),
            crumbs=(home, *crumbs) if crumbs else (),
        )

    def moved(self, path: str, target: str, what: str) -> Page:
        """The page at an address from where a `story` or a `name` has moved: it leads on to `target`."""
        to = links.relative(path, target)
        frame = self.frame(path, "moved", self.words(f"titles.moved-{what}", site=self.site.title))
        frame = replace(frame, canonical=self.canonical(target) or to)
        return Page(path=path, template="moved.html", values={"page": frame, "to": to, "what": what})

    def _scripts(self, kind: str) -> Iterator[str]:
        for name in (*EVERYWHERE, *SCRIPTS.get(kind, ())):
            if name in self.assets and (name != "search.js" or self.search == "on"):
                yield self.assets[name]

    def canonical(self, path: str) -> str | None:
        """The full address of the page at `path`, None where the site has none."""
        return links.canonical(self.site.url, path) or None


def _current(here: str, tab: str) -> str:
    if here == tab:
        return "page"
    folder = posixpath.dirname(tab)
    return "true" if folder and here.startswith(f"{folder}/") else ""
