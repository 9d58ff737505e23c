"""Facts made into claims: who says each, in which words, who is silent, and who tells it differently."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.analyze.facts import Facts, Near
from digest.analyze.features import CONTINUES
from digest.analyze.guards import Conflict
from digest.analyze.reading import Reading
from digest.analyze.units import Unit
from digest.model.analysis import Claim, Origin, Says, Stance
from digest.model.span import Span
from digest.text.selfcontained import credits_first, dangles, whole_quotes

CORE = 0.5  # share of a fact's articles that must use a word for it to belong to the fact's core
SAYS_IT = 0.6  # share of the core's weight that an article must have to say the fact and not just part of it
MIN_REST = 5  # what is left of a sentence whose other clauses are shared needs more to be a fact of its own
MIN_KEYS = 3  # a clause with fewer words of its own states nothing
DIFFERING = {Conflict.NUMBER, Conflict.DATE, Conflict.PLACE, Conflict.DEED}
SPEECH = re.compile(
    r"\b(?:said|says?|stat(?:es|ed|ing)|told|stress(?:es|ed|ing)|emphasi[sz](?:es|ed|ing)|add(?:s|ed|ing)|"
    r"not(?:es|ed)|warn(?:s|ed|ing)|explain(?:s|ed)|argu(?:es|ed)|claim(?:s|ed)|declar(?:es|ed)|"
    r"indicat(?:es|ed)|posted|wrote|asked|answered|insist(?:s|ed)|accus(?:es|ed)|demand(?:s|ed)|called on|"
    r"calling|admit(?:s|ted)|acknowledg(?:es|ed)|maintains?|made clear|pointed out|describ(?:es|ed)|"
    r"clarified|reported that|suggesting|referencing|argues?)\b"
)
# A deed done by saying so (Austin 1962): to tell of it is to tell what happened, not what was said.
OFFER = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|propos(?:es|ed|ing)|announc(?:es|ed)|pledg(?:es|ed)|resign(?:s|ed)|"
    r"apologi[sz](?:es|ed)|reject(?:s|ed)|agree[sd]?|sign(?:s|ed)|order(?:s|ed)|approv(?:es|ed)|"
    r"sentenc(?:es|ed)|prepared|willing(?:ness)?)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\d{4}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
BEFORE = re.compile(
    r"\b(?:repeatedly|consistently|previously|earlier|in recent (?:months|weeks|years)|since|"
    r"for years|decades?|history|(?:has|have|had) (?:long|always|also)|already|over the (?:past|last) \w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """The clauses that state one fact (numbers of units), whether several agree on it or one alone has it."""

    units: tuple[int, ...]
    span: Span | None = None  # for a fact that one article alone has: the stretch of its sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The claims of a story, most supported first, and for each the unit numbers behind it."""

    claims: tuple[Claim, ...]
    units: tuple[tuple[int, ...], ...]


def claims(
    units: Sequence[Unit], facts: Facts, readings: Sequence[Reading], origins: Sequence[Origin]
) -> Claims:
    """Every fact of the story's articles as a claim, with a stance for every article."""
    order = [reading.article.id for reading in readings]
    by_article = {reading.article.id: reading for reading in readings}
    found = [Mentions(units=group) for group in facts.groups] + list(_alone(units, facts, by_article))
    made = [
        (_claim(mentions, units, facts, by_article, order, origins), mentions.units) for mentions in found
    ]
    made.sort(key=lambda pair: (-pair[0].origins, -pair[0].outlets, _position(pair[1], units, by_article)))
    kept = _unique(made)
    return Claims(claims=tuple(claim for claim, _ in kept), units=tuple(group for _, group in kept))


def _unique(made: Sequence[tuple[Claim, tuple[int, ...]]]) -> list[tuple[Claim, tuple[int, ...]]]:
    """The claims and their units, of two with one id the first."""
    kept: dict[str, tuple[Claim, tuple[int, ...]]] = {}
    for pair in made:
        kept.setdefault(pair[0].id, pair)
    return list(kept.values())


def _alone(units: Sequence[Unit], facts: Facts, readings: Mapping[str, Reading]) -> list[Mentions]:
    """What one article alone has: neighboring clauses of one sentence are put together."""
    grouped = {at for group in facts.groups for at in group}
    runs: list[list[int]] = []
    for at, unit in enumerate(units):
        if at in grouped:
            continue
        before = units[at - 1] if runs and runs[-1][-1] == at - 1 else None
        neighbor = before is not None and (before.article, before.sentence) == (unit.article, unit.sentence)
        if neighbor:
            runs[-1].append(at)
        else:
            runs.append([at])
    found: list[Mentions] = []
    for run in runs:
        first, last = units[run[0]], units[run[-1]]
        keys = {key for at in run for key in units[at].keys if key[0] != "#"}
        sentence = readings[first.article].sentences[first.sentence].span
        whole = (first.span.start, last.span.end) == (sentence.start, sentence.end)
        if len(keys) < (MIN_KEYS if whole else MIN_REST):
            continue
        article = readings[first.article].article
        found.append(Mentions(units=tuple(run), span=article.span(first.span.start, last.span.end)))
    return found


def _claim(
    mentions: Mentions,
    units: Sequence[Unit],
    facts: Facts,
    readings: Mapping[str, Reading],
    order: Sequence[str],
    origins: Sequence[Origin],
) -> Claim:
    stances = tuple(_stance(article, mentions, units, facts) for article in order)
    best = mentions.span or _wording(mentions.units, units, facts, readings)
    text = _shown(best, readings[best.article])
    telling = [stance.article for stance in stances if stance.stance in (Says.SAYS, Says.IN_PART)]
    outlets = {_outlet_key(readings[article]) for article in telling}
    independent = {at for at, origin in enumerate(origins) if set(origin.articles) & set(telling)}
    first = min((units[at].span for at in mentions.units), key=lambda span: (span.article, span.start))
    digest = hashlib.sha256(f"{first.article}:{first.start}:{first.text}".encode()).hexdigest()
    return Claim(
        id=f"c-{digest[:8]}",
        text=text,
        category=_category(mentions.units, units, readings),
        outlets=len(outlets),
        origins=len(independent),
        stances=stances,
        focus=None if text == best else best,
    )


def _shown(best: Span, reading: Reading) -> Span:
    """The wording to show: the whole sentence around the clause, so that nothing reads cut off."""
    sentence = reading.sentence_at(best.start)
    return best if sentence is None else sentence.span


def _outlet_key(reading: Reading) -> str:
    outlet = reading.article.outlet
    return outlet.id if outlet.known else f"unknown:{reading.article.id}"


def _stance(article: str, mentions: Mentions, units: Sequence[Unit], facts: Facts) -> Stance:
    mine = [at for at in mentions.units if units[at].article == article]
    if mine and mentions.span is not None:
        return Stance(article=article, stance=Says.SAYS, spans=(mentions.span,))
    if mine:
        core = _core(mentions.units, units)
        weight = sum(facts.weight[key] for key in core)
        held = {key for at in mine for key in units[at].keys}
        share = sum(facts.weight[key] for key in core & held) / weight if weight else 1.0
        stance = Says.SAYS if share >= SAYS_IT else Says.IN_PART
        return Stance(article=article, stance=stance, spans=tuple(units[at].span for at in mine))
    differing = sorted(
        (
            near
            for near in facts.near
            if near.conflict in DIFFERING and _touches(near, mentions, units, article)
        ),
        key=lambda near: (-near.score, near.one, near.other),
    )
    if differing:
        near = differing[0]
        at = near.one if units[near.one].article == article else near.other
        return Stance(article=article, stance=Says.DIFFERS, spans=(units[at].span,))
    return Stance(article=article, stance=Says.SILENT)


def _touches(near: Near, mentions: Mentions, units: Sequence[Unit], article: str) -> bool:
    one, other = near.one, near.other
    return (one in mentions.units and units[other].article == article) or (
        other in mentions.units and units[one].article == article
    )


def _core(group: Sequence[int], units: Sequence[Unit]) -> set[str]:
    """The words of a fact: those that at least half of its articles use."""
    by_article: dict[str, set[str]] = {}
    for at in group:
        by_article.setdefault(units[at].article, set()).update(units[at].keys)
    count = Counter(key for keys in by_article.values() for key in keys)
    return {key for key, times in count.items() if times >= CORE * len(by_article)}


def _wording(
    group: Sequence[int], units: Sequence[Unit], facts: Facts, readings: Mapping[str, Reading]
) -> Span:
    """The best wording of a fact: near the middle of all, whole, self-contained, not long."""
    return min(
        (units[at] for at in group),
        key=lambda unit: (-wording_score(unit, group, units, facts, readings), unit.article, unit.span.start),
    ).span


def wording_score(
    unit: Unit, group: Sequence[int], units: Sequence[Unit], facts: Facts, readings: Mapping[str, Reading]
) -> float:
    """How well this clause stands for its fact, about 0 to 2; higher is better."""
    at = next(number for number in group if units[number] is unit)
    others = [number for number in group if units[number].article != unit.article]
    central = sum(float(facts.likeness[at, other]) for other in others) / len(others) if others else 0.5
    sentence = readings[unit.article].sentences[unit.sentence].span
    starts = unit.span.start == sentence.start
    long = max(0, len(unit.span.text.split()) - 30) / 30
    core = _core(group, units)
    weight = sum(facts.weight[key] for key in unit.keys)
    beside = sum(facts.weight[key] for key in unit.keys if key not in core) / weight if weight else 0
    return (
        central
        + 0.35 * unit.whole
        + 0.25 * starts
        - 0.3 * dangles(unit.span.text)
        - 0.2 * credits_first(sentence.text)
        - 0.4 * beside
        - 0.2 * (unit.span.text[0] in '“"‘«„')
        - 0.4 * (not whole_quotes(unit.span.text))
        - 0.3 * long
    )


def _position(group: Sequence[int], units: Sequence[Unit], readings: Mapping[str, Reading]) -> float:
    """Where articles tell it on average: 0 at their beginning, 1 at their end."""
    places = [units[at].sentence / max(len(readings[units[at].article].sentences), 1) for at in group]
    return round(sum(places) / len(places), 6)


def _category(group: Sequence[int], units: Sequence[Unit], readings: Mapping[str, Reading]) -> str:
    """What kind of fact it is: `plan`, `background`, `statement` or `action`, as most of its clauses are."""
    votes = Counter(_kind(units[at], readings[units[at].article]) for at in group)
    ranked = ("plan", "background", "statement", "action")  # in a tie a sign counts more than the lack of one
    return max(ranked, key=lambda name: (votes[name], -ranked.index(name)))


def _kind(unit: Unit, reading: Reading) -> str:
    text = unit.span.text
    sentence = reading.sentences[unit.sentence].span
    if unit.span.start > sentence.start and CONTINUES.match(text):
        # "… and withdraw its troops" goes on what the sentence began.
        text = reading.article.text[sentence.start : unit.span.end]
    years = {
        time.value
        for time in reading.times
        if YEAR.fullmatch(time.value) and unit.span.start <= time.start < unit.span.end
    }
    recent = any(DAY.match(day) for day in unit.days)
    if unit.ahead:
        return "plan"
    if not recent and (years or BEFORE.search(text)):
        return "background"
    said = SPEECH.search(text) or text[:1] in "“\"‘'«„" or _quoted(unit, reading)
    deed = OFFER.search(text)
    if deed and isinstance(said, re.Match) and said.start() < deed.start():
        deed = None
    return "statement" if said and not deed else "action"


def _quoted(unit: Unit, reading: Reading) -> bool:
    """Whether the clause stands inside a quotation."""
    return any(
        quotation.speech and quotation.start <= unit.span.start and unit.span.end <= quotation.end + 1
        for quotation in reading.quotations
    )
