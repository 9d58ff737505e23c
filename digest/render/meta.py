"""What the head of a page tells other programs: feeds beside it, how it is shared, what it is made of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.model.digest import Digest
from digest.render import links
from digest.render.machines import atom, jsonfeed
from digest.render.machines.feeds import CHANGES, NEWEST, beside
from digest.render.machines.manifest import MANIFEST
from digest.render.machines.offline import SCRIPT, WORKER
from digest.render.site import Site
from digest.render.words import Words
from digest.text.addresses import safe_url

PICTURE = "share.png"
WIDTH, HEIGHT = 1200, 630  # pixels of a picture for sharing, as all who show them want it


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """A feed that a page names: its address, its media type, its name."""

    href: str
    type: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """How a page asks to be kept for reading without a network: the script that asks, for which worker."""

    script: str
    worker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What stands in the head of a page for other programs.

    `graph` are Open Graph properties and `cards` those of Twitter, by name; `linked` is JSON-LD, None for
    pages that it says nothing of. `worker` is None where reading offline is switched off.
    """

    feeds: tuple[FeedLink, ...]
    manifest: str
    worker: Worker | None
    noindex: bool
    graph: tuple[tuple[str, str], ...]
    cards: tuple[tuple[str, str], ...]
    linked: Mapping[str, object] | None

    @property
    def followed(self) -> tuple[FeedLink, ...]:
        """The feeds in the form that every reader of feeds knows, one of each, to name on the page."""
        return tuple(feed for feed in self.feeds if feed.type == atom.TYPE)


def picture_path(page: str) -> str:
    """Where the picture of a story lies: beside its page."""
    return page.removesuffix(links.FRONT) + PICTURE


def meta(here: str, site: Site, words: Words, assets: Mapping[str, str], *, title: str, about: str) -> Meta:
    """The head of any page at `here`; `title` and `about` are what it says of itself."""
    address = links.full(site.url, here) if site.url else ""
    graph = {
        "og:type": "website",
        "og:site_name": site.title,
        "og:title": title,
        "og:description": about,
        "og:url": address,
        "og:locale": words.language.replace("-", "_") if "-" in words.language else "",
    }
    front = here == links.FRONT
    return Meta(
        feeds=tuple(_feeds(here, site, words)),
        manifest=links.relative(here, MANIFEST),
        worker=_worker(here, assets) if site.offline else None,
        noindex=site.noindex,
        graph=tuple((name, said) for name, said in graph.items() if said),
        cards=(("twitter:card", "summary"),),
        linked=_site(site, words, address) if front else None,
    )


def of_story(given: Meta, digest: Digest, here: str, site: Site, words: Words, *, picture: bool) -> Meta:
    """The head of a story's page: the general one, with what is known of the story. `picture`: it has one."""
    image = links.full(site.url, picture_path(here)) if picture and site.url else ""
    graph = {
        **dict(given.graph),
        "og:type": "article",
        "og:title": digest.title_text,
        "article:published_time": digest.first_published or "",
        "article:modified_time": digest.last_published or "",
    }
    if image:
        size = {"og:image:width": str(WIDTH), "og:image:height": str(HEIGHT)}
        graph |= {"og:image": image, "og:image:type": "image/png", **size}
        graph |= {"og:image:alt": words("card.picture")}
    return Meta(
        feeds=given.feeds,
        manifest=given.manifest,
        worker=given.worker,
        noindex=given.noindex,
        graph=tuple((name, said) for name, said in graph.items() if said),
        cards=(("twitter:card", "summary_large_image" if image else "summary"),),
        linked=_article(digest, here, site, words, image),
    )


def with_feed(given: Sequence[FeedLink], here: str, title: str, site: Site) -> tuple[FeedLink, ...]:
    """The feeds of a page that has one of its own, its own first; `here` is its path."""
    return (*_both(here, beside(here), title), *given) if site.url else tuple(given)


def _feeds(here: str, site: Site, words: Words) -> Iterator[FeedLink]:
    if site.url:
        yield from _both(here, NEWEST, words("feeds.newest", site=site.title))
        yield from _both(here, CHANGES, words("feeds.changes", site=site.title))


def _both(here: str, path: str, title: str) -> Iterator[FeedLink]:
    for ending, kind in ((".xml", atom.TYPE), (".json", jsonfeed.TYPE)):
        yield FeedLink(href=links.relative(here, path + ending), type=kind, title=title)


def _worker(here: str, assets: Mapping[str, str]) -> Worker | None:
    if SCRIPT not in assets:
        return None
    return Worker(script=links.relative(here, assets[SCRIPT]), worker=links.relative(here, WORKER))


def _site(site: Site, words: Words, address: str) -> Mapping[str, object]:
    told = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site.title,
        "description": site.description,
        "inLanguage": words.language,
        "url": address,
    }
    return {name: said for name, said in told.items() if said}


def _article(digest: Digest, here: str, site: Site, words: Words, image: str) -> Mapping[str, object]:
    """A story by schema.org: an article of this site, based on those of others."""
    address = links.full(site.url, here) if site.url else ""
    home = links.full(site.url, links.FRONT) if site.url else ""
    ours = {"@type": "Organization", "name": site.title, **({"url": home} if home else {})}
    told = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": digest.title_text,
        "inLanguage": words.language,
        "datePublished": digest.first_published,
        "dateModified": digest.last_published,
        "url": address,
        "mainEntityOfPage": address,
        "image": image,
        "author": ours,
        "publisher": ours,
        "isBasedOn": list(_based_on(digest)),
    }
    return {name: said for name, said in told.items() if said}


def _based_on(digest: Digest) -> Iterator[Mapping[str, object]]:
    for article in digest.analysis.story.articles:
        outlet = article.outlet
        told: dict[str, object] = {
            "@type": "NewsArticle",
            "url": safe_url(article.url),
            "datePublished": article.published.value,
            "inLanguage": article.lang,
            "publisher": {"@type": "Organization", "name": outlet.name} if outlet.known else None,
        }
        yield {name: said for name, said in told.items() if said}
