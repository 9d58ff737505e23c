"""Reads what is new or changed among the documents, and takes the rest from the record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from digest.clean import filled
from digest.errors import Problem
from digest.lean.face import Face
from digest.lean.record import Known, Record
from digest.lean.text import Text, text
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

    def faces(self, latest: str) -> dict[str, Face]:
        """The faces of the articles, by path of their documents, but of those after the moment `latest`."""
        known = self.documents.items()
        return {path: one.face for path, one in known if one.face and one.face.moment <= latest}

    def text(self, path: str) -> Text | None:
        """What the page of the article at `path` shows: from memory, else read again; None if it is gone."""
        held = self.texts.pop(path, None)
        if held is None:
            document = next(iter(source(self.found[path], readers=self.readers)[1].kept), None)
            held = text(filled(document, self.outlets), self.site)[1] if document else None
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
    made = replace(empty, found=listed)
    documents: dict[str, Known] = {}
    for done, (path, file) in enumerate(listed.items()):
        known = before.documents.get(path)
        if known is None or known.sha256 != seen.get(path):
            told(done, len(listed))
            known = read_anew(file, made)
        documents[path] = known
    return replace(made, documents=documents)


def again(folder: Path, path: str, desk: Desk) -> Known | None:
    """The document `path` in `folder`, read anew, its text laid on the desk; None: look at all of them."""
    file = files.again(folder, path)
    if file is None:
        return None
    desk.found[path] = file
    return read_anew(file, desk)


def read_anew(file: Found, made: Desk) -> Known:
    """One document; one that was refused is read anew each time, lest the reason went away."""
    sha256, given = source(file, readers=made.readers, forgotten=made.forgotten)
    document = next((each for each in given.kept if made.drafts or not each.checked.draft), None)
    if document is None:
        return Known(sha256 if given.kept else "", None, given.problems)
    face, made.texts[file.path] = text(filled(document, made.outlets), made.site)
    return Known(document.sha256, face, given.problems)
