"""Publishes killed without warning: does a visitor find the old site or the new one, whole, each time?

Run as `python -m benchmarks.trust.sends --kills 200`: to a folder, an archive, a branch of git and, where
OpenSSH's server is here, a machine reached by SFTP or rsync, each of which takes a site in one step; then to
places that have no such step (SFTP into the folder itself, S3, WebDAV: see `stepwise`), where the servers of
the tests are here. Ends with 1 where a visitor would have found anything but the old site or the new (there:
or whole files in between), or where the next publish does not mend all.
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
from collections.abc import Callable, Collection
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from benchmarks.trust import rooms, stepwise
from benchmarks.trust.hosts import hosts
from benchmarks.trust.kills import AFTER_ONE_ANOTHER, NEAR, SEED, STEP, waits
from digest.write import MANIFEST

LONGER = 1.3  # times as long as a publish takes: the machine has others to serve
PATIENCE = 10.0  # seconds in which the programs of a killed publish end, too
LOCAL = {
    "folder": 'kind = "folder"\npath = "out"\n',
    "archive": 'kind = "archive"\npath = "news.zip"\n',
    "git": 'kind = "git"\nremote = "{room}/news.git"\n',
}
STEPWISE = frozenset({"plain", "s3", "webdav"})
KINDS = (*LOCAL, "sftp", "rsync", *sorted(STEPWISE))
# What is another file, or link, once the place has been switched.
SWITCHED = {
    "folder": "out",
    "archive": "news.zip",
    "git": "news.git/refs/heads/gh-pages",
    "sftp": "web/current",
    "rsync": "web/current",
}
TOLD = 5  # links that led nowhere, told by name
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
    if kind in {"sftp", "rsync"}:
        releases = {place.name for place in (room / "web" / "releases").iterdir()}
        beside += [name for name in releases if not (room / "web" / "releases" / name / MANIFEST).is_file()]
    notes = room / ".digest" / "publish"
    half = [place.name for place in notes.rglob("*") if place.suffix in {".sent", ".new"}]
    return beside + half + [place.name for place in notes.glob("rsync/*")]


def stands(shelf: Path, room: Path, kind: str, table: str) -> list[Stand]:
    """Two newsrooms: the one's site is new and the published one old, the other's the other way round."""
    rooms.newsroom(room, analysis=False)
    (room / "digest.toml").open("a").write(f"[publish.{kind}]\n{table.format(room=room)}")
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


def run(shelf: Path, kind: str, table: str, kills: int) -> tuple[Counter[str], list[str]]:
    """Kill `kills` publishes to one kind of place; what visitors found, and what was wrong afterwards."""
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    room = shelf / "room"
    ready = stands(shelf, room, kind, table)
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

    def switching(_: rooms.Build) -> None:
        place, before = room / SWITCHED[kind], _stamp(room / SWITCHED[kind])
        end = time.monotonic() + LONGER * seconds
        while _stamp(place) == before and time.monotonic() < end:
            time.sleep(STEP)
        time.sleep(chance.uniform(0, NEAR))

    if kind == "folder":
        return [*waits(chance, room / ".out.digest", seconds), switching]
    return [
        lambda _: time.sleep(chance.uniform(0, LONGER * seconds)),
        lambda _: time.sleep(chance.uniform(3 / 4 * seconds, LONGER * seconds)),
        switching,
    ]


def _stamp(place: Path) -> tuple[int, int]:
    """What a file or link is, so that another in its place is another."""
    try:
        found = place.lstat()
    except OSError:
        return (0, 0)
    return found.st_ino, found.st_mtime_ns


def _mended(room: Path, kind: str, stand: Stand) -> list[str]:
    """What is wrong after the next publish."""
    done = rooms.built(room, "publish", kind)
    if done.code:
        return [f"the next publish ended with {done.code}: {done.said[-300:]}"]
    if found(room, kind) != stand.then:
        return ["the next publish gave another site"]
    return [f"left behind: {', '.join(names)}"] if (names := left(room, kind)) else []


def main() -> None:
    """Print what visitors found; end with 1 where it was not a whole site."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200, help="for each kind of place")
    parser.add_argument("--only", nargs="+", default=KINDS, choices=KINDS)
    given = parser.parse_args()
    _warmed(given.only)
    bad = 0
    with tempfile.TemporaryDirectory() as folder, hosts(Path(folder), given.only) as served:
        shelf = Path(folder)
        for kind in given.only:
            if kind not in {*LOCAL, *served}:
                print(f"{kind}: left out: its server is not here")
                continue
            shutil.rmtree(shelf / "room", ignore_errors=True)
            table, place = served.get(kind, (LOCAL.get(kind, ""), None))
            if place:
                counted, wrong, loose = stepwise.run(shelf, kind, table, place, given.kills)
            else:
                counted, wrong, loose = *run(shelf, kind, table, given.kills), Counter()
            states = ", ".join(f"{number} {state}" for state, number in sorted((+counted).items()))
            print(f"{kind}: {counted.total()} kills; {states}", flush=True)
            print("".join(f"  {line}\n" for line in wrong), end="", flush=True)
            print(
                "".join(f"  {number} × {line}\n" for line, number in loose.most_common(TOLD)),
                end="",
                flush=True,
            )
            bad += len(wrong) + counted["harmed"] + loose.total()
    sys.exit(1 if bad else 0)


def _warmed(kinds: Collection[str]) -> None:
    """Load here what publishes need, so that a fork need not."""
    rooms.warm("articles", *(["stories"] if STEPWISE.intersection(kinds) else []))
    for kind in kinds:
        with contextlib.suppress(ModuleNotFoundError):
            import_module(f"digest.publish.targets.{'sftp' if kind == 'plain' else kind}")


if __name__ == "__main__":
    main()
