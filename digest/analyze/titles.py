"""Persons whose office some articles give as held and others as former, acting or elect."""

import re
from collections.abc import Iterator, Sequence

from digest.analyze.features import Names
from digest.analyze.positions import Passage, positions
from digest.analyze.reading import Reading
from digest.model.analysis import DifferenceKind, Entity, Position

QUALIFIER = re.compile(
    r"\b(?P<word>former|ex|late|acting|interim|deputy|vice|outgoing|incoming|designate|elect|honorary)\b"
    r"[- ]?",
    re.IGNORECASE,
)
LEFT_OUT = re.compile(r"(?:former|ex|late|acting|interim|outgoing)[- ]$", re.IGNORECASE)
REACH = 12  # characters before a title in which such a word is looked for
OFFICES = (
    "president|prime minister|premier|chancellor|minister|secretary|governor|mayor|senator|chief|chairman|"
    "chairwoman|chair|director|commissioner|ambassador|king|queen|ceo|coach|captain|leader|judge|general"
)
OFFICE = re.compile(rf"\b(?:{OFFICES})\b", re.IGNORECASE)


def titles(
    readings: Sequence[Reading], entities: Sequence[Entity], named: Names
) -> Iterator[tuple[DifferenceKind, str, tuple[Position, ...]]]:
    """One difference for each person and office that articles qualify differently ("former president")."""
    held: dict[tuple[str, str], list[Passage]] = {}
    for reading in readings:
        for mention in reading.names:
            who = named.get((reading.article.id, mention.start))
            sentence = reading.sentence_at(mention.start)
            if who is None or who.kind != "person" or mention.title is None or sentence is None:
                continue
            if any(quotation.start <= mention.start < quotation.end for quotation in reading.quotations):
                continue  # how a speaker addresses somebody is not how the article titles him
            start, end = mention.title
            title = reading.article.text[start:end]
            office_word = OFFICE.search(title)
            if not office_word:
                continue
            # A word before the title ("former US President") may have been left outside of it.
            lead = max(0, start - REACH)
            before = LEFT_OUT.search(reading.article.text[lead:start])
            start = lead + before.start() if before else start
            qualifier = QUALIFIER.search(reading.article.text[start:end])
            marked = reading.article.span(min(start, mention.start), max(end, mention.end))
            way = qualifier["word"].lower() if qualifier else ""
            held.setdefault((who.entity, office_word[0].lower()), []).append((way, sentence.shown, marked))
    names = {entity.id: entity.name for entity in entities}
    for (entity, office), every in held.items():
        # "Former President Vik" at first and "President Vik" later is one article's courtesy.
        qualified = {sentence.article for way, sentence, _ in every if way}
        passages = [each for each in every if each[0] or each[1].article not in qualified]
        ways = {way for way, _, _ in passages}
        articles = {
            way: {sentence.article for held_way, sentence, _ in passages if held_way == way} for way in ways
        }
        if len(ways) > 1 and len(set().union(*articles.values())) > 1:
            ways_told = " or ".join(f"{way} {office}".strip() for way in sorted(map(str, ways)))
            yield (
                DifferenceKind.ROLE,
                f"{names.get(entity, entity)}: {ways_told}",
                positions(passages, readings),
            )
