"""The timeline: what the articles date, from the oldest background to what is planned next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.compose.bearing import Bearing, bearing, compared, goes_on_since, misread, vague
from digest.compose.entries import alike, readable
from digest.compose.moments import When, ranges, when
from digest.compose.tellings import Telling, days_between
from digest.model.analysis import Analysis, Claim, Sentence, TimeExpression
from digest.model.article import Article
from digest.model.digest import Basis, Event, Status
from digest.model.span import Span
from digest.text.selfcontained import dangles
from digest.text.words import content, count

__all__ = ["When", "timeline", "when"]

BESIDE = 2  # content words on each side of a year that tell what it is the year of
WORDS = (8, 40)  # of the wording shown, where there is a choice: shorter says too little, longer too much
TENSES = {"past": Bearing.PAST, "present": Bearing.PRESENT, "future": Bearing.AHEAD}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    when: When
    words: Span  # that say when
    time: TimeExpression
    sentence: Sentence
    claim: str | None
    status: Status
    language: str


def timeline(analysis: Analysis, claims: Sequence[Claim]) -> tuple[Event, ...]:
    """The dated events of a story in order: a year before its months, a month before its days.

    An event is a date and a claim; articles that date one claim alike stand behind one event, and so do
    sentences that tell one day in nearly the same words. Lengths of time, "now" and "recently", "tomorrow"
    in a quote whose day is not told, and dates that only measure something ("the worst since 1994") give no
    event. Of very many events those are kept that most articles tell.
    """
    groups: dict[tuple[str, str, str], list[_Dated]] = {}
    for each in _dated(analysis, claims):
        groups.setdefault(_key(each, groups), []).append(each)
    tellings = _tellings(analysis, groups)
    by_id = {claim.id: claim for claim in claims}
    joined = alike(
        [(key[:2], [each.sentence.span for each in group]) for key, group in groups.items()], tellings
    )
    held = list(groups.values())
    events = [_event([each for at in numbers for each in held[at]], by_id) for numbers in joined]
    rank = {claim.id: at for at, claim in enumerate(claims)}
    return tuple(
        sorted(
            readable(_distinct(events), tellings),
            key=lambda event: (*_order(event), rank.get(event.claim or "", len(rank)), event.spans),
        )
    )


def _key(each: _Dated, groups: Mapping[tuple[str, str, str], Sequence[_Dated]]) -> tuple[str, str, str]:
    """What an entry is grouped by: date, how exact it is, and its claim.

    A year or a month is told in passing ("the 2022 invasion"): there the entries whose date stands beside the
    same word go together, whatever claim their sentences make. An hour belongs to its day.
    """
    span = each.sentence.span
    told = each.claim or f"{span.article}:{span.start}"
    exact = "day" if each.when.precision == "minute" else each.when.precision
    date = each.when.day + (each.when.end or "")
    if exact in ("day", "range"):
        return date, exact, told
    for key, held in groups.items():
        if key[:2] == (date, exact) and any(_beside(each) & _beside(other) for other in held):
            return key
    return date, exact, told


def _beside(each: _Dated) -> frozenset[str]:
    """The content words next to a date in its sentence, as stems."""
    text, at = each.sentence.span.text, each.words.start - each.sentence.span.start
    before = content(text[:at], language=each.language)[-BESIDE:]
    after = content(text[at + len(each.words.text) :], language=each.language)[:BESIDE]
    return frozenset(word.stem for word in (*before, *after))


def _dated(analysis: Analysis, claims: Sequence[Claim]) -> Iterator[_Dated]:
    told = _told(claims)
    today = str(analysis.story.day or "")
    sentences: dict[str, list[Sentence]] = {}
    for known in analysis.sentences:
        sentences.setdefault(known.span.article, []).append(known)
    times: dict[str, list[TimeExpression]] = {}
    for time in analysis.times:
        times.setdefault(time.span.article, []).append(time)
    for article in analysis.story.articles:
        stretches = ranges(times.get(article.id, ()), article.text)
        closing = {last for _, last in stretches.values()}
        for time in times.get(article.id, ()):
            sentence = _around(time.span, sentences.get(article.id, ()))
            stretch, last = stretches.get(time, (when(time.value), time))
            dated = stretch is not None and time.kind in ("DATE", "TIME") and time not in closing
            if sentence is None or stretch is None or not dated or not sentence.span.covers(last.span):
                continue
            if sentence.broken:
                continue
            written = (article.published.value or time.anchor or today)[:10]
            words = article.span(time.span.start, last.span.end)
            status = _status(sentence.span, words, stretch, time, article, written)
            if status is not None:
                yield _Dated(
                    when=stretch,
                    words=words,
                    time=time,
                    sentence=sentence,
                    claim=_claim_at(told, time.span),
                    status=status,
                    language=article.language,
                )


def _around(time: Span, sentences: Sequence[Sentence]) -> Sentence | None:
    return next((each for each in sentences if each.span.covers(time)), None)


def _told(claims: Sequence[Claim]) -> dict[str, list[tuple[Span, str]]]:
    found: dict[str, list[tuple[Span, str]]] = {}
    for claim in claims:
        for stance in claim.stances:
            for span in stance.spans:  # also of those who tell it otherwise: on one day it is one event
                found.setdefault(span.article, []).append((span, claim.id))
    return found


def _claim_at(told: Mapping[str, list[tuple[Span, str]]], time: Span) -> str | None:
    return next((claim for span, claim in told.get(time.article, ()) if span.covers(time)), None)


def _status(
    sentence: Span, words: Span, stretch: When, time: TimeExpression, article: Article, written: str
) -> Status | None:
    """Whether an event lies behind, ahead or goes on on the day `written`; None where the date dates nothing.

    Planned is what comes after that day, or on that day where the nearest verb looks ahead; ongoing a range
    that holds that day, what has been so since a date, and what the nearest verb says goes on that day.
    """
    text, language = sentence.text, article.language
    start, end = words.start - sentence.start, words.end - sentence.start
    if compared(text, start, end) or vague(text, start, end, time.rule, language=language):
        return None
    told = bearing(text, start, end, language=language)
    if told is Bearing.UNTOLD:
        told = TENSES.get(time.tense, told)
    day = written[: len(stretch.day)]
    behind = _behind(stretch, day, time.rule)
    if misread(told, text[:start], text[end:], time.rule, days=behind):
        return None
    if stretch.end is not None and day and stretch.date <= day <= written[: len(stretch.end)] <= stretch.end:
        return Status.HAPPENED if told is Bearing.PAST else Status.ONGOING
    if day and stretch.day > day:
        return Status.PLANNED
    if stretch.day == day and stretch.end is None:
        same = {Bearing.AHEAD: Status.PLANNED, Bearing.GOES_ON: Status.ONGOING}
        if told in same:
            return same[told]
    ongoing = goes_on_since(text, start, end, language=language)
    return Status.ONGOING if ongoing else Status.HAPPENED


def _behind(stretch: When, day: str, rule: str) -> int:
    """The days from a date to the day of writing; of months and years only which of them comes first."""
    if stretch.precision in ("minute", "day"):
        return days_between(stretch.day, day)
    return -1 if "so long after" in rule and stretch.day > day else 0


def _event(group: Sequence[_Dated], claims: Mapping[str, Claim]) -> Event:
    """One event of all that tell it: the best wording first, the hour if all that have one agree."""
    claim = claims.get(next((each.claim for each in group if each.claim), ""))

    def wording(each: _Dated) -> tuple[bool, bool, bool, str, int]:
        shown = each.sentence.shown
        fits = WORDS[0] <= count(shown.text) <= WORDS[1]
        main = claim is not None and shown.covers(claim.text)
        return dangles(shown.text), not fits, not main, shown.article, shown.start

    ordered = sorted(group, key=wording)
    exact = {each.when.date for each in ordered if each.when.precision == "minute"}
    first = ordered[0]
    stretch = When(date=exact.pop(), end=None, precision="minute") if len(exact) == 1 else first.when
    if stretch.precision == "minute" != first.when.precision:
        first = next(each for each in ordered if each.when.precision == "minute")
    elif len(exact) > 1:
        stretch = When(date=first.when.day, end=None, precision="day")
    return Event(
        date=stretch.date,
        end=stretch.end,
        precision=stretch.precision,
        basis=Basis(expression=first.words, anchor=first.time.anchor, rule=first.time.rule),
        status=_joint([each.status for each in ordered]),
        claim=claim.id if claim else None,
        spans=tuple(dict.fromkeys(each.sentence.shown for each in (first, *ordered))),
    )


def _joint(told: Sequence[Status]) -> Status:
    """What has happened in one article is no longer planned in another."""
    for status in (Status.HAPPENED, Status.ONGOING):
        if status in told:
            return status
    return Status.PLANNED


def _tellings(
    analysis: Analysis, groups: Mapping[tuple[str, str, str], Sequence[_Dated]]
) -> Mapping[Span, Telling]:
    """All sentences of the story by their spans, each with the days of the events it tells."""
    days: dict[Span, set[str]] = {}
    for (date, exact, _), group in groups.items():
        for each in group if exact == "day" else ():
            days.setdefault(each.sentence.span, set()).add(date)
    found: dict[Span, Telling] = {}
    place: dict[str, int] = {}
    for sentence in analysis.sentences:
        span = sentence.span
        article = analysis.story.article(span.article)
        found[span] = Telling(
            article=span.article,
            published=(article.published.value or "")[:10],
            place=place.setdefault(span.article, 0),
            text=sentence.shown.text,
            stems=tuple(word.stem for word in content(span.text, language=article.language)),
            days=frozenset(days.get(span, ())),
        )
        place[span.article] += 1
    return found


def _distinct(events: Sequence[Event]) -> list[Event]:
    """One event for a date and a sentence: a sentence with two claims is not told twice."""
    kept: dict[tuple[str, Span], Event] = {}
    for event in events:
        key = (event.date[:10], event.spans[0])
        if key not in kept or len(event.spans) > len(kept[key].spans):
            kept[key] = event
    return list(kept.values())


def _order(event: Event) -> tuple[str, int, int]:
    """A year before its months, a range after its first day; of one day, what happened before plans."""
    wide = {"year": 0, "month": 1, "day": 2, "minute": 2, "range": 3}
    return event.date, wide[event.precision], tuple(Status).index(event.status)
