"""The builds of one preview, each as quick as what the one before left in memory allows."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.building import Built, build, previewed
from digest.settings import Config

if TYPE_CHECKING:
    from digest import lean

SAVING = 1.0  # seconds that settings may be found empty before it is taken to be meant
LOOK = 0.02  # seconds between two looks at them


@dataclass(slots=True)
class Previewing:
    """Builds a preview again and again.

    `settings` reads the settings, `now` is what pages call now, `file` holds the settings, where one does.
    """

    settings: Callable[[], Config]
    now: datetime | None
    file: Path | None = None
    _filled: bool = False
    _made: "lean.Made | None" = None

    def build(self, saved: Collection[str] | None = None) -> Built:
        """Bring the preview up to date.

        Args:
            saved: the files (absolute paths) that alone have changed, as far as is known: a hint, which a
                build without one must follow before long. None: look at everything.

        Raises:
            DigestError: as `building.build`; the next build then looks at everything.
        """
        made, self._made = self._made, None
        if made is not None and made.plan is not None and saved is not None:
            from digest import lean  # noqa: PLC0415 - loaded by the build before

            self._made = lean.again(made, saved, previewed(made.plan.config))
        if self._made is not None:
            made = self._made
            return Built(figures=made.figures, problems=made.problems, written=made.written)
        self._saved()
        built = build(self.settings(), now=self.now, preview=True, left=self._keep)
        if built.unchanged:
            self._made = made
        return built

    def _saved(self) -> None:
        """Wait while the settings are being saved.

        Many editors empty a file before they fill it, and no settings at all are settings: a build in that
        instant would show another site, and open pages would be gone from it.
        """
        if self.file is None:
            return
        end = time.monotonic() + SAVING
        while self._filled and _empty(self.file) and time.monotonic() < end:
            time.sleep(LOOK)
        self._filled = not _empty(self.file)

    def _keep(self, made: "lean.Made") -> None:
        self._made = made


def _empty(file: Path) -> bool:
    """Whether nothing is in it; saved by renaming, there may be no file for an instant either."""
    try:
        return file.stat().st_size == 0
    except OSError:
        return True
