"""The figures of one thing by what they say: which are one way of telling it, and whether two ways part."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from digest.analyze import pace
from digest.analyze.tellings import Book, Told
from digest.text.measures import CONTINUOUS
from digest.text.numbers import Number, agree

SURE = 0.1  # how far the ends of what is meant may lie apart, of the figure, where it is not "about"
MINOR = 0.25  # share of articles that may tell it in two ways and are left out for that
WRITTEN = re.compile(r"\d[\d,]*(?:\.\d+)?")
Group = list[Told]
Ways = dict[float | str, Group]  # by the figure meant, or by the words of a range


def told_once(group: Group, held: Book) -> Group:
    """The group without the few articles that tell it in two ways; empty where they are not few."""
    twice = _twice(ways(group, held), held)
    articles = {held.article(each).id for each in group}
    if len(twice) > MINOR * len(articles):
        return []
    return [each for each in group if held.article(each).id not in twice]


def parted(told: Mapping[float | str, Group], held: Book) -> bool:
    """Whether two outlets give two figures that cannot both be meant."""
    return any(
        not agree(one.figure, other.figure) and two_outlets(one, other, held)
        for way, those in told.items()
        for another, others in told.items()
        if way != another and not isinstance(way, str) and not isinstance(another, str)
        for one in those
        for other in others
    )


def ways(group: Iterable[Told], held: Book, *, loosely: bool = False) -> Ways:
    """The figures by what they say; loosely: those that may be one as they are meant, together."""
    found: Ways = {}
    firsts: list[Told] = []
    for each in sorted(
        group, key=lambda told: (bool(told.figure.open), _vague(told.figure), held.place(told))
    ):
        if each.ranged:
            found.setdefault(held.marked(each).text.casefold(), []).append(each)
            continue
        alike = [first for first in firsts if _one_way(first, each, held, loosely=loosely)]
        same = min(alike, key=lambda first: abs(first.figure.value - each.figure.value), default=None)
        if same is None:
            firsts.append(each)
        found.setdefault((same or each).figure.value, []).append(each)
    return found


def _vague(number: Number) -> bool:
    return number.most - number.least > SURE * number.value


def _one_way(one: Told, other: Told, held: Book, *, loosely: bool) -> bool:
    """Whether two figures say one thing: 60 meters are not 62, though 46.2 are 46, and 100 miles 160 km."""
    if one.figure.value == other.figure.value:
        return True
    texts = [held.marked(each).text for each in (one, other)]
    if one.figure.unit in CONTINUOUS:
        written = [WRITTEN.search(text) for text in texts]
        english = {held.units[each.unit].language for each in (one, other)} == {"en"}
        if english and texts[0].split()[-1].casefold() == texts[1].split()[-1].casefold() and all(written):
            whole = [round(float(each[0].replace(",", ""))) for each in written if each]
            return whole[0] == whole[1]
        return agree(one.figure, other.figure)
    return loosely and agree(one.figure, other.figure)


def _twice(told: Mapping[float | str, Group], held: Book) -> set[str]:
    """The articles that tell it in more than one way."""
    count = Counter(id_ for those in told.values() for id_ in {held.article(each).id for each in those})
    return {id_ for id_, times in count.items() if times > 1}


def two_outlets(one: Told, other: Told, held: Book) -> bool:
    """An outlet's later article is never set against its earlier one."""
    return pace.outlet(held.article(one)) != pace.outlet(held.article(other))
