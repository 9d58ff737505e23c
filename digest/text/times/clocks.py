"""Hours and parts of the day: "9 a.m.", "noon", "Tuesday night"."""

import re

from digest.text.times.reading import Reading

NOON, LAST_HOUR, MINUTES = 12, 24, 60
CENTURIES = ("19", "20")  # with which years begin
OF_YEARS = ("in", "since", "until")  # what stands before a year and before no hour
FOUR_FIGURES = 4  # hours and minutes, two each
NIGHT_FALLS = 5  # "7 at night" is 19 o'clock, "2 at night" is 2
PARTS_AFTER_NOON = ("AF", "EV")


def hour_of(reading: Reading, start: int, end: int) -> tuple[str, str]:
    """Kind and end of the value for a clock time or part of a day among the tokens: ("TIME", "T09:00")."""
    at_clock = reading.first(start, end, "T")
    at_half = reading.first(start, end, "AK")
    at_noon = reading.first(start, end, "n")
    at_part = reading.first(start, end, "p")
    part = reading.tokens.values[at_part] if at_part >= 0 else ""
    if at_noon >= 0:
        return "TIME", "T" + reading.tokens.values[at_noon]
    if at_clock >= 0 or at_half > 0:
        tail = clock_value(_figures(reading, end, at_clock, at_half), _half(reading, at_half), part)
        return ("TIME", tail) if tail else ("DATE", "")
    if tail := _in_four_figures(reading, start, end):
        return "TIME", tail
    return ("TIME", "T" + part) if part else ("DATE", "")


def _in_four_figures(reading: Reading, start: int, end: int) -> str:
    """The end of a value for an hour as agencies write it: "2120 GMT", "0320 local time"."""
    at_zone = reading.first(start + 1, end, "Z")
    figures = reading.word(at_zone - 1) if at_zone > start else ""
    if len(figures) != FOUR_FIGURES or not figures.isdigit():
        return ""
    if figures[:2] in CENTURIES and reading.word(at_zone - 2).lower() in OF_YEARS:  # "in 2024 ET reported"
        return ""
    named = reading.capital(at_zone) or " " in reading.word(at_zone)
    return clock_value(f"{figures[:2]}:{figures[2:]}", "") if named else ""


def _figures(reading: Reading, end: int, at_clock: int, at_half: int) -> str:
    """Hours and minutes: "5:30", "3" before "o'clock", "3" and "30" around 点."""
    if at_clock >= 0:
        return reading.word(at_clock)
    minutes = reading.word(at_half + 1) if at_half + 1 < end and reading.kind(at_half + 1) in "dh" else ""
    return f"{reading.word(at_half - 1)}:{minutes.zfill(2)}" if minutes else reading.word(at_half - 1)


def _half(reading: Reading, at_half: int) -> str:
    return reading.word(at_half) if at_half >= 0 and reading.kind(at_half) == "A" else ""


def clock_value(clock: str, half: str, part: str = "") -> str:
    """The end of a value: "T17:30" for "5:30" and "p.m." or the part "AF"; empty for no hour of a day."""
    hours, _, minutes = re.sub(r"\s?[.h]\s?", ":", clock).partition(":")
    hour = int(hours)
    late = half.startswith("p") or (
        not half and (part in PARTS_AFTER_NOON or (part == "NI" and hour >= NIGHT_FALLS))
    )
    if late and hour < NOON:
        hour += NOON
    if half.startswith("a") and hour == NOON:
        hour = 0
    minute = minutes[:2] or "00"
    return f"T{hour:02d}:{minute}" if hour <= LAST_HOUR and int(minute) < MINUTES else ""
