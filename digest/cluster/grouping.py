"""Articles grouped into stories by their words and names, and by when they were published."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from digest.cluster.grouper import Grouper
from digest.cluster.link import average_link
from digest.cluster.pairs import Pairs, in_time, pairs
from digest.cluster.why import why
from digest.model.article import Article
from digest.model.story import Story

EDGE = 0.5  # pairs under this share of the threshold cannot matter to which group an article belongs


def stories(
    articles: Sequence[Article], grouper: Grouper, *, names: Mapping[str, Sequence[str]]
) -> tuple[Story, ...]:
    """The stories of `articles`, largest first: every article is in exactly one.

    The order of `articles` does not matter. `names` lists the names that each article (by id) mentions; they
    are shown as a reason, not used to decide.
    """
    ordered = in_time(articles)
    if not ordered:
        return ()
    found = pairs(ordered, grouper.window)
    kept = _linked(found, grouper.threshold * EDGE)
    groups = average_link(len(ordered), kept, grouper.threshold)
    home = {at: number for number, group in enumerate(groups) for at in group}
    inside: dict[int, dict[tuple[str, str], float]] = defaultdict(dict)
    for a, b, likeness in kept:
        if home[a] == home[b]:
            inside[home[a]][ordered[a].id, ordered[b].id] = likeness
    made = [
        _story([ordered[at] for at in group], inside[number], names) for number, group in enumerate(groups)
    ]
    return tuple(sorted(made, key=lambda story: (-len(story.articles), story.articles[0].id)))


def nearest(articles: Sequence[Article], language: str, window: int) -> Mapping[str, str]:
    """For the id of each article in another language, the id of the one in `language` that is most like it.

    One that is like none of them is left out; of equals, the first by day and id is named.
    """
    ordered = in_time(articles)
    best: dict[str, tuple[float, int]] = {}
    for a, b, likeness in _linked(pairs(ordered, window), 0):
        for one, other in ((a, b), (b, a)):
            if ordered[one].language != language == ordered[other].language:
                id_ = ordered[one].id
                best[id_] = max(best.get(id_, (0.0, 0)), (likeness, -other))
    return {id_: ordered[-at].id for id_, (_, at) in sorted(best.items())}


def _linked(found: Pairs, least: float) -> list[tuple[int, int, float]]:
    kept = found.likeness >= least
    parts = (found.lower[kept].tolist(), found.upper[kept].tolist(), found.likeness[kept].tolist())
    return list(zip(*parts, strict=True))


def _story(
    articles: Sequence[Article], likeness: Mapping[tuple[str, str], float], names: Mapping[str, Sequence[str]]
) -> Story:
    members = sorted(articles, key=lambda article: article.id)
    return Story(articles=tuple(members), why=why(members, likeness, names))
