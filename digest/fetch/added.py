"""Files of other kinds, such as saved pages, letters and feeds, made articles that a person can edit."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import basename, splitext
from typing import TYPE_CHECKING

from digest.errors import Problem
from digest.fetch.run import Run
from digest.fetch.shelf import SUFFIX, folder_of, name_of
from digest.model.article import Document
from digest.read import Found, source
from digest.read.extracted import Extracted
from digest.read.files import found

if TYPE_CHECKING:
    from digest.protocols import Reader

MARKDOWN = "markdown"


def add(run: Run, place: Path, readers: "Mapping[str, Reader]") -> None:
    """Put the articles in a file, or in all files of a folder, onto the shelf of `run`, which reports them.

    An article whose address or text is there already is counted as known.

    Raises:
        ConfigError, DiskError: there is no such folder, or it cannot be listed; an article cannot be written.
    """
    for file in _files(place):
        given = source(file, readers=readers)[1]
        run.report.problems += given.problems
        for document in given.kept:
            run.keep(*_article(document))


def _files(place: Path) -> Iterator[Found]:
    if place.is_dir():
        yield from found(place)
    elif place.exists():
        yield Found(path=place.name, place=str(place.resolve()))
    else:
        problem = Problem(path=str(place), code="E_READ", message="there is no such file.")
        yield Found(path=str(place), place=str(place), problem=problem)


def _article(document: Document) -> tuple[str, str, str, bytes]:
    """Folder, name and address of an article, and the bytes of its file."""
    fields = document.checked
    title = fields.title or splitext(basename(document.path))[0]
    told = Extracted(paragraphs=(), outlet=fields.outlet or "", address=fields.url or "")
    suffix = ".md" if document.markup == MARKDOWN else SUFFIX  # a text stays a text
    name = name_of(title, fields.published or "", told.address, suffix)
    return folder_of(told), name, told.address, document.text.encode("utf-8", "surrogatepass")
