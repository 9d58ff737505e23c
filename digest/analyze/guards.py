"""What must agree before two clauses count as one fact: numbers, dates, negation, outlook, role, place."""

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


# How alike two clauses must be for a conflict to be a difference, and not just two things.
SURE = {Conflict.NUMBER: 0.45, Conflict.DATE: 0.6, Conflict.PLACE: 0.38, Conflict.DEED: 0.3}


def conflict(one: Unit, other: Unit) -> Conflict | None:
    """The first way in which the two clauses contradict or speak of different things; None if they may agree.

    A thing that only one of them states is no conflict: silence is not disagreement.
    """
    checks = (
        (Conflict.NEGATION, _negations_differ),
        (Conflict.ROLE, _sides_differ),
        (Conflict.DEED, _deeds_differ),
        (Conflict.NUMBER, _numbers_differ),
        (Conflict.DATE, _days_differ),
        (Conflict.PLACE, _places_differ),
        (Conflict.MODALITY, _outlooks_differ),
    )
    return next((kind for kind, differ in checks if differ(one, other)), None)


def _negations_differ(one: Unit, other: Unit) -> bool:
    return one.negated != other.negated


def _sides_differ(one: Unit, other: Unit) -> bool:
    return bool(one.side and other.side) and one.side != other.side


def _days_differ(one: Unit, other: Unit) -> bool:
    return bool(one.days and other.days) and not _days_agree(one.days, other.days)


def _places_differ(one: Unit, other: Unit) -> bool:
    return bool(one.places and other.places) and not _places_agree(one.places, other.places)


def _outlooks_differ(one: Unit, other: Unit) -> bool:
    """Whether one tells of what is to come and the other of what is or was."""
    return one.ahead != other.ahead


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
