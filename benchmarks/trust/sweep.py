"""Every step of a build that changes the disk fails once, or is its last: is the site whole after each?

Run as `python -m benchmarks.trust.sweep` (needs strace, and leave to trace); ends with 1 where a site was
torn, mixed or lost, where an exit code is none that is documented, or where the next build does not mend all.
`--every` lets each step fail in each way; without it the ways take turns.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from os import pipe, read
from os import write as send
from pathlib import Path

from benchmarks.trust import rooms
from benchmarks.trust.kills import Bed, beds, settled, verdict

CALLS = (
    "openat", "write", "pwrite64", "rename", "renameat2", "link", "linkat", "symlink", "unlink", "unlinkat",
    "mkdir", "rmdir", "fsync", "fdatasync", "ftruncate", "flock", "chmod", "fchmod", "fchown", "utimensat",
    "fcntl",
)  # fmt: skip
WAYS = ("ENOSPC", "EIO", "EACCES", "KILL")
KILLED = "KILL"
# Steps that change nothing on the disk: a file opened to be read, words for the terminal, questions.
HARMLESS = re.compile(r"openat\((?!.*O_(?:WRONLY|RDWR|CREAT))|write\([12],|fcntl\(\d+, F_(?:GET|DUP|SETFD)")
CALL = re.compile(r"(?:\[pid +\d+\] |\d+ +)?(?P<name>\w+)\(")
DOCUMENTED = {0, 1, 4, 5}  # done, an article that cannot be read, the disk, no lock to be had
ATTACHED = 20.0  # seconds that strace may take to begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """The nth call of one name fails with an error, or is the last that the process makes (`KILL`)."""

    call: str
    nth: int
    way: str

    def __str__(self) -> str:
        return f"{self.call} {self.nth} {self.way}"

    @property
    def option(self) -> str:
        """As strace takes it."""
        what = "signal=KILL" if self.way == KILLED else f"error={self.way}"
        return f"inject={self.call}:{what}:when={self.nth}"


def traced(room: Path, *options: str, arguments: Sequence[str] = ()) -> rooms.Ended:
    """A build under strace, which looks on from the first step that is the build's own."""
    here, there = pipe()
    with rooms.started(room, *arguments, before=lambda: _awaited(here)) as build:
        # All calls of one build are made by one process: with `jobs = 1` it has no others.
        command = ["strace", "-f", "-p", str(build.pid), *options]
        with subprocess.Popen(  # noqa: S603 - strace, with our own options
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as strace:
            _attached(strace)
            send(there, b"go")
            ended = build.end()
            if strace.stderr:
                strace.stderr.read()
    return ended


def _awaited(here: int) -> None:
    read(here, 2)


def _attached(strace: subprocess.Popen[str]) -> None:
    end = time.monotonic() + ATTACHED
    while strace.stderr and time.monotonic() < end:
        line = strace.stderr.readline()
        if "attached" in line:
            return
        if not line:
            break
    raise RuntimeError("strace may not trace here")


def steps(room: Path, shelf: Path, *arguments: str) -> list[tuple[str, int]]:
    """The steps of a build that change the disk: the name of the call, and the how manieth of its name."""
    listed = shelf / "calls.txt"
    asked = f"trace={','.join(CALLS)}"
    ended = traced(room, "-e", asked, "-s", "0", "-o", str(listed), arguments=arguments)
    if ended.code:
        raise RuntimeError(ended.said)
    counted: Counter[str] = Counter()
    found = []
    for line in listed.read_text().splitlines():
        match = CALL.match(line)
        if match:
            counted[match["name"]] += 1
            if not HARMLESS.search(line):
                found.append((match["name"], counted[match["name"]]))
    return found


def faults(found: Sequence[tuple[str, int]], ways: Sequence[str], *, every: bool) -> Iterator[Fault]:
    """Each step with each way to fail, or with one of them in turn."""
    turns = cycle(ways)
    for call, nth in found:
        for way in ways if every else [next(turns)]:
            yield Fault(call=call, nth=nth, way=way)


def tried(room: Path, bed: Bed, fault: Fault, *arguments: str) -> tuple[str, str]:
    """What the site was after the fault, and what was wrong with its end or its mending; "" if nothing."""
    rooms.restored(bed.template, room)
    ended = traced(
        room, "-e", f"trace={fault.call}", "-e", fault.option, "-o", "/dev/null", arguments=arguments
    )
    state = verdict(room, bed)
    if fault.way == KILLED:
        wrong = "" if ended.code in (-9, 0) else f"ended with {ended.code}"
    elif ended.code in DOCUMENTED:
        wrong = ""
    else:
        wrong = f"ended with {ended.code}: {ended.said[-600:]}"
    if not wrong and ended.code == 0 and state != "new":
        wrong = f"said that all is well over a site that is {state}"
    return state, wrong or settled(room, bed)


def run(shelf: Path, given: argparse.Namespace, *, analysis: bool) -> tuple[Counter[str], list[str]]:
    """All faults over one newsroom: what the sites were, and what was wrong."""
    bed, room = beds(shelf, analysis=analysis)[0], shelf / "room"
    arguments = ("build", "--durable") if given.durable else ("build",)
    rooms.restored(bed.template, room)
    found = steps(room, shelf, *arguments)
    chosen = list(faults(found, given.ways, every=given.every))[given.start :: given.step]
    print(f"  {len(found)} steps: " + ", ".join(f"{n} {k}" for k, n in Counter(c for c, _ in found).items()))
    counted: Counter[str] = Counter()
    wrong = []
    for fault in chosen:
        state, trouble = tried(room, bed, fault, *arguments)
        counted[state] += 1
        if trouble or state not in ("old", "new", "listed late"):
            wrong.append(f"{fault}: {state}: {trouble}")
            print(f"  {wrong[-1]}", flush=True)
    return counted, wrong


def main() -> None:
    """Print what the sites were after each fault; end with 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--every", action="store_true")
    parser.add_argument("--durable", action="store_true", help="with all written through to the disk")
    parser.add_argument("--ways", nargs="+", default=WAYS, choices=WAYS)
    parser.add_argument("--step", type=int, default=1, help="try one fault in so many")
    parser.add_argument("--start", type=int, default=0, help="the first of them: so runs share the work")
    parser.add_argument("--kind", nargs="+", default=list(rooms.KINDS), choices=list(rooms.KINDS))
    given = parser.parse_args()
    if not shutil.which("strace"):
        sys.exit("strace is needed: apt-get install strace")
    rooms.warm(*given.kind)
    bad = 0
    for name in given.kind:
        print(name, flush=True)
        with tempfile.TemporaryDirectory() as shelf:
            counted, wrong = run(Path(shelf), given, analysis=name == "stories")
        print(
            f"  {counted.total()} faults; " + ", ".join(f"{n} {k}" for k, n in sorted(counted.items())),
            flush=True,
        )
        bad += len(wrong)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
