"""Words that say when ("on Sunday", "in 2022", "five hours"), found and worked out from the day of writing.

Types and values are those of TIMEX3 (ISO-TimeML, ISO 24617-1). There is no clock here: whatever is relative
is reckoned from the article's own date, or from the dates that the text tells.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from digest.text.times.calendar import Point, as_point
from digest.text.times.dates import day_named
from digest.text.times.grammar import Reader, matches
from digest.text.times.hours import on_their_days
from digest.text.times.lengths import A_TIME_OF_DAY
from digest.text.times.ranges import with_ranges
from digest.text.times.reading import LONG_SENTENCE, QUOTED, SENTENCE_ENDS, Found, Reading
from digest.text.times.relative import THAT_EVENING, day_told
from digest.text.times.tense import tense, tense_told
from digest.text.times.words import Tokens, tokens

__all__ = ["Timex", "time_expressions", "unsure"]

# Rules by which a day is a guess: "tomorrow" in a quote whose day nobody tells, "at noon" of an unnamed day,
# "last night" in a text of the evening.
GUESSES = ("(in a quote)", A_TIME_OF_DAY, THAT_EVENING)

TOLD_FROM_TODAY = re.compile(r"[WR]|[Li]u")
YEARED = re.compile(r"M\.?,?[dof]?,?f?Y")
STORY_YEARS = 4  # so many dates with a year of their own make a text a narrative …
STORY_STEP = 3  # a bare year inside a sentence moves the story on by so many years at most
FROM_TODAY = 3  # … and each "on Monday" or "last week", which reckons from its day, speaks against so many
NEAR_ITS_DATES = 1  # … unless more of them than of others lie within so many years of the article's


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """One time expression: where it stands (code points), its kind and value, and how that was reckoned.

    A stretch of time has `range_begin` and `range_end`, as TIMEX3 values: both ends of "from March 3 to 5"
    carry both; "since 2014" ends in PRESENT_REF; "until Friday" has no begin; "the past two weeks" has the
    days it spans.
    """

    start: int
    end: int
    kind: str  # DATE, TIME, DURATION or SET
    value: str  # 2025-12-14, 2025-W50, PT5H, PRESENT_REF, 2025-12-14TMO …
    rule: str  # plain words
    anchor: str = ""  # the ISO date it was reckoned from, or ""
    mod: str = ""  # TIMEX3: START, MID, END, APPROX, MORE_THAN …
    tense: str = ""  # of the nearest verb: past, present, future (also "was to meet") or ""
    range_begin: str = ""
    range_end: str = ""


@lru_cache(maxsize=128)  # the other articles of a story are as they were when one was edited
def time_expressions(
    text: str, *, written: date | None, hour: int | None = None, language: str = "en"
) -> tuple[Timex, ...]:
    """The time expressions of `text` in order, none overlapping.

    `written` is the day the article was published, `hour` that of the clock, where known. Without the day
    relative expressions are reckoned from the dates that the text tells, and where it tells none their values
    say what is missing: "XXXX-WXX-1" for a bare Monday, "XXXX-12-14" for "December 14". In a language without
    a list of words only figures are read.
    """
    cut = tokens(text, language)
    reading = Reading(
        tokens=cut,
        written=written,
        narrative=_is_narrative(cut, written),
        hour=hour,
        quotes=[match.span() for match in QUOTED.finditer(text)],
    )
    return tuple(
        Timex(
            start=cut.starts[start],
            end=cut.ends[end - 1],
            kind=found.kind,
            value=found.value,
            rule=found.rule,
            anchor=found.anchor,
            mod=_mod(reading, start, end),
            tense=tense_told(reading, start, end),
            range_begin=found.begin,
            range_end=found.until,
        )
        for start, end, found in with_ranges(reading, _read(reading))
    )


def _mod(reading: Reading, start: int, end: int) -> str:
    """What a word in an expression or right before it adds to its value: "early", "about", "more than"."""
    at = reading.first(start, end, "Ebc")
    if at < 0:
        at = start - 2 if reading.kind(start - 1) in "tf" else start - 1
        if reading.kind(at) not in ("E" if reading.kind(start) in "tLX" else "Ebc"):
            return ""  # "over the next three months" is no more than three
    return reading.value(at)


def unsure(rule: str) -> bool:
    """Whether a date found by `rule` is too much of a guess to stand in a timeline or to tell facts apart."""
    return rule.endswith(GUESSES)


def _is_narrative(cut: Tokens, written: date | None) -> bool:
    """Whether the text tells dates of other years throughout, as histories do, and is its own anchor."""
    if written is None:
        return True
    dated = [int(cut.values[match.end() - 1]) for match in YEARED.finditer(cut.classes)]
    near = sum(abs(year - written.year) <= NEAR_ITS_DATES for year in dated)
    eras = cut.classes.count("C")
    told_from_today = len(TOLD_FROM_TODAY.findall(cut.classes))
    far = len(dated) - near + eras
    return far >= STORY_YEARS and far > near and told_from_today * FROM_TODAY < far


def _read(reading: Reading) -> list[tuple[int, int, Found]]:
    taken = 0
    read: list[tuple[int, int, Found]] = []
    candidates = matches(reading.tokens.classes, reading.tokens.lexicon)
    quoted_days: list[int] = []
    for n, (start, end, reader) in enumerate(candidates):
        if start < taken:
            continue
        reading.year_ahead = _year_ahead(reading, candidates[n + 1 : n + 12], end)
        found = reader(reading, start, end)
        if found is None:
            taken = end if reader is day_named else taken  # "Feb. 30, 2029" is no date, nor is its year
            continue
        taken = reading.ended = end
        _remember(reading, start, end, found)
        if reader is day_told and reading.quote_around(start):
            quoted_days.append(len(read))
        read.append((start, end, found))
    for n in quoted_days:
        read[n] = _from_the_day_said(reading, read, n)
    return on_their_days(reading, read)


def _remember(reading: Reading, start: int, end: int, found: Found) -> None:
    reading.mentioned = found.point or reading.mentioned
    if found.point is None or not _moves_the_story(reading, start, end, found.point):
        return
    reading.last = found.point
    if found.point.day is not None:
        reading.last_day = found.point


def _moves_the_story(reading: Reading, start: int, end: int, point: Point) -> bool:
    """Whether what follows is reckoned from `point`: not from a bare year told in passing."""
    told = reading.last
    if (
        not reading.narrative
        or told is None
        or point.month is not None
        or told.year is None
        or point.year is None
    ):
        return True
    if point.year > told.year and tense(reading, start, end) == "+":
        return False  # "a withdrawal planned for 1976" leaves the story in its year
    opens = reading.kind(start - 1) in SENTENCE_ENDS or reading.kind(start - 2) in SENTENCE_ENDS
    return opens or 0 <= point.year - told.year <= STORY_STEP


def _year_ahead(reading: Reading, following: list[tuple[int, int, Reader]], end: int) -> Point | None:
    """Year and month of the date that one ending at `end` runs to: "31 May-1 June 1916"."""
    if not reading.tokens.classes[end : end + 1] or reading.kind(end) not in "-Bj(":
        return None
    for start, stop, _ in following:
        if start > end + 2:
            return None
        if start <= end:
            continue
        at_year, at_month = reading.first(start, stop, "Y"), reading.first(start, stop, "M")
        if at_year >= 0 and at_month >= 0:
            return Point(reading.number(at_year), reading.number(at_month))
        if at_year >= 0 and reading.first(start, stop, "do") >= 0:
            return Point(reading.number(at_year))
    return None


def _from_the_day_said(
    reading: Reading, read: list[tuple[int, int, Found]], n: int
) -> tuple[int, int, Found]:
    """A "tomorrow" in a quotation, from the day of saying where its sentence or the one before tells it."""
    start, end, found = read[n]
    said = _day_said(reading, read, n)
    again = day_told(reading, start, end, said) if said else None
    return (start, end, again or found)


def _day_said(reading: Reading, read: list[tuple[int, int, Found]], n: int) -> Point | None:
    start = read[n][0]
    first, before, last = _sentences_around(reading, start)
    near = [
        m
        for m in range(max(0, n - 6), min(len(read), n + 7))
        if m != n and not reading.quote_around(read[m][0])
    ]
    days = [(read[m][0], read[m][2].point) for m in near]
    in_own = [p for i, p in days if p and p.day and first <= i < last and _is_past(reading, p)]
    in_before = [p for i, p in days if p and p.day and before <= i < first and _is_past(reading, p)]
    return in_own[0] if in_own else in_before[-1] if in_before else None


def _is_past(reading: Reading, point: Point) -> bool:
    return reading.written is None or as_point(reading.written) >= point


def _sentences_around(reading: Reading, token: int) -> tuple[int, int, int]:
    """Where the sentence around `token` begins, the one before it begins, and the first ends."""
    starts = reading.tokens.starts
    opened, closed = reading.quote_around(token) or (starts[token], starts[token])
    lowest, highest = max(0, token - LONG_SENTENCE), min(len(starts), token + LONG_SENTENCE)
    first = token
    while first > lowest and (starts[first - 1] >= opened or reading.kind(first - 1) not in SENTENCE_ENDS):
        first -= 1
    before = max(0, first - 1)
    while before > max(0, lowest - LONG_SENTENCE) and reading.kind(before - 1) not in SENTENCE_ENDS:
        before -= 1
    last = token
    while last < highest and (starts[last] < closed or reading.kind(last) not in SENTENCE_ENDS):
        last += 1
    return first, before, last
