"""Figures of what a story has once, such as its injured, compared in any language and between two."""

from collections.abc import Iterator
from itertools import combinations

from digest.analyze.guards import TESTS, Conflict
from digest.analyze.nearness import OF_A_PART, YEAR
from digest.analyze.slots import MORE, OTHER_ONE
from digest.analyze.tellings import Book, Told
from digest.analyze.ways import two_outlets
from digest.text.measures import PEOPLE
from digest.text.numbers import Number, agree
from digest.text.things import CREW, MAGNITUDE

FAR = 2.0  # how many times as large one figure of people may be as another that counts the same ones
FAR_MAGNITUDE = 1.2
APART = (Conflict.DATE, Conflict.PLACE, Conflict.NEGATION)
Key = tuple[str, str]


def abroad(held: Book) -> Iterator[list[Told]]:
    """The figures of what a story has once: its dead, its injured, a ship's crew, an earthquake's magnitude.

    They bear the same name in every language, so articles in two languages are compared, too. At least one of
    two that part is in another language than English: English has finders of its own. An article that gives
    two such figures tells of two things, and is left out.
    """
    for key, told in _once(held).items():
        edges = [(one, other) for one, other in combinations(told, 2) if _part(one, other, key, held)]
        group = {held.place(each): each for pair in edges for each in pair}
        if group:
            parting = list(group.values())
            backing = [each for each in told if any(_alike(each, one) for one in parting)]
            yield list({held.place(each): each for each in (*parting, *backing)}.values())


def _once(held: Book) -> dict[Key, list[Told]]:
    """The figures by what befell whom, of articles that give one value only."""
    found: dict[Key, list[Told]] = {}
    for each in held.figures:
        key = _key(each.figure)
        if key and not each.ranged and not of_others(each, held) and not long_ago(each, held):
            found.setdefault(key, []).append(each)
    for key, told in found.items():
        values: dict[str, set[float]] = {}
        for each in told:
            values.setdefault(held.article(each).id, set()).add(each.figure.value)
        found[key] = [each for each in told if len(values[held.article(each).id]) == 1]
    return found


def _key(number: Number) -> Key | None:
    if number.unit in (CREW, MAGNITUDE):
        return number.unit, ""
    return (PEOPLE, number.fate) if number.unit == PEOPLE and number.fate else None


def of_others(told: Told, held: Book) -> bool:
    """Whether a figure counts a part, or others than those the news is about."""
    unit = held.units[told.unit]
    if told.figure.open in OF_A_PART:
        return True
    text = unit.span.text
    return unit.language == "en" and bool(OTHER_ONE.search(text) or MORE.match(text, told.figure.end))


def long_ago(told: Told, held: Book) -> bool:
    """Whether the clause names a year before the article's."""
    day, unit = held.article(told).published.day, held.units[told.unit]
    years = {*YEAR.findall(unit.span.text), *(named[:4] for named in unit.days)}
    return any(day is None or int(year) < day.year for year in years)


def _part(one: Told, other: Told, key: Key, held: Book) -> bool:
    """Whether two outlets give two figures that cannot both be meant, and nothing else keeps them apart."""
    units = held.units[one.unit], held.units[other.unit]
    far = FAR_MAGNITUDE if key[0] == MAGNITUDE else FAR
    least, most = sorted((one.figure.value, other.figure.value))
    return (
        {unit.language for unit in units} != {"en"}
        and two_outlets(one, other, held)
        and not agree(one.figure, other.figure)
        and 0 < most <= far * least
        and not any(differ(*units) for kind, differ in TESTS if kind in APART)
    )


def _alike(one: Told, other: Told) -> bool:
    return agree(one.figure, other.figure)
