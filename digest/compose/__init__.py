"""From analyses to an edition: summary, timeline, takes and topics of each story, and their order."""

from digest.compose.edition import Composer, edition

__all__ = ["Composer", "edition"]
