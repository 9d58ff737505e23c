"""How firmly articles put one fact (offered, willing), and whom they credit (an agency, unnamed sources)."""

import re
from collections.abc import Iterator, Sequence

from digest.analyze.claims import Claims
from digest.analyze.clashes import subject
from digest.analyze.facts import Facts
from digest.analyze.firmness import HEDGES
from digest.analyze.positions import Passage, positions
from digest.analyze.reading import Reading
from digest.analyze.units import Unit
from digest.model.analysis import DifferenceKind, Entity, Firmness, Position
from digest.text.agencies import agencies

MIN_ARTICLES = 3  # articles that tell the fact, for its firmness to be compared
NEAR_ENOUGH = 0.4  # likeness of two clauses in conflict whose attributions are compared all the same
UNNAMED = re.compile(
    r"\b(?:(?:[A-Z]\w+ )?sources?(?: familiar with [\w ]{3,30})?|an official briefed on [\w ]{3,30}|"
    r"[Oo]fficials?|[Aa]nalysts|[Pp]eople familiar with [\w ]{3,30}|[Ww]itnesses) "
    r"(?:said|say|says|reported|told reporters)\b(?! to\b)"
)


def degrees(
    units: Sequence[Unit],
    claims: Claims,
    firm: Sequence[Firmness],
    readings: Sequence[Reading],
    entities: Sequence[Entity],
) -> Iterator[tuple[DifferenceKind, str, tuple[Position, ...]]]:
    """One difference for each widely told fact that articles put with words of different firmness."""
    for numbers in claims.units:
        telling = {units[at].article for at in numbers}
        if len(telling) < MIN_ARTICLES:
            continue
        passages: list[Passage] = []
        for at in numbers:
            # The last such word stands next to the deed: "announced that it is prepared to leave".
            inside = [each for each in firm if units[at].span.covers(each.word) and each.grade in HEDGES]
            passages += [(each.grade, each.sentence, each.word) for each in inside[-1:]]
        ways: dict[object, set[str]] = {}
        for way, sentence, _ in passages:
            ways.setdefault(way, set()).add(sentence.article)
        if len(ways) > 1 and len(set().union(*ways.values())) >= MIN_ARTICLES:
            yield (
                DifferenceKind.FIRMNESS,
                _label("How firmly it is put", numbers, units, entities),
                positions(passages, readings),
            )


def attributions(
    readings: Sequence[Reading], units: Sequence[Unit], facts: Facts, entities: Sequence[Entity]
) -> Iterator[tuple[DifferenceKind, str, tuple[Position, ...]]]:
    """One difference for each fact that articles credit otherwise: to an agency, or to unnamed sources."""
    names = "|".join(re.escape(name) for name in sorted(agencies(), key=lambda name: (-len(name), name)))
    agency = re.compile(
        rf"\b(?:According to (?P<a>{names})|(?P<b>{names}) (?:reported|reports|says|said) that)\b"
    )
    by_article = {reading.article.id: reading for reading in readings}
    candidates = [set(group) for group in facts.groups] + [
        {near.one, near.other} for near in facts.near if near.score >= NEAR_ENOUGH
    ]
    for group in candidates:
        passages: list[Passage] = []
        for at in sorted(group):
            reading = by_article[units[at].article]
            sentence = reading.sentences[units[at].sentence].span
            named, unnamed = agency.search(sentence.text), UNNAMED.search(sentence.text)
            match = named or unnamed
            if match:
                way = agencies()[named["a"] or named["b"]] if named else "unnamed"
                marked = reading.article.span(sentence.start + match.start(), sentence.start + match.end())
                passages.append((way, sentence, marked))
        if (
            len({way for way, _, _ in passages}) > 1
            and len({sentence.article for _, sentence, _ in passages}) > 1
        ):
            yield (
                DifferenceKind.ATTRIBUTION,
                _label("Whom it is credited to", sorted(group), units, entities),
                positions(passages, readings),
            )


def _label(label: str, group: Sequence[int], units: Sequence[Unit], entities: Sequence[Entity]) -> str:
    name = subject(group, units, entities)
    return f"{name}: {label[0].lower()}{label[1:]}" if name else label
