"""From analyses to an edition: summary, timeline, takes and topics of each story, and their order."""

from digest.compose.changes import brought_up
from digest.compose.edition import (
    Composer,
    addressed,
    digest,
    edition,
    gathered,
    head,
    order,
    placed,
    selection,
)
from digest.compose.standing import standing

__all__ = [
    "Composer",
    "addressed",
    "brought_up",
    "digest",
    "edition",
    "gathered",
    "head",
    "order",
    "placed",
    "selection",
    "standing",
]
