"""How a check ends: with nothing, or with a line for each thing that is wrong."""

from collections.abc import Iterable

MOST = 30  # lines that an author can take in at once


def tell(wrong: Iterable[str]) -> None:
    """Raise what is wrong, each thing once.

    Raises:
        AssertionError: anything is.
    """
    lines = list(dict.fromkeys(wrong))
    if lines:
        more = [f"and {len(lines) - MOST} more"] if len(lines) > MOST else []
        raise AssertionError("\n".join([*lines[:MOST], *more]))
