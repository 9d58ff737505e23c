"""Clauses alike enough to be about one thing that name another day, place or deed."""

import re
from collections.abc import Iterator, Sequence

from digest.analyze.facts import Facts, Near
from digest.analyze.features import exclusive
from digest.analyze.guards import Conflict
from digest.analyze.positions import Passage, apart, positions
from digest.analyze.reading import Reading
from digest.analyze.units import Unit
from digest.model.analysis import DifferenceKind, Entity, Position
from digest.model.span import Span
from digest.text.numbers import within
from digest.text.words import words

PREPOSITION = re.compile(
    r"\b(in|at|on|from|to|near|of|off|into|over|across)(?: the)? (?:[a-z]+ ){0,2}$", re.IGNORECASE
)
OPENING = 4  # characters into a clause, as for "The", after which who acts in it is named
REACH = 30  # characters before a place in which its preposition is looked for
Found = tuple[DifferenceKind, str, tuple[Position, ...]]
KINDS = {
    Conflict.DATE: (DifferenceKind.DATE, ""),
    Conflict.PLACE: (DifferenceKind.PLACE, ""),
    Conflict.DEED: (DifferenceKind.ROLE, "Who did what"),
    Conflict.ROLE: (DifferenceKind.ROLE, "Who did it"),
}


def clashes(
    readings: Sequence[Reading], units: Sequence[Unit], facts: Facts, entities: Sequence[Entity]
) -> Iterator[Found]:
    """One difference for each connected set of clauses that clash alike."""
    for conflict, (kind, label) in KINDS.items():
        pairs = [near for near in facts.near if near.conflict is conflict and near.clear]
        for group in _connected(pairs, facts):
            deeds = _contested_deeds([units[at] for at in group])
            passages = [
                passage
                for at in sorted(group)
                if (passage := _passage(units[at], conflict, readings, entities, deeds)) is not None
            ]
            made = positions(passages, readings)
            right = _same_slot(passages, readings) if conflict is Conflict.PLACE else apart(made)
            if len(made) < 2 or not right:  # noqa: PLR2004 - one position is no difference
                continue
            yield kind, _label(label, subject(sorted(group), units, entities), made), made


def _contested_deeds(group: Sequence[Unit]) -> frozenset[tuple[int, str]]:
    """Of the deeds that exclude one another, those of a kind of which the clauses name two or more."""
    every = {deed for unit in group for deed in unit.deeds}
    kinds = {kind for kind, _ in every if sum(other == kind for other, _ in every) > 1}
    return frozenset(deed for deed in every if deed[0] in kinds)


def _same_slot(passages: Sequence[Passage], readings: Sequence[Reading]) -> bool:
    """Whether two ways have their place after one preposition: "from Ostend", "in Bruges" are two things."""
    texts = {reading.article.id: reading.article.text for reading in readings}
    slots: dict[object, set[str]] = {}
    for way, _, marked in passages:
        before = PREPOSITION.search(texts[marked.article][max(0, marked.start - REACH) : marked.start])
        if before:
            slots.setdefault(way, set()).add(before[1].lower())
    held = list(slots.values())
    return any(one & other for at, one in enumerate(held) for other in held[at + 1 :])


def _label(label: str, name: str, made: Sequence[Position]) -> str:
    """Our name for a difference: whose it is, and the first words of each way of telling it."""
    first, *others = dict.fromkeys(position.marked[0].text for position in made)
    ways = " or ".join((first, *map(within, others)))
    return f"{name}: {ways}" if name and label else ways


def _connected(pairs: Sequence[Near], facts: Facts) -> list[set[int]]:
    """Pairs with a clause in common, or whose clauses state one fact, go together."""
    home = {at: set(group) for group in facts.groups for at in group}
    groups: list[set[int]] = []
    for near in pairs:
        members = home.get(near.one, {near.one}) | home.get(near.other, {near.other})
        touching = [group for group in groups if group & members]
        groups = [group for group in groups if not group & members]
        groups.append(members.union(*touching))
    return groups


def _passage(
    unit: Unit,
    conflict: Conflict,
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    deeds: frozenset[tuple[int, str]],
) -> Passage | None:
    reading = next(reading for reading in readings if reading.article.id == unit.article)
    sentence = reading.sentences[unit.sentence].shown
    match conflict:
        case Conflict.DATE:
            return _date(unit, sentence, reading)
        case Conflict.PLACE:
            return _place(unit, sentence, reading, entities)
        case Conflict.ROLE:
            return _actor(unit, sentence, reading, entities)
        case _:
            return _deed(unit, sentence, reading, deeds)


def _date(unit: Unit, sentence: Span, reading: Reading) -> Passage | None:
    for time in reading.times:
        if unit.span.start <= time.start < unit.span.end and time.value[:10] in unit.days:
            return time.value[:10], sentence, reading.article.span(time.start, time.end)
    return None


def _place(unit: Unit, sentence: Span, reading: Reading, entities: Sequence[Entity]) -> Passage | None:
    """The places of a clause; of several the last, which sums them up ("known as the Donbas")."""
    spans = sorted(
        (span, entity.id)
        for entity in entities
        if entity.id in unit.places
        for variant in entity.variants
        for span in variant.spans
        if unit.span.covers(span)
    )
    return (
        (spans[-1][1], sentence, reading.article.span(spans[-1][0].start, spans[-1][0].end))
        if spans
        else None
    )


def _actor(unit: Unit, sentence: Span, reading: Reading, entities: Sequence[Entity]) -> Passage | None:
    """The first name of a clause: who acts in it."""
    spans = sorted(
        span
        for entity in entities
        for variant in entity.variants
        for span in variant.spans
        if unit.span.covers(span)
    )
    if not spans or not unit.side or spans[0].start > unit.span.start + OPENING:
        return None
    return unit.side, sentence, reading.article.span(spans[0].start, spans[0].end)


def _deed(
    unit: Unit, sentence: Span, reading: Reading, contested: frozenset[tuple[int, str]]
) -> Passage | None:
    table = exclusive(reading.article.language)
    for word in words(unit.span.text, language=reading.article.language):
        deed = next((each for each in table.get(word.stem, ()) if each in contested), None)
        if deed:
            at = unit.span.start
            return deed, sentence, reading.article.span(at + word.start, at + word.end)
    return None


def subject(group: Sequence[int], units: Sequence[Unit], entities: Sequence[Entity]) -> str:
    """The name of a person, organization or event that most of the clauses have; may be empty."""
    count: dict[str, int] = {}
    for at in group:
        for key in set(units[at].keys):
            if key.startswith("@") and not re.fullmatch("@[A-Z]{2}", key):
                count[key[1:]] = count.get(key[1:], 0) + 1
    names = {
        entity.id: entity.name for entity in entities if entity.kind in ("person", "organization", "other")
    }
    kinds = {entity.id: entity.kind for entity in entities}
    # A person named in half of the clauses says more than a body named in all.
    ranked = sorted(
        (key for key in count if key in names),
        key=lambda key: (not (kinds[key] == "person" and 2 * count[key] >= len(group)), -count[key], key),
    )
    return names[ranked[0]] if ranked else ""
