"""The feeds of a site: which there are, and which stories stand in each, newest first."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from digest.model.page import File
from digest.render import links
from digest.render.machines import atom, jsonfeed
from digest.render.machines.entries import Entry, Whole
from digest.render.machines.output import Output, key
from digest.render.site import Site
from digest.render.views.brief import Brief
from digest.render.words import Words

NEWEST, CHANGES = "feed", "changes"  # the two feeds of the whole site, without their endings
ENTRY = "parts/feed-entry.html"
MOST = 50  # entries of a feed: what a reader who looks in once a week may have missed
DAY = 10  # characters of an ISO date
MINUTE = 16  # and of one with its hour and minute
ZONE = re.compile(r"Z|[+-]\d\d:?\d\d$")
NEVER = "1970-01-01T00:00:00Z"  # what a feed without entries says, since it must say something
VARIANT = "89ab"  # the two highest bits of a UUID's fourth part are 1 and 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: where it lies (without its ending), what it is called, the page that it is about, its stories.

    In a feed of `changes` a story comes anew with each new account.
    """

    path: str
    title: str
    about: str
    briefs: tuple[Brief, ...]
    changes: bool = False


def outputs(
    briefs: Sequence[Brief], site: Site, words: Words, drawn: Callable[[Brief], str]
) -> Iterator[Output]:
    """Every feed as Atom and as JSON; none where the site's address is not known: entries need full ones.

    `drawn` gives a story's words as HTML.
    """
    if not site.url:
        return
    keys = {brief.id: key(brief) for brief in briefs}
    for feed in feeds(briefs, site, words):
        stamp = key(feed.path, feed.title, feed.about, [keys[brief.id] for brief in feed.briefs])
        yield Output(feed.path, stamp, ENTRY, partial(_files, feed, site, words, drawn))


def feeds(briefs: Iterable[Brief], site: Site, words: Words) -> Iterator[Feed]:
    """The feeds of the site, of its changes, of each outlet and of each country, with their stories.

    Stories of which no account has a date are in none: an entry must say when it was.
    """
    dated = [brief for brief in briefs if brief.first and brief.last]
    newest = sorted(dated, key=lambda brief: (_instant(brief.first), brief.id), reverse=True)
    latest = sorted(dated, key=lambda brief: (_instant(brief.last), brief.id), reverse=True)
    yield Feed(path=NEWEST, title=site.title, about=links.FRONT, briefs=tuple(newest[:MOST]))
    yield Feed(
        path=CHANGES,
        title=words("feeds.changes", site=site.title),
        about=links.FRONT,
        briefs=tuple(latest[:MOST]),
        changes=True,
    )
    outlets = {page: name for brief in latest for page, name in brief.outlets}
    for page, outlet in sorted(outlets.items()):
        held = [brief for brief in latest if page in dict(brief.outlets)]
        about = links.outlet_path(page)
        title = words("feeds.outlet", outlet=outlet or words("outlet.unknown"), site=site.title)
        yield Feed(path=beside(about), title=title, about=about, briefs=tuple(held[:MOST]))
    for code in sorted({code for brief in latest for code in brief.countries}):
        held = [brief for brief in latest if code in brief.countries]
        about = links.country_path(code)
        title = words("feeds.country", country=words.find(f"countries.{code}") or code, site=site.title)
        yield Feed(path=beside(about), title=title, about=about, briefs=tuple(held[:MOST]))


def beside(page: str) -> str:
    """The path of the feed of a page, without its ending."""
    return page.removesuffix("index.html") + NEWEST


def moment(value: str | None) -> str:
    """An ISO date, with or without time and zone, as RFC 3339 wants it; a day begins at midnight UTC."""
    if not value:
        return ""
    if len(value) <= DAY:
        return f"{value}T00:00:00Z"
    clock = value.replace(" ", "T")
    zone = ZONE.search(clock)
    plain = clock[: zone.start()] if zone else clock
    seconds = plain if len(plain) > MINUTE else f"{plain}:00"
    shift = zone.group() if zone else "Z"
    return seconds + (shift if ":" in shift or shift == "Z" else f"{shift[:3]}:{shift[3:]}")


def _instant(value: str | None) -> datetime:
    return datetime.fromisoformat(moment(value))


def name(url: str, *parts: str) -> str:
    """A name that nothing else has, for ever: a UUID (RFC 9562, version 8) of the site's host and `parts`.

    It stays when a story is given another title or address, and when the site moves within its host.
    """
    told = "\x1f".join([urlsplit(url).netloc.lower(), *parts])
    sha = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
    fourth = VARIANT[int(sha[16], 16) % len(VARIANT)] + sha[17:20]
    return f"urn:uuid:{sha[:8]}-{sha[8:12]}-8{sha[13:16]}-{fourth}-{sha[20:32]}"


def _files(feed: Feed, site: Site, words: Words, drawn: Callable[[Brief], str]) -> Iterator[File]:
    for ending, made in ((".xml", atom.feed), (".json", jsonfeed.feed)):
        path = feed.path + ending
        yield File(path=path, data=made(_whole(feed, path, site, words, drawn)))


def _whole(feed: Feed, path: str, site: Site, words: Words, drawn: Callable[[Brief], str]) -> Whole:
    entries = tuple(_entry(brief, feed, site, drawn) for brief in feed.briefs)
    return Whole(
        id=name(site.url or "", "feed", feed.path),
        title=feed.title,
        site=site.title,
        tagline=site.description,
        language=words.language,
        home=links.full(site.url or "", feed.about),
        address=links.full(site.url or "", path),
        updated=max((entry.updated for entry in entries), key=_instant, default=NEVER),
        entries=entries,
    )


def _entry(brief: Brief, feed: Feed, site: Site, drawn: Callable[[Brief], str]) -> Entry:
    url = site.url or ""
    again = (brief.last or "",) if feed.changes else ()
    return Entry(
        id=name(url, "story", brief.id, *again),
        url=links.full(url, brief.page),
        brief=brief,
        published=moment(brief.last if feed.changes else brief.first),
        updated=moment(brief.last),
        html=drawn(brief),
    )
