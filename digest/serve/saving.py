"""Waits while a file is being saved by an editor that empties it before it fills it."""

import time
from dataclasses import dataclass
from pathlib import Path

LONGEST = 1.0  # seconds that a file may be found empty before it is taken to be meant
LOOK = 0.02  # seconds between two looks at it


@dataclass(slots=True)
class Saving:
    """The settings' file of a preview, and whether anything was in it the last time.

    No settings at all are settings: a build in the instant between emptying and filling would show another
    site, and the pages that are open would be gone from it.
    """

    file: Path
    _filled: bool = False

    def wait(self) -> None:
        """Return once something is in the file, or when nothing came for `LONGEST` seconds.

        What was empty before is not waited for.
        """
        end = time.monotonic() + LONGEST
        while self._filled and self._empty() and time.monotonic() < end:
            time.sleep(LOOK)
        self._filled = not self._empty()

    def _empty(self) -> bool:
        """Whether nothing is in it; saved by renaming, there may be no file for an instant either."""
        try:
            return self.file.stat().st_size == 0
        except OSError:
            return True
