"""Why articles are one story: for each pair, how alike they are and the names and terms they share."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from digest.model.article import Article
from digest.model.story import Why
from digest.text.words import content

MOST = 8  # names and terms shown for a pair
LONGEST = 6  # words of a name; a longer one reads like a passage, and those stand with a receipt only
SHORT = 3  # letters; words this short explain little
ALL_PAIRS = 30  # articles; in a larger story each is shown beside the one most like it


def why(
    group: Sequence[Article], likeness: Mapping[tuple[str, str], float], names: Mapping[str, Sequence[str]]
) -> tuple[Why, ...]:
    """One row for each pair of the group, in its order; in a large group, only for each one's nearest.

    `likeness` holds pairs of ids in either order; a pair that it does not hold is not alike (0).
    """
    if len(group) == 1:
        return ()
    score = {**likeness, **{(b, a): value for (a, b), value in likeness.items()}}
    chosen = list(combinations(range(len(group)), 2)) if len(group) <= ALL_PAIRS else _nearest(group, score)
    terms = [_terms(article) for article in group]
    sets = [set(each) for each in terms]
    rows: list[Why] = []
    for a, b in chosen:
        one, other = group[a].id, group[b].id
        theirs = set(names.get(other, ()))
        both = [name for name in names.get(one, ()) if name in theirs and len(name.split()) <= LONGEST]
        named = {part.lower() for name in both for part in name.split()}
        words = [word for word in terms[a] if word in sets[b] and word not in named]
        rows.append(
            Why(
                articles=(one, other),
                score=round(score.get((one, other), 0.0), 3),
                shared_names=tuple(both[:MOST]),
                shared_terms=tuple(words[:MOST]),
            )
        )
    return tuple(rows)


def _nearest(group: Sequence[Article], score: Mapping[tuple[str, str], float]) -> list[tuple[int, int]]:
    """Each article with the one most like it, the first of equals, as sorted pairs of row numbers."""
    ids = [article.id for article in group]
    found: set[tuple[int, int]] = set()
    for at, one in enumerate(ids):
        best = max(
            (to for to in range(len(ids)) if to != at), key=lambda to: (score.get((one, ids[to]), 0.0), -to)
        )
        found.add((min(at, best), max(at, best)))
    return sorted(found)


def _terms(article: Article) -> list[str]:
    """The content words of an article, in lower case, most frequent first."""
    count: dict[str, int] = {}
    for word in content(article.masked(), language=article.language):
        if not word.text.isdecimal() and len(word.text) > SHORT:
            count[word.low] = count.get(word.low, 0) + 1
    return sorted(count, key=lambda word: (-count[word], word))
