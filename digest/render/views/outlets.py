"""An outlet across all stories: what it told, what only it had, what it left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digest.model.article import Article, Outlet
from digest.render import links
from digest.render.dates import When
from digest.render.views.lookup import Lookup
from digest.render.views.passage import Passage
from digest.render.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story as one outlet told it: the story, its own headline, and counts of its take."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """An outlet with all that it told."""

    path: str
    href: str
    name: str
    known: bool
    why: str
    country: str | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One article for the page of its outlet; `page` is the last part of that page's address."""

    page: str
    outlet: Outlet
    told: Told


def tellings(look: Lookup) -> tuple[Telling, ...]:
    """The articles of a story for the pages of their outlets."""
    made = []
    for article in look.articles:
        page = links.segment(article.outlet.id)
        told = _told(look.on(links.outlet_path(page)), article)
        made.append(Telling(page=page, outlet=article.outlet, told=told))
    return tuple(made)


def outlets(given: Iterable[Telling], words: Words) -> tuple[OutletView, ...]:
    """Every outlet of the edition by name; `href` leads from the list to its page."""
    held: dict[str, list[Telling]] = {}
    for one in given:
        held.setdefault(one.page, []).append(one)
    views = (_view(page, found, words) for page, found in held.items())
    return tuple(sorted(views, key=lambda view: (not view.known, view.name.casefold(), view.path)))


def _view(page: str, found: Sequence[Telling], words: Words) -> OutletView:
    path, outlet = links.outlet_path(page), found[0].outlet
    return OutletView(
        path=path,
        href=links.relative(links.OUTLETS, path),
        name=outlet.name if outlet.known else words("outlet.unknown"),
        known=outlet.known,
        why=outlet.why,
        country=outlet.country,
        told=tuple(one.told for one in found),
    )


def _told(look: Lookup, article: Article) -> Told:
    take = next((take for take in look.digest.takes if take.article == article.id), None)
    title = look.digest.title
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
    )
