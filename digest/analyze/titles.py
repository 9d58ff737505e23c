"""Persons whose office some articles give as held and others as former, acting or elect."""

import re
from collections.abc import Hashable, Iterator, Sequence

from digest.analyze.features import Names
from digest.analyze.positions import Passage, positions
from digest.analyze.reading import Reading
from digest.model.analysis import DifferenceKind, Entity, Position

QUALIFIER = re.compile(
    r"\b(?P<word>former|ex|late|acting|interim|deputy|vice|assistant|outgoing|incoming|designate|elect|honorary)\b"
    r"[- ]?",
    re.IGNORECASE,
)
# Words before a title that belong to it and may have been left outside of it: "former Harbor Board chief".
LEFT_OUT = re.compile(
    r"\b(?:[Ff]ormer|[Ee]x|[Ll]ate|[Aa]cting|[Ii]nterim|[Oo]utgoing|[Dd]eputy|[Vv]ice|[Aa]ssistant)[- ](?:(?:[A-Z][\w.’']*|campaign|national|security|state|press|senior|party|health|deputy|"
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


def titles(
    readings: Sequence[Reading], entities: Sequence[Entity], named: Names
) -> Iterator[tuple[DifferenceKind, str, tuple[Position, ...]]]:
    """One difference for each person and office that articles qualify differently ("former president")."""
    held: dict[tuple[str, str], list[Passage]] = {}
    plain: dict[tuple[str, str], set[str]] = {}  # who bears an office of a country without any such word
    sides = {who.entity: who.side for who in named.values()}
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
            around = reading.article.text[lead : max(end, mention.end) + REACH]
            if THEN.search(around):
                continue  # what somebody was at the time of which it tells
            start = lead + before.start() if before else start
            if OFFICE.search(reading.article.text[start : mention.title[0]]):
                continue  # another's title stands before it
            marked = reading.article.span(min(start, mention.start), max(end, mention.end))
            found = (each["word"].lower() for each in QUALIFIER.finditer(reading.article.text[start:end]))
            way = " ".join(sorted({SAME_WORD.get(word, word) for word in found} - {""}))
            if not way:
                plain.setdefault((office_word[0].lower(), who.side), set()).add(who.entity)
            held.setdefault((who.entity, office_word[0].lower()), []).append((way, sentence.shown, marked))
    names = {entity.id: entity.name for entity in entities}
    main = [entity.id for entity in entities if entity.kind == "person"][:MAIN]
    for (entity, office), every in held.items():
        # "Former President Vik" at first and "President Vik" later is one article's courtesy.
        qualified = {sentence.article for way, sentence, _ in every if way}
        passages = [each for each in every if each[0] or each[1].article not in qualified]
        ways = {way for way, _, _ in passages}
        articles = {
            way: {sentence.article for held_way, sentence, _ in passages if held_way == way} for way in ways
        }
        holders = plain.get((office, sides.get(entity, "")), set()) | plain.get((office, ""), set())
        if _courtesy(ways) and (entity not in main or holders - {entity}):
            continue
        if len(ways) > 1 and not set.intersection(*articles.values()):
            ways_told = " or ".join(f"{way} {office}".strip() for way in sorted(map(str, ways)))
            yield (
                DifferenceKind.ROLE,
                f"{names.get(entity, entity)}: {ways_told}",
                positions(passages, readings),
            )


def _courtesy(ways: set[Hashable]) -> bool:
    """Whether they part only in "former": a courtesy keeps the title of one who held the office."""
    return (
        all("former" in str(way) for way in ways)
        or 1 == len({" ".join(str(way).replace("former", "").split()) for way in ways}) == 1
    )
