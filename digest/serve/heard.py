"""What was heard since the last build: which files were saved, and whether more may have changed."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

MANY = 50  # files saved at once, from which on it is quicker to look at everything
# How a save ends: the file is closed, or another takes its place.
ENDS = frozenset(("closed", "moved"))
SAVES = frozenset(("created", "modified", *ENDS))


@dataclass(slots=True)
class Heard:
    """Collects events in one thread for another to take; events are hints, and may be lost or come late."""

    poked: threading.Event = field(default_factory=threading.Event)
    _saved: dict[str, bool] = field(default_factory=dict)
    _wide: bool = False
    _folders: bool = False
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def all(self) -> None:
        """Anything may have changed."""
        with self._guard:
            self._wide = True
        self.poked.set()

    def event(self, kind: str, paths: Sequence[str], *, folder: bool) -> None:
        """Take an event that matters: watchdog's `event_type` and the paths it tells of, the new one last."""
        with self._guard:
            if folder or kind not in SAVES or (kind == "moved" and len(paths) > 1):
                self._wide = True
                self._folders |= folder
            else:
                self._saved[paths[-1]] = kind in ENDS
        self.poked.set()

    def over(self) -> bool:
        """Whether all that was heard of is one file, saved to its end."""
        with self._guard:
            return not self._wide and list(self._saved.values()) == [True]

    def open(self) -> bool:
        """Whether a file was heard of that is still being written, as far as is known."""
        with self._guard:
            return not all(self._saved.values())

    def take(self) -> tuple[frozenset[str] | None, bool]:
        """The files that alone were saved since the last time, and whether something may have been missed.

        None instead of files where all has to be looked at. What is made in a new folder before that is
        watched, too, may be missed.
        """
        with self._guard:
            many = len(self._saved) > MANY
            saved = None if self._wide or many else frozenset(self._saved)
            missed = many or self._folders or saved is not None
            self._saved, self._wide, self._folders = {}, False, False
        return saved, missed
