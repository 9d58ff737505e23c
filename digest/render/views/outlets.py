"""An outlet across all stories: what it told, what only it had, what it left out."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from digest.model.article import Article, Outlet
from digest.render import links
from digest.render.dates import When
from digest.render.views.lookup import Lookup, Receipt
from digest.render.views.passage import Passage
from digest.render.words import Words

PER_PAGE = 40  # stories on a page of an outlet
MOST_RELAYS = 12  # origins named at its head
MOST_STAMPS = 50_000  # hashes kept at hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story as one outlet told it: the story, its own headline, and counts of its take.

    `rests_on` is the origin that it stands on, empty where that is itself or not known; `example` is the
    first claim that only it has.
    """

    story: str
    story_title: Passage | None
    story_title_text: str
    href: str
    headline: Passage | None
    published: When | None
    only: int
    missing: int
    shared: int
    credits: tuple[str, ...]
    rests_on: str
    example: Receipt | None


_STAMPS: dict[int, tuple[Told, str]] = {}  # by where a record lies, with the record: it lies there still


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """An outlet with what it told, the latest first, over several pages where that is much.

    `path` is where this page lies, `href` leads to the first from the list of outlets. `stories`, `only` and
    `relays` (origins, with the number of its stories that rest on or credit them) are those of all pages.
    `owner` is who owns it as the settings say, "" where they do not; `noindex` tells that search engines are
    asked to leave it out.
    `number` counts the pages from 1, `of` is how many there are.
    """

    path: str
    href: str
    number: int
    of: int
    newer: str | None
    older: str | None
    stories: int
    only: int
    relays: tuple[tuple[str, int], ...]
    name: str
    known: bool
    why: str
    country: str | None
    owner: str
    noindex: bool
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One article for the page of its outlet; `page` is the last part of that page's address.

    `label` is what the article is called within its story.
    """

    page: str
    outlet: Outlet
    label: str
    told: Told


def tellings(look: Lookup) -> tuple[Telling, ...]:
    """The articles of a story for the pages of their outlets."""
    made = []
    for article in look.articles:
        page = links.segment(article.outlet.id)
        told = _told(look.on(links.outlet_path(page)), article)
        made.append(Telling(page=page, outlet=article.outlet, label=look.labels[article.id], told=told))
    return tuple(made)


def outlets(given: Iterable[Telling], words: Words) -> tuple[OutletView, ...]:
    """The pages of every outlet of the edition, by name; `href` leads from the list to the first."""
    held: dict[str, list[Telling]] = {}
    for one in given:
        held.setdefault(one.page, []).append(one)
    views = (view for page, found in held.items() for view in _views(page, found, words))
    return tuple(
        sorted(views, key=lambda view: (not view.known, view.name.casefold(), view.href, view.number))
    )


def stamp(view: OutletView) -> str:
    """A hash of all that a page of an outlet shows."""
    about = repr(replace(view, told=()))
    return " ".join([_sha(about), *map(_stamp, view.told)])


def _stamp(told: Told) -> str:
    """A hash of a story as an outlet told it, kept with that very record: a preview asks again for all."""
    known = _STAMPS.get(id(told))
    if known is None or known[0] is not told:
        if len(_STAMPS) >= MOST_STAMPS:
            _STAMPS.clear()
        known = _STAMPS[id(told)] = told, _sha(repr(told))
    return known[1]


def _sha(told: str) -> str:
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _views(page: str, found: Sequence[Telling], words: Words) -> Iterator[OutletView]:
    latest = sorted(found, key=lambda one: one.told.story)
    latest.sort(key=lambda one: (one.told.published.iso or "") if one.told.published else "", reverse=True)
    parts = [latest[start : start + PER_PAGE] for start in range(0, len(latest), PER_PAGE)]
    whole = _view(page, latest, len(parts), words)
    for number, part in enumerate(parts, start=1):
        path = links.outlet_path(page, number)
        yield replace(
            whole,
            path=path,
            number=number,
            newer=links.relative(path, links.outlet_path(page, number - 1)) if number > 1 else None,
            older=links.relative(path, links.outlet_path(page, number + 1)) if number < len(parts) else None,
            told=tuple(one.told for one in part),
        )


def _view(page: str, found: Sequence[Telling], of: int, words: Words) -> OutletView:
    """What all `of` pages of an outlet have in common; it has no stories yet."""
    path, outlet = links.outlet_path(page), found[0].outlet
    relayed = {(one.told.story, name) for one in found for name in _relayed(one.told)}
    relays = Counter(name for _, name in relayed)
    return OutletView(
        path=path,
        href=links.relative(links.OUTLETS, path),
        number=1,
        of=of,
        newer=None,
        older=None,
        stories=len({one.told.story for one in found}),
        only=sum(one.told.only for one in found),
        relays=tuple(sorted(relays.items(), key=lambda item: (-item[1], item[0])))[:MOST_RELAYS],
        name=outlet.name if outlet.known else words("outlet.unknown"),
        known=outlet.known,
        why=outlet.why,
        country=outlet.country,
        owner=outlet.owner,
        noindex=outlet.noindex,
        told=(),
    )


def _relayed(told: Told) -> set[str]:
    return {*told.credits, told.rests_on} - {""}


def _told(look: Lookup, article: Article) -> Told:
    take = next((take for take in look.digest.takes if take.article == article.id), None)
    title = look.digest.title
    only = next((look.claims[id_] for id_ in take.only_here), None) if take else None
    return Told(
        story=links.relative(look.here, links.story_path(look.digest.slug)),
        story_title=look.passage(title) if title else None,
        story_title_text=look.digest.title_text,
        href=look.link(article.id).href,
        headline=look.passage(article.title) if article.title else None,
        published=look.when(article.published.value) if article.published.value else None,
        only=len(take.only_here) if take else 0,
        missing=len(take.missing) if take else 0,
        shared=len(take.shared) if take else 0,
        credits=tuple(dict.fromkeys(c.name for c in look.digest.analysis.credits if c.article == article.id)),
        rests_on=_origin(look, article),
        example=look.stated(only) if only else None,
    )


def _origin(look: Lookup, article: Article) -> str:
    """The origin that an article stands on, "" where that is its own outlet, or nothing tells."""
    found = next((one for one in look.digest.analysis.origins if article.id in one.articles), None)
    if found is None or not article.outlet.known or found.name == article.outlet.name:
        return ""
    return found.name
