"""Feasts, public holidays and weekends."""

from datetime import date

from digest.text.times.calendar import (
    Point,
    as_date,
    holiday,
    value_of,
    week_value,
    weekday_on_or_after,
    weekday_on_or_before,
)
from digest.text.times.dates import year_word
from digest.text.times.reading import Found, Reading
from digest.text.times.tense import tense
from digest.text.times.weekdays import looks_ahead

LAST_YEAR = 9998  # of the calendar, with a year to spare


def holiday_named(reading: Reading, start: int, end: int) -> Found | None:
    """A feast or public holiday: "Thanksgiving Day", "last Christmas"."""
    code = reading.tokens.values[reading.first(start, end, "H")]
    at_year = reading.first(start, end, "Y")
    base = reading.base()
    told = year_word(reading, start, end)
    if at_year >= 0:
        day = holiday(code, reading.number(at_year))
    elif told is not None and base is not None and base.year is not None and 1 < base.year + told < LAST_YEAR:
        day = holiday(code, base.year + told)
    elif base is not None and base.year is not None and 1 < base.year < LAST_YEAR:
        day = _holiday_near(reading, code, start, as_date(base) or date(base.year, 1, 1))
    else:
        plain = code if code.count("-") == 1 and code[0].isdigit() else "XX-XX"
        return Found(kind="DATE", value=f"XXXX-{plain}", rule="a holiday; no year known")
    point = Point(day.year, day.month, day.day)
    return Found(
        kind="DATE",
        value=value_of(point),
        rule="a holiday",
        anchor=value_of(reading.base() or point),
        point=point,
    )


def _holiday_near(reading: Reading, code: str, start: int, base: date) -> date:
    near = [holiday(code, base.year + shift) for shift in (-1, 0, 1)]
    if reading.kind(start) == "L":
        return max(d for d in near if d < base)
    if reading.kind(start) == "X":
        return min(d for d in near if d > base)
    return min(near, key=lambda d: (abs((d - base).days), d))


def weekend(reading: Reading, start: int, end: int) -> Found | None:
    """A weekend: "the weekend" is the last one, or the coming one where the verb looks ahead."""
    base = reading.base_day()
    if base is None:
        return Found(kind="DATE", value="XXXX-WXX-WE", rule="a weekend; no date to reckon from")
    told = reading.kind(start)
    saturday = weekday_on_or_before(base, 6)
    ahead = looks_ahead(reading, start, end) or (told == "i" and tense(reading, start, end) != "-")
    if told == "X" or (told in "ti" and ahead):
        saturday = weekday_on_or_after(base, 6)
    return Found(
        kind="DATE",
        value=week_value(saturday) + "-WE",
        rule=f"weekend near {reading.basis()}",
        anchor=base.isoformat(),
    )
