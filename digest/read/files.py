"""The edge of this room: walks a folder and opens its files, never one outside of it, never a device."""

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from digest.errors import ConfigError, DiskError, Problem
from digest.read.document import MOST_BYTES
from digest.read.refusal import Refusal
from digest.text.leavings import left_behind
from digest.text.unicode import plain

ASIDE = frozenset({"readme", "license", "licence", "notice"})  # what a folder says about itself, at its root
PLAIN = re.compile(r"[\w./-]+", re.ASCII)  # paths in which nothing can be hidden
# Never a link, and never waiting for somebody at the other end of a pipe.
FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

SAVED = ("_files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_pliki")  # as browsers call them
PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file as found: how the user knows it, where it is, and why it cannot be an article (or None)."""

    path: str
    place: str
    problem: Problem | None = None


def found(folder: Path, known: Mapping[str, Found] = MappingProxyType({})) -> Iterator[Found]:
    """The files of `folder` in the order of their paths.

    Not told are hidden ones, the folder's README, and what editors leave behind.
    `known` are files of this folder by their paths as they were found before, to be quicker.

    Raises ConfigError where there is no such folder, DiskError where it cannot be listed.
    """
    root = folder.resolve()
    if not root.is_dir():
        raise ConfigError(
            f"{folder}: there is no such folder; make it, name another (--seeds, or seeds in [paths]), "
            "or begin a site with `digest new`."
        )
    for relative, plainly in sorted(_walk(root, "")):
        stem = relative.rpartition(".")[0] or relative
        if "/" not in relative and stem.lower() in ASIDE:
            continue
        path = f"{root.name}/{relative}"
        if plainly and PLAIN.fullmatch(path):
            before = known.get(path)
            yield before if before and not before.problem else Found(path=path, place=f"{root}/{relative}")
        else:
            yield _found(root, root / relative, path)


def again(folder: Path, path: str) -> Found | None:
    """The file that `found` told as `path` once; None where the folder is to be looked at anew."""
    root = folder.resolve()
    place = root.parent / path
    try:
        plainly = PLAIN.fullmatch(path) and stat.S_ISREG(place.lstat().st_mode)
    except OSError:
        return None
    return Found(path=path, place=str(place)) if plainly else None


def _walk(root: Path, folder: str) -> Iterator[tuple[str, bool]]:
    """The files below `root`, as paths from there, and whether each is a plain file and no link or device."""
    try:
        with os.scandir(root / folder) as listed:
            entries = list(listed)
    except OSError as error:
        if not folder:
            raise DiskError(f"{root}: {error.strerror}; allow reading it.") from error
        yield folder, False
        return
    names = frozenset(entry.name for entry in entries)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.is_dir(follow_symlinks=False):
            if _belongs(entry.name, names):
                continue
            yield from _walk(root, path)
        elif not left_behind(entry.name):
            yield path, entry.is_file(follow_symlinks=False)


def _belongs(folder: str, names: Collection[str]) -> bool:
    """Whether a folder is where a browser put the pictures of a page that it saved beside it."""
    stem = next((folder.removesuffix(end) for end in SAVED if folder.endswith(end)), "")
    return bool(stem) and any(f"{stem}{suffix}" in names for suffix in PAGES)


def _found(root: Path, place: Path, path: str) -> Found:
    shown = plain(path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    try:
        target = place.resolve(strict=True)
        refusal = _refusal(root, place, target, tricky=plain(path) != unicodedata.normalize("NFC", path))
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links
        return Found(path=shown, place=str(place), problem=_unreadable(shown, error))
    if refusal:
        return Found(path=shown, place=str(place), problem=refusal.problem(shown))
    return Found(path=path, place=str(target))


def _refusal(root: Path, place: Path, target: Path, *, tricky: bool) -> Refusal | None:
    if tricky:
        return Refusal("E_NAME", "the file name has characters that cannot be shown; rename it.")
    if not target.is_relative_to(root):
        return Refusal("E_LINK", "this links to a file outside the folder; copy the file instead.")
    if place.is_symlink() and target.is_dir():
        return Refusal("E_LINK", "a link to a folder is not followed; copy the folder instead.")
    return Refusal("E_READ", "this folder cannot be listed; allow reading it.") if target.is_dir() else None


def content(file: Found, most: int = MOST_BYTES) -> bytes | Problem:
    """The bytes of `file` (at most `most` and one more), or why they cannot be had."""
    try:
        handle = os.open(file.place, FLAGS)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                message = "this is no file but a device or a pipe; remove it."
                return Problem(path=file.path, code="E_READ", message=message)
            return _read(handle, status.st_size, most + 1)  # one byte more than allowed is enough to know
        finally:
            os.close(handle)
    except OSError as error:
        return _unreadable(file.path, error)


def _read(handle: int, size: int, most: int) -> bytes:
    """All of a file that seems to have `size` bytes, at most `most` of them."""
    data = os.read(handle, min(size + 1, most))
    if len(data) == size:
        return data
    parts = [data]  # it grew, it is too big, or its disk gives it in pieces
    while data and sum(map(len, parts)) < most:
        data = os.read(handle, most)
        parts.append(data)
    return b"".join(parts)[:most]


def _unreadable(path: str, error: Exception) -> Problem:
    reason = getattr(error, "strerror", None) or "links that lead in a circle"
    return Problem(
        path=path, code="E_READ", message=f"this cannot be read: {reason}; mend that, or remove it."
    )


def whole(place: Path, most: int) -> bytes | None:
    """The first `most` bytes of the file `place`, or None where there is none.

    Raises:
        OSError: it is there and cannot be read, or is no file.
    """
    try:
        handle = os.open(place, FLAGS & ~getattr(os, "O_NOFOLLOW", 0))  # it may lie elsewhere
    except FileNotFoundError:
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "a folder, a device or a pipe, no file", str(place))
        return _read(handle, status.st_size, most)
    finally:
        os.close(handle)
