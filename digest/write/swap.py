"""Puts a finished folder in the place of the old one in a single step, and mends what a killed build left.

While a build runs, the folder `.x.digest/` lies beside the site `x/`. It holds `new/` (the tree being filled;
after the exchange the old one), `old/` (where the file system knows no exchange), `gone/` (being deleted),
`single` and `listed` (a file that takes the place of one alone, and the manifest with it) and `journal`, with
the inode number of the new tree: whatever moment the power fails, the next build can tell the trees apart.
"""

import contextlib
import errno
import filecmp
import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from digest.errors import DigestError
from digest.write.manifest import MANIFEST, read_manifest
from digest.write.tree import flushed, remove, tree

RENAME_EXCHANGE = 2  # linux/fs.h
AT_FDCWD = -100  # linux/fcntl.h
NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


@dataclass(frozen=True, slots=True)
class Area:
    """The places of one build: the site (a resolved path) and its hidden folder on the same file system."""

    site: Path

    @property
    def folder(self) -> Path:
        """The hidden folder beside the site."""
        return self.site.parent / f".{self.site.name}.digest"

    @property
    def staging(self) -> Path:
        """The tree being filled."""
        return self.folder / "new"

    @property
    def old(self) -> Path:
        """Where the old site waits when it cannot be exchanged in one step."""
        return self.folder / "old"

    @property
    def gone(self) -> Path:
        """A tree of which nothing is wanted any more."""
        return self.folder / "gone"

    @property
    def single(self) -> Path:
        """A file on its way to its place."""
        return self.folder / "single"

    @property
    def listed(self) -> Path:
        """The manifest that goes with it."""
        return self.folder / "listed"

    @property
    def journal(self) -> Path:
        """Which tree is the new one."""
        return self.folder / "journal"


def left_beside(target: Path) -> bool:
    """Whether a build of the site `target` is at work, or was cut short and its remains lie there."""
    return os.path.lexists(Area(Path(os.path.realpath(target))).folder)


def begin(area: Area, *, durable: bool = False) -> None:
    """Make the empty staging folder, with the rights of the present site, and note which folder it is.

    With `durable` the note is on the disk before anything lies in the folder: a half-filled one is then never
    taken for an old site, whose files of others would have to be brought over.
    """
    area.staging.mkdir()
    area.journal.write_text(f"{area.staging.stat().st_ino}\n")
    if durable:
        flushed(area.journal)
        flushed(area.folder, deep=False)
    if area.site.exists():
        area.staging.chmod(area.site.stat().st_mode & 0o7777 | 0o700)


def swap(area: Area) -> None:
    """Make the staging folder the site, at once where the system can; the old site is left beside it."""
    if not os.path.lexists(area.site):
        area.staging.rename(area.site)
    elif not exchanged(area.staging, area.site):
        area.site.rename(area.old)
        area.staging.rename(area.site)


def exchanged(one: str | Path, other: str | Path) -> bool:
    """Exchange the names of two files or folders in one step; False where the system knows no such step.

    Raises:
        OSError: the system can, but was not allowed to.
    """
    call = _exchange()
    if call is None:
        return False
    if call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    import ctypes  # noqa: PLC0415 - as below

    code = ctypes.get_errno()
    if code in NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


@functools.cache
def _exchange() -> Callable[[int, bytes, int, bytes, int], int] | None:
    """The system's call that can exchange names, where there is one."""
    import ctypes  # noqa: PLC0415 - 10 ms that only a swap should cost

    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None


def clear(area: Area) -> None:
    """Leave only a whole site: undo a half-made swap, delete a half-filled tree, take down an old one.

    Does nothing where no build was cut short, and may itself be cut short and run again.
    """
    remove(area.gone)
    if area.old.exists() and not os.path.lexists(area.site):
        area.old.rename(area.site)
    new = _noted(area.journal)
    for leftover in (area.staging, area.old):
        if leftover.exists():
            if leftover.stat().st_ino != new:
                _rescue(leftover, area.site)
            leftover.rename(area.gone)
            remove(area.gone)
    area.journal.unlink(missing_ok=True)
    area.single.unlink(missing_ok=True)
    area.listed.unlink(missing_ok=True)


def _noted(journal: Path) -> int:
    with contextlib.suppress(OSError, ValueError):
        return int(journal.read_text())
    return -1


def _rescue(old: Path, site: Path) -> None:
    """Bring over what somebody put into the old tree while the new one was being made."""
    try:
        told = read_manifest(old)
    except DigestError:
        told = {}
    # A power cut may have damaged its list or taken it: what the new site has is ours for certain.
    ours = {*(told or read_manifest(site)), MANIFEST}
    for path in tree(old).files:
        if path in ours:
            continue
        place = site / path
        if not os.path.lexists(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            (old / path).rename(place)
        elif not _same(old / path, place):
            (old / path).rename(place.with_name(place.name + ".kept"))


def _same(one: Path, other: Path) -> bool:
    if os.path.samestat(one.lstat(), other.lstat()):
        return True
    if one.is_symlink() or other.is_symlink():
        return one.is_symlink() and other.is_symlink() and one.readlink() == other.readlink()
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)
