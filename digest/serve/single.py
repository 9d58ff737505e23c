"""Lets a site have one preview only: of two that write one folder, neither knows what the other changed."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.errors import DiskError, LockedError
from digest.write.lock import locked, still_there

FAR = 4096  # the byte that is locked: where a system lets nobody read what is locked, the address can be read
LONGEST = 512  # bytes of an address


@dataclass(slots=True)
class Single:
    """The file that names the preview of a site; who holds it is the one, however the one before ended."""

    place: Path
    _handle: int = -1
    _url: str = ""

    def take(self) -> None:
        """Hold the file.

        Raises:
            LockedError: another preview of this site runs; the message says where.
            DiskError: the folder cannot be written.
        """
        try:
            while self._handle < 0:
                self._try()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise DiskError(f"{self.place}: {reason}; allow writing there") from error

    def keep(self) -> None:
        """Hold it still, or anew where somebody took it away; raises as `take`."""
        if self._handle >= 0 and not still_there(self._handle, self.place):
            os.close(self._handle)
            self._handle = -1
        if self._handle < 0:
            self.take()
            self.tell(self._url)

    def tell(self, url: str) -> None:
        """Write down where the preview is to be seen, for who asks next."""
        self._url = url
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, url.encode())

    def leave(self) -> None:
        """Let go of it, and take the file away."""
        if self._handle < 0:
            return
        with contextlib.suppress(OSError):
            if still_there(self._handle, self.place):
                self.place.unlink()
        os.close(self._handle)
        self._handle = -1

    def _try(self) -> None:
        self.place.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.place, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        os.lseek(handle, FAR, os.SEEK_SET)
        if not locked(handle):
            os.lseek(handle, 0, os.SEEK_SET)
            url = os.read(handle, LONGEST).decode("utf-8", "replace").strip()
            os.close(handle)
            raise LockedError(
                f"a preview of this site runs already: {url or 'it begins'}; look there, or end it."
            )
        if still_there(handle, self.place):
            self._handle = handle
        else:
            os.close(handle)  # a file that its last holder had just taken away


@contextlib.contextmanager
def single(place: Path) -> Iterator[Single]:
    """Be the one preview that holds the file `place`, until the end.

    Raises:
        LockedError, DiskError: as `Single.take`.
    """
    one = Single(place)
    one.take()
    try:
        yield one
    finally:
        one.leave()
