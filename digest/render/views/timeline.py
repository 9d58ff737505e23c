"""The timeline: what happened when, in whose words, and why that day."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.model.digest import Event
from digest.render.dates import When, clock
from digest.render.views.lookup import Lookup, OutletLink, Receipt
from digest.render.views.scale import Dated, Scale, scale

LONG = 12  # entries of a timeline above which a day shows its most told ones, the others folded away
OPEN_ENTRIES = 3  # of a day of a long timeline
WORDED = 3  # other tellings of an entry that are printed; further ones are linked
DAY = 10  # characters of an ISO date without its hour


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event: its hour where known, how sure its date is, the best wording, and the others that tell it.

    `others` are printed, `further` ones linked only; `tellings` counts both.
    `published` is the day of the article that gives the date; `anchor` the day that the date was reckoned
    from, where that is another one. `plain`: its words are the date itself ("1978"), and need no reason.
    """

    clock: When | None
    precision: str
    status: str
    receipt: Receipt
    others: tuple[Receipt, ...]
    further: tuple[OutletLink, ...]
    tellings: int
    expression: Receipt
    published: When | None
    anchor: When | None
    rule: str
    plain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date (or the first and last of a range), and what is told of it; `more` is folded away."""

    start: When
    end: When | None
    entries: tuple[Entry, ...]
    more: tuple[Entry, ...]


def timeline(look: Lookup) -> tuple[Day, ...]:
    """The dates of the timeline and their entries, in the order of the digest."""
    long = len(look.digest.timeline) > LONG
    return tuple(
        Day(
            start=look.when(start),
            end=look.when(end) if end else None,
            entries=tuple(_entry(event, look) for event in events if event in shown),
            more=tuple(_entry(event, look) for event in events if event not in shown),
        )
        for (start, end), events in _days(look).items()
        for shown in (_most_told(events) if long else events,)
    )


def drawing(look: Lookup) -> Scale | None:
    """The same dates on a line; None where there are few."""
    return scale(
        [
            Dated(start=start, end=end, entries=len(events), status=events[0].status.value)
            for (start, end), events in _days(look).items()
        ]
    )


def _days(look: Lookup) -> dict[tuple[str, str | None], list[Event]]:
    """The events by their date, or by the first and last day of their range."""
    days: dict[tuple[str, str | None], list[Event]] = {}
    for event in look.digest.timeline:
        if event.spans:
            start, end = event.date[:DAY], event.end
            days.setdefault((start, end if end != start else None), []).append(event)
    return days


def _most_told(events: Sequence[Event]) -> list[Event]:
    """The events that most articles tell, in their order."""
    most = sorted(events, key=lambda event: -len(event.spans))[:OPEN_ENTRIES]
    # One more line costs less room than the words that would fold it away.
    return list(events) if len(events) == OPEN_ENTRIES + 1 else [event for event in events if event in most]


def _entry(event: Event, look: Lookup) -> Entry:
    first, *others = event.spans
    basis = event.basis
    published = (look.digest.article(basis.expression.article).published.value or "")[:DAY]
    return Entry(
        clock=clock(event.date, look.words) if len(event.date) > DAY else None,
        precision=event.precision,
        status=event.status.value,
        receipt=look.receipt(first, [basis.expression]),
        others=tuple(look.receipt(span) for span in others[:WORDED]),
        further=tuple(look.link(span.article, look.anchor(span)) for span in others[WORDED:]),
        tellings=len(others),
        expression=look.receipt(basis.expression),
        published=look.when(published) if published else None,
        anchor=look.when(basis.anchor) if basis.anchor and basis.anchor != published else None,
        rule=basis.rule,
        plain=basis.expression.text in event.date,
    )
