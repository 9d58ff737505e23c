"""Stories of the days before and after on the same matter: few, and only where names and words both agree."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from digest.model.digest import Digest, Related
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


def related(digests: Sequence[Digest]) -> tuple[Digest, ...]:
    """Each digest with the stories of days before or after that it goes on with, the most alike first.

    Two stories are related where at least `NAMES` rare names stand in half of the articles of each, their
    words are alike, and their days are known, differ, and are at most `DAYS` apart.
    """
    names = [_names(digest) for digest in digests]
    count = Counter(name for here in names for name in here)
    most = max(FEW, COMMON * len(digests))
    shared: dict[tuple[int, int], list[str]] = {}
    for name in sorted(count):
        holders = [at for at, here in enumerate(names) if name in here] if 1 < count[name] <= most else []
        for one in holders:
            for other in holders:
                if one < other:
                    shared.setdefault((one, other), []).append(name)
    pairs = {pair: found for pair, found in shared.items() if len(found) >= NAMES}
    near = _near(digests, [pair for pair in pairs if _follow(digests, *pair)], pairs)
    return tuple(replace(digest, related=_of(at, digests, near, pairs)) for at, digest in enumerate(digests))


def _names(digest: Digest) -> frozenset[str]:
    """The names that half of a story's articles have."""
    half = len(digest.analysis.story.articles) / 2
    return frozenset(
        entity.name
        for entity in digest.analysis.entities
        if entity.kind in ("person", "organization", "place")
        and len(entity.name.split()) <= LONGEST
        and len({article for variant in entity.variants for article, _ in variant.counts}) >= half
    )


def _follow(digests: Sequence[Digest], one: int, other: int) -> bool:
    first, second = (digests[at].analysis.story.day for at in (one, other))
    languages = {digests[at].language for at in (one, other)}
    return (
        first is not None
        and second is not None
        and 0 < abs((first - second).days) <= DAYS
        and len(languages) == 1
    )


def _near(
    digests: Sequence[Digest],
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
    bags = {at: _bag(digests[at].analysis.story) for at in wanted}
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


def _bag(story: Story) -> Counter[str]:
    return Counter(
        word.stem
        for article in story.articles
        for word in content(article.masked(), language=article.language)[:WORDS]
    )


def _vector(bag: Mapping[str, int], weight: Mapping[str, float]) -> dict[str, float]:
    made = {word: (1 + math.log(tf)) * weight[word] for word, tf in sorted(bag.items())}
    norm = math.sqrt(sum(value * value for value in made.values())) or 1.0
    return {word: value / norm for word, value in made.items()}


def _of(
    at: int,
    digests: Sequence[Digest],
    near: Mapping[tuple[int, int], float],
    shared: Mapping[tuple[int, int], Sequence[str]],
) -> tuple[Related, ...]:
    """The stories that go with the one at `at`, most alike first; a story has the day of most articles."""
    own = digests[at].analysis.story.day
    found = []
    for pair, score in near.items():
        if at not in pair:
            continue
        other = digests[pair[0] if pair[1] == at else pair[1]]
        day = other.analysis.story.day
        if own and day:
            made = Related(
                story=other.id, later=day > own, score=score, shared_names=tuple(shared[pair][:SHOWN])
            )
            found.append(made)
    return tuple(sorted(found, key=lambda each: (-each.score, each.story))[:MOST])
