"""Reads what is new or changed among the documents, and takes the rest from the record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import Problem
from digest.lean.face import Face
from digest.lean.record import Known, Record
from digest.lean.text import Text, text
from digest.model.article import Document
from digest.model.outlets import NOBODY, Publishers
from digest.outlets import publishers
from digest.read import files, source
from digest.read.files import Found, found
from digest.read.forgotten import forgotten
from digest.render.site import Site
from digest.settings import Config
from digest.text.forgotten import Forgotten

if TYPE_CHECKING:
    from digest.protocols import Reader

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All documents as far as lists need them, and the texts that were read on the way."""

    site: Site
    readers: "Mapping[str, Reader]"
    drafts: bool
    forgotten: Forgotten = field(default_factory=Forgotten)
    outlets: Publishers = NOBODY
    found: dict[str, Found] = field(default_factory=dict)
    documents: Mapping[str, Known] = field(default_factory=dict)
    texts: dict[str, Text] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was refused or looked odd, in the order of the documents."""
        return tuple(problem for known in self.documents.values() for problem in known.problems)

    @property
    def hashes(self) -> dict[str, str]:
        """The hash of every file that was read, by its absolute path."""
        known = self.documents.items()
        return {self.found[path].place: one.sha256 for path, one in known if self.found[path].path == path}

    def faces(self, latest: str) -> dict[str, Face]:
        """The faces of the articles, by path of their documents, but of those after the moment `latest`."""
        known = self.documents.items()
        return {path: one.face for path, one in known if one.face and one.face.moment <= latest}

    def text(self, path: str) -> Text | None:
        """What the page of the article at `path` shows: from memory, else read again; None if it is gone."""
        held = self.texts.pop(path, None)
        if held is None:
            read_anew(self.found[path], self)  # of a file of many, all are at hand from now on
            held = self.texts.pop(path, None)
        return held


def bare(config: Config, readers: "Mapping[str, Reader]") -> Desk:
    """A desk without documents: how those of a site are read."""
    return Desk(
        site=config.site,
        readers=readers,
        drafts=config.build.drafts,
        forgotten=forgotten(config.paths.forgotten),
        outlets=publishers(config.outlets),
    )


def desk(folder: Path, empty: Desk, seen: Mapping[str, str], before: Record, told: Told) -> Desk:
    """The documents in `folder`; those whose hash in `seen` is that of the record are not read.

    `seen` maps paths, as documents have them, to the SHA-256 of their bytes; what is not in it is read.
    `empty` says how they are read. Raises ConfigError and DiskError as `digest.read.files.found`.
    """
    listed = {file.path: file for file in found(folder)}
    made = replace(empty, found=dict(listed))
    documents: dict[str, Known] = {}
    for done, (path, file) in enumerate(listed.items()):
        held = _held(path, before, seen.get(path))
        if not held:
            told(done, len(listed))
            held = read_anew(file, made)
        made.found.update(dict.fromkeys(held, file))
        documents |= held
    return replace(made, documents=documents)


def _held(path: str, before: Record, sha256: str | None) -> dict[str, Known]:
    """The documents of the file at `path` as the record has them; none where it is to be read."""
    known = before.documents.get(path)
    if known is None or known.sha256 != sha256:
        return {}
    held = {part: before.documents.get(part) for part in known.parts}
    whole = {part: one for part, one in held.items() if one}
    return {path: known, **whole} if len(whole) == len(held) else {}


def again(folder: Path, path: str, desk: Desk) -> Known | None:
    """The document `path` in `folder`, read anew, its text laid on the desk; None: look at all of them."""
    file = files.again(folder, path)
    if file is None:
        return None
    desk.found[path] = file
    return read_anew(file, desk)[path]


def read_anew(file: Found, made: Desk) -> dict[str, Known]:
    """The documents of one file; one that was refused is read anew each time, lest the reason went away.

    Of a file of many articles, the file first.
    """
    sha256, given = source(file, readers=made.readers, forgotten=made.forgotten)
    alone = [document.path for document in given.kept] == [file.path]
    parts = () if alone else tuple(document.path for document in given.kept)
    known = {file.path: Known(sha256 if given.kept else "", None, given.problems, parts)}
    for document in given.kept:
        face = None
        if made.drafts or not document.checked.draft:
            face, made.texts[document.path] = text(_filled(document, made.outlets), made.site)
        known[document.path] = Known(document.sha256, face, given.problems if alone else ())
    return known


def _filled(document: Document, outlets: Publishers) -> Document:
    if not outlets.listed:
        return document
    from digest.clean import filled  # noqa: PLC0415 - only where the settings speak of outlets

    return filled(document, outlets)
