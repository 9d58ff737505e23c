"""How old somebody is, where outlets give the age of one person otherwise."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from digest.analyze.pace import outlet
from digest.analyze.positions import Found, Passage, positions
from digest.analyze.reading import Reading
from digest.analyze.units import Unit
from digest.model.analysis import DifferenceKind, Entity
from digest.model.article import Article
from digest.model.span import Span

# "Ida Moreau, 34, who", "Ida Moreau, a 34-year-old"
AFTER = re.compile(r", (?:aged? |an? )?(?P<age>[1-9]\d?)(?:-year-old\b|(?:, [a-z]|\.(?:\s|$)))")
BEFORE = re.compile(r"\b(?P<age>[1-9]\d?)-year-old $")
PRONOUN = re.compile(r"(?:He|She) (?:is|was) (?P<age>[1-9]\d?)(?: years old)?(?= and | when |, |\.)")
BIRTHDAY = 1  # years that two ages may be apart where the articles are of two days
Held = tuple[Article, Passage]


def ages(readings: Sequence[Reading], units: Sequence[Unit], entities: Sequence[Entity]) -> Iterator[Found]:
    """One difference for each person of whom two outlets give two ages."""
    by_id = {reading.article.id: reading for reading in readings}
    for entity in entities:
        if entity.kind != "person":
            continue
        told = [*_named(entity, by_id), *_meant(entity, units, by_id)]
        once = [each for each in told if len({p[0] for a, p in told if a.id == each[0].id}) == 1]
        if _differ(once):
            made = positions([passage for _, passage in once], readings)
            ways = " or ".join(position.marked[0].text for position in made)
            yield Found(kind=DifferenceKind.NUMBER, subject=f"{entity.name}: {ways}", positions=made)


def _named(entity: Entity, readings: dict[str, Reading]) -> Iterator[Held]:
    """The ages that stand before or after the name."""
    for variant in entity.variants:
        for span in variant.spans:
            text = readings[span.article].article.text
            after = AFTER.match(text, span.end)
            before = BEFORE.search(text[max(0, span.start - 20) : span.start])
            if after:
                yield from _held(readings[span.article], span, after.start("age"), after.end("age"))
            elif before:
                start = max(0, span.start - 20)
                yield from _held(
                    readings[span.article], span, start + before.start("age"), start + before.end("age")
                )


def _meant(entity: Entity, units: Sequence[Unit], readings: dict[str, Reading]) -> Iterator[Held]:
    """The ages of "He was 36", where the name stands in the sentence before."""
    for unit in units:
        found = PRONOUN.match(unit.span.text) if unit.side == entity.id else None
        if found:
            at = unit.span.start
            yield from _held(
                readings[unit.article], unit.span, at + found.start("age"), at + found.end("age")
            )


def _held(reading: Reading, span: Span, start: int, end: int) -> Iterator[Held]:
    sentence = reading.sentence_at(span.start)
    if sentence is not None and not sentence.broken and sentence.span.end >= end:
        marked = reading.article.span(start, end)
        yield reading.article, (int(marked.text), sentence.shown, marked)


def _differ(told: Sequence[Held]) -> bool:
    """Whether two outlets give two ages, and no birthday between two days of print explains it."""
    return any(
        outlet(one) != outlet(other)
        and abs(int(str(mine[0])) - int(str(theirs[0]))) > _slack(one.published.day, other.published.day)
        for one, mine in told
        for other, theirs in told
    )


def _slack(one: date | None, other: date | None) -> int:
    return 0 if one is not None and one == other else BIRTHDAY
