"""Which lines of a document are furniture (menus, adverts, "Read more") and which are photo captions."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

MIN_SHARED = 3  # documents that share this many of their short lines come from one provenance
LONGEST = 2_000  # characters; no furniture is longer, and patterns stay quick
MAX_LABEL_WORDS = 12  # a shared line longer than this is news that two outlets print, not furniture


class Rules(NamedTuple):
    """Patterns for whole lines, with the reason each gives."""

    line: tuple[tuple[re.Pattern[str], str], ...]
    after: tuple[tuple[re.Pattern[str], str], ...]
    caption: tuple[tuple[re.Pattern[str], str], ...]

    def furniture(self, line: str) -> str:
        """Why this line is furniture, or an empty string."""
        return _reason(self.line, line)

    def ends(self, line: str) -> str:
        """Why only furniture follows this line, or an empty string."""
        return _reason(self.after, line)

    def photo(self, line: str) -> str:
        """Why this line is a photo caption, or an empty string."""
        return _reason(self.caption, line)


@cache
def rules(language: str = "en") -> Rules:
    """The rules of `digest/text/data/furniture/LANGUAGE.toml`; English where a language has none."""
    folder = resources.files("digest.text") / "data" / "furniture"
    path = folder / f"{language}.toml"
    if not path.is_file():
        path = folder / "en.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Rules(*(_compiled(table.get(part, [])) for part in Rules._fields))


def shared_lines(texts: Sequence[str]) -> tuple[frozenset[str], ...]:
    """For each text, its short lines that other documents of the same provenance have too.

    Two documents are of one provenance when they share at least `MIN_SHARED` short lines; one headline or
    subhead in common says nothing yet.
    """
    short = [frozenset(line for line in map(str.strip, text.splitlines()) if _label(line)) for text in texts]
    count = Counter(line for lines in short for line in lines)
    common = [frozenset(line for line in lines if count[line] > 1) for lines in short]
    found: list[frozenset[str]] = []
    for at, mine in enumerate(common):
        shared: set[str] = set()
        for other, theirs in enumerate(common):
            both = mine & theirs
            if other != at and len(both) >= MIN_SHARED:
                shared |= both
        found.append(frozenset(shared))
    return tuple(found)


def _compiled(entries: Iterable[dict[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(entry["match"], re.IGNORECASE), entry["why"]) for entry in entries)


def _reason(patterns: Iterable[tuple[re.Pattern[str], str]], line: str) -> str:
    if len(line) > LONGEST:
        return ""
    return next((why for pattern, why in patterns if pattern.fullmatch(line)), "")


def _label(line: str) -> bool:
    return 0 < len(line.split()) <= MAX_LABEL_WORDS
