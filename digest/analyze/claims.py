"""Facts made into claims: who says each, in which words, who is silent, and who tells it differently."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from digest.analyze.facts import Facts, core
from digest.analyze.gathered import gathered
from digest.analyze.kinds import category
from digest.analyze.origins import Standing
from digest.analyze.reading import Reading
from digest.analyze.searched import Searched, searched
from digest.analyze.stances import stances
from digest.analyze.units import Unit
from digest.model.analysis import Claim, Says, Stance
from digest.model.span import Span
from digest.text.numbers import same
from digest.text.selfcontained import credits_first, dangles, whole_quotes

MIN_REST = 4  # what is left of a sentence whose other clauses are shared needs more to be a fact of its own
FEW = 2  # other clauses that tell a fact: of fewer, what they lack says little of what the fact is
MIN_KEYS = 2  # a sentence with fewer words of its own states nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """The clauses that state one fact (numbers of units), whether several agree on it or one alone has it."""

    units: tuple[int, ...]
    span: Span | None = None  # for a fact that one article alone has: the stretch of its sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The claims of a story, most supported first, and for each the unit numbers behind it.

    `behind` says for each claim on whom each article that tells it stands (a key of `Standing`).
    """

    claims: tuple[Claim, ...]
    units: tuple[tuple[int, ...], ...]
    behind: tuple[Mapping[str, str], ...]


def claims(units: Sequence[Unit], facts: Facts, readings: Sequence[Reading], held: Standing) -> Claims:
    """Every fact of the story's articles as a claim, with a stance for every article."""
    order = [reading.article.id for reading in readings]
    by_article = {reading.article.id: reading for reading in readings}
    search = searched(units, facts.words)
    facts = gathered(units, facts, search)
    groups = [group for group in facts.groups if any(_clean(units[at], by_article) for at in group)]
    found = [Mentions(units=group) for group in groups] + list(_alone(units, facts, by_article))
    made = [
        (_claim(mentions, units, facts, search, by_article, order, held), mentions.units)
        for mentions in found
    ]
    made.sort(key=lambda pair: (-pair[0].origins, -pair[0].outlets, _position(pair[1], units, by_article)))
    kept = _unique(made)
    return Claims(
        claims=tuple(claim for claim, _ in kept),
        units=tuple(group for _, group in kept),
        behind=tuple(_behind(claim.stances, by_article, held) for claim, _ in kept),
    )


def _behind(found: Sequence[Stance], readings: Mapping[str, Reading], held: Standing) -> Mapping[str, str]:
    """On whom each article stands in what it tells of a claim."""
    starts: dict[str, list[int]] = {}
    for stance in found:
        for span in stance.spans:
            sentence = readings[stance.article].sentence_at(span.start)
            if sentence is not None:
                starts.setdefault(stance.article, []).append(sentence.span.start)
    return held.behind(found, starts)


def _unique(made: Sequence[tuple[Claim, tuple[int, ...]]]) -> list[tuple[Claim, tuple[int, ...]]]:
    """The claims and their units, of two with one id the first."""
    kept: dict[str, tuple[Claim, tuple[int, ...]]] = {}
    for pair in made:
        kept.setdefault(pair[0].id, pair)
    return list(kept.values())


def _clean(unit: Unit, readings: Mapping[str, Reading]) -> bool:
    """Whether the sentence around a clause has no furniture in it and can be shown."""
    return not readings[unit.article].sentences[unit.sentence].broken


def _alone(units: Sequence[Unit], facts: Facts, readings: Mapping[str, Reading]) -> list[Mentions]:
    """What one article alone has: neighboring clauses of one sentence are put together.

    A sentence with furniture in it cannot be shown by itself, so it makes no claim alone.
    """
    grouped = {at for group in facts.groups for at in group}
    runs: list[list[int]] = []
    for at, unit in enumerate(units):
        if at in grouped or not _clean(unit, readings):
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
    search: Searched,
    readings: Mapping[str, Reading],
    order: Sequence[str],
    held: Standing,
) -> Claim:
    worded = None if mentions.span else _wording(mentions.units, units, facts, readings)
    bare = tuple(stances(order, mentions.units, units, facts, search, shown=worded, whole=mentions.span))
    behind = _behind(bare, readings, held)
    found = tuple(
        replace(each, origin=held.names[behind[each.article]]) if each.spans else each for each in bare
    )
    best = mentions.span or units[mentions.units[0] if worded is None else worded].span
    text = _shown(best, readings[best.article])
    telling = [each.article for each in found if each.stance in (Says.SAYS, Says.IN_PART)]
    outlets = {_outlet_key(readings[article]) for article in telling}
    independent = {behind[article] for article in telling}
    first = min((units[at].span for at in mentions.units), key=lambda span: (span.article, span.start))
    digest = hashlib.sha256(f"{first.article}:{first.start}:{first.text}".encode()).hexdigest()
    return Claim(
        id=f"c-{digest[:8]}",
        text=text,
        category=category(mentions.units, units, readings),
        outlets=len(outlets),
        origins=len(independent),
        stances=found,
        focus=None if text == best or _all_of(text, mentions.units, units) else best,
    )


def _all_of(text: Span, group: Sequence[int], units: Sequence[Unit]) -> bool:
    """Whether several clauses state the fact that make up the whole sentence shown."""
    own = [units[at].span for at in group if text.covers(units[at].span)]
    return len(own) > 1 and (min(own).start, max(each.end for each in own)) == (text.start, text.end)


def _shown(best: Span, reading: Reading) -> Span:
    """The wording to show: the whole sentence around the clause, so that nothing reads cut off.

    Of a quotation over several sentences it is all of them, with who speaks.
    """
    sentence = reading.sentence_at(best.start)
    return best if sentence is None else sentence.shown


def _outlet_key(reading: Reading) -> str:
    outlet = reading.article.outlet
    return outlet.id if outlet.known else f"unknown:{reading.article.id}"


def _wording(
    group: Sequence[int], units: Sequence[Unit], facts: Facts, readings: Mapping[str, Reading]
) -> int:
    """The best wording of a fact (a number): near the middle of all, whole, self-contained, not long."""
    return min(
        (at for at in group if _clean(units[at], readings)),
        key=lambda at: (
            -wording_score(units[at], group, units, facts, readings),
            units[at].article,
            units[at].span.start,
        ),
    )


def wording_score(
    unit: Unit, group: Sequence[int], units: Sequence[Unit], facts: Facts, readings: Mapping[str, Reading]
) -> float:
    """How well this clause stands for its fact, about 0 to 2; higher is better."""
    at = next(number for number in group if units[number] is unit)
    others = [number for number in group if units[number].article != unit.article]
    central = sum(float(facts.likeness[at, other]) for other in others) / len(others) if others else 0.5
    sentence = readings[unit.article].sentences[unit.sentence]
    starts = unit.span.start == sentence.span.start
    long = max(0, len(unit.span.text.split()) - 30) / 30
    words = core(group, units)
    weight = sum(facts.weight[key] for key in unit.keys)
    beside = sum(facts.weight[key] for key in unit.keys if key not in words) / weight if weight else 0
    return (
        central
        + 0.35 * unit.whole
        + 0.25 * starts
        - 0.4 * dangles(sentence.shown.text)
        - 0.2 * credits_first(sentence.shown.text)
        - 0.4 * beside
        - 0.8 * _own_figures(unit, others, units)
        - 0.4 * unit.span.text.endswith((":", "?"))
        - 0.2 * (sentence.shown.text[0] in '“"‘«„')
        - 0.4 * (not whole_quotes(sentence.shown.text))
        - 0.3 * long
    )


def _own_figures(unit: Unit, others: Sequence[int], units: Sequence[Unit]) -> float:
    """The share of a clause's figures that most other articles do not give: they are no part of the fact.

    A time of day is no such figure: who tells it tells the same event more exactly.
    """
    told = [figure for figure in unit.numbers if figure.unit != "clock"]
    if len(others) < FEW or not told:
        return 0.0
    lone = [
        figure
        for figure in told
        if 2 * sum(any(same(figure, each) for each in units[at].numbers) for at in others) < len(others)
    ]
    return len(lone) / len(told)


def _position(group: Sequence[int], units: Sequence[Unit], readings: Mapping[str, Reading]) -> float:
    """Where articles tell it on average: 0 at their beginning, 1 at their end."""
    places = [units[at].sentence / max(len(readings[units[at].article].sentences), 1) for at in group]
    return round(sum(places) / len(places), 6)
