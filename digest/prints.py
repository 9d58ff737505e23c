"""What was drawn before and is still in the site, and what this build draws: each file with its SHA-256."""

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from digest.engine.memo import Memo
from digest.engine.pack import Pack
from digest.engine.stopwatch import Stopwatch
from digest.errors import Problem
from digest.given import Printed
from digest.model.page import File, Same
from digest.render.verify import Known, bare, part


@dataclass(kw_only=True)
class Prints:
    """The files of one build. `intact` are those of the site that are as the build before left them.

    When all are made, `wrong` are the passages that do not hold, `faults` mistakes in templates, `listed` all
    files with their SHA-256, and `runs` the runs of words without a receipt on pages of several stories.
    A `preview` remembers its own. `took` are the seconds that drawing and checking took, by what was drawn.
    """

    memo: Memo
    intact: Mapping[str, str]
    preview: bool = False
    wrong: list[Problem] = field(default_factory=list)
    listed: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    runs: set[str] = field(default_factory=set)
    took: dict[str, float] = field(default_factory=dict)

    @cached_property
    def pack(self) -> Pack:
        """All that was printed, in a few rows: there is more than one can look up singly."""
        return Pack(self.memo, self.memo.key("printed", str(self.preview)))

    def close(self) -> None:
        """Remember all of this build."""
        self.pack.close()

    def before(self, name: str) -> Printed | None:
        """What was printed under `name`."""
        told = self.pack.value(name)
        return Printed._make(told) if told else None

    def remember(self, name: str, printed: Printed) -> None:
        """Note what was printed under `name`."""
        self.pack.keep(name, (printed.files, printed.runs))

    def holds(self, printed: Printed) -> bool:
        """Whether the site still has these files as they were printed."""
        intact = self.intact
        return all(intact.get(path) == sha for path, sha in printed.files)

    def same(self, printed: Printed) -> Iterable[Same]:
        """These files, which the site has."""
        self.listed.update(printed.files)
        if printed.runs:
            self.runs |= printed.runs
        return map(Same._make, printed.files)

    def noted(self, file: File | Same) -> File | Same:
        """A file of this build."""
        self.listed[file.path] = file.sha256 if isinstance(file, Same) else sha_of(file.data)
        return file

    def made(self, name: str, files: Iterable[File], known: Container[Known]) -> Iterator[File | Same]:
        """The files remembered as `name`, made and checked together, or as they are."""
        printed = self.before(name)
        if printed and self.holds(printed):
            yield from self.same(printed)
            return
        clock = Stopwatch()
        before, made = len(self.faults), tuple(files)
        pages = {file.path: file.data for file in made}
        self.wrong += part(pages, {}, articles={}, known=known)
        printed = Printed(files=tuple((path, sha_of(data)) for path, data in pages.items()), runs=bare(pages))
        if len(self.faults) == before:
            self.remember(name, printed)
        self.listed |= printed.files
        self.runs |= printed.runs
        if made:
            clock.lap("page")
            self.took[f"page/{made[0].path}"] = clock.seconds["page"]
        yield from made


def sha_of(data: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
