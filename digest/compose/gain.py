"""What a sentence brings to a summary: the news in it that nothing chosen tells, and how it reads there.

Every number is a share or a factor with its reason beside it, so that each choice can be told in words.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from digest.compose.candidates import Candidate
from digest.model.analysis import Claim, Says

CLAIMS = 0.5  # what a claim's weight counts for beside the terms: one that two origins tell weighs about 15
TERMS = 1.0  # what the weight of terms counts for
OTHERWISE = (
    0.5  # of an outlet: what one counts for that tells a claim's matter with another figure, day or deed
)
STALE = 0.5  # what telling a claim again costs, as a share of its weight
HEADED = 0.4  # what opens the summary counts for without a word that all open with; with all of them 1 more
NOVELTY = 1.0  # how strongly what a sentence tells again counts against what it tells anew
ALIKE = 0.45  # share of a sentence's content words that may stand in a chosen one
ALIKE_FIGURES = 0.65  # the same for a sentence with a figure that nobody told: the count of a vote
RETOLD = 0.7  # share of what the first sentence has of the openings that a later one may have
LONELY = 0.75  # what a sentence counts for that also tells what one outlet alone has
STRANGER = 0.5  # what a sentence counts for that names a person by surname whom nobody has introduced
ASSUMED = 0.9  # what it counts for with each "the deal" that nothing in it or before it explains
MOST_ASSUMED = 3  # so many of these count
INTRODUCED = 0.12  # what each person given with full name and each day adds, up to three
DEEP = 0.3  # how fast the worth of what one outlet alone has falls with each paragraph
LOW = 10  # paragraphs down, from which a sentence opens a summary no worse for standing lower

FIGURE = re.compile(r"\d[\d,.]*(?:-\d+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What it matters that the summary has each claim (by id) and each term (`salience`, or `agreed`).

    `leads` are the stems of headlines and openings, each with its share of what the articles agree on there;
    `headed` the stems that most headlines have; `length` is how many words an article has on average.
    """

    claims: Mapping[str, float]
    terms: Mapping[str, float]
    leads: Mapping[str, float]
    headed: frozenset[str]
    length: float


@dataclass(slots=True, kw_only=True)
class Told:
    """What the chosen sentences tell so far; `first` are the words of the one that opens the summary."""

    claims: dict[str, float] = field(default_factory=dict)
    terms: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)
    first: frozenset[str] = frozenset()

    def add(self, each: Candidate) -> None:
        """Tell what `each` tells."""
        for claim, share in each.claims.items():
            self.claims[claim] = max(self.claims.get(claim, 0.0), share)
        self.terms |= each.terms
        self.known |= each.full
        self.first = self.first or each.words


def weight(claim: Claim) -> float:
    """How much it matters that the summary has this claim: outlets count, origins count double.

    An outlet that tells the same thing otherwise speaks of it as well; it counts as half an outlet.
    """
    if claim.outlets < 2:  # noqa: PLR2004 - one outlet alone
        return 1.0
    otherwise = sum(stance.stance is Says.DIFFERS for stance in claim.stances)
    return math.pow(claim.outlets + OTHERWISE * otherwise + 2 * claim.origins, 1.5)


def news(each: Candidate, told: Told, weights: Weights) -> list[float]:
    """The weight of each claim in it, as far as it is not told yet."""
    return [
        weights.claims[claim] * max(0.0, share - told.claims.get(claim, 0.0))
        for claim, share in each.claims.items()
    ]


def gain(each: Candidate, told: Told, weights: Weights) -> float:
    """What it brings to the summary beside what is told."""
    stale = sum(
        weights.claims[claim] * min(share, told.claims.get(claim, 0.0))
        for claim, share in each.claims.items()
    )
    new = math.fsum(weights.terms.get(term, 0.0) for term in each.terms - told.terms)
    again = 1.0
    if new and not told.terms.isdisjoint(each.terms):
        again = (new / math.fsum(weights.terms.get(term, 0.0) for term in each.terms)) ** NOVELTY
    claimed = sum(news(each, told, weights)) - STALE * stale
    value = (CLAIMS * claimed + TERMS * new * again) * _manner(each, told, weights)
    return value * LONELY if any(weights.claims[claim] <= 1 for claim in each.claims) else value


def opening(each: Candidate, weights: Weights) -> float:
    """How fit a sentence is to open the summary: high in its article, about what all articles open with."""
    high = 1.5 - min(each.sentence.paragraph, LOW) / LOW
    claimed = max(news(each, Told(), weights), default=0.0)
    told = math.fsum(weights.terms.get(term, 0.0) for term in each.terms)
    value = (CLAIMS * claimed + TERMS * told) * _manner(each, Told(), weights)
    return high * (HEADED + shared(each.words, weights)) * value


def _manner(each: Candidate, told: Told, weights: Weights) -> float:
    """What its form, its place, its persons and what it takes for known do to a sentence's gain."""
    value = each.worth
    if all(weights.claims[claim] <= 1 for claim in each.claims):
        value /= 1 + DEEP * (each.sentence.paragraph - 1)
    strangers = sum(stem not in weights.headed for _, stem in _strangers(each, told))
    assumed = min(len(each.assumes - told.terms - weights.headed), MOST_ASSUMED)
    introduced = INTRODUCED * min(len(each.full - told.known), 3)
    return float(value * (1 + introduced) * STRANGER**strangers * ASSUMED**assumed)


def _strangers(each: Candidate, told: Told) -> list[tuple[str, str]]:
    return [(person, stem) for person, stem in sorted(each.short) if person not in each.full | told.known]


def shared(words: frozenset[str], weights: Weights) -> float:
    """What share these stems have of what the articles agree on in their headlines and openings."""
    return math.fsum(weights.leads.get(word, 0.0) for word in words)


def repeats(each: Candidate, best: Candidate, told: Told, weights: Weights) -> bool:
    """Whether it tells again what the chosen `best` tells: its words, its main claim, or the main news."""
    common = each.words & best.words
    figures = any(FIGURE.match(word) and word not in told.terms for word in each.words)
    if len(common) > (ALIKE_FIGURES if figures else ALIKE) * min(len(each.words), len(best.words)):
        return True
    if figures:
        return False
    if best.words == told.first and shared(common, weights) > RETOLD * shared(best.words, weights):
        return True
    main = max(each.claims, key=lambda claim: (weights.claims[claim], claim), default="")
    return told.claims.get(main, 0.0) >= each.claims.get(main, 0.0) > 0
