"""The feeds of a site: which there are, and which stories stand in each, newest first."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
from digest.render.views.changes import RevisionView
from digest.render.words import Words

NEWEST, CHANGES = "feed", "changes"  # the two feeds of the whole site, without their endings
ENTRY, CHANGE = "parts/feed-entry.html", "parts/feed-change.html"
MOST = 50  # entries of a feed: what a reader who looks in once a week may have missed
DAY = 10  # characters of an ISO date
MINUTE = 16  # and of one with its hour and minute
ZONE = re.compile(r"Z|[+-]\d\d:?\d\d$")
NEVER = "1970-01-01T00:00:00Z"  # what a feed without entries says, since it must say something
ANCHOR = "changes"  # the place of changes on the page of a story
Drawn = Callable[[Brief, RevisionView | None], str]
VARIANT = "89ab"  # the two highest bits of a UUID's fourth part are 1 and 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: where it lies (without its ending), what it is called, the page that it is about, its stories.

    In a feed of `changes` a story comes anew with each change that is known, or, where none is, with each new
    account.
    """

    path: str
    title: str
    about: str
    briefs: tuple[Brief, ...]
    changes: bool = False


def outputs(
    briefs: Sequence[Brief],
    site: Site,
    words: Words,
    drawn: Drawn,
    stamped: Mapping[str, str] | None = None,
) -> Iterator[Output]:
    """Every feed as Atom and as JSON; none where the site's address is not known: entries need full ones.

    `drawn` gives a story's words as HTML, or those of one of its changes. `stamped` are hashes of the briefs
    by their ids, where they are known.
    """
    if not site.url:
        return
    keys = stamped or {brief.id: key(brief) for brief in briefs}
    for feed in feeds(briefs, site, words):
        stamp = key(feed.path, feed.title, feed.about, [keys[brief.id] for brief in feed.briefs])
        template = CHANGE if feed.changes else ENTRY
        yield Output(feed.path, stamp, template, partial(_files, feed, site, words, drawn))


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


def _files(feed: Feed, site: Site, words: Words, drawn: Drawn) -> Iterator[File]:
    for ending, made in ((".xml", atom.feed), (".json", jsonfeed.feed)):
        path = feed.path + ending
        yield File(path=path, data=made(_whole(feed, path, site, words, drawn)))


def _whole(feed: Feed, path: str, site: Site, words: Words, drawn: Drawn) -> Whole:
    if feed.changes:
        told = (entry for brief in feed.briefs for entry in _changes(brief, site, drawn))
        entries = tuple(sorted(told, key=lambda one: _instant(one.updated), reverse=True)[:MOST])
    else:
        entries = tuple(_entry(brief, site, drawn) for brief in feed.briefs)
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


def _entry(brief: Brief, site: Site, drawn: Drawn) -> Entry:
    url = site.url or ""
    return Entry(
        id=name(url, "story", brief.id),
        url=links.full(url, brief.page),
        brief=brief,
        published=moment(brief.first),
        updated=moment(brief.last),
        html=drawn(brief, None),
    )


def _changes(brief: Brief, site: Site, drawn: Drawn) -> Iterator[Entry]:
    """An entry for each change of a story; for a story of which none is known, the story as it is."""
    url = site.url or ""
    if not brief.revisions:
        last = moment(brief.last)
        entry = _entry(brief, site, drawn)
        yield replace(entry, id=name(url, "story", brief.id, brief.last or ""), published=last)
    for revision in brief.revisions:
        when = moment(revision.update.at or brief.last)
        yield Entry(
            id=name(url, "story", brief.id, "change", revision.id, revision.update.at),
            url=links.full(url, f"{brief.page}#{ANCHOR}"),
            brief=brief,
            published=when,
            updated=when,
            html=drawn(brief, revision),
        )
