"""How much of a thing is meant: "all flights" in one article, "some flights" in another."""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from digest.analyze.clear import cosine
from digest.analyze.facts import Facts
from digest.analyze.guards import conflict
from digest.analyze.positions import Passage, positions
from digest.analyze.reading import Reading
from digest.analyze.units import Unit
from digest.model.analysis import DifferenceKind, Position
from digest.text.words import stem, word_set

SAME = 0.7  # how alike two clauses must be
ALL, MOST, SOME = "all", "most", "some"
GRADES = {
    "all": ALL, "every": ALL, "each": ALL, "most": MOST, "some": SOME, "several": SOME, "few": SOME,
}  # fmt: skip
QUANTITY = re.compile(
    r"\b(?P<much>all|every|each|most|some|several|a few)(?: of)?(?: (?:the|its|their|his|her))? "
    r"(?!\d|people\b|time\b|things?\b|other)(?P<noun>[a-z]{3,})",
    re.IGNORECASE,
)
MUCH = frozenset({"all", "every", "each", "most", "some", "several", "few"})
Found = tuple[str, str, int, int]  # grade, stem of the noun, and where it stands


def quantities(
    readings: Sequence[Reading], units: Sequence[Unit], facts: Facts
) -> Iterator[tuple[DifferenceKind, str, tuple[Position, ...]]]:
    """One difference for each two clauses, alike in all else, that say it of all and of some of one thing."""
    found = {at: quantity for at, unit in enumerate(units) if (quantity := _quantity(unit)) is not None}
    by_id = {reading.article.id: reading for reading in readings}
    for one, other in np.argwhere(np.triu(facts.likeness >= SAME / 2, 1)).tolist():
        if one not in found or other not in found or units[one].article == units[other].article:
            continue
        mine, theirs = found[one], found[other]
        if mine[0] == theirs[0] or mine[1] != theirs[1] or conflict(units[one], units[other]):
            continue
        if cosine(set(units[one].keys), set(units[other].keys), facts.weight) < SAME:
            continue
        passages = [_passage(units[at], found[at], by_id[units[at].article]) for at in (one, other)]
        (_, _, first), (_, _, second) = passages
        ways = f"{first.text} or {second.text[:1].lower()}{second.text[1:]}"  # "Most ships or all ships"
        yield DifferenceKind.SCOPE, ways, positions(passages, readings)


def _quantity(unit: Unit) -> Found | None:
    """The one quantity of a clause, None where it has none or more than one."""
    if MUCH.isdisjoint(word_set(unit.span.text)):
        return None
    every = list(QUANTITY.finditer(unit.span.text))
    if len(every) != 1:
        return None
    match = every[0]
    much = match["much"].lower().removeprefix("a ")
    return GRADES[much], stem(match["noun"]), match.start(), match.end()


def _passage(unit: Unit, quantity: Found, reading: Reading) -> Passage:
    at = unit.span.start
    marked = reading.article.span(at + quantity[2], at + quantity[3])
    return quantity[0], reading.sentences[unit.sentence].shown, marked
