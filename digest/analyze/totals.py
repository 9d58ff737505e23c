"""How many there are in all, where most articles give one figure and one says "all" of another."""

import re
from collections.abc import Iterator, Sequence

from digest.analyze.guards import NO_COUNT
from digest.analyze.pace import outlet
from digest.analyze.tellings import Book, Told
from digest.analyze.units import Unit
from digest.text.measures import CONTINUOUS, MONEY, PEOPLE

EVERY = re.compile(r"\b(?:all|every one|each|all) (?:of )?(?:the |its |her |his |their )?$", re.IGNORECASE)
NAME = re.compile(r"@(?![A-Z]{2}$)")  # no country
MOST = 3  # outlets that must agree on a figure before another one stands against it
NEAR = 1.5  # how many times as large one total may be as the other
NO_TOTAL = NO_COUNT | MONEY | CONTINUOUS | {PEOPLE, "day", "week", "month", "year", "hour", "minute"}


def totals(held: Book) -> Iterator[list[Told]]:
    """The figures for one thing where an article says that it is all of them, and most give another."""
    plain = [each for each in held.figures if not each.ranged and each.figure.unit not in NO_TOTAL]
    for each in plain:
        if each.figure.open or not _every(each, held) or held.units[each.unit].language != "en":
            continue
        same = [one for one in plain if one.figure.unit == each.figure.unit and not one.figure.open]
        same = [one for one in same if _alike(one, each)]
        own = {one.figure.value for one in same if _article(one, held) == _article(each, held)}
        if len(own) > 1:
            continue  # an article that has two figures tells of two things
        for value in sorted({one.figure.value for one in same} - {each.figure.value}):
            most = [one for one in same if one.figure.value == value]
            outlets = {outlet(held.article(one)) for one in most}
            if len(outlets) >= MOST and _about_one(each, most, held):
                yield [*most, *(one for one in same if one.figure.value == each.figure.value)]


def _alike(one: Told, other: Told) -> bool:
    """Whether two figures are near enough for two counts of all there are; some of them are far fewer."""
    least, most = sorted((one.figure.value, other.figure.value))
    return most <= NEAR * least


def _every(told: Told, held: Book) -> bool:
    span = held.units[told.unit].span
    return bool(EVERY.search(span.text[: told.figure.start]))


def _article(told: Told, held: Book) -> str:
    return held.units[told.unit].article


def _about_one(each: Told, most: Sequence[Told], held: Book) -> bool:
    """Whether the article names, before its figure, a ship or body that others name beside theirs."""
    mine = _names([one for one in held.units[: each.unit + 1] if one.article == _article(each, held)])
    beside = [_names([held.units[one.unit]]) for one in most]
    return any(sum(name in names for names in beside) > 1 for name in mine)


def _names(units: Sequence[Unit]) -> set[str]:
    return {key for unit in units for key in unit.keys if NAME.match(key)}
