"""What must agree before two clauses count as one fact: numbers, dates, negation, outlook, role, place."""

from collections.abc import Callable
from enum import StrEnum

from digest.analyze.units import Unit


class Conflict(StrEnum):
    """Why two clauses, however alike, do not state one fact."""

    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    MODALITY = "modality"
    ROLE = "role"
    PLACE = "place"
    DEED = "deed"
    ORDER = "order"


MONEY = frozenset({"$", "€", "£"})
# How alike two clauses must be for a conflict to be a difference, and not just two things.
SURE = {Conflict.NUMBER: 0.45, Conflict.DATE: 0.6, Conflict.PLACE: 0.38, Conflict.DEED: 0.3}


def conflict(one: Unit, other: Unit) -> Conflict | None:
    """The first way in which two clauses contradict or speak of different things; None where they may agree.

    A thing that only one of them states is no conflict: silence is not disagreement.
    """
    return next((kind for kind, differ in TESTS if differ(one, other)), None)


def _sides_differ(one: Unit, other: Unit) -> bool:
    """Two that act, or one pair of nouns that has changed places ("the union sued the company")."""
    if one.side and other.side:
        return one.side != other.side
    swapped = one.head in other.keys and other.head in one.keys
    return bool(one.head and other.head) and one.head != other.head and swapped


def _order_differs(one: Unit, other: Unit) -> bool:
    ways = {event: way for way, event in one.order}
    return any(event in ways and ways[event] != way for way, event in other.order)


def _outlook_differs(one: Unit, other: Unit) -> bool:
    """What will be is not what was; what may be is not what is; "if" is not "unless"."""
    if one.ahead != other.ahead:
        return True
    if {one.condition, other.condition} == {"if", "unless"}:
        return True
    return any(
        not doubt.possible.isdisjoint(fact.keys) and not fact.hedged and not fact.possible
        for doubt, fact in ((one, other), (other, one))
    )


def _days_differ(one: Unit, other: Unit) -> bool:
    return bool(one.days and other.days) and not _days_agree(one.days, other.days)


def _places_differ(one: Unit, other: Unit) -> bool:
    return bool(one.places and other.places) and not _places_agree(one.places, other.places)


def _negation_differs(one: Unit, other: Unit) -> bool:
    return one.negated != other.negated


def _numbers_differ(one: Unit, other: Unit) -> bool:
    theirs = dict(other.numbers)
    money = {unit for unit, _ in one.numbers} & MONEY, theirs.keys() & MONEY
    if all(money) and not money[0] & money[1]:
        return True
    return any(unit in theirs and not values & theirs[unit] for unit, values in one.numbers)


def _deeds_differ(one: Unit, other: Unit) -> bool:
    groups = {group for group, _ in one.deeds} & {group for group, _ in other.deeds}
    return any(
        not {deed for deed in one.deeds if deed[0] == group}
        & {deed for deed in other.deeds if deed[0] == group}
        for group in groups
    )


def _places_agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether they have a place in common; "river-thames" and "thames" are one."""
    parts = [(set(a.split("-")), set(b.split("-"))) for a in one for b in other]
    return any(a <= b or b <= a for a, b in parts)


def _days_agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(a.startswith(b) or b.startswith(a) for a in one for b in other)


TESTS: tuple[tuple[Conflict, Callable[[Unit, Unit], bool]], ...] = (
    (Conflict.NUMBER, _numbers_differ),
    (Conflict.NEGATION, _negation_differs),
    (Conflict.ROLE, _sides_differ),
    (Conflict.DEED, _deeds_differ),
    (Conflict.DATE, _days_differ),
    (Conflict.PLACE, _places_differ),
    (Conflict.ORDER, _order_differs),
    (Conflict.MODALITY, _outlook_differs),
)
