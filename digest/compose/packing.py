"""Which sentences and openings of sentences fill a small number of words best, all of them weighed together.

A greedy choice takes a long sentence first and is left with words that nothing fits. Here several
unfinished choices are kept side by side (beam search; Lowerre 1976), so that two short sentences can win over
a long one.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.compose.candidates import Candidate

KEPT = 6  # unfinished choices kept side by side; twice as many change next to nothing
SPARE = 6  # times the words of an article, added to a choice's words before its weight is divided by them:
# what is told of short articles need not fill the words there are
FORM = 0.15  # how strongly the form of the sentences counts (opinions, quotations, credits)
LEANING = 0.6  # what the form of a sentence counts for that is understood only after one that is not chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """An unfinished choice: numbers of candidates, the terms they cover and their weight, words, and form."""

    spare: float
    held: tuple[int, ...] = ()
    covered: frozenset[str] = frozenset()
    weight: float = 0.0
    words: int = 0
    form: float = 0.0  # worth of the sentences, each counted by its words

    @property
    def value(self) -> float:
        """Weight told for what it costs, as precision and recall are weighed in an F-measure."""
        if not self.words:
            return 0.0
        form = math.pow(self.form / self.words, FORM)
        return round(self.weight / (self.words + self.spare) * form, 6)

    @property
    def rank(self) -> tuple[float, tuple[int, ...]]:
        """Best first."""
        return -self.value, self.held


def packed(
    found: Sequence[Candidate], terms: Mapping[str, float], *, words: int, length: float
) -> list[Candidate]:
    """The candidates that together tell the most of `terms` for their length in at most `words` words.

    In the order in which `found` has them. Of one sentence at most one opening is taken. `length` is how many
    words an article of the story has on average: the shorter, the more each word of the choice must tell.
    """
    costs = [each.cost for each in found]
    best = _Choice(spare=SPARE * length)
    choices = [best]
    while choices:
        longer: dict[tuple[int, ...], _Choice] = {}
        for choice in choices:
            for at, each in enumerate(found):
                if choice.words + costs[at] > words or _has(choice, each, found):
                    continue
                made = _with(choice, at, found, terms)
                if made.held not in longer or made.value > longer[made.held].value:
                    longer[made.held] = made
        choices = sorted(longer.values(), key=lambda choice: choice.rank)[:KEPT]
        best = min((best, *choices[:1]), key=lambda choice: -choice.value)
    return [found[at] for at in best.held]


def _has(choice: _Choice, each: Candidate, found: Sequence[Candidate]) -> bool:
    return any(found[at].sentence.span == each.sentence.span for at in choice.held)


def _with(choice: _Choice, at: int, found: Sequence[Candidate], terms: Mapping[str, float]) -> _Choice:
    each = found[at]
    new = each.terms - choice.covered
    share = LEANING if _leans(each, choice, found) else 1.0
    return _Choice(
        spare=choice.spare,
        held=tuple(sorted((*choice.held, at))),
        covered=choice.covered | new,
        weight=choice.weight + math.fsum(terms.get(term, 0.0) for term in new),
        words=choice.words + each.cost,
        form=choice.form + each.worth * share * each.cost,
    )


def _leans(each: Candidate, choice: _Choice, found: Sequence[Candidate]) -> bool:
    """Whether it leans on something that the choice does not have."""
    if not each.leans and not each.needs:
        return False
    if each.needs in choice.covered:
        return False
    return not any(
        found[at].span.article == each.span.article and found[at].sentence.span.start == each.after
        for at in choice.held
    )
