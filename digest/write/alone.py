"""Replaces one page of a site where nothing else changed: one step too, and no new tree for it."""

import hashlib
import os
import stat
from pathlib import Path

from digest.model.page import File
from digest.write.gate import output_place
from digest.write.lock import held
from digest.write.manifest import MANIFEST, relisted
from digest.write.swap import Area, clear
from digest.write.tree import flushed
from digest.write.whole import StaleError, suitable, unchanged


def alone(file: File, target: Path, *, durable: bool = False) -> bool:
    """Make `target` hold `file` where it holds a file of that path, and tell whether it did not before.

    Both the file and the new manifest are written before either takes its place, each in one step: whoever
    looks in between sees the new site. A build that is killed there leaves a manifest that the next build
    mends. With `durable` all is on the disk, not only in memory, at the end.

    Raises:
        StaleError: the site has no such file of ours; nothing is touched.
        ConfigError, DigestError, LockedError, DiskError: as `write.site`.
    """
    try:
        area = Area(suitable(target))
        with held(area.folder, target):
            clear(area)
            return _replaced(file, area, durable=durable)
    except OSError as error:
        raise unchanged(target, error) from error


def _replaced(file: File, area: Area, *, durable: bool) -> bool:
    place, manifest = output_place(area.site, file.path), area.site / MANIFEST
    try:
        ours = stat.S_ISREG(place.lstat().st_mode) and stat.S_ISREG(manifest.lstat().st_mode)
        listed = relisted(manifest.read_bytes(), file.path, hashlib.sha256(file.data).hexdigest())
    except FileNotFoundError as error:
        raise StaleError(file.path) from error
    if not ours or listed is None:
        raise StaleError(file.path)
    if not listed:
        return False
    steps = ((area.single, place, file.data), (area.listed, manifest, listed))
    for fresh, _, data in steps:
        fresh.write_bytes(data)
        if durable:
            flushed(fresh)
    for fresh, there, _ in steps:
        os.replace(fresh, there)  # noqa: PTH105 - reads as the step that it is
        if durable:
            flushed(there.parent, deep=False)
    return True
