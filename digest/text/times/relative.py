"""Times told from another time: "tomorrow morning", "last month", "two days later", "that year"."""

from datetime import date

from digest.text.times.calendar import (
    Point,
    as_date,
    as_point,
    shifted_days,
    shifted_months,
    value_of,
    week_value,
)
from digest.text.times.clocks import hour_of
from digest.text.times.lengths import amount, length_value
from digest.text.times.reading import Found, Reading

DAYS_OF = {"D": 1, "W": 7, "FN": 14}
MONTHS_OF = {"M": 1, "Q": 3}
YEARS_OF = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}
DIRECTION = {"L": -1, "X": 1, "i": 0, "s": 0}
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # months
TOO_FAR = 5000  # units: nobody reckons further from a date


def day_told(reading: Reading, start: int, end: int, said: Point | None = None) -> Found | None:
    """Days by name: "today", "tomorrow morning"; `said` is the day a quotation was spoken, if told."""
    at = reading.first(start, end, "R")
    value = reading.tokens.values[at]
    shift, tail = (0, "TNI") if value == "NI" else (int(value), "")
    kind, hour = hour_of(reading, start, end)
    kind, tail = ("TIME", tail) if tail else (kind, hour)
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
        rule="part of a day",
        anchor=base.isoformat(),
        point=point,
    )


def unit_told(reading: Reading, start: int, end: int) -> Found | None:
    """Units next to now: "last week", "this month", "the next day", "that same year", "earlier this year"."""
    at_unit = reading.first(start, end, "uU")
    unit = reading.tokens.values[at_unit]
    at_word = reading.first(start, at_unit, "LXis")
    word = reading.kind(at_word) if at_word >= 0 else "i"
    if reading.word(at_word) == "past" and at_word >= 0:
        return Found(kind="DURATION", value=length_value("1", unit), rule="a length of time next to now")
    told = (
        reading.word(at_word) in {"previous", "preceding", "following", "subsequent"}
        if at_word >= 0
        else True
    )
    nextly = word == "X" and reading.kind(at_word - 1) == "t"
    base = reading.spoken_of() if word == "s" or told or nextly else reading.base()
    if base is None or base.year is None:
        return Found(
            kind="DATE",
            value="PRESENT_REF" if word in "is" else "PAST_REF" if word == "L" else "FUTURE_REF",
            rule="no date to reckon from",
        )
    return shifted(
        base,
        DIRECTION[word],
        unit,
        f"{reading.word(at_word)} {reading.word(at_unit)}".strip()
        if at_word >= 0
        else "part of the time told last",
    )


def part_of_unit(reading: Reading, start: int, end: int) -> Found | None:
    """Parts of a unit: "later in the year", "the end of the month"; nothing is made of a part of the day."""
    if reading.tokens.values[end - 1] not in ("M", "Y", "W") or reading.word(start + 1) not in ("in", "of"):
        return None
    return unit_told(reading, start, end)


def offset(reading: Reading, start: int, end: int) -> Found | None:
    """Counts of units from a time: "two months ago", "twelve days later", "a year earlier"."""
    count, at_unit = amount(reading, start, end)
    back = reading.kind(end - 1) in "ge"
    ago = reading.kind(end - 1) == "g"
    if reading.word(end - 1) == "before" and reading.kind(end) == "x":
        return None
    unit = reading.tokens.values[at_unit]
    base = reading.base() if ago else reading.spoken_of()
    if count in ("", "X") or base is None or base.year is None or "." in count or int(count) > TOO_FAR:
        return Found(
            kind="DATE", value="PAST_REF" if back else "FUTURE_REF", rule="a count that no number tells"
        )
    direction = -int(count) if back else int(count)
    return shifted(base, direction, unit, "so long before" if back else "so long after")


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


def season(reading: Reading, start: int, end: int) -> Found | None:
    """A season: "the spring of 1776", "last fall", "this summer", "winter"."""
    code = reading.tokens.values[reading.first(start, end, "S")]
    if end - start == 1 and reading.kind(start - 1) not in "Pt'jf":
        return None
    if reading.word(end - 1) == "fall" and reading.kind(end) == "f":  # "the fall of Atlanta"
        return None
    at_year = reading.first(start, end, "Y")
    if at_year >= 0:
        point = Point(reading.number(at_year))
        return Found(
            kind="DATE", value=f"{value_of(point)}-{code}", rule="a season with its year", point=point
        )
    base = reading.base()
    if base is None or base.year is None:
        return Found(kind="DATE", value=f"XXXX-{code}", rule="a season; no year known")
    starts = SEASON_STARTS[code]
    now = base.month or 1
    year = base.year
    if reading.first(start, end, "L") >= 0 or (
        reading.tense(start, end) == "-" and reading.first(start, end, "i") < 0
    ):
        year -= not reading.narrative and starts > now
        year -= reading.first(start, end, "L") >= 0 and starts <= now < starts + 3
    elif reading.first(start, end, "X") >= 0:
        year += starts <= now
    point = Point(year)
    return Found(
        kind="DATE",
        value=f"{value_of(point)}-{code}",
        rule=f"season near {reading.basis()}",
        anchor=value_of(base),
        point=point if reading.narrative else None,
    )


def decade(reading: Reading, start: int, end: int) -> Found | None:
    """A decade: "the 1960s", "the '90s" (of the century told, else the twentieth)."""
    word = reading.word(reading.first(start, end, "G"))
    digits = word.strip("'’‘s")
    value = f"{digits[:3]}X" if len(digits) > 2 else f"19{digits[0]}X"  # noqa: PLR2004 - "90" against "1990"
    return Found(kind="DATE", value=value, rule="a decade")


def century(reading: Reading, start: int, end: int) -> Found | None:
    """A century or quarter by its number: "the 19th century" is 18XX, "the first quarter of 2022" 2022-Q1."""
    number = reading.number(reading.first(start, end, "oO"))
    unit = reading.tokens.values[reading.first(start, end, "u")]
    if unit == "CE" and 0 < number < 100:  # noqa: PLR2004 - centuries
        return Found(kind="DATE", value=f"{number - 1:02d}XX", rule="a century")
    if unit != "Q" or not 1 <= number <= 4:  # noqa: PLR2004 - quarters of a year
        return None
    at_year = reading.first(start, end, "Y")
    base = reading.base()
    year = reading.number(at_year) if at_year >= 0 else base.year if base else None
    direction = reading.first(start, end, "LX")
    if direction >= 0 and year is not None:
        year += DIRECTION[reading.kind(direction)]
    return Found(kind="DATE", value=f"{value_of(Point(year))}-Q{number}", rule="a quarter of a year")


def half_year(reading: Reading, start: int, end: int) -> Found | None:
    """Half a year: "the second half of 2008" is 2008-H2."""
    at_order = reading.first(start, end, "oO")
    number = reading.number(at_order) if at_order >= 0 else 2
    if number not in (1, 2):
        return None
    year = reading.number(reading.first(start, end, "Y"))
    return Found(kind="DATE", value=f"{year:04d}-H{number}", rule="half a year", point=Point(year))


def week_of(reading: Reading, start: int, end: int) -> Found | None:
    """A week by its day: "the week of March 6": the ISO week of that day."""
    from digest.text.times.dates import day_named  # noqa: PLC0415 - only this rule joins the two

    at_month = reading.first(start, end, "M")
    named = day_named(
        reading, min(at_month, max(i for i in range(start, end) if reading.kind(i) == "f") + 1), end
    )
    day = as_date(named.point) if named else None
    if day is None:
        return None
    return Found(
        kind="DATE", value=week_value(day), rule="the week of a day", point=named.point if named else None
    )


def reference(reading: Reading, start: int, end: int) -> Found | None:
    """Now, then or some day: PRESENT_REF, PAST_REF, FUTURE_REF."""
    at = reading.first(start, end, "r")
    if at < 0:
        return Found(kind="DATE", value="PAST_REF", rule="the past")
    return Found(kind="DATE", value=reading.tokens.values[at], rule="no date told")
