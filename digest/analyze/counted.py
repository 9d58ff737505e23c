"""Whether two figures count one thing by the words they stand among, however their clauses go on."""

import re

from digest.analyze.guards import NO_COUNT, TESTS, Conflict
from digest.analyze.nearness import near_enough
from digest.analyze.slots import of_a_part, same_ones, same_sum
from digest.analyze.units import Unit
from digest.text.measures import CONTINUOUS, MONEY, PEOPLE
from digest.text.numbers import Number, counted
from digest.text.predicates import base
from digest.text.senses import synonyms
from digest.text.words import content, stem, stop_words

VAGUE = (
    r"(?:(?:about|some|around|only|at least|nearly|almost|up to|roughly|more than|over|fewer than|the|"
    r"all) ){0,2}"
)
TIED = re.compile(rf"\b(?P<noun>[a-z]{{3,}}) (?P<way>to|for|with) {VAGUE}$", re.IGNORECASE)
DOES = re.compile(
    rf"\b(?P<verb>[a-z]{{4,}}(?:ed|t|n)|cut|hit|put|lost|won|shot|killed) {VAGUE}$", re.IGNORECASE
)
SUFFERS = re.compile(
    r"[\w ]{0,30}?\b(?:was|were|been|being|are|is) (?:\w+ly )?"
    r"(?P<verb>[a-z]{3,}(?:ed|en|t|n)|cut|hit|put|shot)\b"
)
PARTS = re.compile(r"[,;:()–—]| (?:and|but|while|with|including|after|before|when|that|which|who) ")
LENGTH = "km"
SIZE = re.compile(
    r"(?:The|Its|Their|His|Her) (?P<noun>[a-z]{3,})\b[^.;]*?\b(?:is|was|were|are|measure[sd]?|"
    r"has grown to|grew to|widened to|stretches|stretched)\b"
)
DIMENSION = re.compile(r"\b(?:wide|width|long|length|deep|depth|high|height|tall|thick)\b")
SLIGHT = frozenset(
    base(verb)
    for verb in (
        "received", "included", "needed", "wanted", "found", "spent", "kept", "sent", "brought", "expected",
        "planned", "said", "reported", "counted", "listed", "used", "asked", "met", "left", "seen", "scored",
        "started", "played", "ranked", "named", "served", "visited", "worked", "owned", "earned", "raised",
    )
)  # fmt: skip
NOT_TIED = frozenset(stop_words("en")) | {"according", "due", "able", "compared", "together"}
FAR = 5  # how many times as large a figure of one noun may be as the other
DRIVEN = frozenset({"displace", "trap", "missing"})  # a story counts them once; killed are many
IN_COMMON = 2  # words around two figures on people that befell one thing
NO_THING = NO_COUNT | MONEY | CONTINUOUS | {"day", "week", "month", "year", "hour", "minute", "time", "point"}


def one_count(one: Unit, other: Unit, mine: Number, theirs: Number) -> bool:
    """Whether both tell what was done to so many of a thing, or that so many had a thing. English only."""
    if not _comparable(one, other, mine, theirs):
        return False
    if mine.unit == LENGTH:
        return _measured(one, other) and not _conflicts(one, other, turned=False)
    if mine.unit in NO_THING or mine.unit.startswith("clock") or of_a_part(one, other):
        return False
    if _tied(one, other, mine, theirs):
        return not _elsewhere(one, other)
    return near_enough(mine, theirs) and _done_alike(one, other, mine, theirs)


def _comparable(one: Unit, other: Unit, mine: Number, theirs: Number) -> bool:
    """Whether both are of one unit, both shares or neither, and neither is an addition or a rest."""
    if {one.language, other.language} != {"en"} or mine.unit != theirs.unit:
        return False
    shares = (mine.open == "share") == (theirs.open == "share")
    return shares and same_ones(one, other) and same_sum(one, other, mine, theirs)


def _done_alike(one: Unit, other: Unit, mine: Number, theirs: Number) -> bool:
    """Whether one deed was done to those counted, or by one and the same to them."""
    first, second = _deed(one, mine), _deed(other, theirs)
    by_form = bool(first and second and first[0] == second[0])
    turned = by_form and any(deed and deed[1] for deed in (first, second))
    if _conflicts(one, other, turned=turned):
        return False
    if mine.unit == PEOPLE:
        return _befell(one, other, mine, theirs)
    return by_form and (turned or _one_doer(one, other))


def _conflicts(one: Unit, other: Unit, *, turned: bool) -> bool:
    """Whether something else is in conflict; who acts is not, where a thing is done in the passive voice."""
    excused = {Conflict.NUMBER} | ({Conflict.ROLE} if turned else set())
    return any(kind not in excused and differ(one, other) for kind, differ in TESTS)


def _elsewhere(one: Unit, other: Unit) -> bool:
    """Whether the clauses name other days or places; what else they say is no matter to "letters to 60"."""
    return any(kind in (Conflict.DATE, Conflict.PLACE) and differ(one, other) for kind, differ in TESTS)


def _deed(unit: Unit, number: Number) -> tuple[str, bool] | None:
    """What is done to those counted, and whether the clause tells it in the passive voice."""
    text = unit.span.text
    suffers = SUFFERS.match(text, counted(text, number))
    found = suffers or DOES.search(text[: number.start])
    if not found:
        return None
    verb = base(found["verb"])
    return None if verb in SLIGHT else (stem(verb), suffers is not None)


def _one_doer(one: Unit, other: Unit) -> bool:
    if one.side or other.side:
        return one.side == other.side
    return bool(one.head) and one.head == other.head


def _measured(one: Unit, other: Unit) -> bool:
    """Whether both tell the size of one thing that they begin with: "The gap is 60 meters wide"."""
    found = [SIZE.match(unit.span.text) for unit in (one, other)]
    if not (found[0] and found[1]) or stem(found[0]["noun"].lower()) != stem(found[1]["noun"].lower()):
        return False
    ways = [set(DIMENSION.findall(unit.span.text.lower())) for unit in (one, other)]
    return not all(ways) or bool(ways[0] & ways[1])


def _tied(one: Unit, other: Unit, mine: Number, theirs: Number) -> bool:
    """Whether one noun stands before both in one way: "letters to 60 drivers", "a letter to 16 drivers"."""
    ways = [TIED.search(unit.span.text[: number.start]) for unit, number in ((one, mine), (other, theirs))]
    if not (ways[0] and ways[1]) or ways[0]["way"].lower() != ways[1]["way"].lower():
        return False
    nouns = {stem(way["noun"].lower()) for way in ways if way}
    far = max(mine.value, theirs.value) > FAR * min(mine.value, theirs.value)
    return (
        mine.unit != PEOPLE
        and not far
        and len(nouns) == 1
        and not any(way and way["noun"].lower() in NOT_TIED for way in ways)
    )


def _befell(one: Unit, other: Unit, mine: Number, theirs: Number) -> bool:
    """Whether one thing befell the people counted, told in two words at least that both have."""
    if mine.fate not in DRIVEN or mine.fate != theirs.fate:
        return False
    return len(_part(one, mine) & _part(other, theirs)) >= IN_COMMON


def _part(unit: Unit, number: Number) -> set[str]:
    """The words around a figure, up to the next comma or joining word."""
    text, table = unit.span.text, synonyms("en")
    start = max((cut.end() for cut in PARTS.finditer(text, 0, number.start)), default=0)
    end = next((cut.start() for cut in PARTS.finditer(text, number.end)), len(text))
    read = [*content(text[start : number.start]), *content(text[number.end : end])]
    return {table.get(word.stem, word.stem) for word in read} - {number.unit}
