"""From analyses to an edition: summary, timeline, takes and topics of each story, and their order."""

from digest.compose.edition import Composer, digest, edition, head, order, placed

__all__ = ["Composer", "digest", "edition", "head", "order", "placed"]
