"""Numbers in other languages than English: how many of what, how exactly, and what befell those counted."""

import math
import re
from functools import lru_cache

from digest.text.counting import Counting, counting, folded
from digest.text.measures import CONTINUOUS, MONEY, PEOPLE
from digest.text.numbers import CLOSE, HALF, ROUNDED, TRAILING, VAGUE, Number, numbers
from digest.text.things import MAGNITUDE, thing
from digest.text.written import Written, written

NEAR = 34  # letters before a figure in which its "at least" is looked for
PART = re.compile(r"[,;:،؛。，、；()«»“”„\n]|[–—] |\.\s")
NO_FATE = MONEY | CONTINUOUS | {"%", MAGNITUDE, "hour", "day", "week", "month", "year", "minute"}
SHARE, OTHER = "share", "other"  # of a figure that tells of a part, or of other ones than the news is about


@lru_cache(maxsize=4096)  # the figures of a sentence are asked for with each that it is compared with
def tallies(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of `text`, as `digest.text.numbers.numbers` gives those of English.

    Units that all languages have bear English names (people, crew, km, %), so that they can be compared;
    other things counted bear the stem of their word. What can be read in two ways is left out. A language
    without lists is read as English is.
    """
    lists = counting(language)
    if lists is None:
        return numbers(text)
    plain, places = folded(text)
    found = list(written(plain, lists))
    dropped = _within_ranges(plain, found, lists)
    made: list[Number] = []
    for at, figure in enumerate(found):
        number = None if at in dropped else _number(plain, found, at, lists, language)
        if number is not None:
            made.append(
                number._replace(
                    start=places[figure.start],
                    end=places[figure.end - 1] + 1,
                    noun=_place(places, number.noun),
                )
            )
    return tuple(made)


def _place(places: list[int], end: int) -> int:
    return places[end - 1] + 1 if end else 0


def _within_ranges(text: str, found: list[Written], lists: Counting) -> set[int]:
    """The figures that are ends of a range, or words of a percentage."""
    out: set[int] = set()
    for at in range(1, len(found)):
        before, figure = found[at - 1], found[at]
        percent = lists.percent.match(text, before.end)
        if percent and figure.start < percent.end():
            out.add(at)  # "diez por ciento"
        opened = lists.ranged.search(text, 0, figure.start)
        if opened and opened.start() <= before.start:
            out |= {at - 1, at}
    return out


def _number(text: str, found: list[Written], at: int, lists: Counting, language: str) -> Number | None:
    figure = found[at]
    counted = thing(text, figure, lists, language)
    if counted is None or (at and _shares(text, found[at - 1], figure, lists)):
        return None
    unit, noun = counted.unit, counted.end
    slack, value = _slack(figure, unit) * counted.factor, figure.value * counted.factor
    least, most, opened = _meant(text, figure, noun, value, slack, lists)
    around = _around(text, found, at, lists)
    following = found[at + 1] if at + 1 < len(found) else None
    among = lists.including.search(text[max(0, figure.start - NEAR) : figure.start])
    if among or (following and _shares(text, figure, following, lists)):
        opened = SHARE
    elif lists.others.search(text, *around):
        opened = OTHER
    fate = "" if unit in NO_FATE else _fate(text, figure, around, lists)
    if fate and (not unit or (noun and _told_by(text, figure, noun, lists))):
        unit = PEOPLE  # "17 wurden verletzt", "15 поранено"
    return Number(figure.start, figure.end, value, unit, least, most, opened, fate, noun)


def _shares(text: str, part: Written, total: Written, lists: Counting) -> bool:
    """Whether the one figure is so many of the other: "5 de los 23", "5 Arbeiter von 23"."""
    between = text[part.end : total.start]
    found = lists.share.search(between)
    if found is None or found.end() < len(between):
        return False
    return len(between[: found.start()].split()) <= 1


def _slack(figure: Written, unit: str) -> float:
    """How far the figure may be off, as it is written: see `digest.text.numbers`."""
    if unit == MAGNITUDE:
        return 0.0
    if unit in CONTINUOUS:
        return CLOSE * figure.value
    if figure.decimals or figure.scale > 1000 or unit == "%":  # noqa: PLR2004 - thousands are written out
        return min(HALF * figure.scale * 10.0**-figure.decimals, ROUNDED * figure.value)
    whole = str(int(figure.value))
    zeros = len(whole) - len(whole.rstrip("0"))
    return min(HALF * 10.0**zeros, TRAILING * figure.value) if zeros > 1 else 0.0


def _meant(
    text: str, figure: Written, noun: int, value: float, slack: float, lists: Counting
) -> tuple[float, float, str]:
    before = text[max(0, figure.start - NEAR) : figure.start]
    after = any(lists.after_least.match(text, end) for end in {figure.end, noun or figure.end})
    if after or lists.least.search(before):
        return value - slack, math.inf, "least"
    if lists.most.search(before):
        return -math.inf, value + slack, "most"
    if lists.about.search(before):
        return value * (1 - VAGUE) - slack, value * (1 + VAGUE) + slack, ""
    return value - slack, value + slack, ""


def _around(text: str, found: list[Written], at: int, lists: Counting) -> tuple[int, int]:
    """The stretch around a figure without another one, up to a comma; over one before "who were …"."""
    figure = found[at]
    start = max((cut.end() for cut in PART.finditer(text, 0, figure.start)), default=0)
    cut = PART.search(text, figure.end)
    if cut and lists.relative.match(text, cut.end() + 1):
        cut = PART.search(text, cut.end())
    end = cut.start() if cut else len(text)
    first = found[at - 1].end if at else 0
    last = found[at + 1].start if at + 1 < len(found) else len(text)
    return max(start, first), min(end, last)


def _fate(text: str, figure: Written, around: tuple[int, int], lists: Counting) -> str:
    """What befell those counted: the nearest such word around the figure."""
    ranked = [
        (
            figure.start - match.end() if match.end() <= figure.start else match.start() - figure.end,
            rank,
            name,
        )
        for rank, (name, pattern) in enumerate(lists.fates)
        for match in pattern.finditer(text, *around)
    ]
    return min(ranked)[2] if ranked else ""


def _told_by(text: str, figure: Written, noun: int, lists: Counting) -> bool:
    """Whether the word behind a figure is none for a thing but tells what befell people."""
    return any(pattern.search(text, figure.end, noun) for _, pattern in lists.fates)
