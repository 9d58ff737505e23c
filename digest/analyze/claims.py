"""Facts made into claims: who says each, in which words, who is silent, and who tells it differently."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.analyze.facts import Facts, Near
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
    r"\b(?:said|says|stated|states|told|stressed|emphasi[sz]ed|added|adds|noted|warned|explained|argued|claimed|"
    r"announced|declared|indicated|posted|wrote|tweeted|asked|answered|insisted|accused)\b"
)
SUBORDINATE = re.compile(r"(?:As|While|Although|Though|Since|After|Before|When|Because|If)\b")
BEFORE = re.compile(
    r"\b(?:repeatedly|long(?:-standing|-held|-term)?|previously|earlier|in recent (?:months|weeks|years)|since|"
    r"has (?:long|always|consistently)|for years|decades?|history|background)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """The clauses that state one fact (numbers of units), whether two or more agree on it or one alone has it."""

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
    made: list[tuple[Claim, tuple[int, ...]]] = []
    for mentions in found:
        made.append((_claim(mentions, units, facts, by_article, order, origins), mentions.units))
    made.sort(key=lambda pair: (-pair[0].origins, -pair[0].outlets, _position(pair[1], units, by_article)))
    kept = _unique(made)
    return Claims(claims=tuple(claim for claim, _ in kept), units=tuple(group for _, group in kept))


def _unique(made: Sequence[tuple[Claim, tuple[int, ...]]]) -> list[tuple[Claim, tuple[int, ...]]]:
    seen: set[str] = set()
    return [pair for pair in made if not (pair[0].id in seen or seen.add(pair[0].id))]  # type: ignore[func-returns-value]


def _alone(units: Sequence[Unit], facts: Facts, readings: Mapping[str, Reading]) -> list[Mentions]:
    """What one article alone has: neighboring clauses of a sentence together, the whole sentence where none is shared."""
    grouped = {at for group in facts.groups for at in group}
    runs: list[list[int]] = []
    for at, unit in enumerate(units):
        if at in grouped:
            continue
        last = runs[-1][-1] if runs else None
        neighbor = last == at - 1 and last is not None and (units[last].article, units[last].sentence) == (unit.article, unit.sentence)
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


def _claim(  # noqa: PLR0913 - one claim needs all of the story
    mentions: Mentions,
    units: Sequence[Unit],
    facts: Facts,
    readings: Mapping[str, Reading],
    order: Sequence[str],
    origins: Sequence[Origin],
) -> Claim:
    stances = tuple(_stance(article, mentions, units, facts, readings) for article in order)
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
    """The wording to show: the clause where it reads on its own, else the whole sentence around it."""
    sentence = reading.sentence_at(best.start)
    if sentence is None or sentence.span == best:
        return best
    stands = best.start == sentence.span.start and not SUBORDINATE.match(best.text)
    return best if stands and whole_quotes(best.text) else sentence.span


def _outlet_key(reading: Reading) -> str:
    outlet = reading.article.outlet
    return outlet.id if outlet.known else f"unknown:{reading.article.id}"


def _stance(
    article: str, mentions: Mentions, units: Sequence[Unit], facts: Facts, readings: Mapping[str, Reading]
) -> Stance:
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
        (near for near in facts.near if near.conflict in DIFFERING and _touches(near, mentions, units, article)),
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
        - 0.2 * (unit.span.text[0] in "“\"‘«„")
        - 0.4 * (not whole_quotes(unit.span.text))
        - 0.3 * long
    )


def _position(group: Sequence[int], units: Sequence[Unit], readings: Mapping[str, Reading]) -> float:
    """Where articles tell it on average: 0 at their beginning, 1 at their end."""
    places = [units[at].sentence / max(len(readings[units[at].article].sentences), 1) for at in group]
    return round(sum(places) / len(places), 6)


def _category(group: Sequence[int], units: Sequence[Unit], readings: Mapping[str, Reading]) -> str:
    """What kind of fact it is: `plan`, `background`, `statement` or `action`, by the majority of its clauses."""
    votes: Counter[str] = Counter()
    for at in group:
        unit = units[at]
        sentence = readings[unit.article].sentences[unit.sentence].span.text
        if unit.ahead:
            votes["plan"] += 1
        elif BEFORE.search(unit.span.text) and not unit.days & _recent(readings[unit.article]):
            votes["background"] += 1
        elif SPEECH.search(sentence) or "“" in unit.span.text or '"' in unit.span.text:
            votes["statement"] += 1
        else:
            votes["action"] += 1
    ranked = ("plan", "action", "statement", "background")
    return max(ranked, key=lambda name: (votes[name], -ranked.index(name)))


def _recent(reading: Reading) -> frozenset[str]:
    """Dates within the article's own days: those it gives to the day."""
    full = 10
    return frozenset(time.value[:10] for time in reading.times if len(time.value) >= full and time.value[4] == "-")
