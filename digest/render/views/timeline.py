"""The timeline: what happened when, in whose words, and why that day."""

from dataclasses import dataclass

from digest.model.digest import Event
from digest.render.dates import When
from digest.render.views.lookup import Lookup, Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event: its date, how sure that is, the best wording, and the others that tell it."""

    start: When
    end: When | None
    precision: str
    status: str
    receipt: Receipt
    others: tuple[Receipt, ...]
    expression: Receipt
    anchor: When | None
    rule: str


def timeline(look: Lookup) -> tuple[Entry, ...]:
    """The entries of the timeline, in the order of the digest."""
    return tuple(_entry(event, look) for event in look.digest.timeline if event.spans)


def _entry(event: Event, look: Lookup) -> Entry:
    first, *others = event.spans
    basis = event.basis
    return Entry(
        start=look.when(event.date),
        end=look.when(event.end) if event.end else None,
        precision=event.precision,
        status=event.status.value,
        receipt=look.receipt(first, [basis.expression]),
        others=tuple(look.receipt(span) for span in others),
        expression=look.receipt(basis.expression),
        anchor=look.when(basis.anchor) if basis.anchor else None,
        rule=basis.rule,
    )
