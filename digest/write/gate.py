"""The one gate through which every file of the site goes, so that none lands outside its folder."""

import os
import re
import unicodedata
from pathlib import Path
from typing import BinaryIO

from digest.errors import DigestError

LONGEST_NAME = 240  # bytes: file systems take 255, and a suffix such as ".sha256" or ".gz" must still fit
RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
# What nearly every path is: short names of letters, digits, hyphens, with one dot, none of them reserved.
PLAIN = re.compile(
    r"(?:(?!con|prn|aux|nul|clock|com|lpt)[a-z0-9][a-z0-9_-]{0,200}/)*"
    r"(?!con|prn|aux|nul|clock|com|lpt)[a-z0-9][a-z0-9_-]{0,200}(?:\.[a-z0-9]{1,12})?"
)
# How a file is opened that nobody else has made, not even as a link.
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]')


def open_output(root: Path, path: str) -> BinaryIO:
    """A new binary file at `path` below `root`, its folders made on the way.

    Args:
        root: the folder being filled; it exists.
        path: posix and relative, as in `File.path`.

    Raises:
        DigestError: the path leads out of `root`, or is no name that every system can keep.
        FileExistsError: something is there already.
    """
    return os.fdopen(os.open(output_place(root, path), NEW, 0o666), "wb")


class Outputs:
    """The files of one new tree: the same gate, with the folders that were passed once kept in mind."""

    def __init__(self, root: Path) -> None:
        """A tree at `root`, which is nobody else's while it is filled."""
        self._root = root
        self._names = Names()
        self._folders: dict[str, str] = {}

    def take(self, path: str) -> None:
        """Note `path` as used.

        Raises:
            DigestError: it is no path for an output, or another output has it.
        """
        checked_segments(path)
        self._names.take(path)

    def place(self, path: str) -> str:
        """Where `path`, taken before, lies; its folders exist when this returns.

        Raises:
            DigestError: as `open_output`.
        """
        folder, _, name = path.rpartition("/")
        known = self._folders.get(folder)
        if known is None:
            known = self._folder(folder)
        return f"{known}/{name}"

    def _folder(self, folder: str) -> str:
        """Where a folder lies: what is made here, in one that passed, leads nowhere; else it is looked at."""
        above, _, name = folder.rpartition("/")
        known = self._folders.get(folder)
        if known is None and not folder:
            known = os.path.realpath(self._root)
        if known is None:
            known = f"{self._folder(above)}/{name}"
            try:
                os.mkdir(known)  # noqa: PTH102 - a string, and many of them
            except FileExistsError:
                known = str(output_place(self._root, f"{folder}/{name}").parent)
        self._folders[folder] = known
        return known

    def write(self, path: str, data: bytes, *, flush: bool = False) -> None:
        """Write a new file at `path`, taken before; with `flush` it is on the disk when this returns."""
        handle = os.open(self.place(path), NEW, 0o666)
        try:
            done = os.write(handle, data)
            while done < len(data):
                done += os.write(handle, memoryview(data)[done:])
            if flush:
                os.fsync(handle)
        finally:
            os.close(handle)


def output_place(root: Path, path: str) -> Path:
    """Where `path` lies below `root`, after every check of the gate; its folders exist when this returns.

    Raises:
        DigestError: as `open_output`.
    """
    *folders, name = checked_segments(path)
    base = Path(os.path.realpath(root))
    place = base
    for folder in folders:
        place = place / folder
        if place.is_symlink():
            raise DigestError(f"{path}: {folder} is a symbolic link; the site is written into plain folders")
        place.mkdir(exist_ok=True)
    if not Path(os.path.realpath(place)).is_relative_to(base) or (place / name).is_symlink():
        raise DigestError(f"{path}: leads out of the site; rename it")
    return place / name


def checked_segments(path: str) -> list[str]:
    """The names that make up a posix path.

    Raises:
        DigestError: absolute, empty, `.` or `..` inside, too long, reserved on Windows, or not encodable.
    """
    segments = path.split("/")
    if PLAIN.fullmatch(path):
        return segments
    for segment in segments:
        if trouble := _trouble(segment):
            raise DigestError(f"{ascii(path)[1:-1]}: {trouble}; rename what this page or file is made from")
    return segments


def _trouble(name: str) -> str:
    if not name:
        return "a path of the site is relative and has no empty names"
    if name in {".", ".."}:
        return "a path of the site has no dots in place of names"
    if FORBIDDEN.search(name) or name[-1] in ". ":
        return f"{name!a} is no name that every system can keep"
    if RESERVED.match(name):
        return f"{name} is a reserved name on Windows"
    try:
        long = len(name.encode()) > LONGEST_NAME
    except UnicodeEncodeError:
        return "a name of the site is plain Unicode"
    return f"a name is longer than {LONGEST_NAME} bytes" if long else ""


class Names:
    """The paths handed out so far, to see when two would be one file where capitals do not count."""

    def __init__(self) -> None:
        """Start with no path taken."""
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        self._passed: set[str] = set()

    def take(self, path: str) -> None:
        """Note `path` as used.

        Raises:
            DigestError: another output has this path, but for capitals or the form of accents.
        """
        above = path.rpartition("/")[0]
        if above not in self._passed:
            self._above(path)
            self._passed.add(above)
        folded = _folded(path)
        self._refuse(path, self._files.get(folded) or self._folders.get(folded))
        self._files[folded] = path

    def _above(self, path: str) -> None:
        segments = path.split("/")
        for depth in range(1, len(segments)):
            folder = "/".join(segments[:depth])
            self._refuse(path, self._files.get(_folded(folder)))
            if self._folders.setdefault(_folded(folder), folder) != folder:
                self._refuse(path, self._folders[_folded(folder)])

    def _refuse(self, path: str, other: str | None) -> None:
        if other is not None:
            raise DigestError(f"{path}: on some systems the same place as {other}; rename one of them")


def _folded(path: str) -> str:
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFKC", path).casefold()
