"""Keeps a file of the cache: written beside its place first, so that readers find the old or the new."""

import os
from pathlib import Path


def kept(place: Path, data: bytes) -> None:
    """Make the file `place` hold `data`, its folder made if need be.

    Raises:
        OSError: it cannot be written; what stood there stays.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_name(f"{place.name}.{os.getpid()}")
    fresh.write_bytes(data)
    fresh.replace(place)
