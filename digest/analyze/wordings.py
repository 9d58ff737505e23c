"""Quotes that articles word differently, or that some quote and others only retell."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from digest.analyze.reading import Reading
from digest.model.analysis import DifferenceKind, Form, Position, Quote, QuoteVariant
from digest.model.span import Span
from digest.text.words import Word

TOKEN = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*|[,;:–—]")
LONE = 1  # equal words between two changed runs that are chance ("of", "the"), not agreement


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
    ordered = sorted(_without_excerpts(ways).values(), key=lambda variants: -len(variants))
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


def _without_excerpts(
    ways: dict[tuple[str, ...], list[QuoteVariant]],
) -> dict[tuple[str, ...], list[QuoteVariant]]:
    """The ways without those that are a part of another: to quote less is not to quote otherwise."""
    kept: dict[tuple[str, ...], list[QuoteVariant]] = {}
    for words in sorted(ways, key=lambda words: (-len(words), words)):
        whole = next((longer for longer in kept if _inside(words, longer)), words)
        kept.setdefault(whole, []).extend(ways[words])
    return kept


def _inside(words: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    return any(longer[at : at + len(words)] == words for at in range(len(longer) - len(words) + 1))


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
    for start, end in _runs(matcher):
        span = reading.article.span(mine[start].start, mine[end - 1].end)
        if any(piece.covers(span) for piece in variant.spans):
            yield span


def _runs(matcher: SequenceMatcher[str]) -> Iterator[tuple[int, int]]:
    """Stretches of the first text that are not in the second; a lone equal word inside one belongs to it."""
    held: tuple[int, int] | None = None
    for tag, start, end, _, _ in matcher.get_opcodes():
        if tag == "equal":
            continue
        if held is not None and start - held[1] <= LONE:
            held = (held[0], end)
            continue
        if held is not None and held[0] < held[1]:
            yield held
        held = (start, end)
    if held is not None and held[0] < held[1]:
        yield held
