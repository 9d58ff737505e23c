"""How long each stage of a build took."""

import time


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
