"""How long each stage of a build took."""

import time
from collections.abc import Callable, Mapping
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
MOST = 5  # things of one kind of which it is kept how long they took


def slowest(took: Mapping[str, float]) -> dict[str, float]:
    """The `MOST` names that took longest, with their seconds."""
    return dict(sorted(took.items(), key=lambda one: (-one[1], one[0]))[:MOST])


def timed(work: Callable[[Item], Result], item: Item) -> tuple[Result, float]:
    """What `work` gives for `item`, and how many seconds that took."""
    began = time.perf_counter()
    return work(item), time.perf_counter() - began


class Stopwatch:
    """Seconds between laps, by the name of the lap; started when made."""

    def __init__(self) -> None:
        """The first lap begins now."""
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        """Note the seconds since the last lap under `name`."""
        now = time.perf_counter()
        self.seconds[name], self._last = now - self._last, now
