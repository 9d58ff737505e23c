"""Tells changes that matter from those that editors, version control and our own builds make in passing."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from digest.text.leavings import left_behind

NAMES = frozenset((".git", ".hg", ".svn", ".digest", "__pycache__"))  # folders that others keep
# Reading a file fires these two: heeding them would make every build the cause of the next.
READING = frozenset(("opened", "closed_no_write"))


@dataclass(frozen=True, slots=True)
class Noise:
    """What is not worth a build; `out` are folders, as real paths, in which everything is noise."""

    out: tuple[str, ...] = ()

    def matters(self, kind: str, paths: Iterable[str], *, folder: bool) -> bool:
        """Whether an event of this kind (watchdog's `event_type`) at these paths calls for a build."""
        if kind in READING or (folder and kind == "modified"):
            return False
        return any(self.heard(path) for path in paths)

    def heard(self, path: str) -> bool:
        """Whether changes at `path` count at all."""
        names = Path(path).parts
        if left_behind(names[-1]) or not NAMES.isdisjoint(names):
            return False
        return not any(path == folder or path.startswith(folder + os.sep) for folder in self.out)
