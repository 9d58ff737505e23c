"""The sentences of a story that tell what happened, goes on or is planned at a time that they name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.compose.attached import leans_on_noun
from digest.compose.bearing import begins
from digest.compose.clipped import treaty
from digest.compose.governed import mainly
from digest.compose.judged import DOUBTFUL, Dated, judged
from digest.compose.moments import When, moved_from, ranges, when
from digest.compose.tellings import after as days_after
from digest.model.analysis import Analysis, Claim, Sentence, TimeExpression
from digest.model.article import Article
from digest.model.digest import Status
from digest.model.span import Span

LEAD = 3  # sentences from the top of an article in which a bare weekday in the past is no day of last week
CLOCK = re.compile(r"\d|\bnoon\b|\bmidnight\b", re.IGNORECASE)  # "midday" is no minute
ISO_DAY = 10  # characters of an ISO date
STAMPED_EARLY = "the weekday after the article's date, which is told as past"


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
        if moved_from(article.text, time):
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
            led=_led(held, place),
            written=(published or time.anchor or today)[:ISO_DAY],
        )
        made = judged(found)
        if made is not None:
            yield made


def _led(held: _Article, place: int) -> Span | None:
    """The sentence at `place` with the one right before it, in its paragraph or the one before."""
    before, sentence = held.sentences[max(0, place - 1)], held.sentences[place]
    if before is sentence or sentence.paragraph - before.paragraph > 1 or before.broken:
        return None
    return held.article.span(before.shown.start, sentence.shown.end)


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
    if leans_on_noun(text, each.start, language=language) or treaty(each):
        return False
    if begins(text, each.start, each.end, language=language):
        return False
    return mainly(text, each.start, each.end, language=language)
