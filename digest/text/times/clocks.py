"""Hours and parts of the day: "9 a.m.", "noon", "Tuesday night"."""

from digest.text.times.reading import Reading


def hour_of(reading: Reading, start: int, end: int) -> tuple[str, str]:
    """Kind and end of the value for a clock time or part of a day among the tokens: ("TIME", "T09:00")."""
    at_clock = reading.first(start, end, "T")
    at_half = reading.first(start, end, "AK")
    at_noon = reading.first(start, end, "n")
    at_part = reading.first(start, end, "p")
    if at_noon >= 0:
        return "TIME", "T" + reading.tokens.values[at_noon]
    if at_clock >= 0 or at_half > 0:
        clock = reading.word(at_clock if at_clock >= 0 else at_half - 1)
        tail = clock_value(clock, reading.word(at_half) if at_half >= 0 else "")
        return ("TIME", tail) if tail else ("DATE", "")
    return ("TIME", "T" + reading.tokens.values[at_part]) if at_part >= 0 else ("DATE", "")


def clock_value(clock: str, half: str) -> str:
    """The end of a value: "T17:30" for "5:30" and "p.m."; empty where there is no such hour."""
    hours, _, minutes = clock.partition(":")
    hour, noon = int(hours), 12
    if half.startswith("p") and hour < noon:
        hour += noon
    if half.startswith("a") and hour == noon:
        hour = 0
    minute = minutes[:2] or "00"
    return f"T{hour:02d}:{minute}" if hour <= 24 and int(minute) < 60 else ""  # noqa: PLR2004 - hours and minutes
