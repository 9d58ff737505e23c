"""The names of those who wrote an article, out of the lines in which pages put them."""

import re
from collections.abc import Iterable, Sequence

from digest.read.web.values import ADDRESS, LONGEST_NAME, line

MOST_AUTHORS = 20
BY = re.compile(
    r"^(?:(?:written\s+|posted\s+|story\s+|report\s+)?by|von|par|por|di|door|af|av|autor(?:in)?|от|автор)\b[:\s]+",
    re.IGNORECASE,
)
APART = re.compile(r"\s*(?:;|\||•|\s/\s|\s+(?:and|und|et|y|and the|&|і|и|та)\s+)\s*", re.IGNORECASE)
COMMAS = re.compile(r"\s*,\s*")
JOB = re.compile(r"\s*(?:,|\(|\s[-–—]\s).*$")
FIRST_AND_LAST = 2


def authors(told: Iterable[Sequence[str]], outlet: str) -> tuple[str, ...]:
    """The names in the first of `told` that has any, each once; `outlet` itself is nobody's name."""
    for texts in told:
        names = [name for text in texts for name in _names(text) if name.lower() != outlet.lower()]
        if names:
            return tuple(dict.fromkeys(names))[:MOST_AUTHORS]
    return ()


def _names(text: str) -> list[str]:
    if ADDRESS.search(text):
        return []
    made = BY.sub("", line(text, 2 * LONGEST_NAME))
    found: list[str] = []
    for part in APART.split(made):
        commas = COMMAS.split(part)
        several = len(commas) > 1 and all(len(one.split()) >= FIRST_AND_LAST for one in commas)
        found += commas if several else [JOB.sub("", part)]
    return [name for one in found if (name := line(one.strip(" .:,"), LONGEST_NAME))]
