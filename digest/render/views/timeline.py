"""The timeline: what happened when, in whose words, and why that day."""

from dataclasses import dataclass

from digest.model.digest import Event
from digest.render.dates import When
from digest.render.views.lookup import Lookup, Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event: its date, how sure that is, the best wording, and the others that tell it.

    `again`: the entry before has the same date.
    """

    start: When
    end: When | None
    again: bool
    precision: str
    status: str
    receipt: Receipt
    others: tuple[Receipt, ...]
    expression: Receipt
    anchor: When | None
    rule: str


def timeline(look: Lookup) -> tuple[Entry, ...]:
    """The entries of the timeline, in the order of the digest."""
    events = [event for event in look.digest.timeline if event.spans]
    return tuple(_entry(event, before, look) for before, event in zip([None, *events], events, strict=False))


def _entry(event: Event, before: Event | None, look: Lookup) -> Entry:
    first, *others = event.spans
    basis = event.basis
    return Entry(
        start=look.when(event.date),
        end=look.when(event.end) if event.end else None,
        again=before is not None and (before.date, before.end) == (event.date, event.end),
        precision=event.precision,
        status=event.status.value,
        receipt=look.receipt(first, [basis.expression]),
        others=tuple(look.receipt(span) for span in others),
        expression=look.receipt(basis.expression),
        anchor=look.when(basis.anchor) if basis.anchor else None,
        rule=basis.rule,
    )
