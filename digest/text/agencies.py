"""News agencies and outlets that articles credit, by every way to write them."""

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def agencies() -> Mapping[str, str]:
    """Every way to write an agency or outlet that articles credit, with its usual name."""
    text = (resources.files("digest.text") / "data" / "agencies.txt").read_text(encoding="utf-8")
    rows = [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]
    return {variant: row[0] for row in rows for variant in row}
