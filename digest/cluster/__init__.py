"""From articles to stories: which articles tell one event, and why."""

from collections.abc import Mapping, Sequence

from digest.cluster.grouper import Grouper
from digest.cluster.overrides import Arranged, arranged, by_hand, overridden
from digest.model.article import Article
from digest.model.story import Story

__all__ = ["Arranged", "Grouper", "arranged", "average", "by_hand", "nearest", "overridden", "stories"]


def stories(
    articles: Sequence[Article], grouper: Grouper, *, names: Mapping[str, Sequence[str]]
) -> tuple[Story, ...]:
    """The stories of `articles`, largest first: every article is in exactly one, whatever their order.

    `names` lists the names that each article (by id) mentions; they are shown as a reason.
    """
    from digest.cluster.grouping import stories as grouped  # noqa: PLC0415 - numpy loads when used

    return grouped(articles, grouper, names=names)


def average(
    articles: Sequence[Article], *, threshold: float, window: int, names: Mapping[str, Sequence[str]]
) -> tuple[Story, ...]:
    """Our clusterer as packages offer theirs: average-link grouping (`Grouper` has what the numbers are)."""
    return stories(articles, Grouper(threshold=threshold, window=window), names=names)


def nearest(articles: Sequence[Article], language: str, window: int) -> Mapping[str, str]:
    """For the id of each article in another language, the id of the one in `language` that is most like it.

    Compared are articles published within `window` days of each other.
    """
    from digest.cluster.grouping import nearest as found  # noqa: PLC0415 - numpy loads when used

    return found(articles, language, window)
