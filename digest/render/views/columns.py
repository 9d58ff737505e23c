"""The outlets of a story side by side: those of one origin together, all articles of an outlet as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.model.article import Article
from digest.render import links
from digest.render.views.lookup import Lookup, OutletLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """An outlet: its name with the way to its telling, its articles by id, the origin of the first."""

    head: OutletLink
    articles: frozenset[str]
    origin: str


def by_outlet(look: Lookup) -> list[Column]:
    """The outlets, those of one origin side by side; an unknown outlet's article is a column by itself."""
    held: dict[str, list[Article]] = {}
    for article in look.articles:
        held.setdefault(article.outlet.id if article.outlet.known else article.id, []).append(article)
    found = [
        Column(
            head=_head(own, look),
            articles=frozenset(article.id for article in own),
            origin=_origin(own[0], look),
        )
        for own in held.values()
    ]
    names = list(dict.fromkeys(column.origin for column in found))
    return sorted(found, key=lambda column: names.index(column.origin))


def _origin(article: Article, look: Lookup) -> str:
    """The name of the origin of an article, its own id where none is known."""
    return next((one.name for one in look.digest.analysis.origins if article.id in one.articles), article.id)


def _head(articles: Sequence[Article], look: Lookup) -> OutletLink:
    """What stands over a column: the outlet, with the number of its articles where it has several."""
    first, *others = articles
    if not others:
        return look.link(first.id)
    name = look.words("matrix.several", name=first.outlet.name, number=len(articles))
    there = links.outlet_path(links.segment(first.outlet.id))
    return OutletLink(name=name, href=links.relative(look.here, there))
