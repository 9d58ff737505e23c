"""Which sentences tell a day: together they come nearest to what all sentences about it say.

The centroid of a day is the sum of the TF-IDF vectors of its candidate sentences; the summary of the day
grows greedily by the sentence that brings its own sum nearest to it (Ghalandari 2017, "Revisiting the
centroid-based method"). Candidates name the day, or stand early in an article of that day or the next
and name no other day.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from digest.compose.tellings import Telling, after, by_day, by_publication
from digest.text.selfcontained import dangles
from digest.text.words import count

EARLY = 10  # sentences from the beginning of an article that may tell its own day
WORDS = (8, 40)  # a shorter sentence says too little, a longer one too much at once
SHORT = 20  # words of a sentence that loses nothing for its length
LENGTH = 0.1  # how strongly longer sentences lose: worth falls with (SHORT / words) to this power
LEANS = 0.8  # what a sentence counts for that leans on what stood before it
SAME_DAY = 0.4  # cosine of two sentences from which the second only repeats the first
OTHER_DAY = 0.5  # the same, of a sentence that another day has already

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily:
    """The sentences of a story, ready to be asked for the days: `weight` is the IDF of each stem."""

    named: Mapping[str, Sequence[Telling]]
    published: Mapping[str, Sequence[Telling]]
    weight: Vector

    def candidates(self, day: str) -> tuple[Telling, ...]:
        """The sentences that may tell `day`."""
        found = list(self.named.get(day, ()))
        for appeared in (day, after(day, 1)):
            found += [
                each
                for each in self.published.get(appeared, ())
                if each.place < EARLY and day not in each.days and each.days <= {day}
            ]
        return tuple(found)


@dataclass(slots=True, kw_only=True)
class _Taken:
    """The sentences chosen for one day so far, their sum, and what that sum has to do with the centroid."""

    chosen: list[Telling] = field(default_factory=list)
    vectors: list[Vector] = field(default_factory=list)
    total: Counter[str] = field(default_factory=Counter)
    near: float = 0.0  # the sum times the centroid
    square: float = 0.0  # the squared length of the sum

    def add(self, each: Telling, vector: Vector, near: float) -> None:
        self.square += 1 + 2 * dot(vector, self.total)
        self.near += near
        self.total.update(vector)
        self.chosen.append(each)
        self.vectors.append(vector)

    def with_one_more(self, vector: Vector, near: float) -> float:
        """The cosine of centroid and sum (but for the centroid's length) if `vector` joined."""
        return (self.near + near) / math.sqrt(self.square + 2 * dot(vector, self.total) + 1)


def daily(tellings: Sequence[Telling]) -> Daily:
    """The story's sentences by the days they may tell, and how rare each stem is among them."""
    having = Counter(stem for each in tellings for stem in set(each.stems))
    weight = {stem: math.log(len(tellings) / many) for stem, many in having.items()}
    return Daily(named=by_day(tellings), published=by_publication(tellings), weight=weight)


def vector(stems: Iterable[str], weight: Vector) -> Vector:
    """The TF-IDF vector of the stems with length 1; empty where no stem weighs anything."""
    raw = {stem: (1 + math.log(many)) * weight.get(stem, 0.0) for stem, many in Counter(stems).items()}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {stem: value / length for stem, value in raw.items()} if length else {}


def dot(one: Vector, other: Vector) -> float:
    """The product of two vectors; of vectors with length 1, the cosine between them."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum(value * many.get(stem, 0.0) for stem, value in few.items())


def chosen(
    story: Daily, candidates: Sequence[Telling], *, most: int, told: Sequence[Telling] = ()
) -> tuple[Telling, ...]:
    """At most `most` of the candidates, the best first; none that repeats another or one of `told`."""
    vectors = [vector(each.stems, story.weight) for each in candidates]
    before = [vector(each.stems, story.weight) for each in told]
    center: Counter[str] = Counter()
    for each in vectors:
        center.update(each)
    left = [
        (each, mine, dot(mine, center), _worth(each))
        for each, mine in zip(candidates, vectors, strict=True)
        if mine and WORDS[0] <= count(each.text) <= WORDS[1] and not _repeats(mine, before, OTHER_DAY)
    ]
    taken = _Taken()
    while left and len(taken.chosen) < most:
        _, at = max(
            (round(taken.with_one_more(item[1], item[2]) * item[3], 9), -n) for n, item in enumerate(left)
        )
        best, mine, near, _ = left[-at]
        taken.add(best, mine, near)
        left = [item for item in left if not _repeats(item[1], (mine,), SAME_DAY)]
    return tuple(taken.chosen)


def _repeats(mine: Vector, others: Collection[Vector], limit: float) -> bool:
    return any(dot(mine, other) > limit for other in others)


def _worth(each: Telling) -> float:
    length: float = (SHORT / max(count(each.text), SHORT)) ** LENGTH
    return length * (LEANS if dangles(each.text) else 1.0)
