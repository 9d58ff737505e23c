"""Why articles are one story: for each pair, how alike they are and the names and terms they share."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from digest.model.article import Article
from digest.model.story import Why
from digest.text.likeness import Matrix
from digest.text.words import content

MOST = 8  # names and terms shown for a pair
LONGEST = 6  # words of a name; a longer one reads like a passage, and those stand with a receipt only
SHORT = 3  # letters; words this short explain little


def why(
    articles: Sequence[Article], group: Sequence[int], likeness: Matrix, names: Mapping[str, Sequence[str]]
) -> tuple[Why, ...]:
    """One row for each pair of the group, in the order of the group."""
    terms = {at: _terms(articles[at]) for at in group}
    rows: list[Why] = []
    for a, b in combinations(group, 2):
        both = [
            name
            for name in names.get(articles[a].id, ())
            if name in names.get(articles[b].id, ()) and len(name.split()) <= LONGEST
        ]
        named = {part.lower() for name in both for part in name.split()}
        words = [word for word in terms[a] if word in terms[b] and word not in named]
        rows.append(
            Why(
                articles=(articles[a].id, articles[b].id),
                score=round(float(likeness[a, b]), 3),
                shared_names=tuple(both[:MOST]),
                shared_terms=tuple(words[:MOST]),
            )
        )
    return tuple(rows)


def _terms(article: Article) -> list[str]:
    """The content words of an article, in lower case, most frequent first."""
    count: dict[str, int] = {}
    for word in content(article.masked(), language=article.language):
        if not word.text.isdecimal() and len(word.text) > SHORT:
            count[word.text.lower()] = count.get(word.text.lower(), 0) + 1
    return sorted(count, key=lambda word: (-count[word], word))
