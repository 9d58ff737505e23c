"""Two names for one person: "a suspect named John Ames" in one article, "James Amos" in another."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import numpy as np

from digest.analyze.clear import SHARED, cosine
from digest.analyze.facts import Facts
from digest.analyze.positions import Passage, positions
from digest.analyze.reading import Reading
from digest.analyze.units import Unit
from digest.model.analysis import DifferenceKind, Entity, Position
from digest.model.span import Span

LIKENESS = 0.2  # of two clauses that are looked at
SAME = 0.6  # how alike they must be, the names left out
ALIKE = 0.6  # share of letters that the two names have in common, in order (Ratcliff and Metzener 1988)
FULL = 2  # words of a name that names one person


def namesakes(
    readings: Sequence[Reading], units: Sequence[Unit], facts: Facts, entities: Sequence[Entity]
) -> Iterator[tuple[DifferenceKind, str, tuple[Position, ...]]]:
    """One difference for each two names, much alike, that two articles give where they tell the same thing.

    Neither article has the other's name anywhere: who is named in both is somebody else.
    """
    people = {f"@{entity.id}": entity for entity in entities if entity.kind == "person"}
    by_id = {reading.article.id: reading for reading in readings}
    seen: set[frozenset[str]] = set()
    for one, other in np.argwhere(np.triu(facts.likeness >= LIKENESS, 1)).tolist():
        mine, theirs = units[one], units[other]
        pair = _pair(mine, theirs, people) if mine.article != theirs.article else None
        if pair is None or frozenset(key for key in pair) in seen or not _same(mine, theirs, pair, facts):
            continue
        first, second = people[pair[0]], people[pair[1]]
        if (
            theirs.article in _articles(first)
            or mine.article in _articles(second)
            or not _alike(first, second)
        ):
            continue
        seen.add(frozenset(pair))
        passages = [
            _passage(unit, entity, by_id[unit.article]) for unit, entity in ((mine, first), (theirs, second))
        ]
        yield (
            DifferenceKind.NAME,
            f"{first.name} or {second.name}",
            positions([passage for passage in passages if passage is not None], readings),
        )


def _pair(one: Unit, other: Unit, people: dict[str, Entity]) -> tuple[str, str] | None:
    """The one person that each clause has and the other does not; None where there are more or none."""
    mine, theirs = ({key for key in unit.keys if key in people} for unit in (one, other))
    alone = mine - theirs, theirs - mine
    if len(alone[0]) != 1 or len(alone[1]) != 1:
        return None
    return min(alone[0]), min(alone[1])


def _same(one: Unit, other: Unit, pair: tuple[str, str], facts: Facts) -> bool:
    mine, theirs = set(one.keys) - {*pair}, set(other.keys) - {*pair}
    words = sum(key[0] not in "@#" for key in mine & theirs)
    return words >= SHARED and cosine(mine, theirs, facts.weight) >= SAME


def _articles(entity: Entity) -> set[str]:
    return {article for variant in entity.variants for article, _ in variant.counts}


def _alike(one: Entity, other: Entity) -> bool:
    a, b = one.name.casefold(), other.name.casefold()
    if min(len(a.split()), len(b.split())) < FULL or a in b or b in a:
        return False
    return round(SequenceMatcher(None, a, b, autojunk=False).ratio(), 6) >= ALIKE


def _passage(unit: Unit, entity: Entity, reading: Reading) -> Passage | None:
    spans: list[Span] = sorted(
        span for variant in entity.variants for span in variant.spans if unit.span.covers(span)
    )
    sentence = reading.sentences[unit.sentence].shown
    return (entity.id, sentence, reading.article.span(spans[0].start, spans[0].end)) if spans else None
