"""The texts of documents beside another, of one provenance, read only where they are needed."""

from collections.abc import Sequence
from functools import lru_cache

from digest import clean, read
from digest.given import LostError, Sources
from digest.plugins import readers

Beside = tuple[read.Found, frozenset[str]]  # a file of documents beside another, and their SHA-256


def beside(task: clean.Task, sources: Sources) -> list[Beside]:
    """The documents beside another by their files: one that holds many is read once for all of them."""
    found: dict[read.Found, set[str]] = {}
    for path in task.beside:
        found.setdefault(sources.files[path], set()).add(sources.shas[path])
    return [(file, frozenset(shas)) for file, shas in found.items()]


def texts(files: Sequence[Beside]) -> list[str]:
    """The texts of documents beside another, which are read only where they are needed."""
    return [text for file, shas in files for text in _read_again(file, shas)]


@lru_cache(maxsize=1)  # the articles of one feed ask for one another, one after the other
def _read_again(file: read.Found, shas: frozenset[str]) -> tuple[str, ...]:
    documents = read.source(file, readers=readers())[1].kept
    if not shas <= {document.sha256 for document in documents}:
        raise LostError(file.path)
    return tuple(document.text for document in documents if document.sha256 in shas)
