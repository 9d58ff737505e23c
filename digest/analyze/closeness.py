"""How close two clauses are that may state one fact: by the words they share and those that answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.analyze.units import Unit
from digest.text.aligned import Answers, Token, answers, tokens
from digest.text.same import Rare, aligned, rare

COSINE = 0.8  # what the cosine of two clauses counts
ALIGNED = 0.16  # what it adds if every word of each has a partner in the other
WORTH = 0.175  # cosine below which not even that would make one fact of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Closeness:
    """The words of a story's clauses, by number, ready to be laid side by side; how rare each is."""

    words: tuple[tuple[Token, ...], ...]
    language: tuple[str, ...]
    weight: Rare

    def closer(self, one: int, other: int, cosine: float) -> float:
        """How close two clauses are, given their cosine: 0 to about 1."""
        if cosine < WORTH:
            return COSINE * cosine
        share = aligned(self.words[one], self.words[other], self.weight, language=self.language[one])
        return COSINE * cosine + ALIGNED * share

    def answers(self, one: int, other: int) -> Answers:
        """Which words of the second clause answer those of the first."""
        return answers(self.words[one], self.words[other], language=self.language[one])


def closeness(units: Sequence[Unit]) -> Closeness:
    """The words of these clauses, to lay them side by side."""
    read = tuple(tokens(unit.span.text, language=unit.language) for unit in units)
    return Closeness(
        words=read,
        language=tuple(unit.language for unit in units),
        weight=rare([{token.stem for token in found} for found in read]),
    )
