"""Where the articles part: ways of telling the same thing, side by side, the words that differ marked."""

from dataclasses import dataclass

from digest.model.analysis import Difference, Position
from digest.render.views.lookup import Lookup, OutletLink, Receipt

OPEN_PASSAGES = 2  # more passages of one position are folded away


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One way of telling it, who tells it so, and the passages; `more` are folded away."""

    outlets: tuple[OutletLink, ...]
    receipts: tuple[Receipt, ...]
    more: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A difference: its kind, our label for it, and its sides."""

    id: str
    kind: str
    subject: str
    sides: tuple[Side, ...]


def differences(look: Lookup) -> tuple[Card, ...]:
    """The differences of a story as cards, in the order of the digest."""
    return tuple(_card(difference, look) for difference in look.digest.analysis.differences)


def _card(difference: Difference, look: Lookup) -> Card:
    return Card(
        id=difference.id,
        kind=difference.kind.value,
        subject=difference.subject,
        sides=tuple(_side(position, look) for position in difference.positions),
    )


def _side(position: Position, look: Lookup) -> Side:
    receipts = tuple(look.receipt(span, position.marked) for span in position.spans)
    return Side(
        outlets=tuple(look.link(article) for article in position.articles),
        receipts=receipts[:OPEN_PASSAGES],
        more=receipts[OPEN_PASSAGES:],
    )
