"""Persons whose office some articles give as held and others as former, acting or elect."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest.analyze.features import Names
from digest.analyze.positions import Passage, positions
from digest.analyze.reading import Reading
from digest.model.analysis import DifferenceKind, Entity, Position
from digest.model.span import Span

QUALIFIER = re.compile(
    r"\b(?P<word>former|ex|late|acting|interim|deputy|vice|assistant|outgoing|incoming|designate|elect|honorary)\b"
    r"[- ]?",
    re.IGNORECASE,
)
# Words before a title that belong to it and may have been left outside of it: "former Harbor Board chief".
LEFT_OUT = re.compile(
    r"\b(?:[Ff]ormer|[Ee]x|[Ll]ate|[Aa]cting|[Ii]nterim|[Oo]utgoing|[Dd]eputy|[Vv]ice|[Aa]ssistant)[- ]"
    r"(?:(?:[A-Z][\w.’']*|campaign|national|security|state|press|senior|party|health|deputy|"
    r"chief|general)[- ]){0,4}$"
)
# Signs that it is told what somebody was: "then-", "under", "'s term", "who resigned".
THEN = re.compile(
    r"\b(?:then|under|longtime|during)[- ]|\b(?:resign\w*|fired|ousted|quit|stepped down|term|"
    r"administration|era)\b",
    re.IGNORECASE,
)
REACH = 48  # characters before a title in which such a word is looked for
SAME_WORD = {"ex": "former", "late": "former", "outgoing": "", "incoming": "elect", "designate": "elect"}
MAIN = 3  # persons of a story, the most named first, whose office is told with care
OFFICES = (
    "president|prime minister|premier|chancellor|minister|secretary|governor|mayor|senator|chief|chairman|"
    "chairwoman|chair|director|commissioner|ambassador|king|queen|ceo|coach|captain|leader|judge|general"
)
OFFICE = re.compile(rf"\b(?:{OFFICES})\b", re.IGNORECASE)


class Titled(NamedTuple):
    """A person named with an office: whose it is, which, how it is qualified ("former"), and where."""

    entity: str
    office: str
    way: str
    side: str
    sentence: Span
    marked: Span


def titles(
    readings: Sequence[Reading], entities: Sequence[Entity], named: Names
) -> Iterator[tuple[DifferenceKind, str, tuple[Position, ...]]]:
    """One difference for each person and office that articles qualify differently ("former president")."""
    every = [each for reading in readings for each in _titled(reading, named)]
    names = {entity.id: entity.name for entity in entities}
    main = [entity.id for entity in entities if entity.kind == "person"][:MAIN]
    for entity, office in dict.fromkeys((each.entity, each.office) for each in every):
        told = [each for each in every if (each.entity, each.office) == (entity, office)]
        # "Former President Vik" at first and "President Vik" later is one article's courtesy.
        qualified = {each.sentence.article for each in told if each.way}
        told = [each for each in told if each.way or each.sentence.article not in qualified]
        ways = {each.way for each in told}
        articles = [{each.sentence.article for each in told if each.way == way} for way in sorted(ways)]
        if len(ways) < 2 or set.intersection(*articles):  # noqa: PLR2004 - two ways of telling it
            continue
        if _courtesy(ways) and (entity not in main or _held_by_another(told[0], every)):
            continue
        passages: list[Passage] = [(each.way, each.sentence, each.marked) for each in told]
        label = " or ".join(f"{way} {office}".strip() for way in sorted(ways))
        yield DifferenceKind.ROLE, f"{names.get(entity, entity)}: {label}", positions(passages, readings)


def _titled(reading: Reading, named: Names) -> Iterator[Titled]:
    """The persons named with an office that they hold or held, outside of quotations."""
    text = reading.article.text
    for mention in reading.names:
        who = named.get((reading.article.id, mention.start))
        sentence = reading.sentence_at(mention.start)
        if who is None or who.kind != "person" or mention.title is None or sentence is None:
            continue
        if any(quotation.start <= mention.start < quotation.end for quotation in reading.quotations):
            continue  # how a speaker addresses somebody is not how the article titles him
        start, end = mention.title
        office = OFFICE.search(text[start:end])
        lead = max(sentence.span.start, start - REACH)
        if not office or THEN.search(text[lead : max(end, mention.end) + REACH]):
            continue  # "then-": what somebody was at the time of which it tells
        before = LEFT_OUT.search(text[lead:start])
        start = lead + before.start() if before else start
        if OFFICE.search(text[start : mention.title[0]]):
            continue  # another's title stands before it
        found = (each["word"].lower() for each in QUALIFIER.finditer(text[start:end]))
        yield Titled(
            entity=who.entity,
            office=office[0].lower(),
            way=" ".join(sorted({SAME_WORD.get(word, word) for word in found} - {""})),
            side=who.side,
            sentence=sentence.shown,
            marked=reading.article.span(min(start, mention.start), max(end, mention.end)),
        )


def _held_by_another(one: Titled, every: Sequence[Titled]) -> bool:
    """Whether another person has the same office of the same country, without any such word."""
    return any(
        not each.way
        and each.office == one.office
        and each.entity != one.entity
        and each.side in (one.side, "")
        for each in every
    )


def _courtesy(ways: set[str]) -> bool:
    """Whether they part only in "former": a courtesy keeps the title of one who held the office."""
    bare = {" ".join(way.replace("former", "").split()) for way in ways}
    return len(bare) == 1 or all("former" in way for way in ways)
