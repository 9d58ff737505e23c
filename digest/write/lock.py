"""Keeps two builds from writing one site at the same time."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from digest.errors import LockedError

LOCK = "lock"


@contextlib.contextmanager
def held(area: Path, site: Path) -> Iterator[None]:
    """Hold the lock of `site` in the folder `area` beside it, both made and cleared away as needed.

    Raises:
        LockedError: another process holds it; the message says which.
        OSError: the folder cannot be written.
    """
    handle = _taken(area, site)
    try:
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        with contextlib.suppress(OSError):
            (area / LOCK).unlink()
        os.close(handle)
        with contextlib.suppress(OSError):
            area.rmdir()


def _taken(area: Path, site: Path) -> int:
    while True:
        area.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(area / LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        except FileNotFoundError:
            continue  # a build that just ended cleared the folder away
        if not locked(handle):
            holder = os.read(handle, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(handle)
            raise LockedError(f"{site}: another build (process {holder}) is at work; wait until it is done")
        if still_there(handle, area / LOCK):
            return handle
        os.close(handle)  # locked a file that its last holder had just deleted


def locked(handle: int) -> bool:
    """Whether the open file is now locked for us, until it is closed; False where another has locked it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there is none elsewhere

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - there is none on Windows

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def still_there(handle: int, place: Path) -> bool:
    """Whether the open file is the one that lies at `place`."""
    try:
        return os.path.samestat(os.fstat(handle), place.lstat())
    except FileNotFoundError:
        return False
