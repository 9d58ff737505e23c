"""Articles grouped into stories by their words and names, and by when they were published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest.cluster import ledger
from digest.cluster.grouper import Grouper
from digest.cluster.pairs import Pairs, alike, all_pairs, frame
from digest.cluster.rows import Rows, rows
from digest.cluster.weights import scale
from digest.cluster.why import why
from digest.model.article import Article
from digest.model.story import Story
from digest.text.postings import Ints

THOUSAND = 1_000  # a likeness is told in thousandths


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The ids of the articles of a story, sorted, and which of them are alike.

    `links` has rows of two places among the ids and their likeness in thousandths.
    """

    ids: tuple[str, ...]
    links: NDArray[np.int32]


def stories(
    articles: Sequence[Article], grouper: Grouper, *, names: Mapping[str, Sequence[str]]
) -> tuple[Story, ...]:
    """The stories of `articles`, largest first: every article is in exactly one.

    The order of `articles` does not matter. `names` lists the names that each article (by id) mentions; they
    are shown as a reason, not used to decide.
    """
    if not articles:
        return ()
    by_id = {article.id: article for article in articles}
    made = rows(articles, {}, several=several(articles))
    return tuple(
        story(each, [by_id[id_] for id_ in each.ids], names) for each in groups(made, grouper, None)[0]
    )


def several(articles: Sequence[Article]) -> bool:
    """Whether the articles are in more than one language."""
    return len({article.language for article in articles}) > 1


def groups(
    given: Rows, grouper: Grouper, before: ledger.Ledger | None
) -> tuple[tuple[Group, ...], ledger.Ledger]:
    """The groups of articles, largest first, and what to give as `before` the next time, to be quicker."""
    pairs, found, kept = ledger.grouped(given, grouper, before)
    home = np.empty(len(given.ids), dtype=np.int64)
    place = np.empty(len(given.ids), dtype=np.int64)
    ids = []
    for number, members in enumerate(found):
        ordered = sorted(members.tolist(), key=lambda at: given.ids[at])
        ids.append(tuple(given.ids[at] for at in ordered))
        home[ordered] = number
        place[ordered] = np.arange(len(ordered))
    links, begins = _links(pairs, home, place, len(found))
    made = (Group(ids=ids[at], links=links[begins[at] : begins[at + 1]]) for at in range(len(found)))
    return tuple(sorted(made, key=lambda group: (-len(group.ids), group.ids[0]))), kept


def _links(pairs: Pairs, home: Ints, place: Ints, count: int) -> tuple[NDArray[np.int32], list[int]]:
    """The links within groups, group after group, and where those of each begin."""
    inside = home[pairs.lower] == home[pairs.upper]
    lower, upper = place[pairs.lower[inside]], place[pairs.upper[inside]]
    of = home[pairs.lower[inside]]
    told = np.rint(pairs.likeness[inside] * THOUSAND).astype(np.int64)
    first, second = np.minimum(lower, upper), np.maximum(lower, upper)
    order = np.lexsort((second, first, of))
    rows_ = np.stack([part[order].astype(np.int32) for part in (first, second, told)], axis=1)
    return rows_, np.searchsorted(of[order], np.arange(count + 1)).tolist()


def story(group: Group, articles: Sequence[Article], names: Mapping[str, Sequence[str]]) -> Story:
    """The story of a group, of which `articles` are those that it names, in its order."""
    likeness = {
        (group.ids[one], group.ids[other]): told / THOUSAND for one, other, told in group.links.tolist()
    }
    return Story(articles=tuple(articles), why=why(articles, likeness, names))


def nearest(articles: Sequence[Article], language: str, window: int) -> Mapping[str, str]:
    """For the id of each article in another language, the id of the one in `language` that is most like it.

    One that is like none of them is left out; of equals, the first by day and id is named.
    """
    given = rows(articles, {}, several=several(articles))
    within = frame(given, window)
    found = alike(given, all_pairs(given, scale(given, within.reach), within))
    best: dict[str, tuple[float, int]] = {}
    told = (found.lower.tolist(), found.upper.tolist(), found.likeness.tolist())
    for a, b, likeness in zip(*told, strict=True):
        for one, other in ((a, b), (b, a)):
            if given.tongues[one] != language == given.tongues[other]:
                best[given.ids[one]] = max(best.get(given.ids[one], (0.0, 0)), (likeness, -other))
    return {id_: given.ids[-at] for id_, (_, at) in sorted(best.items())}
