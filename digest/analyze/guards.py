"""What must agree before two clauses count as one fact: numbers, dates, negation, outlook, role, place."""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from digest.analyze.features import SAYING_NO
from digest.analyze.units import Unit
from digest.text.measures import CONTINUOUS, MONEY
from digest.text.numbers import Number, agree, comparable
from digest.text.words import content, words

NO_COUNT = frozenset({"", "%", "score", "clock", "age", "magnitude"})  # units of figures that count no things

DENIAL = re.compile(r"\bden(?:y|ies|ied|ying) (?:that|having) ")
DENIED = 3  # content words behind "denied that" among which stands what is denied
BEFORE, AFTER = 4, 3  # words around the same word elsewhere in which a "not" belongs to it


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


def conflict(one: Unit, other: Unit) -> Conflict | None:
    """The first way in which two clauses contradict or speak of different things; None where they may agree.

    A thing that only one of them states is no conflict: silence is not disagreement.
    """
    return next((kind for kind, differ in TESTS if differ(one, other)), None)


def _sides_differ(one: Unit, other: Unit) -> bool:
    """Two that act, or one pair of nouns that has changed places ("the union sued the company")."""
    if one.agent and other.agent and one.agent != other.agent:
        return True
    if one.side and other.side:
        return one.side != other.side
    swapped = one.verb == other.verb and one.head in other.keys and other.head in one.keys
    return bool(one.head and other.head) and one.head != other.head and swapped


def _order_differs(one: Unit, other: Unit) -> bool:
    ways = {event: way for way, event in one.order}
    return any(event in ways and ways[event] != way for way, event in other.order)


@lru_cache(maxsize=8192)  # asked for with each clause that one is compared with
def _denied(text: str) -> tuple[str, ...]:
    """The stems of what a clause denies; empty where it denies nothing."""
    denial = DENIAL.search(text)
    return tuple(word.stem for word in content(text[denial.end() :]))[:DENIED] if denial else ()


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
    """Only one says no; or one denies what the other tells, whatever else that one says no to."""
    return one.negated != other.negated or _denies(one, other) or _denies(other, one)


def _denies(one: Unit, other: Unit) -> bool:
    """Whether one "denied that it had threatened drivers" and the other tells that it did."""
    denied = _denied(one.span.text)
    if not denied:
        return False
    theirs = [word.stem for word in words(other.span.text)]
    at = next((theirs.index(each) for each in denied if each in theirs), None)
    return at is not None and SAYING_NO.isdisjoint(theirs[max(0, at - BEFORE) : at + AFTER])


def _numbers_differ(one: Unit, other: Unit) -> bool:
    """Both count a thing and no two of their figures for it agree; or they speak of two currencies."""
    if not one.numbers or not other.numbers:
        return False
    money = {each.unit for each in one.numbers} & MONEY, {each.unit for each in other.numbers} & MONEY
    if all(money) and not money[0] & money[1] and not _named_otherwise(one, other):
        return True
    return bool(contested(one, other)) or _count_differently(one, other)


def _named_otherwise(one: Unit, other: Unit) -> bool:
    """Whether one of their prices stands in both, once without its currency ("840 Swiss francs")."""
    return any(
        a.value == b.value and not {a.unit, b.unit} <= MONEY for a in one.numbers for b in other.numbers
    )


def _count_differently(one: Unit, other: Unit) -> bool:
    """Each counts one kind of thing, and not alike: "430 workers" are not "240 members of staff"."""
    if len(one.numbers) != 1 or len(other.numbers) != 1:
        return False
    mine, theirs = one.numbers[0], other.numbers[0]
    counts = not {mine.unit, theirs.unit} & (NO_COUNT | MONEY | CONTINUOUS)
    return counts and not agree(mine, theirs)


def contested(one: Unit, other: Unit) -> tuple[tuple[Number, Number], ...]:
    """For each thing that both count and on which none of their figures agree, the first figures of both."""
    found: list[tuple[Number, Number]] = []
    for mine in one.numbers:
        theirs = [each for each in other.numbers if comparable(mine, each)]
        if theirs and not any(
            agree(a, b) for a in one.numbers if a.unit == mine.unit for b in other.numbers if comparable(a, b)
        ):
            found.append((mine, theirs[0]))
    return tuple(found)


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
