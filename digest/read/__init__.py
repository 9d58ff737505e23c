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
from digest.read.document import MOST_BYTES, MOST_PACKED
from digest.read.fields import checked
from digest.read.files import Found, found
from digest.read.forgotten import admitted
from digest.read.refusal import no_reader
from digest.text.forgotten import Forgotten

if TYPE_CHECKING:
    from digest.protocols import Reader

__all__ = ["READERS", "Found", "archived", "checked", "decode", "documents", "found", "source"]


NOTHING = Forgotten()  # is taken down


def _feed(path: str, raw: bytes) -> Documents:
    from digest.read import feedfile  # noqa: PLC0415 - loaded where it is used: start-up stays quick

    return feedfile.read(path, raw)


def _feeds(path: str, raw: bytes) -> Documents:
    from digest.read import opml  # noqa: PLC0415 - the same

    return opml.read(path, raw)


def _page(path: str, raw: bytes) -> Documents:
    from digest.read import webpage  # noqa: PLC0415 - the same

    return webpage.read(path, raw)


def _saved(path: str, raw: bytes) -> Documents:
    from digest.read import mhtml  # noqa: PLC0415 - the same

    return mhtml.read(path, raw)


def _crawl(path: str, raw: bytes) -> Documents:
    from digest.read import warc  # noqa: PLC0415 - the same

    return warc.read(path, raw)


def _letter(path: str, raw: bytes) -> Documents:
    from digest.read import letter  # noqa: PLC0415 - the same

    return letter.read(path, raw)


def _letters(path: str, raw: bytes) -> Documents:
    from digest.read import letter  # noqa: PLC0415 - the same

    return letter.read_many(path, raw)


def archived(path: str, raw: bytes) -> Documents:
    """The documents in the bytes of a `.zip` file, each entry read by our own reader for its suffix."""
    from digest.read import archive  # noqa: PLC0415 - the same

    return archive.read(path, raw, READERS, CONTAINERS)


FEEDS = (".xml", ".rss", ".atom", ".rdf", ".json")
PAGES = (".html", ".htm", ".xhtml")
SAVED = (".mhtml", ".mht")
CRAWLS = (".warc", ".gz")  # a crawl is named `….warc` or `….warc.gz`
READERS: "Mapping[str, Reader]" = {
    ".txt": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    **dict.fromkeys(FEEDS, _feed),
    ".opml": _feeds,
    **dict.fromkeys(PAGES, _page),
    **dict.fromkeys(SAVED, _saved),
    **dict.fromkeys(CRAWLS, _crawl),
    ".eml": _letter,
    ".mbox": _letters,
    ".zip": archived,
}

# Suffixes of files that hold many articles, and the most bytes that such a file may have.
CONTAINERS: Mapping[str, int] = dict.fromkeys(
    (*FEEDS, *SAVED, *CRAWLS, ".opml", ".mbox", ".zip"), MOST_PACKED
)


def documents(
    folder: Path, *, readers: "Mapping[str, Reader]" = READERS, forgotten: Forgotten = NOTHING
) -> Documents:
    """The documents in `folder` and below, in the order of their paths, and all that was refused or odd.

    Paths are as the user sees them: the folder's name and the path in it, with `/` on every system. Hidden
    files and the folder's own README are left alone; links out of the folder are refused; a suffix that
    no reader in `readers` knows is told (`W_SUFFIX`). Raises DiskError where the folder cannot be listed.
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
    """The documents in one file, and the SHA-256 (hexadecimal) of its bytes; "" where it was not read.

    A file of one article is one document with its path and hash. The articles of a feed or an archive have
    the file's path, a slash and a name of their own, and the hash of their own text.
    """
    if file.problem:
        return "", Documents(kept=(), problems=(file.problem,))
    suffix = splitext(file.path)[1].lower()
    reader = readers.get(suffix)
    if reader is None:
        message = no_reader(suffix, readers)
        return "", Documents(kept=(), problems=(Problem(path=file.path, code="W_SUFFIX", message=message),))
    raw = files.content(file, CONTAINERS.get(suffix, MOST_BYTES))
    if isinstance(raw, Problem):
        return "", Documents(kept=(), problems=(raw,))
    given = reader(file.path, raw)
    # A reader of one article has hashed the bytes, and those of packages are held to it; of a feed or an
    # archive each article has the hash of its own text.
    alone = [one.sha256 for one in given.kept if one.path == file.path]
    return alone[0] if alone else hashlib.sha256(raw).hexdigest(), admitted(given, forgotten)
