"""Files of other kinds, such as saved pages, letters and feeds, made articles that a person can edit."""

from collections.abc import Iterator, Mapping
from email import policy
from email.parser import BytesParser
from itertools import islice
from pathlib import Path
from posixpath import basename, splitext
from typing import TYPE_CHECKING

from digest.errors import Problem
from digest.fetch.run import Run, folder_of
from digest.fetch.shelf import name_of
from digest.model.article import Document, Documents
from digest.read import Found, source
from digest.read.document import of_found
from digest.read.extracted import Extracted
from digest.read.files import found
from digest.read.refusal import Refusal

if TYPE_CHECKING:
    from digest.protocols import Reader

MARKDOWN = "markdown"
MOST_PARTS = 1_000  # of a page saved with all its pictures


def _page(path: str, raw: bytes) -> Documents:
    """The article in a saved web page."""
    from digest.read.webpage import extracted  # noqa: PLC0415 - heavy, and many files are no pages

    try:
        return of_found(path, extracted(raw))
    except Refusal as refusal:
        return Documents(kept=(), problems=(refusal.problem(path),))


def _packed_page(path: str, raw: bytes) -> Documents:
    """The article in a web page that a browser saved with all that belongs to it, in one file."""
    message = BytesParser(policy=policy.compat32).parsebytes(raw)
    for part in islice(message.walk(), MOST_PARTS):
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            return _page(path, body if isinstance(body, bytes) else b"")
    return Documents(
        kept=(), problems=(Problem(path=path, code="E_FORMAT", message="no page in this file."),)
    )


PAGES: "Mapping[str, Reader]" = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), _page),
    **dict.fromkeys((".mhtml", ".mht"), _packed_page),
}


def add(run: Run, place: Path, readers: "Mapping[str, Reader]") -> None:
    """Put the articles in a file, or in all files of a folder, onto the shelf of `run`, which reports them.

    An article whose address or text is there already is counted as known.

    Raises:
        ConfigError, DiskError: there is no such folder, or it cannot be listed; an article cannot be written.
    """
    for file in _files(place):
        given = source(file, readers={**PAGES, **readers})[1]
        run.report.problems += given.problems
        for document in given.kept:
            run.keep(*_article(document))


def _files(place: Path) -> Iterator[Found]:
    if place.is_dir():
        yield from found(place)
    elif place.exists():
        yield Found(path=place.name, place=place.resolve())
    else:
        problem = Problem(path=str(place), code="E_READ", message="there is no such file.")
        yield Found(path=str(place), place=place, problem=problem)


def _article(document: Document) -> tuple[str, str, str, bytes]:
    """Folder, name and address of an article, and the bytes of its file."""
    fields = document.checked
    title = fields.title or splitext(basename(document.path))[0]
    told = Extracted(paragraphs=(), outlet=fields.outlet or "", address=fields.url or "")
    suffix = ".md" if document.body or document.markup == MARKDOWN else ".txt"  # a text stays a text
    name = name_of(title, fields.published or "", told.address, suffix)
    return folder_of(told), name, told.address, document.text.encode("utf-8", "surrogatepass")
