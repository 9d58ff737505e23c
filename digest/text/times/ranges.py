"""Stretches told by both ends ("from March 3 to 5", "1990-95") or by one ("since 2014", "until Friday")."""

from collections.abc import Sequence
from dataclasses import replace

from digest.text.times.reading import Found, Reading

NOW = "PRESENT_REF"
BETWEEN = 2  # tokens at most between the two ends of a stretch
EARLY = 3  # tokens back to the word that says what is meant: "since [the end of] 2014"
BETWEEN_WORD, SINCE, UNTIL = "between", "since", "until"  # as the lists of words tell them
Read = tuple[int, int, Found]


def with_ranges(reading: Reading, read: Sequence[Read]) -> list[Read]:
    """The expressions with `begin` and `until` where two of them, or a word before one, tell a stretch.

    Both ends of a stretch carry both values. "Since" begins a stretch that still goes on, its end the
    value for now; "until" tells the end alone.
    """
    made = list(read)
    for n in range(len(made) - 1):
        if _joined(reading, made[n], made[n + 1]):
            begin, until = made[n][2].value, made[n + 1][2].value
            made[n], made[n + 1] = _with(made[n], begin, until), _with(made[n + 1], begin, until)
    return [each if each[2].begin or each[2].until else _one_end(reading, each) for each in made]


def _with(each: Read, begin: str, until: str) -> Read:
    return each[0], each[1], replace(each[2], begin=begin, until=until)


def _joined(reading: Reading, one: Read, other: Read) -> bool:
    gap = reading.tokens.classes[one[1] : other[0]].replace("t", "").replace("P", "")
    if not 1 <= other[0] - one[1] <= BETWEEN or not _comparable(one[2], other[2]):
        return False
    if gap in ("-", "B", "/"):
        return True
    return gap == "j" and _said_before(reading, one[0]) == BETWEEN_WORD


def _comparable(one: Found, other: Found) -> bool:
    """Whether the second time is after the first, both being days, months or years."""
    if {one.kind, other.kind} - {"DATE", "TIME"} or one.point is None or other.point is None:
        return _clocks(one, other)
    first, last = one.point, other.point
    if first.year is None or last.year is None:
        return False
    return (first.year, first.month or 0, first.day or 0, one.value) < (
        last.year,
        last.month or 12,
        last.day or 31,
        other.value,
    )


def _clocks(one: Found, other: Found) -> bool:
    return one.kind == other.kind == "TIME" and one.value < other.value and "X" not in one.value


def _said_before(reading: Reading, start: int) -> str:
    """What the word before a time says of it: "since", "until", "between" or nothing."""
    for i in range(start - 1, max(-1, start - 1 - EARLY), -1):
        if reading.kind(i) in "PBe":
            return reading.tokens.values[i]
        if reading.kind(i) not in "tEf":
            return ""
    return ""


def _one_end(reading: Reading, each: Read) -> Read:
    found = each[2]
    if found.kind not in ("DATE", "TIME") or not found.value[:1].isdigit():
        return each
    said = _said_before(reading, each[0])
    if said == SINCE:
        return _with(each, found.value, NOW)
    return _with(each, "", found.value) if said == UNTIL else each
