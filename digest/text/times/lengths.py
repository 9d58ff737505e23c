"""How long and how often: "five hours", "nearly four years", "every Monday", "daily"."""

from digest.text.times.calendar import months_away, shifted_days, value_of
from digest.text.times.clocks import hour_of
from digest.text.times.reading import Found, Reading

TIME_UNITS = {"TS": "S", "TM": "M", "TH": "H"}
UNITS = "uU1"  # classes of words that can count as a unit; the last is a mark behind years as well
YEARS_IN = {"DE": 10, "CE": 100, "ML": 1000}
DAYS_IN = {"D": 1, "W": 7, "FN": 14}
MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
HUNDRED = 100
BIGGEST = 10**6
A_TIME_OF_DAY = "a time of day"  # the rule of one whose day nobody tells
MONEY_REACH = 6  # tokens before "a year" within which a figure makes it a rate


def amount(reading: Reading, start: int, end: int) -> tuple[str, int]:
    """The count before a unit, as digits, "X" for a vague one or "" for none, and the unit's token."""
    at_unit = reading.first(start, end, UNITS)
    total, current, half, vague, some = 0.0, 0.0, False, False, False
    for i in range(start, at_unit):
        kind, value = reading.kind(i), reading.tokens.values[i]
        if kind == "q":
            half = True
        elif kind in "NdhYO" and value == "X":
            vague = some = True
        elif kind in "NdhY" and value:
            number, some = float(value), True
            current = (current or 1) * number if number >= HUNDRED and kind == "N" else current + number
        elif kind == "a":
            some, current = (
                True,
                current or (0 if reading.kind(i + 1) == "q" or reading.kind(i - 1) == "j" else 1),
            )
    if half and (some or not current):
        current += 0.5
    total += current
    if vague:
        return "X", at_unit
    if not (some or half) or total > BIGGEST:
        return "", at_unit
    return (str(int(total)) if total == int(total) else f"{total:g}"), at_unit


def length_value(count: str, unit: str) -> str:
    """The TIMEX3 value of so many units: P4Y, PT5H, P20Y for two decades, PXD for some days."""
    number = count or "X"
    if unit in TIME_UNITS:
        return _hours(number, TIME_UNITS[unit])
    if unit in YEARS_IN:
        return f"P{number}{unit}" if number == "X" else f"P{float(number) * YEARS_IN[unit]:g}Y"
    if unit == "FN":
        return "PXW" if number == "X" else f"P{float(number) * 2:g}W"
    if unit == "Q":
        return f"P{number}Q"
    return f"P{number}{unit}"


def _hours(number: str, unit: str) -> str:
    if unit == "H" and number.endswith(".5"):
        whole = number[:-2]
        return f"PT{whole}H30M" if whole not in ("", "0") else "PT30M"
    return f"PT{number}{unit}"


def length(reading: Reading, start: int, end: int) -> Found | None:
    """A stretch of time with its count: "four years", "five-hour", "two and a half years", "a month"."""
    count, at_unit = amount(reading, start, end)
    if _is_age(reading, end) or (
        reading.capital(at_unit) and at_unit > start and reading.kind(start - 1) not in "!|"
    ):
        return None
    unit = reading.tokens.values[at_unit]
    if reading.kind(start) == "a" and end - start == 2:  # noqa: PLR2004 - "a" and the unit
        return _one(reading, start, unit)
    return Found(kind="DURATION", value=length_value(count, unit), rule="a length of time")


def _is_age(reading: Reading, end: int) -> bool:
    return reading.word(end) == "old" or (
        reading.kind(end) == "-" and reading.word(end + 1) in {"old", "olds"}
    )


def _one(reading: Reading, start: int, unit: str) -> Found | None:
    """One unit, "a year": a length after "for" or "nearly", a rate after a figure, else mere talk."""
    value = length_value("1", unit)
    cue = reading.word(start - 1)
    if (
        cue
        in {"for", "in", "within", "after", "spent", "took", "lasted", "than", "every", "of", "last", "as"}
        or reading.kind(start - 1) in "bc"
    ):
        return Found(kind="DURATION", value=value, rule="a length of time")
    before = range(max(0, start - MONEY_REACH), start)
    if any(reading.kind(i) in "dhY$N%" for i in before) or cue in {"times", "once", "twice"}:
        return Found(kind="SET", value=value, rule="so much in each")
    if unit in ("W", "M", "TH", "DE"):
        return Found(kind="DURATION", value=value, rule="a length of time")
    return None


def stretch(reading: Reading, start: int, end: int) -> Found | None:
    """A stretch that ends or begins now: "the past four months", "the next two weeks", "recent days"."""
    count, at_unit = amount(reading, start, end)
    if _is_age(reading, end):
        return None
    plural = reading.kind(at_unit) == "U"
    unit = reading.tokens.values[at_unit]
    number = count or ("X" if plural else "1")
    way = reading.first(start, end, "LXz")
    begin, until = stretch_of(reading, int(number), unit, reading.kind(way)) if number.isdigit() else ("", "")
    return Found(
        kind="DURATION",
        value=length_value(number, unit),
        rule="a length of time next to now",
        begin=begin,
        until=until,
    )


def stretch_of(reading: Reading, count: int, unit: str, way: str) -> tuple[str, str]:
    """First and last day of so many units up to the day reckoned from, or from it on where `way` is "X"."""
    base = reading.base_day()
    if base is None or unit in TIME_UNITS or way not in "LXz":
        return "", ""
    days, months = DAYS_IN.get(unit, 0) * count, MONTHS_IN.get(unit, 0) * count
    sign = 1 if way == "X" else -1
    other = shifted_days(base, sign * days) if days else months_away(base, sign * months)
    if other is None or other == base:
        return "", ""
    first, last = sorted((base, other))
    return first.isoformat(), last.isoformat()


def bare(reading: Reading, start: int, end: int) -> Found | None:
    """Units without a count: "for weeks", "decades-long", "a day-long meeting"."""
    at_unit = reading.first(start, end, "uU")
    long = reading.word(end - 1) == "long"
    framed = reading.kind(start - 1) in "tP" and reading.word(end) in {
        "before",
        "after",
        "since",
        "that",
        "leading",
        "following",
    }
    if not long and not framed and reading.word(start - 1) not in {"for", "after", "within", "over"}:
        return None
    count = "1" if reading.kind(at_unit) == "u" else "X"
    return Found(
        kind="DURATION", value=length_value(count, reading.tokens.values[at_unit]), rule="a length of time"
    )


def repeated(reading: Reading, start: int, end: int) -> Found | None:
    """What comes again and again: "every Monday", "each year", "every two weeks", "daily", "Sundays"."""
    at = reading.first(start, end, "y")
    if at >= 0:
        return Found(kind="SET", value=reading.tokens.values[at], rule="again and again")
    at_weekday = reading.first(start, end, "Ww")
    if at_weekday >= 0:
        return Found(kind="SET", value=f"XXXX-WXX-{reading.number(at_weekday)}", rule="every such weekday")
    at_part = reading.first(start, end, "p")
    if at_part >= 0:
        return Found(
            kind="SET", value=f"XXXX-XX-XXT{reading.tokens.values[at_part]}", rule="every such part of a day"
        )
    at_month = reading.first(start, end, "M")
    if at_month >= 0:
        return Found(kind="SET", value=f"XXXX-{reading.number(at_month):02d}", rule="every such month")
    count, at_unit = amount(reading, start, end)
    return Found(
        kind="SET", value=length_value(count or "1", reading.tokens.values[at_unit]), rule="again and again"
    )


def clock(reading: Reading, start: int, end: int) -> Found | None:
    """A time of day, on the day last named: "10:35 a.m.", "9 p.m. EST", "noon"."""
    kind, tail = hour_of(reading, start, end)
    if kind != "TIME":
        return None
    base = reading.last_day if reading.last_day is not None else reading.base()
    day = value_of(base) if base is not None and base.day is not None else "XXXX-XX-XX"
    return Found(kind="TIME", value=day + tail, rule=A_TIME_OF_DAY, anchor=day if base else "")
