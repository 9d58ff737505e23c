"""Quotes that articles word differently, or that some quote and others only retell."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from digest.analyze.reading import Reading
from digest.model.analysis import DifferenceKind, Form, Position, Quote, QuoteVariant
from digest.model.span import Span
from digest.text.words import Word

TOKEN = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*|[,;:–—]")
SAME = 0.25  # share of words in common below which two quotations are two excerpts, not two wordings


def wordings(
    readings: Sequence[Reading], quotes: Sequence[Quote]
) -> Iterator[tuple[DifferenceKind, str, tuple[Position, ...]]]:
    """For each quote in two articles or more: its wordings if they differ, and its forms if they differ."""
    for quote in quotes:
        who = quote.speaker.name if quote.speaker else "speaker not named"
        direct = [variant for variant in quote.variants if variant.form is Form.DIRECT]
        if len(direct) > 1:
            found = _by_wording(direct, readings)
            if len(found) > 1:
                yield DifferenceKind.QUOTE_WORDING, f"{who}: wording of a quote", found
        retold = [variant for variant in quote.variants if variant.form is Form.PARAPHRASE]
        if direct and retold:
            yield (
                DifferenceKind.QUOTE_FORM,
                f"{who}: quoted or retold",
                tuple(_position(variants, ()) for variants in (direct, retold)),
            )


def _by_wording(direct: Sequence[QuoteVariant], readings: Sequence[Reading]) -> tuple[Position, ...]:
    """Positions by equal words; marked are the words that the most common other wording does not have."""
    ways: dict[tuple[str, ...], list[QuoteVariant]] = {}
    for variant in direct:
        ways.setdefault(tuple(word.text.lower() for word in _words(variant)), []).append(variant)
    ordered = sorted(ways.values(), key=lambda variants: -len(variants))
    base = ordered[0][0]
    by_article = {reading.article.id: reading for reading in readings}
    made: list[Position] = []
    for at, variants in enumerate(ordered):
        against = base if at else (ordered[1][0] if len(ordered) > 1 else base)
        marked = tuple(
            span for variant in variants for span in _marked(variant, against, by_article[variant.article])
        )
        made.append(_position(variants, marked))
    return tuple(made)


def _position(variants: Sequence[QuoteVariant], marked: tuple[Span, ...]) -> Position:
    return Position(
        articles=tuple(variant.article for variant in variants),
        spans=tuple(span for variant in variants for span in variant.spans),
        marked=marked,
    )


def _words(variant: QuoteVariant) -> list[Word]:
    """The words and inner punctuation of all spans of a wording, with places counted in the article.

    Marks at the end of a span ("…guarantees,” he said") belong to the article's sentence, not to the quote.
    """
    found: list[Word] = []
    for span in variant.spans:
        for match in TOKEN.finditer(span.text.rstrip('”"’» .,')):
            text = match[0].replace("’", "'").replace("—", "–")
            found.append(Word(span.start + match.start(), span.start + match.end(), text, text))
    return found


def _marked(variant: QuoteVariant, other: QuoteVariant, reading: Reading) -> Iterator[Span]:
    """Runs of words of `variant` that `other` does not have at that place."""
    mine, theirs = _words(variant), _words(other)
    matcher = SequenceMatcher(
        None, [word.text.lower() for word in mine], [word.text.lower() for word in theirs], autojunk=False
    )
    if matcher.ratio() < SAME:
        return
    for tag, start, end, _, _ in matcher.get_opcodes():
        if tag == "equal" or start == end:
            continue
        span = reading.article.span(mine[start].start, mine[end - 1].end)
        if any(piece.covers(span) for piece in variant.spans):
            yield span
