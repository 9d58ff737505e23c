"""A small newsroom to do harm to: how it is made, built in a process of its own, and looked at afterwards."""

import contextlib
import gc
import hashlib
import io
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from digest.cli import ONE_THREAD, run
from digest.write import MANIFEST

Tree = Mapping[str, str]  # posix path → SHA-256 of the file there
Before = Callable[[], None]  # done in the new process before the build begins

HEAD = "---\noutlet: {outlet}\ndate: 2025-03-03\n---\n"
LEADS = {
    "Harbor Post": "The ferry Aurora ran aground off Port Vale on Monday with {count} people on board, "
    "the coast guard said.",
    "Vale Gazette": "The Aurora, a ferry with {other} people on board, ran aground off Port Vale on Monday.",
}
REST = "Nobody was hurt. The harbor stays closed until {day}, Mayor Ida Holm said on Monday."
TURNS = {"old": ("120", "118", "Friday"), "new": ("131", "126", "Sunday")}
KINDS = {"stories": True, "articles": False}  # with analysis, and without
STRANGER = "CNAME"  # somebody else's file in the site: it must survive all
SETTLE = 240.0  # seconds after which a build that does not end counts as hanging


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a build ended: its exit code (minus the signal that killed it) and what it said."""

    code: int
    said: str


def newsroom(folder: Path, *, analysis: bool = True) -> Path:
    """A newsroom of two articles in `folder`, its site made of their old words, a stranger's file in it."""
    _settled(folder, analysis=analysis)
    write(folder, "old")
    ended = built(folder)
    if ended.code:
        raise RuntimeError(ended.said)
    (folder / "site" / STRANGER).write_text("vale.example\n")
    return folder


def _settled(folder: Path, *, analysis: bool) -> Path:
    (folder / "seeds").mkdir(parents=True)
    (folder / "pages").mkdir()
    (folder / "pages" / "about.md").write_text("# About us\n\nWe read the news of Port Vale.\n")
    lines = ["[site]", 'title = "Vale"', 'url = "https://vale.example/"', "[build]", "jobs = 1"]
    lines += [] if analysis else ["analysis = false"]
    (folder / "digest.toml").write_text("\n".join([*lines, ""]))
    return folder


def warm(*kinds: str) -> None:
    """Build twice here, so that every fork of this process finds loaded what a build of these kinds needs."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    here = Path.cwd()
    Environment.compile = _kept(Environment.compile)  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as shelf, contextlib.redirect_stdout(io.StringIO()):
        for kind in kinds:
            folder = _settled(Path(shelf, kind), analysis=KINDS[kind])
            os.chdir(folder)
            for turn in TURNS:
                write(folder, turn)
                run(["build"])
            os.chdir(here)
    gc.collect()
    gc.freeze()  # a collection in a fork would copy all that it looks at


def _kept(compiled: Callable[..., object]) -> Callable[..., object]:
    """Templates translated once for all forks: that is half of what a small build takes."""
    known: dict[tuple[object, ...], object] = {}

    def again(environment: Environment, source: object, *told: object, **more: object) -> object:
        key = (type(environment), str(source), *told, *more.items())
        if key not in known:
            known[key] = compiled(environment, source, *told, **more)
        return known[key]

    return again


def write(folder: Path, turn: str, *, one: bool = False) -> None:
    """Give the articles of `folder` the words of `turn`; of `one` article only where that is said."""
    count, other, day = TURNS[turn]
    for outlet, lead in list(LEADS.items())[: 1 if one else 2]:
        text = f"{lead.format(count=count, other=other)}\n\n{REST.format(day=day)}\n"
        place = folder / "seeds" / f"{outlet.split()[0].lower()}.md"
        place.write_text(HEAD.format(outlet=outlet) + text)


def tree(folder: Path) -> Tree:
    """What lies in `folder`, file by file; links are given by where they lead."""
    found = {}
    for place in sorted(folder.rglob("*")):
        if place.is_symlink() or place.is_file():
            data = str(place.readlink()).encode() if place.is_symlink() else place.read_bytes()
            found[place.relative_to(folder).as_posix()] = hashlib.sha256(data).hexdigest()
    return found


def whole(site: Tree, folder: Path) -> bool:
    """Whether `site`, the tree of `folder`, is what its own manifest says."""
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())["files"]
    except (OSError, ValueError, KeyError):
        return False
    return {path: sha for path, sha in site.items() if path not in (MANIFEST, STRANGER)} == listed


def restored(template: Path, folder: Path) -> Path:
    """`folder` made a copy of `template`, with its times."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder, symlinks=True)
    return folder


OWN = frozenset(
    {"seeds", "pages", "site", "digest.toml", "stories.lock.json", "changes.lock.json", ".digest"}
)


def litter(folder: Path) -> list[str]:
    """The names of what a build that was cut short left in `folder`, beside the site and in the cache."""
    beside = [place.name for place in folder.iterdir() if place.name not in OWN]
    return beside + [place.name for place in (folder / ".digest").rglob("*.new")]


def built(folder: Path, *arguments: str, before: Before | None = None) -> Ended:
    """A whole build of `folder` in a process of its own."""
    with started(folder, *arguments, before=before) as build:
        return build.end()


@dataclass(slots=True)
class Build:
    """A build at work in a process of its own."""

    pid: int
    said: Path
    ended: Ended | None = None

    def end(self, seconds: float = SETTLE) -> Ended:
        """Wait for the end; a build that takes longer than `seconds` is killed and raises TimeoutError."""
        until = time.monotonic() + seconds
        while self.ended is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                said = self.said.read_text("utf-8", "replace") if self.said.exists() else ""
                self.ended = Ended(code=os.waitstatus_to_exitcode(status), said=said)
            elif time.monotonic() > until:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
                self.ended = Ended(code=-signal.SIGKILL, said="hangs")
                raise TimeoutError(f"a build does not end within {seconds:.0f} s")
            else:
                time.sleep(0.002)
        return self.ended

    def kill(self, number: int) -> Ended:
        """Send a signal (it may be over by then), and wait for the end."""
        if self.ended is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)
        return self.end()


@contextlib.contextmanager
def started(folder: Path, *arguments: str, before: Before | None = None) -> Iterator[Build]:
    """A command (a build if none is named) begun in `folder`, by a fork of this process.

    What Python has loaded need not be loaded again: a fork builds in a fraction of a second.
    """
    handle, name = tempfile.mkstemp(prefix="said-")  # not beside the newsroom: that disk may be full
    os.close(handle)
    said = Path(name)
    pid = os.fork()
    if not pid:
        _work(folder, arguments or ("build",), said, before)
    build = Build(pid, said)
    try:
        yield build
    finally:
        build.kill(signal.SIGKILL)
        said.unlink(missing_ok=True)


def _work(folder: Path, arguments: Sequence[str], said: Path, before: Before | None) -> None:
    """Run a command as `digest` would, in a child of fork; never returns."""
    code = 70
    try:
        os.setpgid(0, 0)
        os.chdir(folder)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.stdout = sys.stderr = said.open("w", buffering=1, encoding="utf-8")
        if before:
            before()
        code = run(arguments)
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 70
    finally:
        os._exit(code)
