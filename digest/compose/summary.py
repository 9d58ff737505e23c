"""The consensus summary: a few whole sentences of the articles that tell the story to one who knows nothing.

Each sentence is chosen for the claims it covers that no chosen one has yet (maximum coverage, as in Filatova
and Hatzivassiloglou 2004), weighted by how many outlets and origins stand behind them, and only if it can
stand alone. Nothing is shortened, joined or rewritten.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.compose.takes import CATEGORIES
from digest.model.analysis import Analysis, Claim, DifferenceKind, Form, Says, Sentence
from digest.model.article import Role
from digest.model.digest import SummarySentence
from digest.model.span import Span
from digest.text.selfcontained import credits_first, dangles, whole_quotes
from digest.text.words import content, count

WORDS = (9, 48)  # a shorter sentence says too little, a longer one too much at once
ALIKE = 0.5  # share of a sentence's content words that may stand in a chosen one
QUOTE = 0.5  # what a sentence that is mostly a quotation counts for: a summary tells, it does not cite
CREDIT = 0.6  # what a sentence counts for that opens with who reported it
SHORT = 18  # words of a sentence that is neither favored nor not for its length
BARE = 0.85  # share of a sentence in quotation marks from which it does not say who speaks
LONELY = 0.75  # what a sentence counts for that also tells what one outlet alone has
LENGTH = 0.35  # how strongly longer sentences lose: worth falls with (SHORT / words) to this power
IN_PART = 0.6  # share of a claim's weight that a sentence of an article that tells it in part brings
CONTESTED = 0.4  # what a sentence counts for that tells a thing otherwise than most articles do
STRANGER = 0.75  # what a sentence counts for that names a person by surname whom nobody has introduced
INTRODUCED = 0.12  # what each person given with full name and each day adds, up to three
ASIDE = 0.6  # share of a claim's weight that a sentence brings that tells it in passing ("as …", "with …")
FIRST_PERSON = re.compile(
    r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our|"
    r"[Tt]his (?:newspaper|paper|magazine|website|site|channel|reporter))\b"
)
OTHERWISE = (
    0.5  # of an outlet: what one counts for that tells a claim's matter with another figure, day or deed
)
QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")
OPENS = re.compile(r"[\w“\"‘'«„¿¡]")
DEEP = 0.3  # how fast the worth of what one outlet alone has falls with each paragraph
CONTINUED = 0.8  # what a sentence counts for that goes on something said before ("also", "added that")
GOES_ON = re.compile(r"\b(?:also|added|adding|quickly responded)\b")
SUBORDINATE = re.compile(r"(?:as|while|with|although|though|after|since|when|before)\b", re.IGNORECASE)
CONTESTED_KINDS = {
    DifferenceKind.NUMBER, DifferenceKind.DATE, DifferenceKind.PLACE, DifferenceKind.ROLE,
    DifferenceKind.ORDER,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    sentence: Sentence
    claims: Mapping[str, float]  # the share of each claim that it tells
    words: frozenset[str]
    worth: float  # share of the claims' weight that this sentence gets for its form
    full: frozenset[str] = frozenset()  # persons given with their full name
    short: frozenset[str] = frozenset()  # persons given by surname alone


def summary(
    analysis: Analysis, claims: Sequence[Claim], *, least: int, most: int
) -> tuple[SummarySentence, ...]:
    """Between `least` and `most` sentences (fewer if the articles have fewer), in reading order."""
    weight = {claim.id: _weight(claim) for claim in claims}
    pool = _candidates(analysis, claims)
    chosen: list[_Candidate] = []
    covered: dict[str, float] = {}
    while pool and len(chosen) < most:
        known = frozenset().union(*(each.full for each in chosen))
        gains = [(_gain(each, covered, weight, known, first=not chosen), each) for each in pool]
        gain, best = max(gains, key=lambda pair: (round(pair[0], 6), *_tie(pair[1])))
        if gain <= 0 or (len(chosen) >= least and gain < _enough(analysis)):
            break
        chosen.append(best)
        for claim, share in best.claims.items():
            covered[claim] = max(covered.get(claim, 0.0), share)
        pool = [each for each in pool if each is not best and not _repeats(each, best, covered, weight)]
    return tuple(_sentence(each, weight) for each in _in_order(chosen, claims, weight, analysis))


def _weight(claim: Claim) -> float:
    """How much it matters that the summary has this claim: outlets count, origins count double.

    An outlet that tells the same thing otherwise speaks of it as well; it counts as half an outlet.
    """
    if claim.outlets < 2:  # noqa: PLR2004 - one outlet alone
        return 1.0
    otherwise = sum(stance.stance is Says.DIFFERS for stance in claim.stances)
    return math.pow(claim.outlets + OTHERWISE * otherwise + 2 * claim.origins, 1.5)


def _enough(analysis: Analysis) -> float:
    """Beyond the least number, a sentence must add a claim that two origins or more stand behind."""
    return (2 + 2 * 2) ** 1.5 * QUOTE if len(analysis.story.articles) > 1 else 0.0


def _candidates(analysis: Analysis, claims: Sequence[Claim]) -> list[_Candidate]:
    told = _told(claims)
    quoted = [
        span
        for quote in analysis.quotes
        for variant in quote.variants
        if variant.form is Form.DIRECT
        for span in variant.spans
    ]
    contested = set(_contested(analysis))
    full, short = _persons(analysis)
    found: list[_Candidate] = []
    for sentence in analysis.sentences:
        span = sentence.span
        inside: dict[str, float] = {}
        for start, end, claim, share in told.get(span.article, ()):
            if span.start <= start and end <= span.end:
                inside[claim] = max(inside.get(claim, 0.0), share)
        open_quote = sentence.shown != span  # part of a longer quotation
        worth = 0.0 if open_quote else _worth(span, quoted) * (CONTESTED if span in contested else 1.0)
        if not inside or not worth:
            continue
        language = analysis.story.article(span.article).language
        found.append(
            _Candidate(
                sentence=sentence,
                claims=inside,
                words=frozenset(word.stem for word in content(span.text, language=language)),
                worth=worth,
                full=frozenset(entity for entity, place in full if span.covers(place)),
                short=frozenset(entity for entity, place in short if span.covers(place)),
            )
        )
    return found


def _told(claims: Sequence[Claim]) -> dict[str, list[tuple[int, int, str, float]]]:
    found: dict[str, list[tuple[int, int, str, float]]] = {}
    for claim in claims:
        for stance in claim.stances:
            share = {Says.SAYS: 1.0, Says.IN_PART: IN_PART}.get(stance.stance)
            for span in stance.spans if share else ():
                aside = ASIDE if SUBORDINATE.match(span.text) else 1.0
                found.setdefault(span.article, []).append(
                    (span.start, span.end, claim.id, (share or 0.0) * aside)
                )
    return found


def _contested(analysis: Analysis) -> Iterator[Span]:
    """Sentences that tell a thing otherwise than most articles do: all positions but the widest one."""
    for difference in analysis.differences:
        if difference.kind in CONTESTED_KINDS:
            for position in difference.positions[1:]:
                yield from position.spans


def _persons(analysis: Analysis) -> tuple[list[tuple[str, Span]], list[tuple[str, Span]]]:
    """Where persons are named in full, and where by one word alone."""
    full: list[tuple[str, Span]] = []
    short: list[tuple[str, Span]] = []
    for entity in analysis.entities:
        if entity.kind == "person":
            for variant in entity.variants:
                whole = " " in variant.text
                (full if whole else short).extend((entity.id, span) for span in variant.spans)
    return full, short


def _worth(span: Span, quoted: Sequence[Span]) -> float:
    text = span.text
    length = count(text)
    if FIRST_PERSON.search(QUOTED.sub("", text)) or not OPENS.match(text):
        return 0.0  # an opinion, or a line of a list
    said = max(
        (min(span.end, each.end) - max(span.start, each.start) for each in quoted if each.touches(span)),
        default=0,
    )
    if 2 * said > len(text) and text[0] not in "“\"‘'«„":
        return 0.0  # the middle of somebody's words, without the marks that would say so
    if said > BARE * len(text):
        return 0.0  # somebody's words without the speaker
    if (
        not WORDS[0] <= length <= WORDS[1]
        or dangles(text)
        or not whole_quotes(text)
        or text.endswith(("?", ":"))
    ):
        return 0.0
    worth = min(1.0, (SHORT / length) ** LENGTH) if length > SHORT else 1.0
    if text[0] in "“\"‘'«„":
        worth *= QUOTE
    if credits_first(text):
        worth *= CREDIT
    if GOES_ON.search(text):
        worth *= CONTINUED
    return worth


def _gain(
    each: _Candidate,
    covered: Mapping[str, float],
    weight: Mapping[str, float],
    known: frozenset[str],
    *,
    first: bool,
) -> float:
    news = [weight[claim] * max(0.0, share - covered.get(claim, 0.0)) for claim, share in each.claims.items()]
    # The lead tells the story's one main thing; later sentences may bring several.
    fresh = max(news, default=0.0) if first else sum(news)
    stale = sum(weight[claim] * min(share, covered.get(claim, 0.0)) for claim, share in each.claims.items())
    lead = 1.5 - min(each.sentence.paragraph, 10) / 10 if first else 1.0
    strangers = each.short - each.full - known
    introduced = INTRODUCED * (2 if first else 1) * min(len(each.full - known), 3)
    if all(weight[claim] <= 1 for claim in each.claims):
        fresh /= 1 + DEEP * (each.sentence.paragraph - 1)
    lonely = LONELY if any(weight[claim] <= 1 for claim in each.claims) and not first else 1.0
    manner = (1 + introduced) * STRANGER ** len(strangers) * lonely
    return (fresh - 0.5 * stale) * each.worth * lead * manner


def _tie(each: _Candidate) -> tuple[int, str]:
    return -each.sentence.span.start, each.sentence.span.article


def _repeats(
    each: _Candidate, best: _Candidate, covered: Mapping[str, float], weight: Mapping[str, float]
) -> bool:
    common = len(each.words & best.words)
    if common > ALIKE * min(len(each.words), len(best.words)):
        return True
    main = max(each.claims, key=lambda claim: (weight[claim], claim), default="")
    return covered.get(main, 0.0) >= each.claims.get(main, 0.0) > 0


def _sentence(each: _Candidate, weight: Mapping[str, float]) -> SummarySentence:
    claim = max(each.claims, key=lambda claim: (weight[claim], claim), default="")
    return SummarySentence(claim=claim, span=each.sentence.span)


def _in_order(
    chosen: Sequence[_Candidate], claims: Sequence[Claim], weight: Mapping[str, float], analysis: Analysis
) -> list[_Candidate]:
    """The sentence chosen first opens the summary; groups follow as topics do, in the articles' own order.

    Inside a group the order is that in which the articles tell the claims on average (majority ordering,
    Barzilay, Elhadad and McKeown 2002).
    """
    by_id = {claim.id: claim for claim in claims}
    length = {
        article.id: max((block.end for block in article.blocks if block.role is Role.PARAGRAPH), default=1)
        for article in analysis.story.articles
    }

    def main_claim(each: _Candidate) -> str:
        return _sentence(each, weight).claim

    def group(each: _Candidate) -> int:
        main = main_claim(each)
        if not main or by_id[main].category == by_id[main_claim(chosen[0])].category:
            return -1  # a plan, where the plan is the news
        return CATEGORIES.index(by_id[main].category)

    def place(each: _Candidate) -> tuple[int, int, float, int]:
        main = main_claim(each)
        if not main:
            return (0, 0, 0.0, each.sentence.span.start)
        spans = [span for stance in by_id[main].stances for span in stance.spans]
        mean = sum(span.start / length[span.article] for span in spans) / len(spans)
        return (group(each), int(each is not chosen[0]), round(mean, 4), each.sentence.span.start)

    return _as_told(sorted(chosen, key=place), [group(each) for each in sorted(chosen, key=place)])


def _as_told(ordered: Sequence[_Candidate], groups: Sequence[int]) -> list[_Candidate]:
    """Sentences of one article in one group take their places in the order in which the article has them.

    "He has also insisted" comes after what it adds to.
    """
    out = list(ordered)
    for slots in {
        (number, each.sentence.span.article): [
            at
            for at, other in enumerate(ordered)
            if groups[at] == number and other.sentence.span.article == each.sentence.span.article
        ]
        for number, each in zip(groups, ordered, strict=True)
    }.values():
        told = sorted((ordered[at] for at in slots), key=lambda each: each.sentence.span.start)
        for at, each in zip(slots, told, strict=True):
            out[at] = each
    return out
