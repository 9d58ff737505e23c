"""The timeline: what the articles date, from the oldest background to what is planned next."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.model.analysis import Analysis, Claim, Says, Sentence, TimeExpression
from digest.model.digest import Basis, Event, Status
from digest.model.span import Span
from digest.text.times import unsure
from digest.text.words import content

DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?")
MONTH = re.compile(r"\d{4}-\d{2}")
YEAR = re.compile(r"\d{4}")
BESIDE = 2  # content words on each side of a year that tell what it is the year of
AHEAD = re.compile(
    r"\b(?:will|would|expected|plan(?:s|ned)?|scheduled|due to (?:be|begin|start|arrive|meet|open|end)|"
    r"set to|going to|to be held)\b"
)
ONGOING = re.compile(r"\b(?:continues?|ongoing|remains?|is being|are being|since|still)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A stretch of days: first and last (ISO 8601), and how exact it is."""

    date: str
    end: str | None
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    when: When
    time: TimeExpression
    sentence: Sentence
    claim: str | None
    status: Status
    language: str


def timeline(analysis: Analysis, claims: Sequence[Claim]) -> tuple[Event, ...]:
    """The dated events of a story in order: a year before its months, a month before its days.

    An event is a date and a claim; articles that date one claim alike stand behind one event. Lengths of
    time, "now" and "recently", and "tomorrow" in a quote whose day is not told give no event.
    """
    dated = list(_dated(analysis, claims))
    groups: dict[tuple[str, str, str], list[_Dated]] = {}
    for each in dated:
        groups.setdefault(_key(each, groups), []).append(each)
    by_id = {claim.id: claim for claim in claims}
    events = [_event(group, by_id) for group in groups.values()]
    rank = {claim.id: at for at, claim in enumerate(claims)}
    return tuple(
        sorted(
            _distinct(events),
            key=lambda event: (*_order(event), rank.get(event.claim or "", len(rank)), event.spans),
        )
    )


def _key(each: _Dated, groups: Mapping[tuple[str, str, str], Sequence[_Dated]]) -> tuple[str, str, str]:
    """What an entry is grouped by: date, how exact it is, and its claim.

    A year or a month is told in passing ("the 2022 invasion"): there the entries whose date stands beside the
    same word go together, whatever claim their sentences make.
    """
    span = each.sentence.span
    told = each.claim or f"{span.article}:{span.start}"
    if each.when.precision == "day":
        return each.when.date, each.when.precision, told
    for key, held in groups.items():
        same = key[:2] == (each.when.date, each.when.precision)
        if same and any(_beside(each) & _beside(other) for other in held):
            return key
    return each.when.date, each.when.precision, told


def _beside(each: _Dated) -> frozenset[str]:
    """The content words next to a date in its sentence, as stems."""
    text, at = each.sentence.span.text, each.time.span.start - each.sentence.span.start
    before = content(text[:at], language=each.language)[-BESIDE:]
    after = content(text[at + len(each.time.span.text) :], language=each.language)[:BESIDE]
    return frozenset(word.stem for word in (*before, *after))


def when(value: str) -> When | None:
    """The stretch of days that a TIMEX3 value names; None for lengths, sets and vague values.

    A week is vague too: "this week" is said of today, not of the Sunday to come.
    """
    if match := DAY.fullmatch(value):
        return When(date=match[1], end=None, precision="day")
    if MONTH.fullmatch(value):
        return When(date=value, end=None, precision="month")
    if YEAR.fullmatch(value):
        return When(date=value, end=None, precision="year")
    return None


def _dated(analysis: Analysis, claims: Sequence[Claim]) -> Iterator[_Dated]:
    told = _told(claims)
    today = str(analysis.story.day or "")
    sentences: dict[str, list[Sentence]] = {}
    for known in analysis.sentences:
        sentences.setdefault(known.span.article, []).append(known)
    for time in analysis.times:
        stretch = when(time.value) if time.kind in ("DATE", "TIME") and not unsure(time.rule) else None
        sentence = next(
            (each for each in sentences.get(time.span.article, ()) if each.span.covers(time.span)), None
        )
        if stretch is None or sentence is None:
            continue
        article = analysis.story.article(time.span.article)
        written = (article.published.value or time.anchor or today)[:10]
        claim, clause = _claim_at(told, time.span, sentence.span)
        yield _Dated(
            when=stretch,
            time=time,
            sentence=sentence,
            claim=claim,
            status=_status(clause, stretch, written),
            language=article.language,
        )


def _told(claims: Sequence[Claim]) -> dict[str, list[tuple[Span, str]]]:
    found: dict[str, list[tuple[Span, str]]] = {}
    for claim in claims:
        for stance in claim.stances:
            if stance.stance in (Says.SAYS, Says.IN_PART):
                for span in stance.spans:
                    found.setdefault(span.article, []).append((span, claim.id))
    return found


def _claim_at(
    told: Mapping[str, list[tuple[Span, str]]], time: Span, sentence: Span
) -> tuple[str | None, str]:
    for span, claim in told.get(time.article, ()):
        if span.covers(time):
            return claim, span.text
    return None, sentence.text


def _status(clause: str, stretch: When, written: str) -> Status:
    """Planned after the day the article was written on, or on that day where the clause looks ahead.

    "Ongoing" if the clause says so of a stretch of days.
    """
    day = written[: len(stretch.date)]
    if (day and stretch.date > day) or (AHEAD.search(clause) and stretch.date >= day):
        return Status.PLANNED
    return Status.ONGOING if stretch.precision == "range" and ONGOING.search(clause) else Status.HAPPENED


def _event(group: Sequence[_Dated], claims: Mapping[str, Claim]) -> Event:
    claim = claims.get(group[0].claim or "")
    own = list(dict.fromkeys(each.sentence.shown for each in group))
    if claim is not None:
        own.sort(key=lambda span: (not span.covers(claim.text), span.article, span.start))
    first = group[0]
    told = {each.status for each in group}
    status = Status.HAPPENED if Status.HAPPENED in told else first.status
    lead = next(each for each in group if each.sentence.shown == own[0])
    return Event(
        date=first.when.date,
        end=first.when.end,
        precision=first.when.precision,
        basis=Basis(expression=lead.time.span, anchor=lead.time.anchor, rule=lead.time.rule),
        status=status,
        claim=first.claim,
        spans=tuple(own),
    )


def _distinct(events: Sequence[Event]) -> list[Event]:
    """One event for a date and a sentence: a sentence with two claims is not told twice."""
    kept: dict[tuple[str, Span], Event] = {}
    for event in events:
        key = (event.date, event.spans[0])
        if key not in kept or len(event.spans) > len(kept[key].spans):
            kept[key] = event
    return list(kept.values())


def _order(event: Event) -> tuple[str, int, int]:
    """A year before its months, a week after its first day; of one day, what happened before plans."""
    wide = {"year": 0, "month": 1, "day": 2, "minute": 2, "range": 3}
    return event.date, wide[event.precision], tuple(Status).index(event.status)
