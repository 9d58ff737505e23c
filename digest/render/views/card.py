"""What pages beside its own show of a story: its teaser, its articles by outlet and by country, and more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from digest.render import links
from digest.render.data import entry
from digest.render.views import abroad
from digest.render.views.brief import Brief, brief
from digest.render.views.brief import passages as of_brief
from digest.render.views.front import Teaser, rank, teaser
from digest.render.views.lookup import Lookup
from digest.render.views.named import Mention, Named, mentions
from digest.render.views.outlets import Telling, tellings
from digest.render.views.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story for the front page (`rank` is its place there), `index.json`, feeds, pages that lead to it.

    `unlisted` are the paths of pages that search engines are asked to leave out, `outlets_unlisted` the
    folders of the outlets that want so.
    """

    rank: tuple[int, int, tuple[int, ...], str]
    teaser: Teaser
    tellings: tuple[Telling, ...]
    entry: Mapping[str, object]
    articles: int
    lines: tuple[tuple[Any, ...], ...]
    brief: Brief
    sides: tuple[abroad.Side, ...] = ()
    unlisted: frozenset[str] = frozenset()
    outlets_unlisted: frozenset[str] = frozenset()

    @property
    def last(self) -> str:
        """When its last account was published, ISO 8601; "" where that is not known."""
        return str(self.entry["last_published"] or "")

    @property
    def names(self) -> tuple[Mention, ...]:
        """The names of the story that may be worth a page."""
        return tuple(Mention(*line) for line in self.lines)


def card(look: Lookup, names: Sequence[Named]) -> Card:
    """The card of a story, given its `names`."""
    return Card(
        rank=rank(look.digest),
        teaser=teaser(look.on(links.FRONT)),
        tellings=tellings(look),
        entry=entry(look.digest),
        articles=len(look.articles),
        lines=tuple(mentions(names)),
        sides=abroad.sides(look),
        brief=brief(look),
        unlisted=frozenset(_unlisted(look)),
        outlets_unlisted=frozenset(
            links.segment(one.outlet.id) for one in look.articles if one.outlet.noindex
        ),
    )


def _unlisted(look: Lookup) -> Iterator[str]:
    if look.unlisted:
        yield from (of(look.digest.slug) for of in (links.story_path, links.table_path, links.likeness_path))
    for article in look.articles:
        if article.outlet.noindex:
            yield links.telling_path(look.digest.slug, look.slugs[article.id])
            yield links.outlet_path(links.segment(article.outlet.id))


def passages(given: Card) -> Iterator[Passage]:
    """Every passage that a card shows."""
    teaser = given.teaser
    found = [teaser.title, teaser.lead and teaser.lead.passage]
    found += [title for one in given.tellings for title in (one.told.story_title, one.told.headline)]
    found += [one.told.example.passage for one in given.tellings if one.told.example]
    yield from (passage for passage in found if passage)
    yield from (name.named for name in given.names if name.named)
    for side in given.sides:
        yield from abroad.passages(side)
    yield from of_brief(given.brief)
