"""Which articles are older than which, and whether a count changed while they were written."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from digest.model.article import Article

LATE = 0.25  # share of articles with an old figure that may be younger than the first with the new one


def outlet(article: Article) -> str:
    """A key for who printed an article; nameless outlets are each one of their own."""
    return article.outlet.id if article.outlet.known else f"unknown:{article.id}"


def before(one: Article, other: Article) -> bool:
    """Whether an article surely came out before another: by the minute if both tell it, else by the day."""
    return one.published.before(other.published)


def corrected(told: Mapping[float, Collection[Article]]) -> bool:
    """Whether an outlet itself went from one figure to another, which nobody had printed before the first."""
    every = [(value, article) for value, held in told.items() for article in held]
    return any(
        value != later
        and outlet(article) == outlet(newer)
        and before(article, newer)
        and any(all(before(one, two) for two in told[later]) for one in told[value])
        for value, article in every
        for later, newer in every
    )


def grew(told: Mapping[float, Collection[Article]]) -> bool:
    """Whether each higher figure came up later, and hardly anybody printed the lower one from then on.

    A figure whose articles bear no time tells nothing.
    """
    values = sorted(told)
    return all(_passed(told[low], told[high]) for low, high in pairwise(values)) and len(values) > 1


def _passed(old: Collection[Article], new: Collection[Article]) -> bool:
    first = [one for one in new if all(one is other or not before(other, one) for other in new)]
    if not any(before(one, other) for one in old for other in first):
        return False
    late = [one for one in old if any(before(other, one) for other in first)]
    undated = [one for one in old if one.published.day is None]
    return not undated and len(late) <= LATE * len(old)


def by_time(articles: Sequence[Article]) -> list[Article]:
    """The articles from old to young; those without a date last, and else as they came."""
    return sorted(articles, key=age)


def age(article: Article) -> tuple[bool, str, float]:
    """What articles are sorted by from old to young: those without a date come last."""
    day, moment = article.published.day, article.published.instant
    return day is None, day.isoformat() if day else "", moment.timestamp() if moment else 0.0
