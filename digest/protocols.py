"""The doors for plugins: what a stage must offer to take the place of one of ours, one method each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from digest.model.analysis import Analysis
from digest.model.article import Article, Documents
from digest.model.digest import Digest
from digest.model.story import Story


class Reader(Protocol):
    """Turns the bytes of one file into documents; its entry point is named for the suffix (`txt`, `md`)."""

    def __call__(self, path: str, raw: bytes) -> Documents:
        """The documents in `raw`; what cannot be read is a problem with a code `E_…`, never an exception."""
        ...


class Clusterer(Protocol):
    """Groups articles into stories."""

    def __call__(self, articles: Sequence[Article]) -> tuple[Story, ...]:
        """The stories of `articles`: each article in exactly one, whatever their order."""
        ...


class Extractor(Protocol):
    """Finds what a story's articles say: quotes, names, time expressions, claims, differences."""

    def __call__(self, story: Story) -> Analysis:
        """The analysis of one story, all of it spans of its articles."""
        ...


class Composer(Protocol):
    """Puts a page in order: summary, timeline, topics."""

    def __call__(self, analysis: Analysis) -> Digest:
        """The digest of one analysis."""
        ...


class Publisher(Protocol):
    """Brings a built site to where readers are."""

    def __call__(self, site: Path, *, dry_run: bool) -> Sequence[str]:
        """Publishes the folder `site`; gives what was done (or would be done), one line a file."""
        ...
