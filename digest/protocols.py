"""The doors for plugins: what a stage must offer to take the place of one of ours, one method each.

The door for places to publish to, `Publisher`, is in `digest.publish.target`, above.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from digest.model.analysis import Analysis
from digest.model.article import Article, Documents
from digest.model.digest import Digest
from digest.model.found import Found
from digest.model.story import Story


class Reader(Protocol):
    """Turns the bytes of one file into documents; its entry point is named for the suffix (`txt`, `md`)."""

    def __call__(self, path: str, raw: bytes) -> Documents:
        """The documents in `raw`; what cannot be read is a problem with a code `E_…`, never an exception."""
        ...


class Clusterer(Protocol):
    """Groups articles into stories; chosen by `clusterer` in `[plugins]`."""

    def __call__(
        self,
        articles: Sequence[Article],
        *,
        threshold: float,
        window: int,
        names: Mapping[str, Sequence[str]],
    ) -> tuple[Story, ...]:
        """The stories of `articles`: each article in exactly one, whatever their order.

        `threshold` and `window` are those of `[cluster]`; `names` the names that each article (by id)
        mentions, most frequent first.
        """
        ...


class Extractor(Protocol):
    """Finds more of what a story's articles say; chosen by `extractors` in `[plugins]`."""

    def __call__(self, analysis: Analysis) -> Found:
        """What is to be added to the analysis of one story, all of it spans of its articles."""
        ...


class Composer(Protocol):
    """Puts a page in order: title, summary, timeline, takes, topics; chosen by `composer` in `[plugins]`."""

    def __call__(self, analysis: Analysis, *, least: int, most: int) -> Digest:
        """The digest of one analysis, its summary of `least` to `most` sentences where there are so many.

        Its `id` and `slug` are empty: a story's place among others is found when all are composed.
        """
        ...
