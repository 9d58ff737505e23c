"""The timeline: what happened when, in whose words, and why that day."""

from dataclasses import dataclass

from digest.model.digest import Event
from digest.render.dates import When
from digest.render.views.lookup import Lookup, Receipt

DAY = 10  # characters of an ISO date without its hour


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event: its hour where known, how sure its date is, the best wording, and the others that tell it.

    `published` is the day of the article that gives the date; `anchor` the day that the date was reckoned
    from, where that is another one.
    """

    clock: When | None
    precision: str
    status: str
    receipt: Receipt
    others: tuple[Receipt, ...]
    expression: Receipt
    published: When | None
    anchor: When | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date (or the first and last of a range), and what is told of it."""

    start: When
    end: When | None
    entries: tuple[Entry, ...]


def timeline(look: Lookup) -> tuple[Day, ...]:
    """The dates of the timeline and their entries, in the order of the digest."""
    days: dict[tuple[str, str | None], list[Event]] = {}
    for event in look.digest.timeline:
        if event.spans:
            days.setdefault((event.date[:DAY], event.end), []).append(event)
    return tuple(
        Day(
            start=look.when(start),
            end=look.when(end) if end else None,
            entries=tuple(_entry(event, look) for event in events),
        )
        for (start, end), events in days.items()
    )


def _entry(event: Event, look: Lookup) -> Entry:
    first, *others = event.spans
    basis = event.basis
    published = (look.digest.article(basis.expression.article).published.value or "")[:DAY]
    return Entry(
        clock=look.when(event.date) if len(event.date) > DAY else None,
        precision=event.precision,
        status=event.status.value,
        receipt=look.receipt(first, [basis.expression]),
        others=tuple(look.receipt(span) for span in others),
        expression=look.receipt(basis.expression),
        published=look.when(published) if published else None,
        anchor=look.when(basis.anchor) if basis.anchor and basis.anchor != published else None,
        rule=basis.rule,
    )
