"""Whether a thing will be or only may: "will close the factory" in one article, "might" in another."""

import re
from collections.abc import Iterator, Sequence

from digest.analyze.clear import cosine
from digest.analyze.facts import Facts
from digest.analyze.guards import TESTS, Conflict
from digest.analyze.positions import Passage, positions
from digest.analyze.reading import Reading
from digest.analyze.units import Unit
from digest.model.analysis import DifferenceKind, Position

SAME = 0.7  # how alike two clauses must be
SURE = re.compile(r"\b(?:will|is to|are to|shall)\b(?! not\b)")
DOUBT = re.compile(r"\b(?:may|might|could)\b(?! (?:not|have)\b)")


def doubts(
    readings: Sequence[Reading], units: Sequence[Unit], facts: Facts
) -> Iterator[tuple[DifferenceKind, str, tuple[Position, ...]]]:
    """One difference for each two clauses, alike in all else, of which one says "will" and one says "may"."""
    by_id = {reading.article.id: reading for reading in readings}
    for near in facts.near:
        one, other = units[near.one], units[near.other]
        if near.conflict is not Conflict.MODALITY or any(
            differ(one, other) for kind, differ in TESTS if kind is not Conflict.MODALITY
        ):
            continue
        passages = [passage for unit in (one, other) if (passage := _passage(unit, by_id[unit.article]))]
        if len({way for way, _, _ in passages}) < 2 or _likeness(one, other, facts) < SAME:  # noqa: PLR2004 - two ways of telling it
            continue
        ways = " or ".join(f"“{marked.text}”" for _, _, marked in passages)
        yield DifferenceKind.FIRMNESS, f"How firmly it is put: {ways}", positions(passages, readings)


def _likeness(one: Unit, other: Unit, facts: Facts) -> float:
    return cosine(set(one.keys), set(other.keys), facts.weight)


def _passage(unit: Unit, reading: Reading) -> Passage | None:
    sure, doubt = SURE.search(unit.span.text), DOUBT.search(unit.span.text)
    match = doubt or sure
    if match is None or (sure and doubt):
        return None
    at = unit.span.start
    marked = reading.article.span(at + match.start(), at + match.end())
    return "may" if doubt else "will", reading.sentences[unit.sentence].shown, marked
