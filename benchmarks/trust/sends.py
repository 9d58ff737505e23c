"""Publishes killed without warning: does a visitor find the old site or the new one, whole, each time?

Run as `python -m benchmarks.trust.sends --kills 200`: to a folder, an archive, a branch of git and, where
OpenSSH's server is here, a machine reached by SFTP, each of which takes a site in one step. Ends with 1 where
a visitor would have found anything but the old site or the new, or where the next publish does not mend all.
"""

import argparse
import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.trust import rooms
from benchmarks.trust.kills import AFTER_ONE_ANOTHER, SEED, waits
from digest.write import MANIFEST

LONGER = 1.3  # times as long as a publish takes: the machine has others to serve
PATIENCE = 10.0  # seconds in which the programs of a killed publish end, too
TABLES = {
    "folder": 'kind = "folder"\npath = "out"\n',
    "archive": 'kind = "archive"\npath = "news.zip"\n',
    "git": 'kind = "git"\nremote = "{room}/news.git"\n',
    "sftp": 'kind = "sftp"\npath = "{room}/web"\nhost = "news"\nssh_config = "{ssh}"\n',
}
LOCAL = ("folder", "archive", "git")
GIT = shutil.which("git") or "git"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A newsroom whose site is to be published, and what visitors find at its place before and after."""

    template: Path
    now: rooms.Tree
    then: rooms.Tree


def found(room: Path, kind: str) -> rooms.Tree:
    """What a visitor finds at the place of this kind, file by file; nothing where there is no site."""
    match kind:
        case "archive":
            if not (room / "news.zip").exists():
                return {}
            with zipfile.ZipFile(room / "news.zip") as archive:
                return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
        case "git":
            call = [GIT, f"--git-dir={room / 'news.git'}", "ls-tree", "-r", "refs/heads/gh-pages"]
            done = subprocess.run(call, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
            return dict(reversed(line.split(" ", 2)[2].split("\t", 1)) for line in done.stdout.splitlines())
    return rooms.tree(room / ("out" if kind == "folder" else "web/current"))


def left(room: Path, kind: str) -> list[str]:
    """The names of what killed publishes left at the place and in the cache."""
    beside = [place.name for place in room.glob(".*") if place.name not in rooms.OWN]
    if kind == "sftp":
        releases = {place.name for place in (room / "web" / "releases").iterdir()}
        beside += [name for name in releases if not (room / "web" / "releases" / name / MANIFEST).is_file()]
    notes = room / ".digest" / "publish"
    return beside + [place.name for place in notes.rglob("*") if place.suffix in {".sent", ".new"}]


def stands(shelf: Path, room: Path, kind: str) -> list[Stand]:
    """Two newsrooms: the one's site is new and the published one old, the other's the other way round."""
    rooms.newsroom(room, analysis=False)
    (room / "digest.toml").open("a").write(f"[publish.{kind}]\n{tables(room, shelf)[kind]}")
    subprocess.run([GIT, "init", "-q", "--bare", str(room / "news.git")], check=True)  # noqa: S603 - our own words
    _done(room, "publish", kind)
    if kind == "folder":
        (room / "out" / rooms.STRANGER).write_text("vale.example\n")
    made = []
    for turn in ("new", "old"):
        now = found(room, kind)
        rooms.write(room, turn)
        _done(room, "build")
        template = rooms.restored(room, shelf / f"{kind}-to-{turn}")
        _done(room, "publish", kind)
        made.append(Stand(template=template, now=now, then=found(room, kind)))
    return made


def tables(room: Path, shelf: Path) -> dict[str, str]:
    """The settings of each kind of place."""
    return {kind: text.format(room=room, ssh=shelf / "ssh" / "config") for kind, text in TABLES.items()}


def _done(room: Path, *arguments: str) -> None:
    ended = rooms.built(room, *arguments)
    if ended.code:
        raise RuntimeError(ended.said)


def killed(build: rooms.Build, *, all_of_it: bool) -> bool:
    """Kill a publish, or it and the programs it runs; whether it was still at work.

    What it ran and was not killed is waited for: the next publish would meet it.
    """
    if all_of_it and build.ended is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(build.pid, signal.SIGKILL)
    hit = build.kill(signal.SIGKILL).code == -signal.SIGKILL
    end = time.monotonic() + PATIENCE
    with contextlib.suppress(ProcessLookupError):
        while time.monotonic() < end:
            os.killpg(build.pid, 0)
            time.sleep(0.005)
    return hit


def run(shelf: Path, kind: str, kills: int) -> tuple[Counter[str], list[str]]:
    """Kill `kills` publishes to one kind of place; what visitors found, and what was wrong afterwards."""
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    room = shelf / "room"
    ready = stands(shelf, room, kind)
    began = time.monotonic()
    rooms.restored(ready[0].template, room)
    copied = time.monotonic() - began
    _done(room, "publish", kind)
    seconds = time.monotonic() - began - copied
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    while counted.total() < kills:
        stand = ready[counted.total() % 2]
        rooms.restored(stand.template, room)
        for _ in range(AFTER_ONE_ANOTHER):
            with rooms.started(room, "publish", kind) as build:
                chance.choice(moments(chance, room, kind, seconds))(build)
                hit = killed(build, all_of_it=chance.random() < 1 / 2)
            there = found(room, kind)
            state = "old" if there == stand.now else "new" if there == stand.then else "harmed"
            counted[state] += hit or state == "harmed"
            if state != "old" or counted.total() >= kills:
                break
        wrong += _mended(room, kind, stand)
    return counted, wrong


def moments(
    chance: random.Random, room: Path, kind: str, seconds: float
) -> list[Callable[[rooms.Build], None]]:
    """Ways to wait for the moment of the kill; `seconds` is what a publish takes."""
    if kind == "folder":
        return waits(chance, room / ".out.digest", seconds)
    return [lambda _: time.sleep(chance.uniform(0, LONGER * seconds))]


def _mended(room: Path, kind: str, stand: Stand) -> list[str]:
    """What is wrong after the next publish."""
    done = rooms.built(room, "publish", kind)
    if done.code:
        return [f"the next publish ended with {done.code}: {done.said[-300:]}"]
    if found(room, kind) != stand.then:
        return ["the next publish gave another site"]
    return [f"left behind: {', '.join(names)}"] if (names := left(room, kind)) else []


@contextlib.contextmanager
def places(shelf: Path) -> Iterator[tuple[str, ...]]:
    """The kinds of place that there are on this machine, and while it lasts, the server for the last."""
    root = Path(__file__).resolve().parents[2]
    sys.path.append(str(root / "tests" / "publish"))
    from servers import program, ssh_server  # noqa: PLC0415 - the server is that of the tests

    sshd = program("sshd")
    if sshd is None:
        yield LOCAL
        return
    (shelf / "ssh").mkdir()
    with ssh_server(sshd, shelf / "ssh"):
        yield (*LOCAL, "sftp")


def main() -> None:
    """Print what visitors found; end with 1 where it was not a whole site."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200, help="for each kind of place")
    parser.add_argument("--only", nargs="+", choices=tuple(TABLES))
    given = parser.parse_args()
    rooms.warm("articles")
    bad = 0
    with tempfile.TemporaryDirectory() as folder, places(Path(folder)) as kinds:
        for kind in given.only or kinds:
            if kind not in kinds:
                print(f"{kind}: left out: OpenSSH's server is not here")
                continue
            shelf = Path(folder)
            shutil.rmtree(shelf / "room", ignore_errors=True)
            counted, wrong = run(shelf, kind, given.kills)
            states = ", ".join(f"{number} {state}" for state, number in sorted(counted.items()))
            print(f"{kind}: {counted.total()} kills; {states}", flush=True)
            print("".join(f"  {line}\n" for line in wrong), end="", flush=True)
            bad += len(wrong) + counted["harmed"]
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
