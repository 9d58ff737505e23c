"""Stories of the days before and after on the same matter: few, and only where names and words both agree."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from digest.model.analysis import Analysis
from digest.model.digest import Head, Related
from digest.model.story import Story
from digest.text.words import content

WORDS = 200  # content words of each article that tell what it is about
UNSEEN = 50  # stories of other days thought of beside those at hand, so that few stories can be alike
DAYS = 14  # a follow-up comes within so many days
NAMES = 2  # names, each rare in this edition, that two stories must have in common
COMMON = 0.05  # a name in a larger share of all stories tells nothing of two of them
FEW = 3  # in so many stories a name is rare, however few there are
ALIKE = 0.22  # cosine of the stories’ words, those names left out, from which they are on one matter
MOST = 3  # stories named on a page
SHOWN = 4  # shared names told
LONGEST = 6  # words of a name; a longer one reads like a passage, and those stand with a receipt only


def related(heads: Sequence[Head], ids: Sequence[str]) -> tuple[tuple[Related, ...], ...]:
    """For each story (its head, its id) those of days before or after that it goes on with, most alike first.

    Two stories are related where at least `NAMES` rare names stand in half of the articles of each, their
    words are alike, and their days are known, differ, and are at most `DAYS` apart.
    """
    count = Counter(name for one in heads for name in one.names)
    most = max(FEW, COMMON * len(heads))
    holders: dict[str, list[int]] = {}
    for at, one in enumerate(heads):
        for name in one.names:
            if 1 < count[name] <= most:
                holders.setdefault(name, []).append(at)
    shared: dict[tuple[int, int], list[str]] = {}
    for name in sorted(holders):
        for pair in combinations(holders[name], 2):
            shared.setdefault(pair, []).append(name)
    pairs = {pair: found for pair, found in sorted(shared.items()) if len(found) >= NAMES}
    near = _near(heads, [pair for pair in pairs if _follow(heads, *pair)], pairs)
    found: dict[int, list[Related]] = {}
    for pair, score in near.items():
        names = tuple(pairs[pair][:SHOWN])
        for at, to in (pair, pair[::-1]):
            made = Related(story=ids[to], later=_later(heads, at, to), score=score, shared_names=names)
            found.setdefault(at, []).append(made)
    return tuple(
        tuple(sorted(found.get(at, ()), key=lambda each: (-each.score, each.story))[:MOST])
        for at in range(len(heads))
    )


def prominent(analysis: Analysis) -> frozenset[str]:
    """The names that half of a story's articles have."""
    half = len(analysis.story.articles) / 2
    return frozenset(
        entity.name
        for entity in analysis.entities
        if entity.kind in ("person", "organization", "place")
        and len(entity.name.split()) <= LONGEST
        and len({article for variant in entity.variants for article, _ in variant.counts}) >= half
    )


def opening(story: Story) -> dict[str, int]:
    """How often each stem stands among the first `WORDS` content words of the story's articles."""
    return dict(
        Counter(
            word.stem
            for article in story.articles
            for word in content(article.masked(), language=article.language)[:WORDS]
        )
    )


def _later(heads: Sequence[Head], at: int, to: int) -> bool:
    own, other = heads[at].day, heads[to].day
    return own is not None and other is not None and other > own


def _follow(heads: Sequence[Head], one: int, other: int) -> bool:
    first, second = heads[one].day, heads[other].day
    return (
        first is not None
        and second is not None
        and 0 < abs((first - second).days) <= DAYS
        and heads[one].language == heads[other].language
    )


def _near(
    heads: Sequence[Head],
    pairs: Sequence[tuple[int, int]],
    shared: Mapping[tuple[int, int], Sequence[str]],
) -> Mapping[tuple[int, int], float]:
    """The cosine of the words of each two stories (TF-IDF), where it is high enough.

    The words of the names that they share are left out: the same persons may meet on another matter.
    """
    if not pairs:
        return {}
    from digest.text.likeness import idf  # noqa: PLC0415 - numpy loads when used

    wanted = sorted({at for pair in pairs for at in pair})
    bags = {at: Counter(heads[at].words) for at in wanted}
    weight = idf(list(bags.values()), unseen=UNSEEN)
    vectors = {at: _vector(bag, weight) for at, bag in bags.items()}
    found = {}
    for one, other in pairs:
        a, b = sorted((vectors[one], vectors[other]), key=len)
        named = {word.stem for name in shared[one, other] for word in content(name)}
        both = ((word, value) for word, value in sorted(a.items()) if word not in named)
        score = round(sum(value * b.get(word, 0.0) for word, value in both), 4)
        if score >= ALIKE:
            found[one, other] = score
    return found


def _vector(bag: Mapping[str, int], weight: Mapping[str, float]) -> dict[str, float]:
    made = {word: (1 + math.log(tf)) * weight[word] for word, tf in sorted(bag.items())}
    norm = math.sqrt(sum(value * value for value in made.values())) or 1.0
    return {word: value / norm for word, value in made.items()}
