"""Writes one file beside the site, whole or not at all."""

import contextlib
import os
import sys
from pathlib import Path

from digest.errors import unwritten
from digest.write.tree import flushed


def beside(place: Path, data: bytes, *, durable: bool = False) -> bool:
    """Make the file `place` hold `data`, and tell whether it did not before.

    Where `place` is a link, the file that it leads to. With `durable` it is on the disk, not only in memory,
    when this returns.

    Raises:
        DiskError: it cannot be written; what stood there stays.
    """
    try:
        place = Path(os.path.realpath(place))
        if place.is_file() and place.read_bytes() == data:
            return False
        if not place.parent.is_dir():
            place.parent.mkdir(parents=True)
        _swept(place)
        fresh = place.with_name(f".{place.name}.{os.getpid()}")
        try:
            fresh.write_bytes(data)
            if durable:
                flushed(fresh)
            fresh.replace(place)
        except OSError:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise
        if durable:
            flushed(place.parent, deep=False)
    except OSError as error:
        raise unwritten(place, error) from error
    return True


def _swept(place: Path) -> None:
    """Take away what builds that were killed here left half written."""
    for left in place.parent.glob(f".{place.name}.*"):
        number = left.suffix.removeprefix(".")
        if number.isdecimal() and not _works(int(number)):
            with contextlib.suppress(OSError):
                left.unlink()


def _works(process: int) -> bool:
    """Whether there is such a process; where that cannot be asked without harm, yes."""
    if sys.platform == "win32":
        return True  # asking would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
