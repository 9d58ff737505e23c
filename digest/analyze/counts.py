"""How many: what outlets count otherwise, as a disagreement or as a count that changed over time."""

import re
from collections.abc import Iterator, Sequence

from digest.analyze import pace
from digest.analyze.abroad import abroad
from digest.analyze.counted import one_count
from digest.analyze.disputes import disputes
from digest.analyze.facts import Facts
from digest.analyze.guards import Conflict
from digest.analyze.headed import label, positions
from digest.analyze.positions import Found
from digest.analyze.reading import Reading
from digest.analyze.slots import figures
from digest.analyze.tellings import Book, Told, book, figure
from digest.analyze.tolls import risen, tolls
from digest.analyze.totals import totals
from digest.analyze.units import Unit
from digest.analyze.ways import Ways, parted, told_once, two_outlets, ways
from digest.model.analysis import DifferenceKind
from digest.text.measures import CONTINUOUS, MONEY, PEOPLE
from digest.text.numbers import Number, agree, comparable
from digest.text.senses import synonyms

DOUBLE = 2  # how many times as large a third figure may be as one of those in dispute
FEW = 20  # a figure below it is met by chance: whoever has it as well must share a word, too
SURE = 0.1  # how far the ends of what is meant may lie apart, of the figure, where it is not "about"
BOTH_WAYS = frozenset({"missing", "trap"})  # what befalls fewer as they are found, or more as they are missed
WRITTEN = re.compile(r"\d[\d,]*(?:\.\d+)?")
MINOR = 0.25  # share of articles that may tell it in two ways and are left out for that
Group = list[Told]


def counts(readings: Sequence[Reading], units: Sequence[Unit], facts: Facts) -> Iterator[Found]:
    """One for each thing counted otherwise: what two sides dispute first."""
    held = book(readings, units)
    taken: set[tuple[str, int]] = set()
    for group in _disputed(held, readings):
        found = _settled(group, held, readings, disputed=True)
        if found:
            yield found
            taken |= {held.place(each) for each in group}
    for group in _grown(held, facts):
        found = _settled(group, held, readings, disputed=False)
        if found and found.over_time and taken.isdisjoint(held.place(each) for each in group):
            yield found
            taken |= {held.place(each) for each in group}
    for group in [*totals(held), *abroad(held), *_joined(_edges(held, facts), held, facts)]:
        if taken.isdisjoint(held.place(each) for each in group):
            found = _settled(group, held, readings, disputed=False)
            if found:
                yield found
                taken |= {held.place(each) for each in group}


def _disputed(held: Book, readings: Sequence[Reading]) -> list[Group]:
    """For each two figures that two sides set against each other, all who print one of them."""
    groups: dict[tuple[object, ...], Group] = {}
    for each in disputes(readings):
        reading = readings[each.reading]
        span = reading.sentences[each.sentence].span
        sides: Group = []
        for side in each.sides:
            told = _placed(held, span.article, span.start, side.number, side.who)
            if told:
                sides.append(told)
        if len(sides) == len(each.sides):
            key = tuple(sorted((told.figure.value, _kind(told.figure)) for told in sides))
            groups.setdefault(key, []).extend(sides)
    return [_with_backers(group, held) for group in groups.values()]


def _placed(held: Book, article: str, start: int, number: Number, who: tuple[int, int] | None) -> Told | None:
    """A figure of a sentence (places count in it, `start` is where it begins) in the clause it stands in."""
    place = start + number.start
    at = next(
        (
            at
            for at, unit in enumerate(held.units)
            if unit.article == article and unit.span.start <= place < unit.span.end
        ),
        None,
    )
    if at is None:
        return None
    moved = start - held.units[at].span.start
    own = number._replace(start=number.start + moved, end=number.end + moved)
    told = figure(held.units, at, own)
    return Told(
        unit=at, figure=own, start=told.start, end=told.end, ranged=told.ranged,
        who=(start + who[0], start + who[1]) if who else None,
    )  # fmt: skip


def _with_backers(group: Group, held: Book) -> Group:
    """The figures, and those of all other sentences that give one of them for a like thing."""
    places = {held.place(each) for each in group}
    backers = [
        each
        for each in held.figures
        if held.place(each) not in places and any(_backs(each, side, held) for side in group)
    ]
    known = {held.units[each.unit].article for each in (*group, *backers)}
    others = [
        each
        for each in held.figures
        if held.units[each.unit].article not in known
        and any(_as_well(each, side, held) for side in (*group, *backers))
    ]
    return [*group, *backers, *others]


def _as_well(each: Told, side: Told, held: Book) -> bool:
    """Whether another article counts the same in its own way: a name and a word are alike."""
    one, other = held.units[each.unit], held.units[side.unit]
    if each.figure.unit != PEOPLE or side.figure.unit != PEOPLE or not comparable(each.figure, side.figure):
        return False
    least, most = sorted((each.figure.value, side.figure.value))
    names = {key for key in {*one.keys} & {*other.keys} if key[0] == "@"}
    words = {key for key in _words(one) & _words(other) if key != PEOPLE}
    return (
        most <= DOUBLE * least
        and bool(names and words)
        and one.ahead == other.ahead
        and _only_one(one, each.figure)
    )


def _backs(each: Told, side: Told, held: Book) -> bool:
    """Whether a figure is the very one that another sentence has, and of the same kind of thing."""
    one, other = each.figure, side.figure
    if one.value != other.value or _kind(one) != _kind(other):
        return False
    if one.fate and other.fate and one.fate != other.fate:
        return False
    unsure = one.value < FEW or one.unit.startswith("clock") or one.unit in CONTINUOUS | MONEY
    if not unsure:
        return True
    shared = _words(held.units[each.unit]) & _words(held.units[side.unit])
    return bool(shared - {_kind(other)})


def _kind(number: Number) -> str:
    """What is counted: "worker" for workers, employees and staff."""
    return synonyms("en").get(number.unit, number.unit)


def _words(unit: Unit) -> set[str]:
    return {key for key in unit.keys if key[0] not in "@#" and not key[0].isdigit()}


def _grown(held: Book, facts: Facts) -> list[Group]:
    """The groups with a toll in them that others had as "at least" so many before."""
    grown = list(risen(held))
    places = {held.place(each) for pair in grown for each in pair}
    groups = _joined([*_edges(held, facts), *grown], held, facts) if grown else []
    return [group for group in groups if not places.isdisjoint(held.place(each) for each in group)]


def _edges(held: Book, facts: Facts) -> list[tuple[Told, Told]]:
    """The pairs of figures that clash."""
    return [*_near(held, facts), *_worded_alike(held), *tolls(held)]


def _joined(edges: Sequence[tuple[Told, Told]], held: Book, facts: Facts) -> list[Group]:
    """Figures connected through those that they clash with, and all that agree with one of them."""
    groups: list[dict[tuple[str, int], Told]] = []
    for one, other in edges:
        pair = {held.place(one): one, held.place(other): other}
        touching = [group for group in groups if group.keys() & pair.keys()]
        groups = [group for group in groups if not group.keys() & pair.keys()]
        for group in touching:
            pair = {**group, **pair}
        groups.append(pair)
    return [_with_agreeing(list(group.values()), held, facts) for group in groups]


def _near(held: Book, facts: Facts) -> Iterator[tuple[Told, Told]]:
    """Figures in clauses that are alike in all else."""
    for near in facts.near:
        if near.conflict is Conflict.NUMBER and near.clear:
            one, other = held.units[near.one], held.units[near.other]
            for mine, theirs in figures(one, other):
                pair = figure(held.units, near.one, mine), figure(held.units, near.other, theirs)
                if two_outlets(*pair, held) and not any(each.ranged for each in pair):
                    yield pair


def _worded_alike(held: Book) -> Iterator[tuple[Told, Told]]:
    """Figures whose own words are alike, however their clauses go on."""
    plain = [each for each in held.figures if not each.ranged]
    for at, one in enumerate(plain):
        for other in plain[at + 1 :]:
            if (
                comparable(one.figure, other.figure)
                and not agree(one.figure, other.figure)
                and two_outlets(one, other, held)
                and one_count(held.units[one.unit], held.units[other.unit], one.figure, other.figure)
            ):
                yield one, other


def _with_agreeing(group: Group, held: Book, facts: Facts) -> Group:
    """The group with the figures of clauses that state the same fact, or say it in the same words."""
    places = {held.place(each) for each in group}
    clauses = {each.unit for each in group}
    home = {at for each in group for at in facts.home.get(each.unit, ())} - clauses
    more: Group = []
    for each in held.figures:
        if held.place(each) in places:
            continue
        same = [
            known
            for known in group
            if comparable(each.figure, known.figure) and agree(each.figure, known.figure)
        ]
        one = held.units[each.unit]
        if same and (
            (each.unit in home and _only_one(one, each.figure))
            or any(one_count(one, held.units[known.unit], each.figure, known.figure) for known in same)
            or any(each.figure.value >= FEW and _backs(each, known, held) for known in same)
        ):
            more.append(each)
    return [*group, *more]


def _only_one(unit: Unit, number: Number) -> bool:
    return sum(comparable(each, number) for each in unit.numbers) == 1


def _settled(group: Group, held: Book, readings: Sequence[Reading], *, disputed: bool) -> Found | None:
    """The difference that a group makes; None where it is none, or nobody can tell."""
    kept = group if disputed else told_once(group, held)
    by_way = ways(kept, held)
    plain: Ways = {way: those for way, those in by_way.items() if not isinstance(way, str)}
    told = {
        way: [held.article(each) for each in those]
        for way, those in plain.items()
        if not isinstance(way, str)
    }
    outlets = [{pace.outlet(article) for article in articles} for articles in told.values()]
    if len(told) < 2 or (not disputed and len(set.union(*outlets)) < 2):  # noqa: PLR2004 - one is no difference
        return None
    fates = {each.figure.fate for those in plain.values() for each in those}
    went = pace.moved(told) if fates <= BOTH_WAYS else "" not in fates and pace.grew(told)
    over_time = not disputed and (pace.corrected(told) or went)
    if not (disputed or over_time):
        by_way = ways(kept, held, loosely=True)
        if not parted(by_way, held):
            return None
    made = positions(plain if over_time else by_way, held, readings, over_time=over_time)
    return Found(
        kind=DifferenceKind.NUMBER,
        subject=label(by_way, made, held, over_time=over_time),
        positions=made,
        over_time=over_time,
    )
