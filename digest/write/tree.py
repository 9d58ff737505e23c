"""What lies in a folder, and how a file of it is carried into another without copying."""

import contextlib
import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

# A link, a socket, a file that only its owner reads: somebody else's, for digest writes none of these.
NOT_OURS = {errno.ELOOP, errno.ENXIO, errno.EACCES, errno.EPERM}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What a folder holds, by posix path and sorted: everything that is no folder, and the empty folders.

    `files` maps a path to its status (never that of a link's target).
    """

    files: dict[str, os.stat_result]
    empty_folders: tuple[str, ...]


def tree(root: Path) -> Tree:
    """All that lies below `root`; links are listed, not followed. A missing root is an empty tree.

    Raises:
        OSError: a folder cannot be listed.
    """
    files: dict[str, os.stat_result] = {}
    empty = []
    waiting = [""] if root.is_dir() else []
    while waiting:
        folder = waiting.pop()
        bare = True
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                bare = False
                path = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                else:
                    files[path] = entry.stat(follow_symlinks=False)
        if bare and folder:
            empty.append(folder)
    return Tree(files=dict(sorted(files.items())), empty_folders=tuple(sorted(empty)))


def link(old: str, new: str) -> None:
    """Give the file `old` a second name `new`, or copy it where the file system has no links.

    Raises:
        FileExistsError: `new` is taken.
        OSError: neither works.
    """
    try:
        os.link(old, new, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(new):
            raise
        shutil.copy2(old, new, follow_symlinks=False)


def flushed(place: Path, *, deep: bool = True) -> None:
    """Have the system put `place` on the disk now; of a folder all that is in it (if `deep`), then itself.

    Raises:
        OSError: the disk refuses.
    """
    if deep and place.is_dir():
        for folder, _, names in os.walk(place, topdown=False):
            for name in sorted(names):
                _flush(f"{folder}/{name}")
            _flush(folder)
    else:
        _flush(str(place))


def _flush(path: str) -> None:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        if error.errno in NOT_OURS:
            return
        raise
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # a pipe or a device: nothing to flush
            raise
    finally:
        os.close(handle)


def remove(root: Path) -> None:
    """Delete the folder `root` and all in it, making what is locked writable first; missing is fine.

    Raises:
        OSError: something resists.
    """
    if root.is_symlink() or not root.exists():
        return
    try:
        shutil.rmtree(root)
    except PermissionError:
        for folder in _folders(root):
            with contextlib.suppress(OSError):
                os.chmod(folder, 0o700)  # noqa: PTH101 - a string from os.walk
        shutil.rmtree(root)


def _folders(root: Path) -> list[str]:
    return [folder for folder, _, _ in os.walk(root)]
