"""Brings a preview up to date in place: what changed is replaced, file by file, once all of it is known."""

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from digest.errors import DiskError
from digest.model.page import File, Same
from digest.write.gate import Outputs, checked_segments, output_place
from digest.write.lock import held
from digest.write.manifest import MANIFEST, brought_up, read_manifest
from digest.write.swap import exchanged
from digest.write.whole import StaleError, Written

HALF = ".new"  # the end of the name of a file that is being written
UNDONE = re.compile(r".+\.\d+" + re.escape(HALF))
FIRST = ("assets/",)  # what pages ask for is there before the pages are


def refresh(files: Iterable[File | Same], target: Path) -> Written:
    """Make `target`, a folder of digest's own, hold exactly `files` and the manifest.

    Nothing is touched before all files are known; then what pages need comes first, then the pages, then
    what is gone goes. A whole site takes its place in one step (`write.site`), but the new tree that this
    needs is too dear for each save: a thousand links for one page.

    Raises:
        DigestError: an output has a path that cannot be.
        StaleError: a file said to be the same is not there as it was.
        LockedError: another build is writing this folder.
        DiskError: the disk is full, or a folder cannot be written.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        with held(target.parent / f".{target.name}.digest", target):
            return _refreshed(files, target)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DiskError(f"{target}: {reason}; mend that and build again") from error


def sweep(target: Path) -> None:
    """Remove from `target` the half-made files that a process left which was killed while it replaced others.

    Raises:
        DiskError: one cannot be removed.
    """
    halves = [place for place in target.rglob(f"*{HALF}") if UNDONE.fullmatch(place.name)]
    listed = read_manifest(target) if halves else {}
    try:
        for place in halves:
            if place.relative_to(target).as_posix() not in listed:
                place.unlink(missing_ok=True)
    except OSError as error:
        raise DiskError(f"{error.filename}: {error.strerror}; remove it.") from error


def exchange(files: Sequence[File], target: Path) -> Written:
    """Put `files` in the place of those that `target`, brought up to date before, has at these paths.

    The manifest stays as it is: the next `refresh` finds what differs, and puts that right. No lock is taken,
    which costs more than all the rest: each file is there whole, before and after.

    Raises:
        StaleError: there is no such file in `target`; nothing was touched.
        DigestError, DiskError: as `refresh`.
    """
    try:
        places = {file.path: output_place(target, file.path) for file in files}
        if gone := [path for path, place in places.items() if not place.is_file()]:
            raise StaleError(gone[0])
        for file in sorted(files, key=lambda file: (not file.path.startswith(FIRST), file.path)):
            _replace(str(places[file.path]), file.data)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DiskError(f"{target}: {reason}; mend that and build again") from error
    return Written(written=tuple(sorted(places)))


def _refreshed(files: Iterable[File | Same], target: Path) -> Written:
    ours = read_manifest(target)
    outputs = Outputs(target)
    listed: dict[str, str] = {}
    fresh: dict[str, bytes] = {}
    taken: list[str] = []
    for file in files:
        taken.append(file.path)
        if isinstance(file, Same):
            if ours.get(file.path) != file.sha256:
                raise StaleError(file.path)
            listed[file.path] = file.sha256
            continue
        checked_segments(file.path)
        listed[file.path] = hashlib.sha256(file.data).hexdigest()
        if not _stands(target / file.path, file.data):
            fresh[file.path] = file.data
    # Paths that the preview has already went through the gate together, each once.
    if len(taken) > len(listed) or not listed.keys() <= ours.keys():
        for path in taken:
            outputs.take(path)
    gone = sorted(path for path in ours if path not in listed)
    for path in sorted(fresh, key=lambda path: (not path.startswith(FIRST), path)):
        _replace(outputs.place(path), fresh[path])
    for path in gone:
        _remove(target, path)
    if fresh or gone or ours != listed:
        _replace(str(target / MANIFEST), brought_up(target / MANIFEST, ours, listed))
    same = tuple(sorted(listed.keys() - fresh.keys()))
    return Written(written=tuple(sorted(fresh)), unchanged=same, removed=tuple(gone))


def _stands(place: Path, data: bytes) -> bool:
    try:
        return place.read_bytes() == data
    except OSError:
        return False


def _replace(place: str, data: bytes) -> None:
    beside = f"{place}.{os.getpid()}{HALF}"
    with open(beside, "wb") as out:  # noqa: PTH123 - a string, and many of them
        out.write(data)
    _put(beside, place)


def _put(beside: str, place: str) -> None:
    """Give the file `beside` the name `place`, in one step, whatever has that name now.

    Some file systems (ext4, unless mounted with `noauto_da_alloc`) put a file on the disk before they let it
    take the place of another: 0.3 to 4 ms each. They do not where two files exchange their names.
    """
    with contextlib.suppress(FileNotFoundError):
        if stat.S_ISREG(os.lstat(place).st_mode) and exchanged(beside, place):
            os.unlink(beside)  # noqa: PTH108 - the same
            return
    os.replace(beside, place)  # noqa: PTH105 - the same


def _remove(target: Path, path: str) -> None:
    place = target / path
    place.unlink(missing_ok=True)
    for folder in place.parents:
        if folder == target:
            return
        with contextlib.suppress(OSError):  # not empty: others' pages are in it
            folder.rmdir()
