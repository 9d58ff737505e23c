"""The sentences of a story that tell what happened, goes on or is planned at a time that they name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.compose.attached import captioned, in_own_words, leans_on_noun, names_only, untold
from digest.compose.bearing import (
    Bearing,
    bearing,
    compared,
    goes_on_since,
    misread,
    planned_for,
    promised,
    scheduled,
    timetabled,
    vague,
)
from digest.compose.governed import listed, mainly, personal
from digest.compose.moments import When, ranges, when
from digest.compose.tellings import after as days_after
from digest.compose.tellings import days_between
from digest.model.analysis import Analysis, Claim, Sentence, TimeExpression
from digest.model.article import Article
from digest.model.digest import Status
from digest.model.span import Span
from digest.text.selfcontained import teases

TENSES = {"past": Bearing.PAST, "present": Bearing.PRESENT, "future": Bearing.AHEAD}
WEEK, TOMORROW_LAST_WEEK = 7, 6  # days
HALF_YEAR = 5  # months
LEAD = 3  # sentences from the top of an article in which a bare weekday in the past is no day of last week
UPDATED = 14  # days after its date in which an article may have been written on
CLOCK = re.compile(r"\d|\bnoon\b|\bmidnight\b", re.IGNORECASE)  # "midday" is no minute
ISO_DAY = 10  # characters of an ISO date
WEEKDAY_BEHIND = "weekday on or before"
FULL = ("a date with its year", "the year in which the weekday fits")
LAST_SUCH_MONTH = "the last such month, as it is told as past"
DOUBTFUL = "a weekday that is six days back, or tomorrow"
STAMPED_EARLY = "the weekday after the article's date, which is told as past"
# "Won a place on the ballot in November": a vote in a month to come is told of in the past, too.
ELECTION = re.compile(
    r"\b(?:elections?|midterms?|ballots?|runoff|race|foe|voters|vote|face|facing|convention)\b", re.IGNORECASE
)
COMING_WEEKDAY = "the coming weekday, for which its verb tells a plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A sentence with a date that tells when what it says happens.

    `words` are those that say when, `rule` how they were reckoned; `firm` is whether the date belongs to what
    the sentence mainly tells; `place` is the number of the sentence in its article, `dates` how many times that
    sentence names, and `written` the day of the article.
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

    @property
    def start(self) -> int:
        """Where the words begin in the text of the sentence."""
        return self.words.start - self.sentence.span.start

    @property
    def end(self) -> int:
        """Where the words end in the text of the sentence."""
        return self.words.end - self.sentence.span.start


def dated(analysis: Analysis, claims: Sequence[Claim]) -> list[Dated]:
    """The dated sentences of a story, article by article, each date in its order.

    Lengths of time, "now" and "recently", "tomorrow" in a quote whose day is not told, and dates that only
    measure or name something ("the worst since 1994", "Tuesday's vote") date nothing.
    """
    told = _told(claims)
    sentences: dict[str, list[Sentence]] = {}
    times: dict[str, list[TimeExpression]] = {}
    for known in analysis.sentences:
        sentences.setdefault(known.span.article, []).append(known)
    for time in analysis.times:
        times.setdefault(time.span.article, []).append(time)
    found: list[Dated] = []
    for article in analysis.story.articles:
        day = article.published.value or ""
        held = _Article(
            article=article,
            sentences=sentences.get(article.id, ()),
            times=times.get(article.id, ()),
            told=told.get(article.id, ()),
        )
        found += _of(held, day, str(analysis.story.day or ""))
    return list(_once(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    """An article with its sentences and times in order, and the claims that its sentences tell."""

    article: Article
    sentences: Sequence[Sentence]
    times: Sequence[TimeExpression]
    told: Sequence[tuple[Span, str]]


def _told(claims: Sequence[Claim]) -> dict[str, list[tuple[Span, str]]]:
    found: dict[str, list[tuple[Span, str]]] = {}
    for claim in claims:
        for stance in claim.stances:
            for span in stance.spans:  # also of those who tell it otherwise: on one day it is one event
                found.setdefault(span.article, []).append((span, claim.id))
    return found


def _of(held: _Article, published: str, today: str) -> Iterator[Dated]:
    article = held.article
    stretches = ranges(held.times, article.text)
    place = taken = 0
    many = _many(held)
    for time in held.times:
        stretch, last = stretches.get(time, (when(time.value), time))
        if stretch is None or time.kind not in ("DATE", "TIME") or time.span.start < taken:
            continue
        taken = last.span.end
        while place < len(held.sentences) and held.sentences[place].span.end <= time.span.start:
            place += 1
        if place == len(held.sentences) or not _within(held.sentences[place].span, time.span, last.span):
            continue
        sentence, words = held.sentences[place], article.span(time.span.start, taken)
        if sentence.broken:
            continue
        if stretch.precision == "minute" and not CLOCK.search(words.text):
            stretch = When(date=stretch.day, end=None, precision="day")
        found = Dated(
            when=stretch,
            words=words,
            time=time,
            rule=time.rule,
            sentence=sentence,
            claim=next((claim for span, claim in held.told if span.covers(time.span)), None),
            status=Status.HAPPENED,
            language=article.language,
            place=place,
            dates=many[sentence.span],
            written=(published or time.anchor or today)[:ISO_DAY],
        )
        made = _judged(found)
        if made is not None:
            yield made


def _many(held: _Article) -> Counter[Span]:
    """How many dates each sentence names; lengths of time and hours are not counted."""
    found: Counter[Span] = Counter()
    place = 0
    for time in held.times:
        while place < len(held.sentences) and held.sentences[place].span.end <= time.span.start:
            place += 1
        if place < len(held.sentences) and time.kind == "DATE" and when(time.value) is not None:
            found[held.sentences[place].span] += 1
    return found


def _within(sentence: Span, first: Span, last: Span) -> bool:
    return sentence.covers(first) and sentence.covers(last)


def _judged(each: Dated) -> Dated | None:
    """With its status and its right day, or None where the date dates nothing."""
    text, language = each.sentence.span.text, each.language
    start, end = each.start, each.end
    if _nothing_told(each):
        return None
    told = bearing(text, start, end, language=language)
    if told is Bearing.UNTOLD:
        told = TENSES.get(each.time.tense, told)
    if language == "en" and not _fits(each, told):
        return None
    behind = _behind(each.when, each.written[: len(each.when.day)], each.rule)
    if each.rule.startswith(WEEKDAY_BEHIND):
        if behind == TOMORROW_LAST_WEEK and told in (Bearing.PAST, Bearing.PERFECT):
            return replace(each, rule=DOUBTFUL)
        if behind > 0 and scheduled(text, start, end, language=language):
            day = days_after(each.when.day, WEEK)
            stretch = When(date=day, end=None, precision="day")
            return replace(each, when=stretch, rule=COMING_WEEKDAY, status=Status.PLANNED)
    if misread(told, text[:start], text[end:], each.rule, days=behind):
        return None
    if _month_ahead(each) and told is Bearing.PAST and not planned_for(text[:start]):
        if each.time.tense == "future" or ELECTION.search(text[:start]) or ELECTION.match(text[end:]):
            return None
        year, _, month = each.when.date.partition("-")
        last = When(date=f"{int(year) - 1:04d}-{month}", end=None, precision="month")
        return replace(each, when=last, rule=LAST_SUCH_MONTH)
    return replace(each, status=_status(each, told, behind))


def _fits(each: Dated, told: Bearing) -> bool:
    """Whether the verb beside a date can tell it: a plan what lies ahead, a past what lies behind.

    A date that is both promised and the day of the promise ("promised details on Monday") fits neither.
    """
    text, start, end = each.sentence.span.text, each.start, each.end
    day = each.written[: len(each.when.day)]
    if not day or each.when.end is not None:
        return True
    if each.when.day > day:
        until = planned_for(text[:start]) and each.when.precision != "year"
        plans = told is Bearing.AHEAD or timetabled(text, start, end) or until
        return plans or (told is Bearing.PAST and (each.rule in FULL or _month_ahead(each)))
    if each.when.precision == "month" and each.rule.startswith("the year nearest") and _to_elect(each):
        return False
    if each.when.precision in ("day", "minute") and promised(text, start, end):
        return False
    if each.when.day == day:
        return told is not Bearing.UNTOLD
    weekday = each.rule.startswith(WEEKDAY_BEHIND)
    return told in (Bearing.PAST, Bearing.PERFECT) or (weekday and scheduled(text, start, end)) or (
        goes_on_since(text, start, end))


def _to_elect(each: Dated) -> bool:
    """Whether a vote stands beside a month that lies half a year back: the vote is the one to come."""
    text = each.sentence.span.text
    months = [int(day[:4]) * 12 + int(day[5:7]) for day in (each.written, each.when.date)]
    return months[0] - months[1] >= HALF_YEAR and ELECTION.search(text, 0, each.start) is not None


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
    ongoing = goes_on_since(text, each.start, each.end, language=each.language)
    return Status.ONGOING if ongoing else Status.HAPPENED


def _behind(stretch: When, day: str, rule: str) -> int:
    """The days from a date to the day of writing; of months and years only which of them comes first."""
    if stretch.precision in ("minute", "day"):
        return days_between(stretch.day, day)
    return -1 if "so long after" in rule and stretch.day > day else 0


def _settled(found: Sequence[Dated]) -> Iterator[Dated]:
    """Doubtful weekdays made sure, six days back or tomorrow, by other sentences or the place in the article.

    An article that is brought up to date keeps its date, and "on Wednesday" in one of Tuesday is then no day
    of last week, in the first sentences least of all.
    """
    sure = {each.when.day for each in found if each.rule != DOUBTFUL}
    for each in found:
        if each.rule != DOUBTFUL:
            yield each
            continue
        tomorrow = days_after(each.written, 1)
        if each.when.day in sure:
            yield replace(each, rule=each.time.rule)
        elif tomorrow in sure or each.place < LEAD:
            yield replace(each, when=When(date=tomorrow, end=None, precision="day"), rule=STAMPED_EARLY)


def _once(found: Sequence[Dated]) -> Iterator[Dated]:
    """Each with whether it is firm: of a sentence with several dates the first that can be."""
    taken: set[Span] = set()
    for each in _settled(found):
        firm = each.sentence.span not in taken and _is_firm(each)
        if firm:
            taken.add(each.sentence.span)
        yield replace(each, firm=firm)


def _is_firm(each: Dated) -> bool:
    """Whether a date belongs to what its sentence mainly tells."""
    text, language = each.sentence.span.text, each.language
    if leans_on_noun(text, each.start, language=language):
        return False
    return mainly(text, each.start, each.end, language=language)
