"""Positions of a difference put together from passages: one for each way of telling it."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from digest.analyze.reading import Reading
from digest.model.analysis import DifferenceKind, Position
from digest.model.span import Span

Passage = tuple[Hashable, Span, Span]  # (which way it is told, the sentence, the words that show it)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A difference before it has its id: kind, our label, positions, whether it is a count that changed."""

    kind: DifferenceKind
    subject: str
    positions: tuple[Position, ...]
    over_time: bool = False


def positions(passages: Iterable[Passage], readings: Sequence[Reading]) -> tuple[Position, ...]:
    """One position for each way of telling, most articles first; an article's passages in order."""
    rank = {reading.article.id: at for at, reading in enumerate(readings)}
    ways: dict[Hashable, list[tuple[Span, Span]]] = {}
    for way, sentence, marked in passages:
        held = ways.setdefault(way, [])
        if (sentence, marked) not in held:
            held.append((sentence, marked))
    made: list[Position] = []
    for held in ways.values():
        ordered = sorted(held, key=lambda pair: (rank[pair[0].article], pair[1].start))
        made.append(
            Position(
                articles=tuple(dict.fromkeys(sentence.article for sentence, _ in ordered)),
                spans=tuple(dict.fromkeys(sentence for sentence, _ in ordered)),
                marked=tuple(dict.fromkeys(marked for _, marked in ordered)),
            )
        )
    return tuple(
        sorted(made, key=lambda each: (-len(each.articles), rank[each.articles[0]], each.spans[0].start))
    )


def apart(made: Sequence[Position]) -> bool:
    """Whether no article tells it in two ways: one that does tells of two things, or of a change.

    Positions that mark the same words are no two ways, either.
    """
    articles = [article for position in made for article in position.articles]
    marked = [frozenset(span.text.casefold() for span in position.marked) for position in made]
    return len(articles) == len(set(articles)) and len(marked) == len(set(marked))
