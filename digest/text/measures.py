"""What a number measures: money, people, lengths and the like, each in one unit: 100 miles meet 160 km."""

import re
from typing import NamedTuple

from digest.text.tolls import tolled
from digest.text.words import stem, stop_words


class Measure(NamedTuple):
    """A thing measured: the name of its unit, and how many of that unit one of the word's own makes."""

    unit: str
    factor: float = 1.0


PEOPLE = "people"
AGE = "age"
PERSONS = Measure(PEOPLE)
# From a word after a number to what it measures; figures are exact to three digits, news rounds to two.
WORDS = {
    **dict.fromkeys(["km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"], Measure("km")),
    **dict.fromkeys(["mile", "miles"], Measure("km", 1.609)),
    **dict.fromkeys(["foot", "feet", "ft"], Measure("km", 0.000305)),
    **dict.fromkeys(["meter", "meters", "metre", "metres"], Measure("km", 0.001)),
    **dict.fromkeys(["kph", "km/h", "kmh"], Measure("km/h")),
    **dict.fromkeys(["mph"], Measure("km/h", 1.609)),
    **dict.fromkeys(["kg", "kilo", "kilos", "kilogram", "kilograms", "kilogrammes"], Measure("kg")),
    **dict.fromkeys(["lb", "lbs"], Measure("kg", 0.4536)),
    **dict.fromkeys(["ton", "tons", "tonne", "tonnes"], Measure("kg", 1000)),
    **dict.fromkeys(["hectare", "hectares", "ha"], Measure("ha")),
    **dict.fromkeys(["acre", "acres"], Measure("ha", 0.4047)),
    **dict.fromkeys(["dollar", "dollars"], Measure("$")),
    **dict.fromkeys(["euro", "euros"], Measure("€")),
    **dict.fromkeys(["krone", "kroner", "krona", "kronor"], Measure("kr")),
    **dict.fromkeys(["franc", "francs"], Measure("Fr")),
    **dict.fromkeys(["people", "persons", "person", "dead", "deaths", "killed"], Measure(PEOPLE)),
    **dict.fromkeys(["wounded", "injured", "arrested", "detained", "missing", "fatalities"], Measure(PEOPLE)),
    "residents": Measure(PEOPLE),
}  # fmt: skip
TWO_WORDS = {
    "square kilometers": Measure("ha", 100),
    "square kilometres": Measure("ha", 100),
    "square miles": Measure("ha", 259),
    "sq km": Measure("ha", 100),
    "sq miles": Measure("ha", 259),
    "kilometers an": Measure("km/h"),
    "kilometres an": Measure("km/h"),
    "kilometers per": Measure("km/h"),
    "kilometres per": Measure("km/h"),
    "miles per": Measure("km/h", 1.609),
    "miles an": Measure("km/h", 1.609),
    "meters a": Measure("km/h", 3.6),
    "meters per": Measure("km/h", 3.6),
    "metres a": Measure("km/h", 3.6),
    "metres per": Measure("km/h", 3.6),
    "light years": Measure("light-year"),
    "light-years": Measure("light-year"),
    "basis points": Measure("basis-point"),
    "percentage points": Measure("percentage-point"),
}
CONTINUOUS = frozenset(
    {"km", "km/h", "kg", "ha"}
)  # rounded and converted: two figures near one another are one
MONEY = frozenset({"$", "€", "£", "kr", "Fr"})
NOUN = re.compile(r"(?:[ -]+(?:more |other |further |additional )?)((?:[^\W\d_]+[ -]){0,2}?[^\W\d_]{3,})")
SHORT = re.compile(r"[ -]?(km/h|kms?|kph|mph|kg|lbs?|ft|ha)\b")
SQUARE = re.compile(r"[ -]([a-z]+[ -][a-z]+)\b")
POUNDS = re.compile(r"[ -]pounds?\b(?P<weight> of\b)?")
OLD = re.compile(r"[ -]years?[ -]old\b|[ -]month[ -]old\b")
AGED = re.compile(r"(?:\baged?|\bage of)[ ]$|[a-z], $")
AGE_ENDS = re.compile(r",|[.]|$")
EARLIER = re.compile(
    r"(?P<magnitude>\bmagnitude(?: of)?(?: \w+)?[ -]$)|"
    r"(?P<killed>\b(?:killed|killing|injured|wounded|arrested|detained)(?: at least| about| some)? $)"
)
# Small words that may stand between a number and what it counts: "three of them children", "two more ships".
LEADS = frozenset({"of", "more", "other", "others", "further", "additional", "the", "such", "different"})
# When it is told stands right behind a figure, too: "rose to 27 Wednesday", "rose to 27 late on Wednesday".
WHEN = re.compile(
    r"(?:(?:late|early) )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|overnight)\b"
    r"(?=\W*$|[,.;]| (?:and|as|after|in|at|on|from|the|when|night|morning|evening|afternoon)\b)|"
    r"(?:late|early|later|earlier) (?:on|in|at|that|this|the)\b",
    re.IGNORECASE,
)
MAGNITUDE = re.compile(r"[ -]?(?:-?magnitude|on the Richter scale)\b")
STAFF = re.compile(r"[ -]members of (?:the )?staff\b")
TO_HOSPITAL = re.compile(r" (?:to|in) (?:the )?hospital")
HOMELESS = re.compile(
    r" (?:(?:had|have|has|were \w+) to (?:leave|flee)|(?:have |had )?(?:fled|left)|from) their homes\b"
)


def measured(text: str, start: int, end: int, *, large: bool) -> Measure | None:
    """What the number at `start` to `end` of `text` measures, as the words around it tell; None if none do.

    `large` tells of "million" and the like, after which pounds are money.
    """
    before, after = text[max(0, start - 90) : start], text[end : end + 40]
    earlier = EARLIER.search(before)
    if MAGNITUDE.match(after) or (earlier and earlier["magnitude"]):
        return Measure("magnitude")
    if OLD.match(after) or (AGED.search(before) and AGE_ENDS.match(after) and 0 < end - start <= 3):  # noqa: PLR2004 - ages have three digits at most
        return Measure(AGE)
    pounds = POUNDS.match(after)
    if pounds:
        return Measure("£") if large or not pounds["weight"] else Measure("kg", 0.4536)
    people = earlier or tolled(text, start, end) or TO_HOSPITAL.match(after) or HOMELESS.match(after)
    return _measure(after) or _counted(after) or (PERSONS if people else None)


def opens_no_noun(after: str) -> bool:
    """Whether the words after a number go on without what it counts: "rose to 14 by late Wednesday"."""
    first = re.split("[ -]", after, maxsplit=1)[0].lower()
    return (first in stop_words("en") and first not in LEADS) or WHEN.match(after) is not None


def _measure(after: str) -> Measure | None:
    """The measure that follows at once, in two words ("square miles") or short ("km")."""
    square, short = SQUARE.match(after), SHORT.match(after)
    if square and square[1].lower() in TWO_WORDS:
        return TWO_WORDS[square[1].lower()]
    return WORDS[short[1]] if short else None


def _counted(after: str) -> Measure | None:
    noun = NOUN.match(after)
    if not noun:
        return None
    if opens_no_noun(after[noun.start(1) :]):
        return None
    if STAFF.match(after):
        return Measure(stem("staff"))
    stop = stop_words("en")
    found = re.split("[ -]", noun[1])
    word = next((word for word in found if word.lower() not in stop), "")
    return WORDS.get(word.lower(), Measure(stem(word))) if word else None
