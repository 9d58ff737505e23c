"""What must agree before two clauses count as one fact: numbers, dates, negation, time to come, role, place."""

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


def conflict(one: Unit, other: Unit) -> Conflict | None:
    """The first way in which the two clauses contradict or speak of different things; None where they may agree.

    A thing that only one of them states is no conflict: silence is not disagreement.
    """
    if one.negated != other.negated:
        return Conflict.NEGATION
    if one.side and other.side and one.side != other.side:
        return Conflict.ROLE
    if _deeds_differ(one, other):
        return Conflict.DEED
    if _numbers_differ(one, other):
        return Conflict.NUMBER
    if one.days and other.days and not _days_agree(one.days, other.days):
        return Conflict.DATE
    if one.places and other.places and not _places_agree(one.places, other.places):
        return Conflict.PLACE
    if one.ahead != other.ahead:
        return Conflict.MODALITY
    return None


def _numbers_differ(one: Unit, other: Unit) -> bool:
    theirs = dict(other.numbers)
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
