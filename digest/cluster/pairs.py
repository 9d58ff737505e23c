"""How alike articles are, for the pairs that may be one story; all other pairs are not alike at all."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from digest.cluster import profile, tongues
from digest.model.article import Article
from digest.text.copies import copies
from digest.text.postings import Floats, Ints, cosines, table

UNSEEN = 50  # articles of other days thought of beside those at hand, so that five of one event are alike
LATER = (0.0, 0.06, 0.15)  # what one day and more days between two articles take off their likeness
UNDATED = 0.025  # what a date not known takes off, times the logarithm of how many windows the others span
FAINT = 0.03  # a likeness that decides nothing
PLAIN = 2.0  # articles in two languages share few spellings: what they share counts so much more
# How alike an article is taken to be to its nearest relative at the least, within a language and across:
# where nobody else tells of an event, the nearest is a stranger, and no measure.
RELATIVE = (0.13, 0.1)
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
    like it in the other's language. So two articles on one topic are not alike where each has a nearer
    relative, nor where neither has one and they have little in common.
    """
    days = np.array([_day(article) or 0 for article in articles], dtype=np.int64)
    spoken = sorted({article.language for article in articles})
    tongue = np.array([spoken.index(article.language) for article in articles], dtype=np.int64)
    profiles = [profile.profile(article) for article in articles]
    lower, upper, plain = _plain(articles, profiles, days, tongue, window)
    plain = _raised(lower, upper, plain, profiles)
    nearest = np.zeros((len(articles), len(spoken)))
    np.maximum.at(nearest, (lower, tongue[upper]), plain)
    np.maximum.at(nearest, (upper, tongue[lower]), plain)
    least = np.where(np.eye(len(spoken), dtype=bool)[tongue], *RELATIVE)
    nearest = np.clip(nearest, least, SURE)
    share = np.minimum(plain / np.sqrt(nearest[lower, tongue[upper]] * nearest[upper, tongue[lower]]), 1)
    likeness = np.round(np.sqrt(plain * share), 6).astype(np.float64)
    return Pairs(lower=lower, upper=upper, likeness=likeness)


def _raised(lower: Ints, upper: Ints, plain: Floats, profiles: Sequence[profile.Profile]) -> Floats:
    """The likeness of pairs, near copies lifted to what is sure: a text cut short is still that text."""
    twins = {(each.one, each.other): each.share for each in copies([each.body for each in profiles])}
    if not twins:
        return plain
    shares = [twins.get(pair, 0.0) for pair in zip(lower.tolist(), upper.tolist(), strict=True)]
    return np.maximum(plain, SURE * np.array(shares))


def _plain(
    articles: Sequence[Article],
    profiles: Sequence[profile.Profile],
    days: Ints,
    tongue: Ints,
    window: int,
) -> tuple[Ints, Ints, Floats]:
    """The mean cosine of each pair, less for days between, where it is more than `FAINT`."""
    always = int(np.searchsorted(days, 1))
    lows = [0] * always + np.searchsorted(days, days[always:] - window).clip(always).tolist()
    span = int(days[-1] - days[always]) if always < len(days) else 0
    unknown = UNDATED * math.log1p(span / (window + 1))
    found: list[tuple[Ints, Ints, Floats]] = []
    for at, mean in enumerate(_means(articles, profiles, tongue, lows, always)):
        others = _others(at, lows[at], always)
        gap = np.minimum(np.abs(days[at] - days[others]), len(LATER) - 1)
        known = (days[others] > 0) & (at >= always)
        less = mean - np.where(known, np.array(LATER)[gap], unknown)
        kept = np.round(less, 9) >= FAINT
        found.append((others[kept], np.full(int(kept.sum()), at), less[kept]))
    lower, upper, plain = (np.concatenate(part) for part in zip(*found, strict=True))
    return lower, upper, plain


def _others(at: int, low: int, always: int) -> Ints:
    """The numbers of the articles that article `at` is compared with."""
    return np.concatenate([np.arange(always if at >= always else 0), np.arange(low, at)])


def _means(
    articles: Sequence[Article],
    profiles: Sequence[profile.Profile],
    tongue: Ints,
    lows: Sequence[int],
    always: int,
) -> Iterator[Floats]:
    """For each article its mean cosine with its others, by what is compared within or across languages."""
    within = _mean_cosines(profile.aspects(profiles), lows, always)
    if not tongues.several(articles):
        yield from within
        return
    across = _mean_cosines(tongues.aspects(articles), lows, always)
    vectors = tongues.headlines(articles)
    for at, (own, other) in enumerate(zip(within, across, strict=True)):
        others = _others(at, lows[at], always)
        mixed = (
            np.minimum(other * PLAIN, 1)
            if vectors is None
            else _with_meaning(other, tongues.meant(vectors, at, others))
        )
        yield np.where(tongue[others] == tongue[at], own, mixed)


def _with_meaning(spelled: Floats, meant: Floats) -> Floats:
    """The mean of three: spellings and figures (whose mean is `spelled`), and what headlines mean."""
    return (2 * spelled + meant) / 3


def _mean_cosines(rows: Sequence[Sequence[Ints]], lows: Sequence[int], always: int) -> Iterator[Floats]:
    """The mean over the aspects that both articles have."""
    reach = max(len(_others(at, low, always)) for at, low in enumerate(lows)) + 1
    tables = [table(texts, unseen=UNSEEN, reach=reach) for texts in rows]
    filled = np.array([each.filled for each in tables], dtype=np.float64)
    for at, parts in enumerate(zip(*(cosines(each, lows, always) for each in tables), strict=True)):
        others = _others(at, lows[at], always)
        both = filled[:, at] @ filled[:, others]
        yield np.divide(sum(parts), both, out=np.zeros(len(others)), where=both > 0)


def _day(article: Article) -> int | None:
    day = article.published.day
    return day.toordinal() if day else None
