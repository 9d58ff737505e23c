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
    return _followed(sorted(told), told)


def moved(told: Mapping[float, Collection[Article]]) -> bool:
    """Whether one figure came after the other, up or down: of the missing some are found, more are missed."""
    return _followed(sorted(told, key=lambda value: min(map(age, told[value]))), told)


def _followed(order: Sequence[float], told: Mapping[float, Collection[Article]]) -> bool:
    """Whether the figures came up in this order, and few of all articles with an old one came late."""
    pairs = [(told[old], told[new]) for old, new in pairwise(order)]
    olds = [article for old, _ in pairs for article in old]
    late = [_late(*pair) for pair in pairs]
    if not pairs or any(each is None for each in late) or any(one.published.day is None for one in olds):
        return False
    return sum(each for each in late if each) <= LATE * len(olds)


def _late(old: Collection[Article], new: Collection[Article]) -> int | None:
    """How many articles give the old figure after the new one came up; None where that came up no later."""
    first = [one for one in new if all(one is other or not before(other, one) for other in new)]
    if not any(before(one, other) for one in old for other in first):
        return None
    return sum(any(before(other, one) for other in first) for one in old)


def by_time(articles: Sequence[Article]) -> list[Article]:
    """The articles from old to young; those without a date last, and else as they came."""
    return sorted(articles, key=age)


def age(article: Article) -> tuple[bool, str, float]:
    """What articles are sorted by from old to young: those without a date come last."""
    day, moment = article.published.day, article.published.instant
    return day is None, day.isoformat() if day else "", moment.timestamp() if moment else 0.0
