"""Writes one file beside the site, whole or not at all."""

import os
from pathlib import Path

from digest.errors import DiskError


def beside(place: Path, data: bytes) -> bool:
    """Make the file `place` hold `data`, and tell whether it did not before.

    Raises:
        DiskError: it cannot be written; what stood there stays.
    """
    try:
        if place.is_file() and place.read_bytes() == data:
            return False
        if not place.parent.is_dir():
            place.parent.mkdir(parents=True)
        fresh = place.with_name(f".{place.name}.{os.getpid()}")
        fresh.write_bytes(data)
        fresh.replace(place)
    except OSError as error:
        raise DiskError(f"{place}: {(error.strerror or str(error)).lower()}; allow writing it.") from error
    return True
