"""How alike articles are, for the pairs that may be one story; all other pairs are not alike at all."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest.cluster.profile import aspects, profile
from digest.model.article import Article
from digest.text.postings import Floats, Ints, cosines, table

UNSEEN = 50  # articles of other days thought of beside those at hand, so that five of one event are alike
LATER = (0.0, 0.05, 0.13)  # what one day and more days between two articles take off their likeness
UNDATED = 0.02  # what a date not known takes off, times the logarithm of how many windows the others span
FAINT = 0.03  # a likeness that decides nothing
SURE = 0.5  # likeness above which two articles are near copies; these are no measure for the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of row numbers (`lower` < `upper`) and their likeness, 0 to 1."""

    lower: Ints
    upper: Ints
    likeness: Floats


def in_time(articles: Sequence[Article]) -> list[Article]:
    """The articles without a date, then the others by day; those of one day by id."""
    return sorted(articles, key=lambda article: (_day(article) or 0, article.id))


def pairs(articles: Sequence[Article], window: int) -> Pairs:
    """The pairs that are alike, of articles in the order of `in_time`.

    The likeness of two is the mean cosine of their aspects (of those that both have), less for days between
    them; then the geometric mean of that and of its share of the likeness that each has with the one most
    like it. So two articles on one topic are not alike where each has a nearer relative.
    """
    days = np.array([_day(article) or 0 for article in articles], dtype=np.int64)
    lower, upper, plain = _plain(articles, days, window)
    nearest = np.zeros(len(articles))
    np.maximum.at(nearest, lower, plain)
    np.maximum.at(nearest, upper, plain)
    nearest = np.minimum(nearest, SURE)
    share = np.minimum(plain / np.sqrt(nearest[lower] * nearest[upper]), 1)
    return Pairs(lower=lower, upper=upper, likeness=np.round(np.sqrt(plain * share), 6))


def _plain(articles: Sequence[Article], days: Ints, window: int) -> tuple[Ints, Ints, Floats]:
    """The mean cosine of each pair, less for days between, where it is more than `FAINT`."""
    always = int(np.searchsorted(days, 1))
    lows = [0] * always + np.searchsorted(days, days[always:] - window).clip(always).tolist()
    reach = max(at - low + always for at, low in enumerate(lows)) + 1
    rows = aspects([profile(article) for article in articles])
    tables = [table(texts, unseen=UNSEEN, reach=reach) for texts in rows]
    filled = np.array([each.filled for each in tables], dtype=np.float64)
    unknown = UNDATED * math.log1p((days[-1] - days[always]) / (window + 1)) if always < len(days) else 0.0
    taken = np.array(LATER)
    found: list[tuple[Ints, Ints, Floats]] = []
    for at, parts in enumerate(zip(*(cosines(each, lows, always) for each in tables), strict=True)):
        others = np.concatenate([np.arange(always if at >= always else 0), np.arange(lows[at], at)])
        both = filled[:, at] @ filled[:, others]
        mean = np.divide(sum(parts), both, out=np.zeros(len(others)), where=both > 0)
        if at < always:
            mean -= unknown
        else:
            gap = np.minimum(days[at] - days[others], len(taken) - 1)
            mean -= np.where(days[others] > 0, taken[gap], unknown)
        kept = np.round(mean, 9) >= FAINT
        found.append((others[kept], np.full(int(kept.sum()), at), mean[kept]))
    lower, upper, plain = (np.concatenate(part) for part in zip(*found, strict=True))
    return lower, upper, plain


def _day(article: Article) -> int | None:
    day = article.published.day
    return day.toordinal() if day else None
