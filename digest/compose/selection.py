"""Which sentences go into the summary: each brings the most news not told yet for what it costs.

Maximum coverage under a budget (Filatova and Hatzivassiloglou 2004; Lin and Bilmes 2011): a sentence gains by
the claims and the words of the story that no chosen one has, weighted by how many tell them.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from digest.compose.candidates import Candidate
from digest.compose.packing import packed
from digest.model.analysis import Claim, Says

CLAIMS = 0.5  # what a claim's weight counts for beside the terms: one that two origins tell weighs about 15
TERMS = 1.0  # what the weight of terms counts for
OTHERWISE = (
    0.5  # of an outlet: what one counts for that tells a claim's matter with another figure, day or deed
)
STALE = 0.5  # what telling a claim again costs, as a share of its weight
HEADED = 1.0  # what opens the summary counts for without a word of the headlines; with all of them 1 more
NOVELTY = 1.0  # how strongly what a sentence tells again counts against what it tells anew
COST = 0.4  # how strongly the words of a sentence count against it where words are short
ALIKE = 0.5  # share of a sentence's content words that may stand in a chosen one
ALIKE_CUT = 0.7  # the same where words are short: openings hold little else than what all tell
LONELY = 0.75  # what a sentence counts for that also tells what one outlet alone has
STRANGER = 0.75  # what a sentence counts for that names a person by surname whom nobody has introduced
INTRODUCED = 0.12  # what each person given with full name and each day adds, up to three
DEEP = 0.3  # how fast the worth of what one outlet alone has falls with each paragraph
ENOUGH = (2 + 2 * 2) ** 1.5 * 0.5  # beyond the least number a sentence must add a claim of two origins


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How long a summary may be.

    At most `sentences` sentences and `words` words (None: no such limit), and no fewer than `least` sentences
    while the articles have them. With `words`, sentences may be cut to an opening that stands alone.
    """

    words: int | None = None
    sentences: int | None = None
    least: int = 1

    def __post_init__(self) -> None:
        if self.words is None and self.sentences is None:
            raise ValueError("a summary needs a limit, in words or in sentences")


@dataclass(slots=True, kw_only=True)
class _Told:
    """What the chosen sentences tell so far."""

    claims: dict[str, float] = field(default_factory=dict)
    terms: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)
    cost: int = 0

    def add(self, each: Candidate) -> None:
        for claim, share in each.claims.items():
            self.claims[claim] = max(self.claims.get(claim, 0.0), share)
        self.terms |= each.terms
        self.known |= each.full
        self.cost += each.cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What it matters that the summary has each claim (by id) and each term (`salience`, or `agreed`).

    `headlines` are the shares of the stems in the headlines' words, for the sentence that opens the summary.
    """

    claims: Mapping[str, float]
    terms: Mapping[str, float]
    headlines: Mapping[str, float]


def weight(claim: Claim) -> float:
    """How much it matters that the summary has this claim: outlets count, origins count double.

    An outlet that tells the same thing otherwise speaks of it as well; it counts as half an outlet.
    """
    if claim.outlets < 2:  # noqa: PLR2004 - one outlet alone
        return 1.0
    otherwise = sum(stance.stance is Says.DIFFERS for stance in claim.stances)
    return math.pow(claim.outlets + OTHERWISE * otherwise + 2 * claim.origins, 1.5)


def selected(found: Sequence[Candidate], weights: Weights, limit: Limit, *, several: bool) -> list[Candidate]:
    """The chosen ones, most important first.

    Where words are short, all are weighed together (see `packing`), and what is fit to open comes first.
    Else first those that stand alone; then, where the limit leaves room, those that lean on a chosen one;
    others that lean only where there is nothing else.
    """
    if limit.words is not None and limit.sentences is None:
        return _opened(packed(found, weights.terms, words=limit.words), weights, limit)
    chosen: list[Candidate] = []
    told = _Told()
    _fill(chosen, told, [each for each in found if not each.leans], weights, limit, several=several)
    leaning = [replace(each, leans=True) for each in found if each.leans or each.needs]
    while leaning and _room(chosen, told, limit):
        behind = {
            (each.span.article, each.sentence.span.start)
            for each in chosen
            if each.span == each.sentence.span
        }
        next_ones = [each for each in leaning if (each.span.article, each.after) in behind]
        had = len(chosen)
        _fill(chosen, told, next_ones, weights, limit, several=several, most=1)
        if len(chosen) == had:
            break
        leaning = [each for each in leaning if not _same(each, chosen[-1])]
    if not chosen or _room(chosen, told, limit):
        _fill(chosen, told, leaning, weights, limit, several=several)
    return _lengthened(chosen, found, limit)


def _opened(chosen: Sequence[Candidate], weights: Weights, limit: Limit) -> list[Candidate]:
    """The same, the one first that is fittest to open the summary."""
    return sorted(
        chosen, key=lambda each: (each.leans, -round(_gain(each, _Told(), weights, limit, first=True), 6))
    )


def _lengthened(chosen: Sequence[Candidate], found: Sequence[Candidate], limit: Limit) -> list[Candidate]:
    """The chosen ones, each as long as the words that are left allow, most important first."""
    if limit.words is None:
        return list(chosen)
    left = limit.words - sum(each.cost for each in chosen)
    out: list[Candidate] = []
    for each in chosen:
        longer = [other for other in found if _same(each, other) and 0 < other.cost - each.cost <= left]
        best = max(longer, key=lambda other: other.cost, default=each)
        left -= best.cost - each.cost
        out.append(best)
    return out


def _room(chosen: Sequence[Candidate], told: _Told, limit: Limit) -> bool:
    if limit.words is not None:
        return told.cost < limit.words
    return len(chosen) < limit.least


def _fill(
    chosen: list[Candidate],
    told: _Told,
    found: Sequence[Candidate],
    weights: Weights,
    limit: Limit,
    *,
    several: bool,
    most: int | None = None,
) -> None:
    pool = [
        each
        for each in found
        if not any(_same(each, other) or _repeats(each, other, told, weights, limit) for other in chosen)
    ]
    taken = 0
    while (
        pool and (limit.sentences is None or len(chosen) < limit.sentences) and (most is None or taken < most)
    ):
        fitting = [
            each
            for each in pool
            if (limit.words is None or told.cost + each.cost <= limit.words)
            and (not each.needs or each.needs in told.terms or each.leans)
        ]
        if not fitting:
            break
        gains = [(_gain(each, told, weights, limit, first=not chosen), each) for each in fitting]
        gain, best = max(gains, key=lambda pair: (round(pair[0], 6), *_tie(pair[1])))
        if gain <= 0 or (
            limit.words is None
            and len(chosen) >= limit.least
            and _news(best, told, weights) < (ENOUGH if several else 0)
        ):
            break
        chosen.append(best)
        taken += 1
        told.add(best)
        pool = [
            each for each in pool if not _same(each, best) and not _repeats(each, best, told, weights, limit)
        ]


def _news(each: Candidate, told: _Told, weights: Weights) -> float:
    return each.worth * sum(
        weights.claims[claim] * max(0.0, share - told.claims.get(claim, 0.0))
        for claim, share in each.claims.items()
    )


def _gain(each: Candidate, told: _Told, weights: Weights, limit: Limit, *, first: bool) -> float:
    news = [
        weights.claims[claim] * max(0.0, share - told.claims.get(claim, 0.0))
        for claim, share in each.claims.items()
    ]
    stale = sum(
        weights.claims[claim] * min(share, told.claims.get(claim, 0.0))
        for claim, share in each.claims.items()
    )
    # The lead tells the story's one main thing; later sentences may bring several.
    fresh = max(news, default=0.0) if first else sum(news)
    new = _weigh(each.terms - told.terms, weights)
    again = 1.0
    if new and limit.words is None and not told.terms.isdisjoint(each.terms):
        again = (new / _weigh(each.terms, weights)) ** NOVELTY
    value = CLAIMS * (fresh - STALE * stale) + TERMS * new * again
    cost = each.cost**COST if limit.words is not None else 1.0
    return value * each.worth * _manner(each, told, weights, first=first) / cost


def _weigh(terms: Iterable[str], weights: Weights) -> float:
    known = weights.terms
    return math.fsum([known[term] for term in terms if term in known])


def _manner(each: Candidate, told: _Told, weights: Weights, *, first: bool) -> float:
    """What its place and its persons do to a sentence's gain."""
    lead = _lead(each, weights) if first else 1.0
    if all(weights.claims[claim] <= 1 for claim in each.claims):
        lead /= 1 + DEEP * (each.sentence.paragraph - 1)
    lonely = LONELY if not first and any(weights.claims[claim] <= 1 for claim in each.claims) else 1.0
    strangers = each.short - each.full - told.known
    introduced = INTRODUCED * (2 if first else 1) * min(len(each.full - told.known), 3)
    return float(lead * lonely * (1 + introduced) * STRANGER ** len(strangers))


def _lead(each: Candidate, weights: Weights) -> float:
    """How fit a sentence is to open the summary: high in its article, and about what headlines have."""
    high = 1.5 - min(each.sentence.paragraph, 10) / 10
    headed = math.fsum(weights.headlines.get(word, 0.0) for word in each.words)
    return high * (HEADED + headed) if weights.headlines else high


def _tie(each: Candidate) -> tuple[int, int, str]:
    return -each.span.start, -each.cost, each.span.article


def _same(each: Candidate, other: Candidate) -> bool:
    one, two = each.sentence.span, other.sentence.span
    return one.start == two.start and one == two


def _repeats(each: Candidate, best: Candidate, told: _Told, weights: Weights, limit: Limit) -> bool:
    common = len(each.words & best.words)
    if common > (ALIKE if limit.words is None else ALIKE_CUT) * min(len(each.words), len(best.words)):
        return True
    main = max(each.claims, key=lambda claim: (weights.claims[claim], claim), default="")
    return told.claims.get(main, 0.0) >= each.claims.get(main, 0.0) > 0
