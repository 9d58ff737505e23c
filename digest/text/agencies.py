"""News agencies and outlets that articles credit, by every way to write them."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

OUTLETS = "# Outlets"  # the line in the list from which on outlets follow


@cache
def agencies() -> Mapping[str, str]:
    """Every way to write an agency or outlet that articles credit, with its usual name."""
    return {variant: row[0] for row in _rows(_list()) for variant in row}


@cache
def wires() -> frozenset[str]:
    """The usual names of the agencies alone: those that sell reports to other outlets."""
    return frozenset(row[0] for row in _rows(_list().partition(OUTLETS)[0]))


def _list() -> str:
    return (resources.files("digest.text") / "data" / "agencies.txt").read_text(encoding="utf-8")


def _rows(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]


def named(text: str) -> tuple[str, ...]:
    """The agencies and outlets that a byline names, by their usual names, in order ("Jane Roe, AFP/dpa")."""
    found = [agencies()[match[0]] for match in pattern().finditer(text)]
    return tuple(dict.fromkeys(found))


@cache
def pattern() -> re.Pattern[str]:
    """Every way to write an agency or outlet, the longest first, not inside a word."""
    names = "|".join(re.escape(name) for name in sorted(agencies(), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)")
