"""What was sent before a publish broke off, noted on this machine so that it is not sent again."""

import contextlib
import hashlib
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from digest.errors import DiskError
from digest.publish.plan import Plan


class Journal:
    """A file with a line for each file sent, led by the plan it belongs to."""

    def __init__(self, place: Path, plan: Plan) -> None:
        """`place` is the file; what it holds of another plan does not count."""
        self._place = place
        self._head = hashlib.sha256(plan.manifest + b"\0" + plan.pending).hexdigest()
        self._lock = threading.Lock()
        self.sent: frozenset[str] = frozenset()

    def __enter__(self) -> Self:
        """Open the file and read which files were sent under this plan.

        Raises:
            DiskError: it cannot be written.
        """
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            self.sent = frozenset(self._read())
            self._file = self._place.open("w", encoding="utf-8")
            self._line(self._head)
            for path in sorted(self.sent):
                self._line(path)
        except OSError as error:
            raise self._refused(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file; it goes where all went well."""
        with contextlib.suppress(OSError):
            self._file.close()
            if kind is None:
                self._place.unlink()

    def forget(self) -> None:
        """Nothing that was sent earlier is there any more."""
        self.sent = frozenset()
        try:
            with self._lock:
                self._file.truncate(0)
                self._file.seek(0)
                self._line(self._head)
        except OSError as error:
            raise self._refused(error) from error

    def note(self, path: str) -> None:
        """A file was sent.

        Raises:
            DiskError: it cannot be noted.
        """
        try:
            with self._lock:
                self._line(path)
        except OSError as error:
            raise self._refused(error) from error

    def _refused(self, error: OSError) -> DiskError:
        return DiskError(f"{self._place}: {(error.strerror or str(error)).lower()}; allow writing it.")

    def _read(self) -> list[str]:
        if not self._place.is_file():
            return []
        # the last line may be half a line: what follows the last line end is no path
        head, *paths = self._place.read_text("utf-8").split("\n")[:-1] or [""]
        return paths if head == self._head else []

    def _line(self, text: str) -> None:
        self._file.write(f"{text}\n")
        self._file.flush()
