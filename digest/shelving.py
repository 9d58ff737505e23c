"""The documents of a folder: files that are known are not read again, and what is left out is no task."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest import clean, read
from digest.engine.memo import Memo
from digest.engine.pack import Pack
from digest.engine.progress import Progress
from digest.engine.workers import mapped
from digest.given import FEW_DOCUMENTS, Glanced, Shelf, Sources, as_glanced, of_glanced
from digest.model.article import Document
from digest.model.outlets import Publishers
from digest.plugins import readers
from digest.text.forgotten import Forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelving:
    """Where documents come from, for one build: as for `Steps`; those read are put in `documents`."""

    memo: Memo
    jobs: int
    progress: Progress
    forgotten: Forgotten
    outlets: Publishers
    saved: Collection[str]
    documents: dict[str, Document]

    def sources(self, folder: Path, shas: Mapping[str, str], choice: clean.Choice) -> Sources:
        """The files of `folder`; `shas` are the SHA-256 of those whose bytes are known, by absolute path.

        What `choice` leaves out is no task, as far as its head tells.

        Raises:
            ConfigError, DiskError: there is no such folder, or it cannot be listed.
        """
        name = self.memo.key("glances", self.forgotten.stamp)
        before = self.memo.held(f"{name} {folder}", Shelf)
        pack = Pack(self.memo, name)
        if before and self.saved:
            pack.stay()
            saved = [file for file in before.files.values() if file.place in self.saved]
            shelf = Shelf(
                files=before.files, glanced={**before.glanced, **self._shelved(saved, pack, shas, before)}
            )
        else:
            before = before or Shelf(files={}, glanced={})
            files = list(read.found(folder, before.files))
            shelf = Shelf(
                files={_name(file): file for file in files}, glanced=self._shelved(files, pack, shas, before)
            )
        pack.close()
        self.memo.hold(f"{name} {folder}", shelf)
        glanced = [one for _, one in shelf.glanced.values()]
        pairs = zip(shelf.files.values(), glanced, strict=True)
        home = {glance.path: file for file, one in pairs for glance in one.glances}
        glances = [glance for one in glanced for glance in one.glances]
        about = repr(self.outlets) if self.outlets.listed else ""
        tasks, copies = clean.settled(glances, choice, about)
        problems = (problem for one in glanced for problem in one.problems)
        return Sources(
            choice=choice,
            left=clean.left(glances, choice),
            tasks=tasks,
            files=home,
            shas={glance.path: glance.sha256 for glance in glances},
            problems=(*problems, *copies),
        )

    def _shelved(
        self, files: Sequence[read.Found], pack: Pack, shas: Mapping[str, str], before: Shelf
    ) -> dict[str, tuple[str, Glanced]]:
        """For each of `files`, by path, its SHA-256 and what it gave: as it is known, or read."""
        named = [(file, shas.get(file.place, "")) for file in files]
        known = [self._glanced(pack, file, sha, before) for file, sha in named]
        fresh = self._read([file for file, held in zip(files, known, strict=True) if not held], shas, pack)
        pairs = zip(named, known, strict=True)
        return {_name(file): (sha, held or next(fresh)) for (file, sha), held in pairs}

    def _glanced(self, pack: Pack, file: read.Found, sha: str, before: Shelf) -> Glanced | None:
        found = None if file.problem or not sha else pack.value((file.path, sha))
        if not found:
            return None
        held, one = before.glanced.get(_name(file), ("", None))
        return one if one and held == sha else as_glanced(found)

    def _read(self, files: Sequence[read.Found], shas: Mapping[str, str], pack: Pack) -> Iterator[Glanced]:
        work = ((file, self.forgotten) for file in files)
        made = mapped(_glanced, work, count=len(files), jobs=self.jobs, least=FEW_DOCUMENTS)
        for done, (file, (sha, given, documents)) in enumerate(zip(files, made, strict=True), start=1):
            self.documents.update({document.path: document for document in documents})
            # A file saved meanwhile is another than the one whose hash was taken: it is not remembered.
            if sha and sha == shas.get(file.place):
                pack.keep((file.path, sha), of_glanced(given))
            self.progress("read", done, len(files))
            yield given


def _name(file: read.Found) -> str:
    """Its path; where that cannot be shown as it is, where it lies: two of them may be shown alike."""
    return file.place if file.problem else file.path


def _glanced(work: tuple[read.Found, Forgotten]) -> tuple[str, Glanced, tuple[Document, ...]]:
    file, forgotten = work
    sha, documents = read.source(file, readers=readers(), forgotten=forgotten)
    glances = tuple(clean.glance(document) for document in documents.kept)
    return sha, Glanced(glances=glances, problems=documents.problems), documents.kept
