"""On which day an hour is: the day told beside it, or the one on which it fits an hour of another zone.

"At 5:20 a.m. local time (2120 GMT on Monday)": Monday belongs to the hour in the parentheses alone. No zone
is more than fourteen hours ahead of GMT or twelve behind it, so the other hour is of Tuesday.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from digest.text.times.calendar import shifted_days, value_of
from digest.text.times.lengths import A_TIME_OF_DAY
from digest.text.times.reading import SENTENCE_ENDS, Found, Reading

Read = tuple[int, int, Found]

DAY_BESIDE = 4  # tokens between a time of day and its day: "at 6:42 p.m. on Friday"
BRACKET = 12  # tokens at most from a time to the parentheses around it
TWIN_BESIDE = 6  # tokens at most between an hour and the parentheses that tell it of another zone
NEAR = 3  # times at most between an hour and its day or twin
HOUR, DAY = 60, 24 * 60  # minutes
ALL_ZONES = (-12 * HOUR, 14 * HOUR)  # before and ahead of GMT
HOURS = "TAKnZ"  # classes of tokens of which one is in every time of day
INSIDE = re.compile(r"\([^()]*\)")
VALUE = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})")
BESIDE, BY_ZONES = "a time of the day told beside it", "the day on which it fits the hour of the other zone"


def on_their_days(reading: Reading, read: Sequence[Read]) -> list[Read]:
    """Each time of day on the day that its sentence tells.

    That is the day right behind it, else the one on which it fits the same time by another clock, else the
    last day before it. A day in parentheses with an hour of a zone is that hour's own; both are left out
    where they only say again when it was.
    """
    made = [_on(read[n], _day_behind(reading, read, n)) for n in range(len(read))]
    for n, each in enumerate(made):
        if each[2].rule == A_TIME_OF_DAY:
            made[n] = _by_zones(reading, made, n) or _on(each, _day_before(reading, read, n))
    again = {_bracket(reading, each[0]) for n, each in enumerate(made) if _said_again(reading, made, n)}
    return [each for each in made if _bracket(reading, each[0]) not in again] if again else made


def _on(each: Read, day: Read | None) -> Read:
    start, end, found = each
    if day is None or day[2].point is None or found.rule != A_TIME_OF_DAY:
        return each
    return start, end, _placed(found, value_of(day[2].point), BESIDE)


def _placed(found: Found, day: str, rule: str) -> Found:
    return replace(found, value=f"{day}T{found.value.partition('T')[2]}", anchor=day, rule=rule)


def _has_day(each: Read) -> bool:
    return each[2].point is not None and each[2].point.day is not None


def _day_behind(reading: Reading, read: Sequence[Read], n: int) -> Read | None:
    """The day right behind a time, also past parentheses: "at 5:20 a.m. (0320 GMT) on Monday"."""
    own, end = _bracket(reading, read[n][0]), read[n][1]
    for other in read[n + 1 : n + 1 + NEAR]:
        theirs = _bracket(reading, other[0])
        if theirs != own and theirs is not None:
            continue
        between = reading.tokens.classes[end : other[0]]
        near = len(INSIDE.sub("", between)) <= DAY_BESIDE and not set(between) & set(SENTENCE_ENDS)
        return other if near and theirs == own and _has_day(other) else None
    return None


def _day_before(reading: Reading, read: Sequence[Read], n: int) -> Read | None:
    """The last day before a time in its sentence."""
    start = read[n][0]
    own = _bracket(reading, start)
    for other in reversed(read[max(0, n - NEAR) : n]):
        if _has_day(other) and _bracket(reading, other[0]) in (None, own):
            between = reading.tokens.classes[other[1] : start]
            return None if set(between) & set(SENTENCE_ENDS) else other
    return None


def _bracket(reading: Reading, i: int) -> tuple[int, int] | None:
    """The parentheses around token `i` that tell an hour of another zone than the words before them."""
    opened = closed = -1
    for at in range(i - 1, max(-1, i - BRACKET), -1):
        if reading.kind(at) in ")(" or reading.kind(at) in SENTENCE_ENDS:
            opened = at if reading.kind(at) == "(" else -1
            break
    for at in range(i, i + BRACKET):
        if reading.kind(at) in ")(" or reading.kind(at) in SENTENCE_ENDS:
            closed = at if reading.kind(at) == ")" else -1
            break
    if min(opened, closed) < 0 or reading.first(opened, closed, HOURS) < 0:
        return None
    return (opened, closed) if reading.first(max(0, opened - 1), closed, "Z") >= 0 else None


def _by_zones(reading: Reading, made: Sequence[Read], n: int) -> Read | None:
    """A time on the one day on which it is the same moment as the time by another clock beside it."""
    start, end, found = made[n]
    twin = _twin(reading, made, n)
    told = VALUE.fullmatch(twin[2].value) if twin else None
    own = VALUE.fullmatch(f"0001-01-01T{found.value.partition('T')[2]}")
    if twin is None or told is None or own is None:
        return None
    least, most = _zone(reading, start, end)
    first, last = _zone(reading, twin[0], twin[1])
    apart = _minutes(own) - _minutes(told)
    fits = [days for days in (-1, 0, 1) if least - last <= apart + days * DAY <= most - first]
    day = shifted_days(date.fromisoformat(told[1]), fits[0]) if len(fits) == 1 else None
    return (start, end, _placed(found, day.isoformat(), BY_ZONES)) if day else None


def _twin(reading: Reading, made: Sequence[Read], n: int) -> Read | None:
    """The hour of which one in parentheses right behind it is said again, or the other way round."""
    start, end, _ = made[n]
    own = _bracket(reading, start)
    if own is not None:
        before = (each for each in reversed(made[max(0, n - NEAR) : n]) if "T" in each[2].value)
        other = next(before, None)
        return other if other and 0 <= own[0] - other[1] <= TWIN_BESIDE else None
    for each in made[n + 1 : n + 1 + NEAR]:
        theirs = _bracket(reading, each[0])
        if theirs is not None and "T" in each[2].value:
            return each if 0 <= theirs[0] - end <= TWIN_BESIDE else None
    return None


def _said_again(reading: Reading, made: Sequence[Read], n: int) -> bool:
    inside = _bracket(reading, made[n][0]) is not None
    return inside and "T" in made[n][2].value and _twin(reading, made, n) is not None


def _zone(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """How many minutes a time of day may be ahead of GMT, least and most: as its zone tells, else any."""
    value = reading.value(reading.first(start, end, "Z")) if reading.first(start, end, "Z") >= 0 else ""
    if value == "Z":
        return 0, 0
    return (int(value) * HOUR, int(value) * HOUR) if value else ALL_ZONES


def _minutes(told: re.Match[str]) -> int:
    return int(told[2]) * HOUR + int(told[3])
