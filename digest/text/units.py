"""Sentences with their quotations whole: a sentence that ends inside quotation marks is no sentence yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.text.quotemarks import Quoted
from digest.text.sentences import sentences
from digest.text.speakers import attribution, is_tag
from digest.text.speech import Lexicon, Token, tokens

ENDS_TAGGED = "?!.…,"
INNER_CLOSERS = " '’\"”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence with all of its quotations whole, as tokens; `line` is where its paragraph starts.

    `bare` tells that nothing stands in it but quotations.
    """

    start: int
    end: int
    line: int
    quotes: tuple[int, ...]
    tokens: tuple[Token, ...]
    bare: bool


def units(text: str, marked: Sequence[Quoted], words: Lexicon, language: str) -> Iterator[Unit]:
    """The sentences of `text`, put together where a quotation spans several or its tag became a sentence."""
    held: Unit | None = None
    line = 0
    for start, end, numbers in _whole(text, marked, language):
        if held is None or "\n" in text[held.end : start]:
            line = start
        unit = _unit(text, (start, end), line, numbers, marked)
        if held and held.line == line and _is_tag_of(held, unit, text, marked, words):
            held = _unit(text, (held.start, end), line, held.quotes + unit.quotes, marked)
            continue
        if held:
            yield held
        held = unit
    if held:
        yield held


def _unit(
    text: str, bounds: tuple[int, int], line: int, numbers: tuple[int, ...], marked: Sequence[Quoted]
) -> Unit:
    spans = [(marked[number].start, marked[number].end, number) for number in numbers]
    found = tokens(text, *bounds, spans)
    bare = not any(token.is_word for token in found)
    return Unit(start=bounds[0], end=bounds[1], line=line, quotes=numbers, tokens=found, bare=bare)


def _whole(text: str, marked: Sequence[Quoted], language: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Sentences as (start, end, quotations inside), joined where cut inside marks or brackets."""
    at = 0
    held: tuple[int, int, list[int]] | None = None
    for start, end in sentences(text, language=language):
        if held and (start < held[1] or text[start] == ")"):
            held = (held[0], max(held[1], end), held[2])
        else:
            if held:
                yield held[0], held[1], tuple(held[2])
            held = (start, end, [])
        while at < len(marked) and marked[at].start < held[1]:
            held[2].append(at)
            held = (min(held[0], marked[at].start), max(held[1], marked[at].end), held[2])
            at += 1
    if held:
        yield held[0], held[1], tuple(held[2])


def _is_tag_of(held: Unit, unit: Unit, text: str, marked: Sequence[Quoted], words: Lexicon) -> bool:
    """Whether a sentence is but the tag of the quotation before it: "“Why?” Bell asked."."""
    if not held.tokens or held.tokens[-1].quote < 0:
        return False
    last = marked[held.tokens[-1].quote]
    ending = text[last.inner[0] : last.inner[1]].rstrip(INNER_CLOSERS)[-1:]
    if not ending or ending not in ENDS_TAGGED or not is_tag(unit.tokens, words):
        return False
    given = attribution(held.tokens, len(held.tokens) - 1, words, leads_on=False)
    return given is None
