"""Tries a place to publish to: what is put is there, what is deleted is gone, the manifest comes last."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from digest.errors import PASSING, PublishError
from digest.model.page import File
from digest.publish import Outgoing, Plan, Sent, Surroundings, Target, Terms, built, publish
from digest.publish.target import Publisher
from digest.testing.told import tell
from digest.write import MANIFEST, site

FIRST = {
    "index.html": b"<p>one</p>\n",
    "assets/site.css": b"p {}\n",
    "stories/a-story/index.html": b"<p>a story</p>\n",
    "stories/a-story/story.json": b"{}\n",
    "old.html": b"<p>old</p>\n",
}
SECOND = {
    **{path: data for path, data in FIRST.items() if path != "old.html"},
    "index.html": b"<p>two</p>\n",
    "new.html": b"<p>new</p>\n",
}
THIRD = {**SECOND, "index.html": b"<p>three</p>\n", "more.html": b"<p>more</p>\n", "a.css": b"a {}\n"}
Kind = TypeVar("Kind")
BROKEN = "the line was cut by the check"


def check_target(
    publisher: Publisher,
    options: Mapping[str, object],
    holds: Callable[[], Mapping[str, bytes]],
    *,
    folder: Path,
) -> None:
    """Check the place that `publisher` opens with `options`; it is empty at first.

    It is sent a site, the same again, another with a file fewer, and one whose publish breaks off midway and
    is taken up again. `holds` gives what readers find there then, by path, with or without the manifest;
    `folder` is an empty one on this machine for the sites.

    Raises:
        AssertionError: with a line for each thing that is wrong.
    """
    run = _Run(publisher=publisher, options=options, holds=holds, folder=folder)
    tell(run.wrong())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """A place, and the sites that are sent to it one after another."""

    publisher: Publisher
    options: Mapping[str, object]
    holds: Callable[[], Mapping[str, bytes]]
    folder: Path

    def wrong(self) -> Iterator[str]:
        """Each thing that is wrong, step by step; the steps after one that failed mean nothing."""
        for step in (self._first, self._again, self._second, self._broken):
            try:
                lines = list(step())
            except PASSING:
                raise
            except BaseException as error:  # noqa: BLE001 - another's code may fail in any way
                lines = [f"{step.__name__[1:]} publish: {type(error).__name__}: {error}"]
            yield from lines
            if lines:
                return

    def _first(self) -> Iterator[str]:
        self._build(FIRST)
        if self._with(lambda target: target.manifest()) is not None:
            yield "manifest() is None where nothing was published yet"
        self._publish()
        yield from self._there(FIRST)

    def _again(self) -> Iterator[str]:
        if not self._publish().plan.empty:
            yield "an unchanged site is sent again: manifest() does not give what finish() was given"

    def _second(self) -> Iterator[str]:
        self._build(SECOND)
        watched = self._publish(twice=True)
        yield from watched.wrong
        yield from self._there(SECOND)

    def _broken(self) -> Iterator[str]:
        self._build(THIRD)
        try:
            self._publish(puts=1)
        except PublishError as error:
            if str(error) != BROKEN:
                raise
        if self._with(lambda target: target.manifest()) == built(self.folder / "site").manifest:
            yield "a publish that broke off left the new manifest: it comes last, in finish()"
        self._publish()
        yield from self._there(THIRD)

    def _there(self, wanted: Mapping[str, bytes]) -> Iterator[str]:
        found = {path: data for path, data in self.holds().items() if path != MANIFEST}
        for path in sorted(wanted.keys() | found.keys()):
            if path not in found:
                yield f"{path}: was put and is not there"
            elif path not in wanted:
                yield f"{path}: was deleted and is there"
            elif found[path] != wanted[path]:
                yield f"{path}: is {found[path][:40]!r}, and was put as {wanted[path][:40]!r}"

    def _build(self, files: Mapping[str, bytes]) -> None:
        site([File(path=path, data=data) for path, data in files.items()], self.folder / "site")

    def _with(self, do: Callable[[Target], Kind]) -> Kind:
        here = Surroundings(root=self.folder, cache=self.folder / "cache")
        target = self.publisher(self.options, built(self.folder / "site"), here)
        try:
            return do(target)
        finally:
            target.close()

    def _publish(self, *, puts: int = -1, twice: bool = False) -> "_Watched":
        def send(target: Target) -> _Watched:
            watched = _Watched(target, puts=puts, twice=twice)
            journal = self.folder / "cache" / "check.sent"
            watched.sent = publish(built(self.folder / "site"), watched, Terms(), journal=journal)
            return watched

        return self._with(send)


class _Watched:
    """A target that is watched: one file at a time, broken off after `puts` of them, each deleted `twice`."""

    lanes = 1

    def __init__(self, target: Target, *, puts: int, twice: bool) -> None:
        self._target, self._puts, self._twice = target, puts, twice
        self._final = b""
        self.wrong: list[str] = []
        self.sent: Sent | None = None

    @property
    def plan(self) -> Plan:
        """What was done."""
        if self.sent is None:
            raise ValueError("nothing was published")
        return self.sent.plan

    def manifest(self) -> bytes | None:
        """As `Target`."""
        return self._target.manifest()

    def taken(self, paths: Collection[str]) -> Collection[str]:
        """As `Target`."""
        return self._target.taken(paths)

    def begin(self, plan: Plan) -> bool:
        """As `Target`."""
        self._final = plan.manifest
        return self._target.begin(plan)

    def put(self, file: Outgoing) -> None:
        """As `Target`; breaks off where it is time to."""
        if not self._puts:
            raise PublishError(BROKEN)
        self._puts -= 1
        self._target.put(file)
        if self._target.manifest() == self._final:
            self.wrong.append(
                f"the new manifest is there when {file.path} is put: it comes last, in finish()"
            )

    def delete(self, path: str) -> None:
        """As `Target`."""
        self._target.delete(path)
        if self._twice:
            self._target.delete(path)  # one that is gone is fine

    def finish(self, plan: Plan) -> None:
        """As `Target`."""
        self._target.finish(plan)

    def close(self) -> None:
        """As `Target`."""
