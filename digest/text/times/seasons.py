"""Seasons, decades, centuries, quarters and halves of a year, fiscal years, and weeks told by a day."""

from digest.text.times.calendar import Point, as_date, value_of, week_value
from digest.text.times.reading import Found, Reading
from digest.text.times.relative import DIRECTION
from digest.text.times.tense import tense

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # months
MOST_QUARTERS, MOST_CENTURIES = 4, 99
LAST_CENTURY = 70  # FY25 is of this century, FY71 of the last


def season(reading: Reading, start: int, end: int) -> Found | None:
    """A season: "the spring of 1776", "last fall", "this summer", "winter"."""
    code = reading.tokens.values[reading.first(start, end, "S")]
    if end - start == 1 and reading.kind(start - 1) not in "Pt'jf" and not _describes(reading, start):
        return None
    if reading.word(end - 1) == "fall" and (reading.kind(end) == "f" or reading.kind(end - 2) == "'"):
        return None  # "the fall of Atlanta", "the city's fall"
    point = _own_year(reading, start, end)
    if point is not None:
        return Found(
            kind="DATE", value=f"{value_of(point)}-{code}", rule="a season with its year", point=point
        )
    base = reading.base()
    if base is None or base.year is None:
        return Found(kind="DATE", value=f"XXXX-{code}", rule="a season; no year known")
    point = Point(_season_year(reading, start, end, base.year, base.month or 1, SEASON_STARTS[code]))
    return Found(
        kind="DATE",
        value=f"{value_of(point)}-{code}",
        rule=f"season near {reading.basis()}",
        anchor=value_of(base),
        point=point if reading.narrative else None,
    )


def _own_year(reading: Reading, start: int, end: int) -> Point | None:
    """The year that stands beside a season, with its era: "the summer of 481 BC"."""
    at_year = reading.first(start, end, "Ydh")
    if at_year < 0:
        return None
    return Point(-reading.number(at_year) if _before_christ(reading, end) else reading.number(at_year))


def _season_year(reading: Reading, start: int, end: int, year: int, now: int, starts: int) -> int:
    """The year of a season without one: as "last" or the verb tells; `now` and `starts` are months."""
    named = reading.value(reading.first(start, end, "V")) if reading.first(start, end, "V") >= 0 else ""
    if named.startswith("Y"):
        return year + int(named[1:])
    if reading.first(start, end, "L") >= 0:
        return year - (not reading.narrative and starts > now) - (starts <= now < starts + 3)
    if tense(reading, start, end) == "-" and reading.first(start, end, "i") < 0:
        return year - (not reading.narrative and starts > now)
    return year + (reading.first(start, end, "X") >= 0 and starts <= now)


def _describes(reading: Reading, i: int) -> bool:
    """Whether a season stands before its noun, and can be nothing else: "their main summer offensive"."""
    return (
        reading.tokens.values[i] in ("SU", "WI")
        and reading.kind(i + 1) == "x"
        and reading.kind(i - 1) != "-"
        and not reading.capital(i)
        and not reading.capital(i + 1)
    )


def decade(reading: Reading, start: int, end: int) -> Found | None:
    """A decade: "the 1960s", "the '90s" (of the century told, else the twentieth)."""
    at_decade = reading.first(start, end, "G")
    at_figure = max((i for i in range(start, end) if reading.kind(i) in "dhY"), default=-1)
    word = (
        (reading.value(at_decade) or reading.word(at_decade)) if at_decade >= 0 else reading.word(at_figure)
    )
    digits = "".join(char for char in word if char.isdigit())
    if not digits.endswith("0"):
        return None
    if _before_christ(reading, end):
        return Found(kind="DATE", value=f"BC{digits.zfill(4)[:3]}X", rule="a decade")
    value = f"{digits[:3]}X" if len(digits) > 2 else f"{_century_around(reading, start, end)}{digits[0]}X"  # noqa: PLR2004 - "90" against "1990"
    return Found(kind="DATE", value=value, rule="a decade")


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


def _century_around(reading: Reading, start: int, end: int) -> int:
    """The first two digits of a decade's years, the twentieth century's where none is told: 20世纪80年代."""
    at_unit = reading.first(start, end, "u")
    if at_unit < 0:
        return 19
    number = reading.value(reading.first(start, at_unit, "dhNo9"))
    if number.isdigit():
        return int(number) - 1
    base = reading.base()
    return (base.year if base and base.year else 2000) // 100 - (reading.first(start, at_unit, "L") >= 0)


def century(reading: Reading, start: int, end: int) -> Found | None:
    """A century or quarter by its number: "the 19th century" is 18XX, "the first quarter of 2022" 2022-Q1."""
    told = reading.value(reading.first(start, end, "oO9dN"))
    number = int(told) if told.isdigit() else 0
    unit = reading.tokens.values[reading.first(start, end, "u")]
    if unit == "CE" and 0 < number <= MOST_CENTURIES:
        value = f"BC{number - 1:02d}" if _before_christ(reading, end) else f"{number - 1:02d}XX"
        return Found(kind="DATE", value=value, rule="a century")
    if unit != "Q" or not 1 <= number <= MOST_QUARTERS:
        return None
    return _quarter(reading, start, end, number)


def _before_christ(reading: Reading, end: int) -> bool:
    return reading.kind(end - 1) == "C" and reading.tokens.values[end - 1] == "BC"


def quarter_code(reading: Reading, start: int, end: int) -> Found | None:
    """A quarter or half by its sign: "Q3 2024" is 2024-Q3, "H1" the half of the article's year."""
    sign = reading.word(reading.first(start, end, "7")).upper()
    if sign[0] == "Q":
        return _quarter(reading, start, end, int(sign[1]))
    return _half(reading, start, end, int(sign[1])) if int(sign[1]) in (1, 2) else None


def _quarter(reading: Reading, start: int, end: int, number: int) -> Found | None:
    """A quarter, of the year beside it; of the last such one where the verb does not look ahead."""
    year = _year_beside(reading, start, end)
    base = reading.base()
    own = reading.first(start, end, "YLXi") >= 0
    if year is not None and not own and base and base.month and tense(reading, start, end) != "+":
        year -= not reading.narrative and 3 * number - 2 > base.month
    fiscal = "FY" if reading.first(start, end, "6") >= 0 else ""
    rule = "a quarter of a fiscal year" if fiscal else "a quarter of a year"
    return Found(kind="DATE", value=f"{fiscal}{value_of(Point(year))}-Q{number}", rule=rule)


def _year_beside(reading: Reading, start: int, end: int) -> int | None:
    at_year = reading.first(start, end, "Y")
    if at_year >= 0:
        return reading.number(at_year)
    base = reading.base()
    if base is None or base.year is None:
        return None
    direction = reading.first(start, end, "LX")
    return base.year + (DIRECTION[reading.kind(direction)] if direction >= 0 else 0)


def half_year(reading: Reading, start: int, end: int) -> Found | None:
    """Half a year: "the second half of 2008" is 2008-H2."""
    at_order = reading.first(start, end, "oO")
    number = reading.number(at_order) if at_order >= 0 else 2
    return _half(reading, start, end, number) if number in (1, 2) else None


def _half(reading: Reading, start: int, end: int, number: int) -> Found:
    year = _year_beside(reading, start, end)
    return Found(
        kind="DATE", value=f"{value_of(Point(year))}-H{number}", rule="half a year", point=Point(year)
    )


def fiscal_year(reading: Reading, start: int, end: int) -> Found | None:
    """A fiscal year: "fiscal 2024" is FY2024, "FY25" FY2025, "the last fiscal year" the one before."""
    at_sign = reading.first(start, end, "8")
    if at_sign >= 0:
        digits = "".join(char for char in reading.word(at_sign) if char.isdigit())
        year: int | None = int(digits)
        if len(digits) == 2:  # noqa: PLR2004 - "25" against "2025"
            year = int(digits) + (2000 if int(digits) < LAST_CENTURY else 1900)
    else:
        year = _year_beside(reading, start, end)
    return Found(kind="DATE", value=f"FY{value_of(Point(year))}", rule="a fiscal year")
