"""Whom an article credits: agencies and other outlets, in its head, date line, sentences or last words."""

import re
from collections.abc import Collection, Iterator, Sequence

from digest.analyze.reading import Reading
from digest.model.analysis import Credit
from digest.model.article import Block, Role
from digest.text.agencies import agencies, pattern
from digest.text.credits import Found, at_end, at_start, in_line, in_sentence, introduced

WIRE = re.compile(r"^(?:[A-Z][^()\n]{1,60})?\((?P<name>[A-Z][\w'’ -]{1,30})\) ?[-–—]{1,2} ?$")
BYLINE = re.compile(r"(?:By|by|BY|Source:|Via|via) (?P<name>[A-Z][\w.'’ -]{1,30}?)(?: staff)?\.?")
MOST_LINES = 3  # short paragraphs at the end of an article that may be credit lines
SHORT = 14  # words of a credit line


def credited(readings: Sequence[Reading]) -> tuple[Credit, ...]:
    """Where an article credits an agency or another outlet, in order of its text.

    A name alone is no credit; it must stand with a word of reporting ("according to Reuters", "cited by
    AFP"), in the place and date line ("BERLIN, Dec 15 (Reuters) -"), in a line of its own ("By Reuters",
    "dpa/AFP"), at the very end ("(Reuters)"), or in the head of the document. A name that a story's date line
    gives, or that is called an agency, is one there, listed or not. Photo captions are not looked at: they
    credit pictures, not news.
    """
    wires = _wires(readings)
    also = tuple(sorted(wires - set(agencies())))
    made: list[Credit] = []
    for reading in readings:
        article = reading.article
        own = {article.outlet.name.casefold(), agencies().get(article.outlet.name, "").casefold()}
        found = [*_head(reading), *_date_lines(reading), *_lines(reading, wires), *_sentences(reading, also)]
        spots = {(at + each.start, at + each.end): each for at, each in reversed(found)}
        for start, end in sorted(spots):
            each = spots[start, end]
            if each.name.casefold() not in own:
                span = article.span(start, end)
                made.append(Credit(article=article.id, name=each.name, span=span, sort=each.sort))
    return tuple(made)


def _wires(readings: Sequence[Reading]) -> set[str]:
    """The agencies of a story: those of its date lines, and those that an article calls an agency."""
    found = {wire.name for reading in readings for _, wire in _date_lines(reading)}
    for reading in readings:
        for sentence in reading.sentences:
            found.update(introduced(sentence.span.text, reading.article.language))
    return found


def _head(reading: Reading) -> Iterator[tuple[int, Found]]:
    """The agencies that the head of the document names, where it does."""
    article = reading.article
    top = article.text[: article.blocks[0].start if article.blocks else 0]
    for name in article.agencies:
        place = next((match for match in pattern().finditer(top) if agencies()[match[0]] == name), None)
        if place:
            yield 0, Found(name=name, start=place.start(), end=place.end(), sort="article")


def _date_lines(reading: Reading) -> Iterator[tuple[int, Found]]:
    """The agency in the place and date line: "BERLIN, Dec 15 (Reuters) -", cut off or not."""
    first = next((block for block in reading.article.blocks if block.role is Role.PARAGRAPH), None)
    for block in reading.article.blocks:
        line = reading.article.text[block.start : block.end]
        wire = WIRE.search(line) if block.role is Role.FURNITURE else None
        if wire:
            name = agencies().get(wire["name"], wire["name"])
            yield (
                block.start,
                Found(name=name, start=wire.start("name"), end=wire.end("name"), sort="article"),
            )
        elif block is first:
            yield from ((block.start, found) for found in at_start(line, reading.article.language))


def _lines(reading: Reading, wires: Collection[str]) -> Iterator[tuple[int, Found]]:
    """Agencies credited in a line of their own, or in the last words of the text."""
    article = reading.article
    paragraphs = [block for block in article.blocks if block.role is Role.PARAGRAPH]
    short = [block for block in paragraphs[-MOST_LINES:] if len(_text(reading, block).split()) <= SHORT]
    aside = [block for block in article.blocks if block.role in (Role.FURNITURE, Role.HEADING)]
    for block in (*aside, *short):
        line = _text(reading, block)
        found = list(in_line(line, article.language))
        byline = BYLINE.fullmatch(line)
        if byline and not found and byline["name"] in wires:
            found = [
                Found(name=byline["name"], start=byline.start("name"), end=byline.end("name"), sort="article")
            ]
        yield from ((block.start, each) for each in found)
    if paragraphs:
        last = paragraphs[-1]
        yield from ((last.start, each) for each in at_end(_text(reading, last), article.language))


def _text(reading: Reading, block: Block) -> str:
    return reading.article.text[block.start : block.end]


def _sentences(reading: Reading, also: tuple[str, ...]) -> Iterator[tuple[int, Found]]:
    """Agencies credited in an article's sentences, with the word of reporting."""
    for sentence in reading.sentences:
        found = in_sentence(sentence.span.text, reading.article.language, also)
        yield from ((sentence.span.start, each) for each in found)
