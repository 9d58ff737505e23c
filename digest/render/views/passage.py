"""A passage of an article ready to print, word for word, some of its words marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a passage, marked or plain; `language` is set where it is in another script."""

    text: str
    marked: bool
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span as pieces that together read exactly as it does.

    `key` is what `data-span` holds: article id, start and end. `language` and `direction` are set only where
    they are not those of the page.
    """

    key: str
    pieces: tuple[Piece, ...]
    language: str | None = None
    direction: str | None = None

    @property
    def told(self) -> tuple[str, int, int, str]:
        """What is printed and where it stands: article id, start, end, and the words."""
        article, start, end = self.key.rsplit(":", 2)
        return article, int(start), int(end), "".join(piece.text for piece in self.pieces)


def pieces(span: Span, marked: Iterable[Span] = ()) -> tuple[Piece, ...]:
    """`span` cut where marks begin and end; marks elsewhere are left out, overlapping ones joined."""
    cut = []
    at = span.start
    for start, end in _joined(span, marked):
        if at < start:
            cut.append(Piece(text=span.text[at - span.start : start - span.start], marked=False))
        cut.append(Piece(text=span.text[start - span.start : end - span.start], marked=True))
        at = end
    if at < span.end:
        cut.append(Piece(text=span.text[at - span.start :], marked=False))
    return tuple(cut)


def _joined(span: Span, marked: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """The marks within `span` as (start, end), in order, none touching the next."""
    held = sorted(
        (max(mark.start, span.start), min(mark.end, span.end)) for mark in marked if mark.touches(span)
    )
    start, end = held[0] if held else (0, 0)
    for low, high in held[1:]:
        if low > end:
            yield start, end
            start, end = low, high
        end = max(end, high)
    if end:
        yield start, end
