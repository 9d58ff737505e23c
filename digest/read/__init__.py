"""From a folder to documents: files found, decoded, their heads read and checked."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from posixpath import splitext
from typing import TYPE_CHECKING

from digest.errors import Problem
from digest.model.article import Document, Documents
from digest.read import files, markdown, text
from digest.read.decode import decode
from digest.read.fields import checked
from digest.read.files import Found, found
from digest.read.forgotten import admitted
from digest.text.forgotten import Forgotten

if TYPE_CHECKING:
    from digest.protocols import Reader

__all__ = ["READERS", "Found", "checked", "decode", "documents", "found", "source"]

NOTHING = Forgotten()  # is taken down
READERS: "Mapping[str, Reader]" = {".txt": text.read, ".md": markdown.read, ".markdown": markdown.read}


def documents(
    folder: Path, *, readers: "Mapping[str, Reader]" = READERS, forgotten: Forgotten = NOTHING
) -> Documents:
    """The documents in `folder` and below, in the order of their paths, and all that was refused or odd.

    Paths are as the user sees them: the folder's name and the path in it, with `/` on every system. Hidden
    files and the folder's own README are left alone; links out of the folder are refused; a suffix that
    no reader in `readers` knows is told (`W_SUFFIX`), and what is `forgotten` is refused. Raises DiskError
    where the folder cannot be listed.
    """
    kept: list[Document] = []
    problems: list[Problem] = []
    for file in files.found(folder):
        given = source(file, readers=readers, forgotten=forgotten)[1]
        kept.extend(given.kept)
        problems.extend(given.problems)
    return Documents(kept=tuple(kept), problems=tuple(problems))


def source(
    file: Found, *, readers: "Mapping[str, Reader]" = READERS, forgotten: Forgotten = NOTHING
) -> tuple[str, Documents]:
    """The documents in one file, and the SHA-256 (hexadecimal) of its bytes; "" where it was not read."""
    if file.problem:
        return "", Documents(kept=(), problems=(file.problem,))
    suffix = splitext(file.path)[1].lower()
    reader = readers.get(suffix)
    if reader is None:
        known = ", ".join(sorted(readers))
        message = f'no reader for "{suffix or "no suffix"}" files; the known ones are {known}.'
        return "", Documents(kept=(), problems=(Problem(path=file.path, code="W_SUFFIX", message=message),))
    raw = files.content(file)
    if isinstance(raw, Problem):
        return "", Documents(kept=(), problems=(raw,))
    given = reader(file.path, raw)
    # Our own readers have hashed the bytes, and those of packages are held to it.
    sha = given.kept[0].sha256 if given.kept else hashlib.sha256(raw).hexdigest()
    return sha, admitted(given, forgotten)
