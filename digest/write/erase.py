"""Takes a built site down again: what digest wrote and nothing else, with what a killed build left."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from digest.errors import DigestError, DiskError
from digest.write.gate import checked_segments
from digest.write.lock import held
from digest.write.manifest import MANIFEST, read_manifest
from digest.write.swap import Area, clear
from digest.write.tree import tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was removed or would be, and what stays because digest did not write it; `size` is in bytes."""

    removed: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()
    size: int = 0


def erase(target: Path, *, dry_run: bool = False) -> Erased:
    """Remove the files of the site `target` that its manifest lists, and folders that become empty.

    What a build that was cut short left beside the site goes too, as at the beginning of any build. With
    `dry_run` nothing is touched.

    Raises:
        DigestError: the manifest cannot be understood.
        LockedError: a build is at work.
        DiskError: something cannot be removed.
    """
    area = Area(Path(os.path.realpath(target)))
    try:
        return _sum(area, _left(area)) if dry_run else _erased(area, target)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DiskError(f"{error.filename or target}: {reason}; allow removing it") from error


def _erased(area: Area, target: Path) -> Erased:
    if not area.site.parent.is_dir():
        return Erased()
    with held(area.folder, target):
        left = _left(area)
        clear(area)
        found = _sum(area, left)
        _remove(area, [place for place in found.removed if place.is_relative_to(area.site)])
        return found


def _left(area: Area) -> list[Path]:
    """What a build that was cut short left beside the site."""
    return [
        place
        for place in (area.staging, area.old, area.gone, area.journal, area.single, area.listed)
        if place.exists()
    ]


def _sum(area: Area, left: list[Path]) -> Erased:
    ours = list(_ours(area.site))
    wanted = {*ours, area.site / MANIFEST}
    others = sorted(area.site / path for path in tree(area.site).files if area.site / path not in wanted)
    if ours or (area.site / MANIFEST).is_file():
        ours.append(area.site / MANIFEST)
    size = sum(place.lstat().st_size for place in ours)
    for folder in left:
        size += sum(status.st_size for status in tree(folder).files.values())
    return Erased(removed=(*ours, *left), kept=tuple(others), size=size)


def _ours(site: Path) -> Iterator[Path]:
    """The files that the manifest lists and that are still plain files in plain folders of the site."""
    for *_, place in map(partial(_way, site), sorted(read_manifest(site))):
        if place.is_file():
            yield place


def _way(site: Path, path: str) -> list[Path]:
    """The site, the folders on the way to `path` and that file; the site alone where it leads elsewhere."""
    way = [site]
    with contextlib.suppress(DigestError):
        for name in checked_segments(path):
            way.append(way[-1] / name)
            if way[-1].is_symlink():  # somebody else's: digest writes plain files into plain folders
                return [site]
    return way


def _remove(area: Area, files: list[Path]) -> None:
    """Delete the files, the manifest last, so that a removal cut short can be taken up again.

    The folders are those of all files that the manifest lists: such a removal may have left them empty.
    """
    manifest = area.site / MANIFEST
    folders = {folder for path in read_manifest(area.site) for folder in _way(area.site, path)[1:-1]}
    for place in files:
        if place != manifest:
            place.unlink()
    for folder in sorted(folders, reverse=True):
        with contextlib.suppress(OSError):  # not empty: somebody else's files are in it
            folder.rmdir()
    if manifest in files:
        manifest.unlink()
        with contextlib.suppress(OSError):  # as above
            area.site.rmdir()
