"""The two numbers that decide which articles are one story."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouper:
    """How articles are grouped: average-link clustering of their likeness, within a time window.

    `threshold` is the least mean likeness of two groups that are joined (0 to 1); `window` the most days
    between two articles' publication dates. An article without a date may join any.
    """

    threshold: float = 0.26
    window: int = 3
