"""Whether a figure, a day or a place stands in the same place of what two clauses tell."""

import re
from difflib import SequenceMatcher
from functools import cache

from digest.analyze.guards import contested
from digest.analyze.nearness import near_enough, one_of_its_kind
from digest.analyze.units import Unit
from digest.text.gazetteer import country, gazetteer, rows
from digest.text.numbers import Number
from digest.text.senses import synonyms
from digest.text.slugs import slug
from digest.text.words import content, stem

OTHER_ONE = re.compile(
    r"\b(?:another|other|others|second|third|fourth|latest|previous|last year|last week|earlier|separate|"
    r"former|initial|initially|originally|so far|additional|average|total|overall|combined)\b",
    re.IGNORECASE,
)
PARTS = re.compile(
    r"[,;:()–—]| (?:and|but|while|with|including|from|down|up|after|before|of whom|among them|of them) "
)
MEN = re.compile(r"\b(?:man|men|boy|father|son|brother|husband)\b", re.IGNORECASE)
WOMEN = re.compile(r"\b(?:woman|women|girl|mother|daughter|sister|wife)\b", re.IGNORECASE)
IN_COMMON = 2  # words around two figures that they share at the least, where there are so many
TAGGED = 60  # characters at the head of a sentence in which it may say who said it
FEW = 2  # words of a sentence that are too few to tell who did what
UNKNOWN = 0.7  # share of words in common where a place is on no list
DEMAND = "demand"  # the key of to insist, to demand, to call on
MEN_OR_WOMEN = 3
ALIKE = 0.5  # share of letters in common from which two names may be one person's
AGES = 20  # characters on each side of an age in which the sex is looked for
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
EXPLICIT = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|^\d{4}$|"
    r"\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d|"
    r"\d(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]{2}"
)
SAID = re.compile(
    r"\b(?:said|says|told|tweet\w*|wrote|posted|announced|statement|reported|interview|added|warned|suggested|"
    r"confirmed|spoke|speaking|press conference|conference|released|published|updated)\b",
    re.IGNORECASE,
)
BEFORE, AFTER = 3, 2  # content words before and after a date or a figure that say what it is about
WINDOW = 4  # words after a figure that nothing stands before
RESULT = re.compile(
    r"\b(?:w[io]n\w*|beat\w*|victor\w*|defeat\w*|lost|loss|pass\w*|vot\w+|ruling|ruled|rout\w*|drew|draw)\b"
)
MORE = re.compile(r"[ -](?:more|other|others|additional|further|new)\b")
LEFT = re.compile(r"\bremain(?:s|ed|ing)?\b")
FIRST = re.compile(r"\b(?:first|last|other|next) $")
LENGTH = "km"
AWAY = re.compile(
    r"[ -]\w+(?: \w+)? (?:away|off|(?:to the )?(?:north|south|east|west)\w*)\b"
    r"(?: (?:of|from) (?:the )?(?P<from>[A-Z]\w+))?"
    r"|[ -]\w+ from (?:the )?(?P<place>[A-Z]\w+)"
)
SINGLE = re.compile(
    r"\b(?:in|at|to|into|inside|from) (?:a|the|one)(?: [a-z]+)? ([a-z]+[^s\W])\b", re.IGNORECASE
)
MANY = re.compile(r"\b(?:in|at|to|into|inside|from)(?: [a-z]+){0,2} ([a-z]+s)\b", re.IGNORECASE)
PREPOSITION = re.compile(r"\b(in|at|near|off|outside|to|from)(?: \w+){0,3} $", re.IGNORECASE)
PASSIVE = re.compile(r"\bby\b|\b(?:was|were|been|being|is|are) (?:\w+ly )?\w+(?:ed|en)\b")
OPENS = re.compile(r"[“\"]")


def figures(one: Unit, other: Unit) -> tuple[tuple[Number, Number], ...]:
    """The figures in conflict that stand in the same place of what both clauses tell."""
    if one.language != other.language:
        return ()
    counts = _one_thing if one.language == "en" else one_of_its_kind
    return tuple((a, b) for a, b in contested(one, other) if counts(one, other, a, b))


def days(one: Unit, other: Unit) -> bool:
    """Whether each clause names one day, by its name, and both put the same thing on it.

    A weekday told twice is one day reckoned from two dates of print; when somebody said a thing is no matter:
    things are said twice.
    """
    if len(one.dates) != 1 or len(other.dates) != 1:
        return False
    (mine, theirs) = (unit.span.text[unit.dates[0][0] : unit.dates[0][1]] for unit in (one, other))
    if not (EXPLICIT.search(mine) and EXPLICIT.search(theirs)):
        return False
    if set(WEEKDAY.findall(mine)) & set(WEEKDAY.findall(theirs)) or mine.isdigit() != theirs.isdigit():
        return False
    if any(_quoted(unit, unit.dates[0][0]) or SAID.search(_near(unit)) for unit in (one, other)):
        return False
    first, second = _around(one, *one.dates[0][:2]), _around(other, *other.dates[0][:2])
    return len(first & second) >= min(2, len(first), len(second)) and bool(first & second)


def sites(one: Unit, other: Unit) -> bool:
    """Whether each clause names one place after one preposition, and neither place can lie in the other.

    Two towns cannot. A town may lie in a region: then they differ only in what is demanded or to come ("to
    leave Donetsk", "to leave the Donbas"). A name on no list may be a part of a town: all else must be alike.
    """
    named = [[each for each in unit.sites if each[2] in unit.places] for unit in (one, other)]
    if not all(named):
        return False
    places = [(unit, *found[-1]) for unit, found in zip((one, other), named, strict=True)]
    ways = [PREPOSITION.search(unit.span.text[:start]) for unit, start, _, _ in places]
    if not (ways[0] and ways[1]) or ways[0][1].lower() != ways[1][1].lower():
        return False
    kinds = {_kind_of_place(unit.span.text[start:end]) for unit, start, end, _ in places}
    if kinds == {"town"}:
        return all(len(found) == 1 for found in named)
    if "region" in kinds:
        return any(unit.ahead or DEMAND in unit.keys for unit in (one, other))
    return _words_alike(one, other) >= UNKNOWN


def of_a_part(one: Unit, other: Unit) -> bool:
    """Whether only one of two clauses names a region: its figure may count a part ("ten dead in Ohio")."""
    if bool(one.places) == bool(other.places):
        return False
    return any(
        _kind_of_place(unit.span.text[start:end]) == "region"
        for unit in (one, other)
        for start, end, place in unit.sites
        if place in unit.places
    )


def same_sum(one: Unit, other: Unit, mine: Number, theirs: Number) -> bool:
    """Whether both figures or neither are an addition or a rest: "three more deaths", "41,000 remained"."""
    found = [
        (
            bool(MORE.match(unit.span.text, number.end))
            or bool(FIRST.search(unit.span.text[: number.start])),
            bool(LEFT.search(unit.span.text)),
        )
        for unit, number in ((one, mine), (other, theirs))
    ]
    return found[0] == found[1]


def same_ones(one: Unit, other: Unit) -> bool:
    """Whether both clauses or neither speak of another thing of the kind, an earlier one, a rest or a sum."""
    first, second = (set(OTHER_ONE.findall(unit.span.text.lower())) for unit in (one, other))
    return first == second


def _kind_of_place(name: str) -> str:
    if slug(name) in _towns():
        return "town"
    return "region" if name.removeprefix("the ") in gazetteer().places or country(name) else "unknown"


def _words_alike(one: Unit, other: Unit) -> float:
    """The share of words that both clauses have, of all that either has."""
    mine, theirs = ({key for key in unit.keys if key[0] not in "@#"} for unit in (one, other))
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


@cache
def _towns() -> frozenset[str]:
    """The slugs of the towns on our lists."""
    found = {name for _, names in rows("cities.tsv") for name in names.split("|")}
    found |= {capital for _, _, capital, _ in rows("countries.tsv") if capital}
    return frozenset(slug(name) for name in found)


def deeds(one: Unit, other: Unit) -> bool:
    """Whether both clauses say of one subject that it did, or suffered, two things that exclude one another.

    So many killed and so many hurt are two figures, not two tellings.
    """
    if not (one.head and one.head == other.head) and not (one.side and one.side == other.side):
        return False
    mine, theirs = ([each for each in unit.numbers if each.fate] for unit in (one, other))
    return not (mine and theirs) or any(a.value == b.value for a in mine for b in theirs)


def actors(one: Unit, other: Unit) -> bool:
    """Whether two whole sentences in the active voice begin with two names that act."""
    if "contribut" in one.keys:
        return False  # who wrote an article is no news
    names = one.side.replace("-", " "), other.side.replace("-", " ")
    if SequenceMatcher(None, *names, autojunk=False).ratio() > ALIKE:
        return False  # one person under two names
    return all(
        unit.whole
        and unit.side
        and not PASSIVE.search(unit.span.text)
        and not unit.quoted
        and sum(key[0] not in "@#" for key in unit.keys) > FEW
        and unit.verb == one.verb
        and not SAID.search(unit.span.text[:TAGGED])
        and unit.span.text[0].isupper()
        for unit in (one, other)
    )


def _one_thing(one: Unit, other: Unit, mine: Number, theirs: Number) -> bool:
    """Whether two figures count one thing: alone of their kind, or told in the same words."""
    alone = all(sum(each.unit == mine.unit for each in unit.numbers) == 1 for unit in (one, other))
    if mine.unit == "age" and (not alone or not _sexes(one, mine) & _sexes(other, theirs)):
        return False
    if mine.unit == "score":
        return alone and all(RESULT.search(unit.span.text) for unit in (one, other))
    if (mine.open == "share") != (theirs.open == "share") or not same_sum(one, other, mine, theirs):
        return False
    first, second = _part(one, mine), _part(other, theirs)
    enough = min(IN_COMMON, len(first), len(second))
    elsewhere = _from_elsewhere(one, other, mine, theirs) or _one_of_many(one, other)
    if elsewhere or not near_enough(mine, theirs) or not _same_words_beside(one, other, mine, theirs):
        return False
    return len(first & second) >= enough and (alone or enough > 0)


def _from_elsewhere(one: Unit, other: Unit, mine: Number, theirs: Number) -> bool:
    """Whether a distance is told from a place that the other clause does not name: "30 km to the north"."""
    if mine.unit != LENGTH:
        return False
    ways = [AWAY.match(unit.span.text, number.end) for unit, number in ((one, mine), (other, theirs))]
    if not any(ways):
        return False
    return not (ways[0] and ways[1] and ways[0]["from"] and ways[0]["from"] == ways[1]["from"])


def _one_of_many(one: Unit, other: Unit) -> bool:
    """Whether a place is one in one clause and several in the other: "in the hall", "to halls"."""
    single, many = (
        [{stem(found[1].lower()) for found in ways.finditer(unit.span.text)} for unit in (one, other)]
        for ways in (SINGLE, MANY)
    )
    return bool(single[0] & many[1] or single[1] & many[0])


def _same_words_beside(one: Unit, other: Unit, mine: Number, theirs: Number) -> bool:
    """Whether the words just before two figures meet ("needed nine points" is not "scored nine points").

    Where nothing stands before one of them, the words after count; what befell people is enough by itself.
    """
    if mine.fate and theirs.fate:
        return True
    before = [set(_before(unit, number)) for unit, number in ((one, mine), (other, theirs))]
    if all(before):
        return bool(before[0] & before[1])
    after = [
        set(_stems(unit.span.text[number.end :])[:WINDOW]) - {number.unit}
        for unit, number in ((one, mine), (other, theirs))
    ]
    return not all(after) or bool(after[0] & after[1])


def _before(unit: Unit, number: Number) -> list[str]:
    text = unit.span.text
    start = max((cut.end() for cut in PARTS.finditer(text, 0, number.start)), default=0)
    return _stems(text[start : number.start])[-BEFORE:]


def _part(unit: Unit, number: Number) -> set[str]:
    """The words around a figure, up to the next comma or joining word."""
    text = unit.span.text
    start = max((cut.end() for cut in PARTS.finditer(text, 0, number.start)), default=0)
    end = next((cut.start() for cut in PARTS.finditer(text, number.end)), len(text))
    found = _stems(text[start : number.start]) + _stems(text[number.end : end])
    return {each for each in found if each != number.unit} | ({number.fate} - {""})


def _stems(text: str) -> list[str]:
    table = synonyms("en")
    return [table.get(word.stem, word.stem) for word in content(text)]


def _around(unit: Unit, start: int, end: int) -> set[str]:
    """What happened on a day: the nearest content words."""
    return {*_stems(unit.span.text[:start])[-BEFORE:], *_stems(unit.span.text[end:])[:AFTER]}


def _near(unit: Unit) -> str:
    """The few words around the day of a clause, to see whether somebody said a thing then."""
    start, end, _ = unit.dates[0]
    return " ".join([*unit.span.text[:start].split()[-4:], *unit.span.text[end:].split()[:2]])


def _quoted(unit: Unit, at: int) -> bool:
    """Whether a place of a clause stands in a quotation."""
    return bool(OPENS.search(unit.span.text[:at])) or bool(unit.quoted)


def _sexes(unit: Unit, number: Number) -> int:
    around = unit.span.text[max(0, number.start - AGES) : number.end + AGES]
    return (bool(MEN.search(around)) + 2 * bool(WOMEN.search(around))) or MEN_OR_WOMEN
