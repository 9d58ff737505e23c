"""Times told from another time: "tomorrow morning", "last month", "two days later", "that year"."""

from dataclasses import replace
from datetime import date

from digest.text.times.calendar import (
    Point,
    as_date,
    as_point,
    days_of,
    shifted_days,
    shifted_months,
    value_of,
    week_value,
)
from digest.text.times.clocks import hour_of
from digest.text.times.lengths import UNITS, amount, length_value, stretch_of
from digest.text.times.reading import Found, Reading

DAYS_OF = {"D": 1, "W": 7, "FN": 14}
MONTHS_OF = {"M": 1, "Q": 3}
YEARS_OF = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}
DIRECTION = {"L": -1, "X": 1, "i": 0, "s": 0}
EVENT = "event"  # in the list of words: what may have its event behind it
FROM_TOLD, A_STRETCH = "told", "stretch"  # how "following" and "past" are reckoned, in the list of words
EVENING, PARTS_OF_EVENING = 18, ("EV", "NI")  # the hour from which one writes of it
THAT_EVENING = ", or the evening of writing"
TOO_FAR = 5000  # units: nobody reckons further from a date


def day_told(reading: Reading, start: int, end: int, said: Point | None = None) -> Found | None:
    """Days by name: "today", "tomorrow morning"; `said` is the day a quotation was spoken, if told."""
    at = reading.first(start, end, "R")
    value = reading.tokens.values[at]
    part = value.lstrip("-0123456789")  # "0NI" is tonight
    shift = int(value.removesuffix(part))
    kind, tail = hour_of(reading, start, end)
    if part and kind != "TIME":
        kind, tail = "TIME", f"T{part}"
    base = as_date(said) or reading.base_day()
    quoted = reading.quote_around(start)
    if base is None:
        return Found(
            kind=kind,
            value="FUTURE_REF" if shift > 0 else "PAST_REF" if shift else "PRESENT_REF",
            rule="no date to reckon from",
        )
    day = shifted_days(base, shift)
    if day is None:
        return None
    origin = "the day the quote was said" if said else f"{reading.basis()}{' (in a quote)' if quoted else ''}"
    point = as_point(day)
    return Found(
        kind=kind,
        value=value_of(point) + tail,
        rule=f"day told from {origin}",
        anchor=base.isoformat(),
        point=point,
    )


def part_told(reading: Reading, start: int, end: int) -> Found | None:
    """Parts of a day: "this morning", "last night", "the next morning", "that evening"."""
    word = reading.kind(reading.first(start, end, "LXis"))
    part = reading.tokens.values[reading.first(start, end, "p")]
    from_told = word in "Xs"
    base = as_date(reading.last_day) if from_told and reading.last_day else reading.base_day()
    if base is None:
        return None
    day = shifted_days(base, DIRECTION[word])
    if day is None:
        return None
    point = as_point(day)
    return Found(
        kind="TIME",
        value=f"{value_of(point)}T{part}",
        rule="part of a day" + (THAT_EVENING if _of_that_evening(reading, word, part) else ""),
        anchor=base.isoformat(),
        point=point,
    )


def _of_that_evening(reading: Reading, word: str, part: str) -> bool:
    """Whether "last night" may be the evening of writing: a paper's text for the morning is out by then."""
    late = reading.hour is not None and reading.hour >= EVENING
    return late and not reading.narrative and word == "L" and part in PARTS_OF_EVENING


def unit_told(reading: Reading, start: int, end: int) -> Found | None:
    """Units next to now: "last week", "this month", "the next day", "that same year", "earlier this year"."""
    at_unit = reading.first(start, end, UNITS + "2")
    unit = reading.tokens.values[at_unit]
    at_word = reading.first(start, end, "LXis")
    word = reading.kind(at_word) if at_word >= 0 else "i"
    manner = reading.tokens.values[at_word] if at_word >= 0 else FROM_TOLD
    if manner == A_STRETCH:
        begin, until = stretch_of(reading, 1, unit, word)
        return Found(
            kind="DURATION",
            value=length_value("1", unit),
            rule="a length of time next to now",
            begin=begin,
            until=until,
        )
    if unit == "DE" and manner != FROM_TOLD and word in "LX":
        begin, until = stretch_of(reading, 1, unit, word)
        return Found(
            kind="DURATION", value="P10Y", rule="a length of time next to now", begin=begin, until=until
        )
    nextly = manner == "the" and reading.kind(at_word - 1) == "t"
    from_told = word == "s" or manner == FROM_TOLD or nextly
    base = reading.spoken_of() if from_told else reading.base()
    if word == "s" and reading.mentioned is not None and unit == "Y":
        base = reading.mentioned
    if base is None or base.year is None:
        return Found(
            kind="DATE",
            value="PRESENT_REF" if word in "is" else "PAST_REF" if word == "L" else "FUTURE_REF",
            rule="no date to reckon from",
        )
    origin = "the date told last" if from_told and reading.last is not None else reading.basis()
    rule = (
        f"{reading.word(at_word)} {reading.word(at_unit)}, reckoned from {origin}"
        if at_word >= 0
        else "part of the time told last"
    )
    found = shifted(base, DIRECTION[word], unit, rule)
    return _part_until_now(reading, start, found) if found and word == "i" else found


def _part_until_now(reading: Reading, start: int, found: Found) -> Found:
    """What is told as "earlier this month" ends, and "later this month" begins, on the day of writing."""
    days = days_of(found.value)
    if reading.narrative or reading.written is None or days is None or reading.kind(start) not in "el":
        return found
    today = reading.written.isoformat()
    if reading.kind(start) == "e":
        return replace(found, begin=days[0].isoformat(), until=today)
    return replace(found, begin=today, until=days[1].isoformat())


def unit_named(reading: Reading, start: int, end: int) -> Found | None:
    """A unit that one word tells: 去年 (last year), торік, heuer."""
    code = reading.tokens.values[reading.first(start, end, "V")]
    unit = code.rstrip("-0123456789")
    base = reading.base()
    if base is None or base.year is None:
        return None
    return shifted(base, int(code[len(unit) :]), unit, f"reckoned from {reading.basis()}")


def part_of_unit(reading: Reading, start: int, end: int) -> Found | None:
    """Parts of a unit: "later in the year", "the end of the month"; nothing is made of a part of the day."""
    if reading.tokens.values[end - 1] not in ("M", "Y", "W") or (
        reading.kind(start + 1) == "P" and reading.word(start + 1) != "in"
    ):
        return None
    return unit_told(reading, start, end)


def offset(reading: Reading, start: int, end: int) -> Found | None:
    """Counts of units from a time: "two months ago", "twelve days later", "a year earlier"."""
    count, at_unit = amount(reading, start, end)
    ago = reading.first(start, end, "gD") >= 0
    from_now = ago or reading.first(start, end, "J") >= 0
    back = ago or reading.kind(end - 1) == "e"
    if EVENT in (reading.tokens.values[end - 1], reading.value(end)) and reading.kind(end) in "xftP":
        return None  # "two days before the summit"
    unit = reading.tokens.values[at_unit]
    base = reading.base() if from_now else reading.spoken_of()
    origin = "the date told last" if not from_now and reading.last is not None else reading.basis()
    if count in ("", "X") or base is None or base.year is None or "." in count or int(count) > TOO_FAR:
        return Found(
            kind="DATE", value="PAST_REF" if back else "FUTURE_REF", rule="a count that no number tells"
        )
    direction = -int(count) if back else int(count)
    return shifted(base, direction, unit, f"so long {'before' if back else 'after'} {origin}")


def neighbour(reading: Reading, start: int, end: int) -> Found | None:
    """Neighbours: "the day before", "the year after", where no event follows."""
    if reading.kind(end) not in ",!|.)":
        return None
    at_unit = reading.first(start, end, "u")
    base = reading.spoken_of()
    if base is None or base.year is None:
        return None
    return shifted(
        base,
        -1 if reading.kind(end - 1) == "e" else 1,
        reading.tokens.values[at_unit],
        "beside the time told last",
    )


def shifted(base: Point, count: int, unit: str, rule: str) -> Found | None:
    """`base` moved by `count` units, as fine as the unit: days give a day, weeks a week, years a year."""
    anchor = value_of(base)
    day = as_date(base)
    if unit in DAYS_OF:
        moved = shifted_days(day, count * DAYS_OF[unit]) if day else None
        return _near_day(base, moved, unit, rule, anchor) if moved else None
    if unit in MONTHS_OF and base.year is not None:
        if base.month is None:
            point = Point(base.year + (count * MONTHS_OF[unit]) // 12)
            return Found(kind="DATE", value=value_of(point), rule=rule, anchor=anchor, point=point)
        year, month = shifted_months(base.year, base.month, count * MONTHS_OF[unit])
        point = Point(year, month)
        value = value_of(point) if unit == "M" else f"{year:04d}-Q{(month + 2) // 3}"
        return Found(kind="DATE", value=value, rule=rule, anchor=anchor, point=point)
    if unit in YEARS_OF and base.year is not None:
        return _far(base.year + count * YEARS_OF[unit], unit, count, rule, anchor)
    return None


def _near_day(base: Point, moved: date, unit: str, rule: str, anchor: str) -> Found:
    if unit != "D":
        return Found(kind="DATE", value=week_value(moved), rule=rule, anchor=anchor)
    if base.day is None:  # so many days after a month: the month is as much as is known
        point = Point(moved.year, moved.month if base.month else None)
        return Found(
            kind="DATE",
            value=value_of(point) + ("-XX" if base.month else ""),
            rule=rule,
            anchor=anchor,
            point=point,
        )
    point = as_point(moved)
    return Found(kind="DATE", value=value_of(point), rule=rule, anchor=anchor, point=point)


def _far(year: int, unit: str, count: int, rule: str, anchor: str) -> Found | None:
    if not -3000 < year < 9999:  # noqa: PLR2004 - the years that a value can write
        return None
    if unit == "Y" or (unit == "DE" and count):
        point = Point(year)
        return Found(kind="DATE", value=value_of(point), rule=rule, anchor=anchor, point=point)
    digits = f"{year:04d}"
    value = f"{digits[:3]}X" if unit == "DE" else f"{digits[:2]}XX"
    return Found(kind="DATE", value=value, rule=rule, anchor=anchor)


def reference(reading: Reading, start: int, end: int) -> Found | None:
    """Now, then or some day: PRESENT_REF, PAST_REF, FUTURE_REF."""
    at = reading.first(start, end, "r")
    if at < 0:
        past = reading.tokens.values[end - 1] == A_STRETCH
        return Found(kind="DATE", value="PAST_REF", rule="the past") if past else None
    return Found(kind="DATE", value=reading.tokens.values[at], rule="no date told")
