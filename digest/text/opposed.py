"""Whether a statement of one outlet backs or weakens that of another: likeness, and words that turn against.

Two statements that share their words back one another; two that name the same people and share little
else, while somebody says and somebody denies, stand against each other. The weights are a few fixed numbers,
found by linear regression and checked on topics that it had not seen (docs/choices.md).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from digest.text.same import Parts, Sentence
from digest.text.senses import signs

BACKING: Mapping[str, float] = {
    "aligned": 0.35, "spelling": 0.37, "denying": -0.05, "contrast": -0.03, "one_denies": -0.03,
}  # fmt: skip
BACKING_BY_MEANING: Mapping[str, float] = {
    "aligned": 0.26, "spelling": 0.26, "meaning": 0.30, "denying": -0.05, "contrast": -0.03,
    "one_denies": -0.03,
}  # fmt: skip
WEAKENING: Mapping[str, float] = {
    "cosine": -0.11, "denying": 0.05, "nots": 0.02, "about": 0.025, "saying": 0.025,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Words of two statements that tell how they stand to each other.

    `denying`, `contrast`, `saying` and `nots` count in how many of the two somebody denies, a "but" or
    "despite" stands, somebody is said to say it, and a "not" stands (0 to 2); `one_denies` is 1 where only
    one has a "not"; `about` is 1 where they name somebody or something alike.
    """

    denying: float
    contrast: float
    saying: float
    nots: float
    one_denies: float
    about: float


def cues(one: Sentence, other: Sentence, *, language: str = "en") -> Cues:
    """The words of two statements that turn against something, and whether they name the same."""
    nots = [any(token.denies for token in each.tokens) for each in (one, other)]
    return Cues(
        denying=_count("denying", one, other, language),
        contrast=_count("contrast", one, other, language),
        saying=_count("saying", one, other, language),
        nots=float(sum(nots)),
        one_denies=float(nots[0] != nots[1]),
        about=float(not _names(one).isdisjoint(_names(other))),
    )


def backing(found: Parts, told: Cues) -> float:
    """How far two statements of two outlets back one another; higher is more, the scale has no unit."""
    return _weighed(BACKING if found.meaning is None else BACKING_BY_MEANING, found, told)


def weakening(found: Parts, told: Cues) -> float:
    """How far one statement casts doubt on the other; higher is more, the scale has no unit."""
    return _weighed(WEAKENING, found, told)


def _weighed(weights: Mapping[str, float], found: Parts, told: Cues) -> float:
    return round(math.fsum(weight * _value(name, found, told) for name, weight in weights.items()), 6)


def _value(name: str, found: Parts, told: Cues) -> float:
    value = getattr(told, name) if hasattr(told, name) else getattr(found, name)
    return float(value or 0.0)


def _count(kind: str, one: Sentence, other: Sentence, language: str) -> float:
    listed = signs(kind, language)
    return float(sum(not listed.isdisjoint(each.stems) for each in (one, other)))


def _names(each: Sentence) -> frozenset[str]:
    return frozenset(token.stem for token in each.tokens if token.name)
