"""Articles packed in a .zip, read one by one in memory: nothing of it is ever written to disk."""

import re
import stat
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import splitext
from typing import IO, TYPE_CHECKING
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from digest.errors import Problem
from digest.model.article import Document, Documents
from digest.read.document import MOST_BYTES, MOST_PACKED
from digest.read.refusal import Refusal, no_reader
from digest.text.leavings import left_behind
from digest.text.unicode import plain

if TYPE_CHECKING:
    from digest.protocols import Reader

MOST_ENTRIES = 10_000
MOST_RATIO = 100  # bytes for one packed byte; text is packed to a quarter, markup to a tenth
SLACK = 65_536  # bytes that any entry may have, whatever the ratio
MOST_ALL = 100_000_000  # bytes of all entries together
MOST_DOCUMENTS = 5_000
LONGEST_NAME = 500
DEEPEST = 20
CHUNK = 65_536
DIRECTORY = b"PK\x01\x02"  # begins each entry of the list at the end
SEALED = 0x1
ODD_NAME = re.compile(r'[\\:*?"<>|\x00-\x1f]|(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|/|$)', re.IGNORECASE)
LEFT_ALONE = "__MACOSX/"  # what a system puts beside


def read(path: str, raw: bytes, readers: "Mapping[str, Reader]", most: Mapping[str, int]) -> Documents:
    """The documents in the bytes of a `.zip` file, each entry read by the one of `readers` for its suffix.

    `most` are the bytes that an entry may have, by suffix, where that is not what an article may have. What
    cannot be read is a problem of its entry. Archives in archives are not opened.
    """
    kept: dict[str, Document] = {}
    problems: list[Problem] = []
    try:
        for entry, data in _entries(path, raw, readers, most, problems):
            given = readers[_suffix(entry)](f"{path}/{entry}", data)
            problems += given.problems
            for document in given.kept[: MOST_DOCUMENTS - len(kept)]:
                kept.setdefault(document.path, document)
            if len(kept) == MOST_DOCUMENTS:
                message = f"only the first {MOST_DOCUMENTS:,} articles are taken; split it."
                problems.append(Problem(path=path, code="W_TOO_MANY", message=message))
                break
    except Refusal as refusal:
        return Documents(kept=(), problems=(refusal.problem(path),))
    if not kept and not problems:
        problems.append(Problem(path=path, code="E_EMPTY", message="there is no article in it."))
    return Documents(kept=tuple(kept.values()), problems=tuple(problems))


def _entries(
    path: str,
    raw: bytes,
    readers: "Mapping[str, Reader]",
    most: Mapping[str, int],
    problems: list[Problem],
) -> Iterator[tuple[str, bytes]]:
    """The entries that can be read, in the order of their names; `problems` gets those that cannot."""
    with _opened(raw) as archive:
        left, seen = MOST_ALL, set[str]()
        for info in sorted(archive.infolist(), key=lambda one: one.filename):
            if _left_alone(info):
                continue
            shown = f"{path}/{plain(info.filename[:LONGEST_NAME]) or 'entry'}"
            try:
                _fit(info, seen, readers)
                room = min(most.get(_suffix(info.filename), MOST_BYTES), left)
                data = _data(archive, info, room)
            except Refusal as refusal:
                problems.append(refusal.problem(shown))
                continue
            left -= len(data)
            yield info.filename, data


def _opened(raw: bytes) -> ZipFile:
    if len(raw) > MOST_PACKED:
        raise Refusal("E_TOO_BIG", f"more than {MOST_PACKED:,} bytes, the most for an archive; split it.")
    if raw.count(DIRECTORY) > MOST_ENTRIES:  # counted before the library makes an object of each
        raise Refusal("E_TOO_BIG", f"more than {MOST_ENTRIES:,} entries; split it.")
    try:
        return ZipFile(BytesIO(raw))
    except (BadZipFile, LargeZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
        raise Refusal("E_ZIP", f"this is no archive that can be read: {_said(error)}.") from error


def _left_alone(info: ZipInfo) -> bool:
    """Whether an entry is a folder, hidden, or what a system put beside."""
    parts = info.filename.split("/")
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    folder = info.filename.endswith("/") and ".." not in parts and not info.filename.startswith("/")
    return folder or hidden or left_behind(parts[-1]) or info.filename.startswith(LEFT_ALONE)


def _fit(info: ZipInfo, seen: set[str], readers: "Mapping[str, Reader]") -> None:
    """Refuse an entry for what its name and its head say."""
    name, kind = info.filename, stat.S_IFMT(info.external_attr >> 16)
    parts = name.split("/")
    bad = name.startswith("/") or ".." in parts or "" in parts or ODD_NAME.search(name)
    if bad or len(name) > LONGEST_NAME or len(parts) > DEEPEST or plain(name) != name:
        raise Refusal(
            "E_NAME", "its name leads elsewhere, or has signs that a name must not have; rename it."
        )
    if info.orig_filename != name:
        raise Refusal("E_NAME", "its name has signs that a name must not have; rename it.")
    if kind not in {0, stat.S_IFREG}:
        raise Refusal("E_LINK", "this is a link or a device; put the file itself in.")
    if info.flag_bits & SEALED:
        raise Refusal("E_ZIP", "this is encrypted; pack it without a password.")
    if name.casefold() in seen:
        raise Refusal("E_NAME", "another entry has this name; rename one of the two.")
    seen.add(name.casefold())
    if _suffix(name) == ".zip":
        raise Refusal("E_ZIP", "an archive in an archive is not opened; unpack it.")
    if _suffix(name) not in readers:
        raise Refusal("W_SUFFIX", no_reader(_suffix(name), readers))


def _data(archive: ZipFile, info: ZipInfo, room: int) -> bytes:
    """The bytes of an entry, counted as they come: what its head says of their number is not believed."""
    most = min(room, max(SLACK, MOST_RATIO * info.compress_size))
    parts: list[bytes] = []
    got = 0
    try:
        with archive.open(info) as opened:
            while got <= most and (part := _next(opened)):
                parts.append(part)
                got += len(part)
    except (
        BadZipFile,
        zlib.error,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise Refusal("E_ZIP", f"this entry cannot be unpacked: {_said(error)}.") from error
    if got > most:
        raise Refusal("E_TOO_BIG", f"this unpacks to more than {most:,} bytes; it is refused.")
    return b"".join(parts)


def _next(opened: IO[bytes]) -> bytes:
    return opened.read(CHUNK)


def _suffix(name: str) -> str:
    return splitext(name)[1].lower()


def _said(error: Exception) -> str:
    return plain(str(error))[:100].rstrip(".") or type(error).__name__
