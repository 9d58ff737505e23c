"""A date in a sentence, judged: whether it dates what is told, and whether that lies behind or ahead."""

import re
from dataclasses import dataclass, replace

from digest.compose.attached import captioned, in_own_words, names_only, untold
from digest.compose.bearing import (
    Bearing,
    bearing,
    compared,
    goes_on_since,
    misread,
    planned_for,
    promised,
    scheduled,
    supposed,
    timetabled,
    vague,
)
from digest.compose.governed import listed, personal
from digest.compose.moments import When
from digest.compose.tellings import after as days_after
from digest.compose.tellings import days_between
from digest.model.analysis import Sentence, TimeExpression
from digest.model.digest import Status
from digest.model.span import Span
from digest.text.selfcontained import teases

WEEK, TOMORROW_LAST_WEEK = 7, 6  # days
WEEKDAY_BEHIND = "weekday on or before"
DOUBTFUL = "a weekday that is six days back, or tomorrow"
TENSES = {"past": Bearing.PAST, "present": Bearing.PRESENT, "future": Bearing.AHEAD}
HALF_YEAR = 5  # months
UPDATED = 14  # days after its date in which an article may have been written on
FULL = ("a date with its year", "the year in which the weekday fits")
LAST_SUCH_MONTH = "the last such month, as it is told as past"
# "Won a place on the ballot in November": a vote in a month to come is told of in the past, too.
ELECTION = re.compile(
    r"\b(?:elections?|midterms?|ballots?|runoff|race|foe|voters|vote|face|facing|convention|seats?|"
    r"re-?election|nominees?|candidates?|vying|incumbents?|primar(?:y|ies)|control of)\b",
    re.IGNORECASE,
)
VOTE_IN = re.compile(rf"{ELECTION.pattern} (?:on|in|this|next|late|early)? ?$", re.IGNORECASE)
COMING_WEEKDAY = "the coming weekday, for which its verb tells a plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A sentence with a date that tells when what it says happens.

    `words` are those that say when, `rule` how they were reckoned; `firm` is whether the date belongs to what
    the sentence mainly tells; `place` is the number of the sentence in its article, `dates` how many times
    that sentence names, and `written` the day of the article. `led` is the sentence with the one right before
    it, None where it opens its text; `part` are the words to show where that is not the sentence.
    """

    when: When
    words: Span
    time: TimeExpression
    rule: str
    sentence: Sentence
    claim: str | None
    status: Status
    language: str
    place: int
    written: str
    dates: int = 1
    firm: bool = True
    led: Span | None = None
    part: Span | None = None

    @property
    def shown(self) -> Span:
        """What a timeline shows of it: the sentence, its words about the date, or it and the one before."""
        return self.part or self.sentence.shown

    @property
    def start(self) -> int:
        """Where the words begin in the text of the sentence."""
        return self.words.start - self.sentence.span.start

    @property
    def end(self) -> int:
        """Where the words end in the text of the sentence."""
        return self.words.end - self.sentence.span.start


def judged(each: Dated) -> Dated | None:
    """With its status and its right day, or None where the date dates nothing."""
    text, language = each.sentence.span.text, each.language
    if _nothing_told(each):
        return None
    told = bearing(text, each.start, each.end, language=language)
    if told is Bearing.UNTOLD:
        told = TENSES.get(each.time.tense, told)
    if language == "en" and not _fits(each, told):
        return None
    behind = _behind(each.when, each.written[: len(each.when.day)], each.rule)
    if each.rule.startswith(WEEKDAY_BEHIND) and behind > 0:
        if behind == TOMORROW_LAST_WEEK and told in (Bearing.PAST, Bearing.PERFECT):
            return replace(each, rule=DOUBTFUL)
        if scheduled(text, each.start, each.end, language=language):
            return _a_week_on(each)
    return _settled(each, told, behind)


def _a_week_on(each: Dated) -> Dated:
    day = days_after(each.when.day, WEEK)
    stretch = When(date=day, end=None, precision="day")
    return replace(each, when=stretch, rule=COMING_WEEKDAY, status=Status.PLANNED)


def _settled(each: Dated, told: Bearing, behind: int) -> Dated | None:
    """With its status; a month ahead that is told as past is the last such, unless a vote is spoken of."""
    before, after = each.sentence.span.text[: each.start], each.sentence.span.text[each.end :]
    timetable = each.rule.endswith("(future)") and scheduled(each.sentence.span.text, each.start, each.end)
    if misread(told, before, after, each.rule, days=behind) and not timetable:
        return None
    if not (_month_ahead(each) and told is Bearing.PAST and not planned_for(before)):
        return replace(each, status=_status(each, told, behind))
    if each.time.tense == "future" or ELECTION.search(before) or ELECTION.match(after.lstrip()):
        return None
    year, _, month = each.when.date.partition("-")
    last = When(date=f"{int(year) - 1:04d}-{month}", end=None, precision="month")
    return replace(each, when=last, rule=LAST_SUCH_MONTH)


def _fits(each: Dated, told: Bearing) -> bool:
    """Whether the verb beside a date can tell it: a plan what lies ahead, a past what lies behind.

    A date that is both promised and the day of the promise ("promised details on Monday") fits neither.
    """
    text, start, end = each.sentence.span.text, each.start, each.end
    day = each.written[: len(each.when.day)]
    if not day or each.when.end is not None:
        return True
    if each.when.day > day:
        wide = each.when.precision in ("month", "year")
        until = planned_for(text[:start]) and each.when.precision != "year"
        plans = (
            (told is Bearing.AHEAD and not supposed(text, start, end, wide=wide))
            or timetabled(text, start, end)
            or until
        )
        soon = each.rule in FULL and days_between(day, each.when.day) <= UPDATED
        return plans or (told is Bearing.PAST and (soon or _month_ahead(each)))
    if each.when.precision == "month" and each.rule.startswith("the year nearest") and _to_elect(each):
        return False
    if each.when.precision in ("day", "minute") and promised(text, start, end):
        return False
    if each.when.day == day:
        return told is not Bearing.UNTOLD
    weekday = each.rule.startswith(WEEKDAY_BEHIND)
    return (
        told in (Bearing.PAST, Bearing.PERFECT)
        or (weekday and scheduled(text, start, end))
        or (goes_on_since(text, start, end))
    )


def _to_elect(each: Dated) -> bool:
    """Whether a vote stands beside a month that lies half a year back: the vote is the one to come."""
    text = each.sentence.span.text
    months = [int(day[:4]) * 12 + int(day[5:7]) for day in (each.written, each.when.date)]
    return months[0] - months[1] >= HALF_YEAR and VOTE_IN.search(text, 0, each.start) is not None


def _month_ahead(each: Dated) -> bool:
    """Whether a month without a year was taken to lie ahead of the article."""
    nearest = each.when.precision == "month" and each.rule.startswith("the year nearest")
    return nearest and each.when.date > each.written[: len(each.when.date)] > ""


def _nothing_told(each: Dated) -> bool:
    text, start, end, language = each.sentence.span.text, each.start, each.end, each.language
    if compared(text, start, end) or vague(text, start, end, each.rule, language=language):
        return True
    if names_only(text, start, end, language=language) or untold(text, start, end, language=language):
        return True
    if language == "en" and (personal(text) or listed(text, each.dates)):
        return True
    return in_own_words(text, start, end) or captioned(text, start, end) or teases(text, language=language)


def _status(each: Dated, told: Bearing, behind: int) -> Status:
    """Whether an event lies behind, ahead or goes on on the day of writing.

    Planned is what comes after that day, or on that day where the nearest verb looks ahead; ongoing a range
    that holds that day, what has been so since a date, and what the nearest verb says goes on that day. A
    full date just ahead that is told as past was added later to an article that kept its date.
    """
    stretch, text = each.when, each.sentence.span.text
    day = each.written[: len(stretch.day)]
    if (
        stretch.end is not None
        and day
        and stretch.date <= day <= each.written[: len(stretch.end)] <= stretch.end
    ):
        return Status.HAPPENED if told is Bearing.PAST else Status.ONGOING
    if day and stretch.day > day:
        later = told is Bearing.PAST and -UPDATED <= behind < 0 and not planned_for(text[: each.start])
        return Status.HAPPENED if later and each.rule in FULL else Status.PLANNED
    if stretch.day == day and stretch.end is None:
        same = {Bearing.AHEAD: Status.PLANNED, Bearing.GOES_ON: Status.ONGOING}
        if told in same:
            return same[told]
        if len(stretch.day) < len(each.written) and scheduled(text, each.start, each.end):
            return Status.PLANNED  # "expires at the end of this month"
    ongoing = goes_on_since(text, each.start, each.end, language=each.language)
    return Status.ONGOING if ongoing else Status.HAPPENED


def _behind(stretch: When, day: str, rule: str) -> int:
    """The days from a date to the day of writing; of months and years only which of them comes first."""
    if stretch.precision in ("minute", "day"):
        return days_between(stretch.day, day)
    return -1 if "so long after" in rule and stretch.day > day else 0
