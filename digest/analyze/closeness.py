"""How close two clauses are that may state one fact: by the words they share and those that answer."""

from collections.abc import Callable, Sequence

from digest.analyze.units import Unit
from digest.text.aligned import tokens
from digest.text.same import aligned, rare

COSINE = 0.8  # what the cosine of two clauses counts
ALIGNED = 0.16  # what it adds if every word of each has a partner in the other
WORTH = 0.175  # cosine below which not even that would make one fact of them


def closeness(units: Sequence[Unit]) -> Callable[[int, int, float], float]:
    """What gives, for the numbers of two clauses and their cosine, how close they are (0 to about 1)."""
    read = [tokens(unit.span.text, language=unit.language) for unit in units]
    weight = rare([{token.stem for token in found} for found in read])

    def closer(one: int, other: int, cosine: float) -> float:
        if cosine < WORTH:
            return COSINE * cosine
        share = aligned(read[one], read[other], weight, language=units[one].language)
        return COSINE * cosine + ALIGNED * share

    return closer
