"""Articles grouped into stories by the words of their bodies, and by when they were published."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from digest.cluster.grouper import Grouper
from digest.cluster.link import average_link
from digest.cluster.why import why
from digest.model.article import Article, Role
from digest.model.story import Story
from digest.text.likeness import Matrix, cosines, idf, vectors
from digest.text.words import content

LEAD_WORDS = 400  # an article's event is told in its first words; later ones drift to background
UNSEEN = 50  # articles of other days thought of beside those at hand, so that five of one event are alike


def stories(
    articles: Sequence[Article], grouper: Grouper, *, names: Mapping[str, Sequence[str]]
) -> tuple[Story, ...]:
    """The stories of `articles`, largest first: every article is in exactly one.

    The order of `articles` does not matter. `names` lists the names that each article (by id) mentions; they
    are shown as a reason, not used to decide.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    if not ordered:
        return ()
    likeness = alike(ordered)
    groups = average_link(np.where(apart(ordered, grouper.window), 0, likeness), grouper.threshold)
    made = [
        Story(articles=tuple(ordered[at] for at in group), why=why(ordered, group, likeness, names))
        for group in groups
    ]
    return tuple(sorted(made, key=lambda story: (-len(story.articles), story.articles[0].id)))


def nearest(articles: Sequence[Article], others: Sequence[Article]) -> Mapping[str, str]:
    """For the id of each of `articles` the id of the one of `others` that is most like it."""
    likeness = alike([*articles, *others])[: len(articles), len(articles) :]
    return {article.id: others[int(row.argmax())].id for article, row in zip(articles, likeness, strict=True)}


def alike(articles: Sequence[Article]) -> Matrix:
    """The cosine of every two articles, 0 to 1, as a square matrix."""
    bags = [bag(article) for article in articles]
    return cosines(vectors(bags, idf(bags, unseen=UNSEEN)))


def bag(article: Article) -> Counter[str]:
    """How often each content word's stem stands in the headline and the first `LEAD_WORDS` of the body."""
    headline = article.masked(Role.TITLE)
    body = content(article.masked(), language=article.language)[:LEAD_WORDS]
    return Counter(word.stem for word in (*content(headline, language=article.language), *body))


def apart(articles: Sequence[Article], window: int) -> NDArray[np.bool_]:
    """Which pairs were published more than `window` days apart; unknown dates are never apart."""
    days = np.array([_day(article) for article in articles], dtype=float)
    with np.errstate(invalid="ignore"):
        far: NDArray[np.bool_] = np.abs(days[:, None] - days[None, :]) > window
    return far


def _day(article: Article) -> float:
    day = article.published.day
    return float(day.toordinal()) if day else float("nan")
