"""From articles to stories: which articles tell one event, and why."""

from digest.cluster.stories import Grouper, stories

__all__ = ["Grouper", "stories"]
