"""News agencies and outlets that articles credit, by every way to write them."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def agencies() -> Mapping[str, str]:
    """Every way to write an agency or outlet that articles credit, with its usual name."""
    text = (resources.files("digest.text") / "data" / "agencies.txt").read_text(encoding="utf-8")
    rows = [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]
    return {variant: row[0] for row in rows for variant in row}


def named(text: str) -> tuple[str, ...]:
    """The agencies and outlets that a byline names, by their usual names, in order ("Jane Roe, AFP/dpa")."""
    found = [agencies()[match[0]] for match in pattern().finditer(text)]
    return tuple(dict.fromkeys(found))


@cache
def pattern() -> re.Pattern[str]:
    """Every way to write an agency or outlet, the longest first, not inside a word."""
    names = "|".join(re.escape(name) for name in sorted(agencies(), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)")
