"""The timeline: what the articles date, from the oldest background to what is planned next."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from digest.compose.counted import apart
from digest.compose.dated import dated
from digest.compose.deeds import joined
from digest.compose.entries import MOST, about_story, nameless, pointing, readable, titled, told_well
from digest.compose.judged import Dated
from digest.compose.moments import When, when
from digest.compose.repeats import told_once
from digest.compose.tellings import Telling
from digest.model.analysis import Analysis, Claim
from digest.model.digest import Basis, Event, Status
from digest.model.span import Span
from digest.text.selfcontained import dangles, opines
from digest.text.words import content_stems, count

__all__ = ["When", "timeline", "when"]

ISO_DAY = 10  # characters of an ISO date
OPENING = 12  # characters at the beginning of a sentence in which "Earlier" or "Later" stands
NOON = 12
HOURS = tuple(  # where a part of a day is put among its events
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), hour)
    for words, hour in (
        ("early|overnight|wee hours|dawn", 4),
        ("morning", 8),
        ("earlier", 10),
        ("midday|noon", 12),
        ("afternoon", 15),
        ("evening", 18),
        ("night|tonight|late", 21),
        ("later", 17),
    )
)
WORDS = (8, 40)  # of the wording shown, where there is a choice: shorter says too little, longer too much


def timeline(analysis: Analysis, claims: Sequence[Claim]) -> tuple[Event, ...]:
    """The dated events of a story in order: a year before its months, a month before its days.

    An event is a date and a claim; articles that date one claim alike stand behind one event, and so do
    sentences of two articles that tell the same deed of one date. What dates nothing (`dated`) gives no
    event. Of very many events those are kept that most articles tell.
    """
    groups: dict[tuple[str, str, str], list[Dated]] = {}
    found = dated(analysis, claims)
    for each in found:
        groups.setdefault(_key(each), []).append(each)
    by_id = {claim.id: claim for claim in claims}
    shared = titled(analysis, found)
    one_each = [part for group in groups.values() for part in apart(group)]
    clear = told_well(joined(one_each), about_story(analysis, shared))
    held = told_once(clear, partial(_rank, shared, by_id), articles=len(analysis.story.articles))
    events = _distinct([_event(group, by_id) for group in held])
    if len(events) > MOST:
        events = readable(events, _tellings(analysis, groups))
    rank = {claim.id: at for at, claim in enumerate(claims)}
    return tuple(
        sorted(
            events,
            key=lambda event: (*_order(event), rank.get(event.claim or "", len(rank)), event.spans),
        )
    )


def _key(each: Dated) -> tuple[str, str, str]:
    """What an entry is grouped by: date, how exact it is, and its claim; an hour belongs to its day."""
    span = each.sentence.span
    told = each.claim or f"{span.article}:{span.start}"
    exact = "day" if each.when.precision == "minute" else each.when.precision
    return each.when.day + (each.when.end or ""), exact, told


def _rank(
    shared: Mapping[Span, int], claims: Mapping[str, Claim], group: Sequence[Dated]
) -> tuple[object, ...]:
    """Of a date first what more articles tell, then what stands alone, then what more outlets claim."""
    best = min(group, key=_wording)
    articles = len({each.words.article for each in group})
    return (
        -articles,
        best.status is Status.PLANNED,
        opines(best.shown.text),
        *_wording(best)[:4],
        -max((claims[each.claim].outlets for each in group if each.claim), default=0),
        -shared[best.sentence.span],
        best.place,
    )


def _wording(each: Dated) -> tuple[bool, bool, bool, bool, bool, str, int]:
    shown = each.shown
    fits = WORDS[0] <= count(shown.text) <= WORDS[1]
    leans = dangles(shown.text)
    return not each.firm, nameless(each), leans, not fits, pointing(each), shown.article, shown.start


def _event(group: Sequence[Dated], claims: Mapping[str, Claim]) -> Event:
    """One event of all that tell it: the best wording first, the hour if all that have one agree."""
    claim = claims.get(next((each.claim for each in group if each.claim), ""))

    def wording(each: Dated) -> tuple[bool, bool, bool, bool, bool, bool, str, int]:
        main = claim is not None and each.shown.covers(claim.text)
        *good, article, start = _wording(each)
        return (*good, not main, article, start)  # type: ignore[return-value] # a star has no length for mypy

    ordered = sorted(group, key=wording)
    exact = {each.when.date for each in ordered if each.when.precision == "minute"}
    first = ordered[0]
    stretch = When(date=exact.pop(), end=None, precision="minute") if len(exact) == 1 else first.when
    if stretch.precision == "minute" != first.when.precision:
        hourly = (each for each in ordered if each.when.precision == "minute" and not nameless(each))
        first = next(hourly, first)
        stretch = first.when
    elif len(exact) > 1:
        stretch = When(date=first.when.day, end=None, precision="day")
    return Event(
        date=stretch.date,
        end=stretch.end,
        precision=stretch.precision,
        basis=Basis(expression=first.words, anchor=first.time.anchor, rule=first.rule),
        status=_joint([each.status for each in ordered]),
        claim=claim.id if claim else None,
        spans=_one_each(first, ordered),
    )


def _one_each(first: Dated, ordered: Sequence[Dated]) -> tuple[Span, ...]:
    """The best sentence of each article, `first` before all: two of one article often tell two things."""
    spans: dict[str, Span] = {}
    for each in (first, *ordered):
        spans.setdefault(each.words.article, each.shown)
    return tuple(spans.values())


def _joint(told: Sequence[Status]) -> Status:
    """What has happened in one article is no longer planned in another."""
    for status in (Status.HAPPENED, Status.ONGOING):
        if status in told:
            return status
    return Status.PLANNED


def _tellings(
    analysis: Analysis, groups: Mapping[tuple[str, str, str], Sequence[Dated]]
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
            stems=tuple(content_stems(span.text, language=article.language)),
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


def _order(event: Event) -> tuple[str, int, int, int]:
    """A year before its months, a range after its first day; of one day, what happened before plans.

    Then what its words tell of the part of the day: morning before evening, "Earlier Monday" before "Monday".
    """
    wide = {"year": 0, "month": 1, "day": 2, "minute": 2, "range": 3}
    return event.date[:ISO_DAY], wide[event.precision], tuple(Status).index(event.status), _hour(event)


def _hour(event: Event) -> int:
    """The hour of an event, as told or as the part of the day suggests; noon where nothing is told."""
    if event.precision == "minute":
        return int(event.date[ISO_DAY + 1 : ISO_DAY + 3])
    words = event.basis.expression.text
    opening = event.spans[0].text[:OPENING]
    return next((hour for part, hour in HOURS if part.search(words) or part.match(opening)), NOON)
