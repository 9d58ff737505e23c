"""Who each name of a story stands for: its entity, and the country that it speaks for."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from digest.analyze.features import Named, Names
from digest.analyze.reading import Reading
from digest.model.analysis import Entity
from digest.model.span import Span
from digest.text.gazetteer import country
from digest.text.sides import side
from digest.text.words import words


def named(entities: Sequence[Entity], readings: Sequence[Reading]) -> Names:
    """For each mention, by article and start, who it names.

    A country, capital or seat of government speaks for its country; a person for the country that most of
    the person's titles name ("Ukrainian President", "Kremlin spokesman", "Trump's special envoy").
    """
    where = {(span.article, span.start): entity for entity in entities for span in _spans(entity)}
    sides = {entity.id: side(entity.name) or "" for entity in entities if entity.kind != "person"}
    titles = _titles(readings, where)
    # Twice: an envoy's title may name a person whose own side is found in the first round.
    for _ in range(2):
        for entity in entities:
            if entity.kind == "person":
                sides[entity.id] = _persons_side(titles.get(entity.id, ()), sides) or sides.get(entity.id, "")
    return {
        key: Named(
            entity=entity.id,
            kind=entity.kind,
            side=sides[entity.id],
            country=country(entity.name) is not None,
        )
        for key, entity in where.items()
    }


def _spans(entity: Entity) -> Iterator[Span]:
    for variant in entity.variants:
        yield from variant.spans
    for suspect in entity.suspects:
        yield suspect.span


def _titles(
    readings: Sequence[Reading], where: Mapping[tuple[str, int], Entity]
) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """For each person, the titles given: the words, and the entities named inside them."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for reading in readings:
        article = reading.article
        for mention in reading.names:
            entity = where.get((article.id, mention.start))
            if entity is None or mention.title is None:
                continue
            start, end = mention.title
            inside = [where[article.id, at].id for at in range(start, end) if (article.id, at) in where]
            found.setdefault(entity.id, []).append((article.text[start:end], tuple(inside)))
    return found


def _persons_side(titles: Sequence[tuple[str, tuple[str, ...]]], sides: Mapping[str, str]) -> str:
    votes: Counter[str] = Counter()
    for text, inside in titles:
        spoken = [side(word.text) for word in words(text)] + [sides.get(entity) for entity in inside]
        votes.update(code for code in spoken if code)
    return min(votes, key=lambda code: (-votes[code], code)) if votes else ""
