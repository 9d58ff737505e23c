"""Whether a thing was said or done before, during or after an event, where articles differ in that."""

import re
from collections.abc import Iterator, Sequence

from digest.analyze.features import RELATING, RELATION, Names
from digest.analyze.positions import Passage, positions
from digest.analyze.reading import Reading
from digest.model.analysis import DifferenceKind, Entity, Position
from digest.text.senses import synonyms
from digest.text.words import stem, word_set

ANY = re.compile(r" an? ")  # "a meeting" may be any
PERSONS_DEEDS = re.compile(
    r"\b(?:offer|propos|suggest|announc|declar|signal|pledg|promis|threat|warn|agree|accept|reject|"
    r"apologi[sz]|resign|confess|demand|admit|acknowledg|made clear|prepared|willing|could consider)",
    re.IGNORECASE,
)


def order(
    readings: Sequence[Reading], entities: Sequence[Entity], named: Names
) -> Iterator[tuple[DifferenceKind, str, tuple[Position, ...]]]:
    """One difference for each person and event where some put a deed before it and others during it.

    A passage counts when a person is its subject, it tells of a deed of word (an offer, a proposal, a
    threat), and it says how that stands to the event ("ahead of the talks").
    """
    names = {entity.id: entity.name for entity in entities}
    held: dict[tuple[str, str], list[Passage]] = {}
    for reading in readings:
        for sentence in reading.sentences:
            text = sentence.span.text
            relation = None if RELATING.isdisjoint(word_set(text)) else RELATION.search(text)
            if not relation or ANY.search(relation[0]) or not PERSONS_DEEDS.search(text):
                continue
            who = _person(reading, named, sentence.span.start, sentence.span.end)
            if not who:
                continue
            way = next(name for name in ("before", "during", "after") if relation[name])
            event = synonyms(reading.article.language).get(stem(relation["event"]), stem(relation["event"]))
            marked = reading.article.span(
                sentence.span.start + relation.start(), sentence.span.start + relation.end()
            )
            held.setdefault((who, event), []).append((way, sentence.shown, marked))
    for (who, _), passages in held.items():
        by_way: dict[object, set[str]] = {}
        for told, span, _ in passages:
            by_way.setdefault(told, set()).add(span.article)
        # Two ways in different articles; one article that has both tells a sequence, not a difference.
        if len(by_way) > 1 and not set.intersection(*by_way.values()):
            ways = " or ".join(sorted(map(str, by_way)))
            subject = f"{names.get(who, who)}: {ways} the {_event(passages)}"
            yield DifferenceKind.ORDER, subject, positions(passages, readings)


def _event(passages: Sequence[Passage]) -> str:
    """The word for the event that most passages use."""
    words = [marked.text.rsplit(" ", 1)[-1].lower() for _, _, marked in passages]
    return min(words, key=lambda word: (-words.count(word), word))


def _person(reading: Reading, named: Names, start: int, end: int) -> str:
    """The first person named in the passage as one who acts, not as part of somebody's title."""
    for mention in reading.names:
        if start <= mention.start < end:
            who = named.get((reading.article.id, mention.start))
            if who and who.kind == "person":
                return who.entity
    return ""
