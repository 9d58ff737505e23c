"""How far two sentences state the same fact, from parts that can be named: words, spelling, figures, meaning.

The parts are weighed by a few fixed numbers, found by linear regression on pairs that people scored from 0
to 5 and checked on sets that the regression had not seen (docs/choices.md); the score is about 0 for two
things and about 1 for one fact.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.text.aligned import Answers, Token, answers, tokens
from digest.text.senses import NO_KIN, opposites, signs
from digest.text.tallies import tallies

GRAMS = (3, 4, 5)  # letters of the pieces that spelling is compared by
Weights = Mapping[str, float]
Counted = Mapping[str, int]
# What one unit of a part adds. All were found together: a part that repeats another has little of its own.
BY_WORDS: Weights = {
    "contained": 0.37, "cosine": 0.20, "spelling": 0.29, "numbers": -0.08, "days": -0.06, "opposites": -0.08,
}  # fmt: skip
BY_MEANING: Weights = {
    "contained": 0.25, "meaning": 0.75, "numbers": -0.12, "days": -0.13, "opposites": -0.10,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """How two sentences compare, part by part.

    `aligned` is the share of both sentences' words, by weight, that have a partner; `contained` that of the
    sentence that has less of the other; `cosine` of their words (TF-IDF), `spelling` that of pieces of words;
    `numbers` the root of how many figures each has that the other lacks; `days` 1 where they name different
    days of the week; `opposites` 1 where a word of one says the opposite of a word of the other; `meaning`
    the cosine of their embeddings, None without a model.
    """

    aligned: float
    contained: float
    cosine: float
    spelling: float
    numbers: float
    days: float
    opposites: float
    meaning: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence made ready to be compared with many."""

    text: str
    tokens: tuple[Token, ...]
    stems: Counted
    grams: Counted
    figures: frozenset[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rare:
    """How rare words are among the sentences at hand, ln((1 + N) / (1 + df)) + 1; `most`: a new word."""

    weight: Mapping[str, float]
    most: float

    def of(self, word: str) -> float:
        """The weight of a word; one that was never seen is as rare as can be."""
        return self.weight.get(word, self.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """How rare words are, and pieces of words."""

    words: Rare
    grams: Rare


def sentence(text: str, *, language: str = "en") -> Sentence:
    """A sentence with its words, the pieces of its words, and its figures."""
    found = tokens(text, language=language)
    return Sentence(
        text=text,
        tokens=found,
        stems=Counter(token.stem for token in found),
        grams=Counter(gram for token in found for gram in _grams(f" {token.low} ")),
        figures=frozenset(number.value for number in tallies(text, language)),
    )


def rarity(sentences: Sequence[Sentence]) -> Rarity:
    """How rare the words of these sentences, and the pieces of their words, are among them."""
    return Rarity(
        words=rare([each.stems for each in sentences]), grams=rare([each.grams for each in sentences])
    )


def rare(bags: Sequence[Iterable[str]]) -> Rare:
    """How rare each word is among sentences, each given by its words without repeats."""
    count = Counter(key for bag in bags for key in bag)
    most = math.log(1 + len(bags)) + 1
    return Rare(weight={key: most - math.log(1 + df) for key, df in count.items()}, most=most)


def aligned(one: Sequence[Token], other: Sequence[Token], weight: Rare, *, language: str = "en") -> float:
    """The share (0 to 1) of the words of both sentences, by weight, that answer one another."""
    found = answers(one, other, language=language)
    mine, theirs = held(one, found, weight), held(other, back(found), weight)
    return _share(mine[0] + theirs[0], mine[1] + theirs[1])


def parts(
    one: Sentence, other: Sentence, weight: Rarity, *, meaning: float | None = None, language: str = "en"
) -> Parts:
    """How two sentences compare; `meaning` is the cosine of their embeddings where there is a model."""
    found = answers(one.tokens, other.tokens, language=language)
    turned = back(found)
    mine, theirs = held(one.tokens, found, weight.words), held(other.tokens, turned, weight.words)
    return Parts(
        aligned=_share(mine[0] + theirs[0], mine[1] + theirs[1]),
        contained=min(_share(*mine), _share(*theirs)),
        cosine=_cosine(one.stems, other.stems, weight.words),
        spelling=_cosine(one.grams, other.grams, weight.grams),
        numbers=math.sqrt(min(len(one.figures - other.figures), len(other.figures - one.figures))),
        days=_days_differ(one.tokens, other.tokens, language),
        opposites=_opposed(one.tokens, other.tokens, found, turned, language),
        meaning=meaning,
    )


def same(found: Parts) -> float:
    """How far they state the same fact: the parts, weighed; about 0 to about 1."""
    weights = BY_WORDS if found.meaning is None else BY_MEANING
    total = math.fsum(weight * (getattr(found, name) or 0.0) for name, weight in weights.items())
    return round(total, 6)


def _grams(word: str) -> Iterable[str]:
    return (word[at : at + size] for size in GRAMS for at in range(max(len(word) - size + 1, 1)))


def back(found: Answers) -> Answers:
    """The same pairs of words, looked up by the words of the other sentence."""
    return {to: (at, like) for at, (to, like) in found.items()}


def held(found: Sequence[Token], partners: Answers, weight: Rare) -> tuple[float, float]:
    """The weight of the content words that have a partner, and of all."""
    known, most = weight.weight.get, weight.most
    each = {at: known(token.stem, most) for at, token in enumerate(found) if token.content}
    return math.fsum(each[at] * like for at, (_, like) in partners.items()), math.fsum(each.values())


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _cosine(one: Counted, other: Counted, weight: Rare) -> float:
    shared = math.fsum(n * other[key] * weight.of(key) ** 2 for key, n in one.items() if key in other)
    return shared / (_length(one, weight) * _length(other, weight)) if shared else 0.0


def _length(bag: Counted, weight: Rare) -> float:
    return math.sqrt(math.fsum((n * weight.of(key)) ** 2 for key, n in bag.items()))


def _days_differ(one: Sequence[Token], other: Sequence[Token], language: str) -> float:
    days = signs("days", language)
    mine, theirs = ({token.stem for token in each} & days for each in (one, other))
    return float(bool(mine and theirs) and not mine & theirs)


def _opposed(
    one: Sequence[Token], other: Sequence[Token], found: Answers, back: Answers, language: str
) -> float:
    against = opposites(language)
    mine = {token.stem for at, token in enumerate(one) if at not in found}
    theirs = {token.stem for at, token in enumerate(other) if at not in back}
    return float(any(against.get(word, NO_KIN) & theirs for word in mine - theirs))
