"""What lists show of an article, small enough to be kept for all articles at once."""

import hashlib
import html
import re
from datetime import UTC, datetime
from typing import NamedTuple

from digest.model.article import Document
from digest.text.ids import name

MOST_LEAD = 80  # words of a first paragraph that a list shows whole; a longer one is left out, never cut
TAG = re.compile(r"<[^<>]*>")
BETWEEN, WITHIN = "\x1f", "\x1e"  # no text has them: controls are replaced where documents are read
BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f"  # what parts words in ASCII, but for the blank itself
MARK = 32  # hexadecimal digits: two faces that differ will not meet


class Face(NamedTuple):
    """An article in a list; "" where nothing is known.

    `name` is its address unless another article has the same, `moment` when it was published in UTC, to the
    minute, for the order; `lead` is its first paragraph. `mark` is a hash of all the rest.
    """

    name: str
    title: str
    language: str
    published: str
    moment: str
    outlet: str
    tags: tuple[str, ...]
    lead: str
    mark: str


def face(document: Document, title: str, drawn: str) -> Face:
    """The face of a document, its text drawn as HTML."""
    given = document.checked
    shown = (
        name(given.id or document.path),
        title,
        given.language or "",
        given.published or "",
        moment(given.published or ""),
        given.outlet or "",
        given.tags,
        lead(drawn),
    )
    told = BETWEEN.join((*shown[:-2], WITHIN.join(shown[-2]), shown[-1]))
    return Face(*shown, mark=hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:MARK])


def moment(published: str) -> str:
    """A date or a time with its zone, ISO 8601, as minutes of UTC that sort as text; "" for ""."""
    if len(published) <= len("2025-12-15"):
        return f"{published}T00:00" if published else ""
    if published.endswith("+00:00"):
        return published[: len("2025-12-15T10:00")]
    return datetime.fromisoformat(published).astimezone(UTC).isoformat()[: len("2025-12-15T10:00")]


def lead(drawn: str) -> str:
    """The words of the first paragraph of an article drawn as HTML, if few enough to be shown whole."""
    start = drawn.find("<p>")
    end = drawn.find("</p>", start)
    first = drawn[start + len("<p>") : end] if 0 <= start < end else ""
    if "<" in first:
        first = TAG.sub("", first)
    # One blank between any two words, as nearly always: looked for in the way that is quickest.
    if first.isascii() and "  " not in first and not any(map(first.__contains__, BLANKS)):
        whole = first.strip(" ")
        return html.unescape(whole) if whole.count(" ") < MOST_LEAD else ""
    words = first.split()
    return html.unescape(" ".join(words)) if len(words) <= MOST_LEAD else ""
