"""Which sentences go into the summary: each brings the most news not told yet for what it costs.

Maximum coverage under a budget (Filatova and Hatzivassiloglou 2004; Lin and Bilmes 2011): a sentence gains by
the claims and the words of the story that no chosen one has, weighted by how many tell them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.compose.candidates import Candidate
from digest.compose.gain import Told, Weights, gain, news, opening, repeats
from digest.compose.packing import packed

ENOUGH = (2 + 2 * 2) ** 1.5 * 0.5  # beyond the least number a sentence must add a claim of two origins


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How long a summary may be.

    Either at most `sentences` sentences, and no fewer than `least` while the articles have them; or at most
    `words` words: then sentences may be cut to an opening that stands alone.
    """

    words: int | None = None
    sentences: int | None = None
    least: int = 1

    def __post_init__(self) -> None:
        if (self.words is None) == (self.sentences is None):
            raise ValueError("a summary needs a limit, in words or in sentences")


def selected(found: Sequence[Candidate], weights: Weights, limit: Limit, *, several: bool) -> list[Candidate]:
    """The chosen ones, most important first.

    Where words are short, all are weighed together (see `packing`), and what is fit to open comes first.
    Else sentence by sentence: first those of reports that stand alone; then, where the limit leaves room,
    those that lean on a chosen one; then those of columns; others that lean only where there is nothing else.
    """
    if limit.words is not None:
        return _opened(packed(found, weights.terms, words=limit.words, length=weights.length), weights)
    choice = _Choice(weights=weights, limit=limit, several=several)
    reported = [each for each in found if not each.column]
    choice.fill([each for each in reported if not each.leans])
    leaning = [replace(each, leans=True) for each in reported if each.leans or each.needs]
    while choice.short and choice.fill([each for each in leaning if choice.has_before(each)], most=1):
        pass
    if choice.short:
        choice.fill([each for each in found if each.column and not each.leans])
    if choice.short:
        choice.fill(leaning)
    if choice.short:
        choice.fill([replace(each, leans=True) for each in found if each.leans or each.needs])
    return choice.chosen


def _opened(chosen: Sequence[Candidate], weights: Weights) -> list[Candidate]:
    """The same, the one first that is fittest to open the summary."""
    return sorted(chosen, key=lambda each: (each.leans, -round(opening(each, weights), 6)))


class _Choice:
    """A summary in the making: what is chosen so far, and what that tells."""

    def __init__(self, *, weights: Weights, limit: Limit, several: bool) -> None:
        self.weights, self.limit = weights, limit
        self.enough = ENOUGH if several else 0.0
        self.chosen: list[Candidate] = []
        self.told = Told()

    @property
    def short(self) -> bool:
        """Whether it has fewer sentences than a summary needs."""
        return len(self.chosen) < self.limit.least

    def has_before(self, each: Candidate) -> bool:
        """Whether the sentence right before `each` is chosen."""
        return any(
            (other.span.article, other.sentence.span.start) == (each.span.article, each.after)
            for other in self.chosen
        )

    def fill(self, found: Sequence[Candidate], most: int | None = None) -> int:
        """Take what of `found` brings the most, one by one; how many (`most` at the most) were taken."""
        pool = [each for each in found if not any(self._known(each, other) for other in self.chosen)]
        before = len(self.chosen)
        room = (self.limit.sentences or 0) - before
        for _ in range(room if most is None else min(most, room)):
            best = self._best(pool)
            if best is None:
                break
            self.chosen.append(best)
            self.told.add(best)
            pool = [each for each in pool if not self._known(each, best)]
        return len(self.chosen) - before

    def _best(self, pool: Sequence[Candidate]) -> Candidate | None:
        best = max(self._gains(pool), key=lambda pair: (pair[0], *_tie(pair[1])), default=None)
        if best is None or best[0] <= 0:
            return None
        fresh = best[1].worth * sum(news(best[1], self.told, self.weights))
        return best[1] if self.short or fresh >= self.enough else None

    def _gains(self, pool: Sequence[Candidate]) -> Iterator[tuple[float, Candidate]]:
        for each in pool:
            if not each.needs or each.needs in self.told.terms or each.leans:
                value = gain(each, self.told, self.weights) if self.chosen else opening(each, self.weights)
                yield round(value, 6), each

    def _known(self, each: Candidate, other: Candidate) -> bool:
        if each.sentence.span == other.sentence.span:
            return True
        return repeats(each, other, self.told, self.weights)


def _tie(each: Candidate) -> tuple[int, int, str]:
    return -each.span.start, -each.cost, each.span.article
