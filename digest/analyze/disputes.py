"""Two sides that count one thing differently in one sentence: "the union said 400, the company 250"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.analyze.reading import Reading
from digest.model.span import Span
from digest.text.gazetteer import country
from digest.text.measures import CONTINUOUS, MONEY
from digest.text.numbers import Number, agree, numbers
from digest.text.predicates import base, main_verb

SAYS = (
    r"(?:(?:has|had|have) )?(?:said|says?|spoke of|speaks? of|spoken of|estimate[ds]?|"
    r"reckon(?:ed|s)?(?: with)?|claim(?:ed|s)?|insist(?:ed|s)?|counted|counts|"
    r"put(?:s)? (?:(?:the|that|its|it|this) ?)?[\w ]{0,20}?\bat)"
)
VAGUE = r"(?:about |some |only |around |at least |nearly |up to |just |roughly |more than |fewer than )?"
CUE = re.compile(rf"\b(?:{SAYS}|expects?|expected|believe[sd]?|according to)\b")
AT_ONCE = re.compile(rf"\b{SAYS} {VAGUE}$")  # "says 12,000 liters"
WHO = r"(?P<who>(?:[Tt]he |[Ii]ts |[Hh]is |[Hh]er |[Oo]ther |an? )?(?:[\w.’'-]+ ){0,6}?[\w.’'-]+)"
SECOND = re.compile(rf"{WHO} {SAYS} {VAGUE}")
GAPPED = re.compile(rf"(?P<who>(?:the|its) (?:[\w’'-]+ ){{0,4}}?[\w’'-]+) {VAGUE}")
FIRST = re.compile(
    rf"(?:^|[:;] |, )(?P<who>(?:[\w.’'-]+ ){{0,7}}?[\w.’'-]+) (?:{SAYS}|expects?|expected|believe[sd]?)\b"
)
TAIL = re.compile(r"(?: [a-z]+){0,3}[\W]*")  # what may stand between the second figure and the end
SPLIT = re.compile(r"(?:,|;)? (?:while|but|whereas|and) |[;,] ")
THAT = re.compile(rf"{WHO} (?:said|says) that ")
BARE_CLOCK = re.compile(r"\bat (\d{1,2}):(\d{2})(?!\d)(?! ?[ap]\.?m)")
NO_DISPUTE = frozenset({"%", "score", "age", "magnitude"})
SPANS_OF_TIME = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
TIMES = 10  # how many times as large the figure of one side may be as the other's
HALF_DAY = 720  # minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one side says: its figure (places count in the sentence), and its name as the sentence has it."""

    number: Number
    who: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A sentence in which two sides count one thing: the number of the reading, the sentence, the sides."""

    reading: int
    sentence: int
    sides: tuple[Side, Side]


def disputes(readings: Sequence[Reading]) -> Iterator[Dispute]:
    """Every sentence of the English articles in which one side gives one figure and another side another."""
    for at, reading in enumerate(readings):
        if reading.article.language != "en":
            continue
        for place, sentence in enumerate(reading.sentences):
            sides = _sides(sentence.span)
            if sides and not sentence.broken:
                yield Dispute(reading=at, sentence=place, sides=sides)


def _sides(span: Span) -> tuple[Side, Side] | None:
    text = span.text
    found = [each for each in numbers(text) if each.unit not in NO_DISPUTE]
    for first, second in [(one, other) for at, one in enumerate(found) for other in found[at + 1 : at + 3]]:
        for cut in SPLIT.finditer(text, first.end, second.start):
            sides = _counted(text, first, second, cut)
            if sides:
                return sides
    return _quoted_times(text, found)


def _counted(text: str, first: Number, second: Number, cut: re.Match[str]) -> tuple[Side, Side] | None:
    """The first side before the cut, the second after it, where its figure stands at the end."""
    before, between = text[: first.start], text[cut.end() : second.start]
    own = FIRST.search(text, 0, cut.start())
    said = SECOND.fullmatch(between) or (AT_ONCE.search(before) and GAPPED.fullmatch(between))
    if not said or not CUE.search(text[: cut.start()]) or not TAIL.fullmatch(text, second.end):
        return None
    numbered = _one_thing(first, second)
    if numbered is None or _place(said["who"]) or (own and _place(own["who"])):
        return None
    start = cut.end() + said.start("who")
    return (
        Side(number=first, who=own.span("who") if own and own.end() <= first.start else None),
        Side(number=numbered, who=(start, start + len(said["who"]))),
    )


def _one_thing(first: Number, second: Number) -> Number | None:
    """The second figure as one of what the first counts; None where it cannot be, or says the same."""
    if second.unit in ("", first.unit):
        told = second._replace(unit=first.unit, fate=first.fate)
    elif first.unit in SPANS_OF_TIME and second.unit in SPANS_OF_TIME:
        told = second
        days = [each.value * SPANS_OF_TIME[each.unit] for each in (first, second)]
        return None if days[0] == days[1] else told
    else:
        return None
    least, most = sorted((first.value, told.value))
    if not first.unit or first.value == told.value or most > TIMES * max(least, 1):
        return None
    if first.unit in CONTINUOUS | MONEY and agree(first, told):
        return None
    return told


def _quoted_times(text: str, found: Sequence[Number]) -> tuple[Side, Side] | None:
    """One deed at two times of day: "X says that it came at 7:40 p.m. and Y says that it came at 2:10"."""
    parts = list(THAT.finditer(text))
    clocks = [each for each in found if each.unit == "clock"]
    if len(parts) != 2 or not clocks or not parts[0].end() < clocks[0].start < parts[1].start():  # noqa: PLR2004 - two sides
        return None
    deeds = [main_verb(text[parts[0].end() : parts[1].start()]), main_verb(text[parts[1].end() :])]
    if not (deeds[0] and deeds[1]) or base(deeds[0].text) != base(deeds[1].text):
        return None
    later = clocks[1:] or _bare(text, parts[1].end(), clocks[0])
    if len(later) != 1 or later[0].value == clocks[0].value:
        return None
    who = [each.span("who") for each in parts]
    start = text.rfind(" and ", who[1][0], who[1][1])
    return (
        Side(number=clocks[0], who=who[0]),
        Side(number=later[0], who=(start + 5, who[1][1]) if start >= 0 else who[1]),
    )


def _bare(text: str, since: int, clock: Number) -> list[Number]:
    """A time told without "p.m.", in the half of the day that was named before."""
    half = HALF_DAY if clock.value >= HALF_DAY else 0
    return [
        Number(each.start(1), each.end(2), value, "clock", value, value)
        for each in BARE_CLOCK.finditer(text, since)
        if (value := float(int(each[1]) % 12 * 60 + int(each[2]) + half)) >= 0
    ]


def _place(who: str) -> bool:
    """Whether a side is a country or a town: each counts its own."""
    return bool(country(who.removeprefix("the ")))
