"""The figures of a story: each with its clause, its sentence, its article, and the words that show it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.analyze.reading import Reading
from digest.analyze.units import Unit
from digest.model.article import Article
from digest.model.span import Span
from digest.text.counting import counting
from digest.text.numbers import Number, counted

RANGE = re.compile(r"\b(?:between|from) [^;]{1,20} (?:and|to) $", re.IGNORECASE)
WITHDRAWN = re.compile(r"\b(?:earlier|previous) version\b|\bcorrection\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure that an article gives: its clause (a number of a unit), and where its words stand.

    `who` is where the sentence names who counts so; `ranged` tells of "between 250 and 400".
    """

    unit: int
    figure: Number
    start: int
    end: int
    who: tuple[int, int] | None = None
    ranged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The figures of a story and the articles that they stand in, by article id."""

    units: Sequence[Unit]
    readings: Mapping[str, Reading]
    figures: tuple[Told, ...]

    def article(self, told: Told) -> Article:
        """Whose figure it is."""
        return self.readings[self.units[told.unit].article].article

    def place(self, told: Told) -> tuple[str, int]:
        """Where it stands, as a key."""
        return self.units[told.unit].article, told.end

    def marked(self, told: Told) -> Span:
        """The figure and what it counts."""
        return self.article(told).span(told.start, told.end)

    def sentence(self, told: Told) -> Span:
        """The sentence to show."""
        unit = self.units[told.unit]
        return self.readings[unit.article].sentences[unit.sentence].shown


def book(readings: Sequence[Reading], units: Sequence[Unit]) -> Book:
    """All figures of the story but those that an article takes back."""
    return Book(
        units=units,
        readings={reading.article.id: reading for reading in readings},
        figures=tuple(
            figure(units, at, number)
            for at, unit in enumerate(units)
            if not WITHDRAWN.search(unit.span.text)
            for number in unit.numbers
        ),
    )


def figure(units: Sequence[Unit], at: int, number: Number) -> Told:
    """A figure of a clause with the words that show it, those of a range from its "between" on."""
    span = units[at].span
    opens = RANGE.search(span.text, 0, number.start)
    start = opens.start() if opens else number.start
    listed = counting(units[at].language) is not None
    end = number.noun or number.end if listed else counted(span.text, number)
    return Told(unit=at, figure=number, start=span.start + start, end=span.start + end, ranged=bool(opens))
