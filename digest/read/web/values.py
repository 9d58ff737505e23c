"""Values as pages write them, made plain: names and titles without markup, addresses that may be followed."""

import html
import re
from collections.abc import Iterable
from urllib.parse import urljoin

from digest.text.addresses import safe_url
from digest.text.unicode import plain, readable

LONGEST = 500  # characters of a title; a name has at most 200
LONGEST_NAME = 120
TAG = re.compile(r"<[a-z/!][^<>]{0,500}>", re.IGNORECASE)
SCRIPT = re.compile(r"<(script|style)\b.{0,5000}?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
ADDRESS = re.compile(r"https?:|www\.|@\w|\w@", re.IGNORECASE)
EMPTY = frozenset({"null", "none", "undefined", "n/a", "unknown", "-", "false", "true"})


def line(text: str, most: int = LONGEST) -> str:
    """`text` as one line of plain text: entities spelled out once, markup taken out; "" if nothing is left.

    A line longer than `most` is no title and no name.
    """
    if len(text) > 20 * most:
        return ""
    bare = text
    for _ in range(2):  # pages escape what is escaped
        bare = html.unescape(bare)
        bare = TAG.sub(" ", SCRIPT.sub(" ", bare)) if "<" in bare else bare
    made = plain(bare)
    fit = len(made) <= most and readable(made) and made.lower() not in EMPTY and "{{" not in made
    return made if fit else ""


def first(texts: Iterable[str], most: int = LONGEST) -> str:
    """The first of `texts` of which a line is left."""
    return next((made for text in texts if (made := line(text, most))), "")


def followed(text: str, base: str = "") -> str:
    """The address in `text`, from the page's own where it is relative; "" where nobody may be sent there."""
    bare = html.unescape(text.strip()) if len(text) <= LONGEST * 8 else ""
    try:
        full = urljoin(base, bare) if base and bare else bare
    except ValueError:
        return ""
    made = safe_url(full) or ""
    return made if made.lower().startswith("http") else ""
