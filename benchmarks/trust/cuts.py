"""Cuts the power of a real file system: what was not on its disk at that moment is gone.

Run as root, `python -m benchmarks.trust.cuts --cuts 40`. A newsroom lies on an ext4 of its own, in a file.
While it is built, and shortly after, the builder is stopped and the file is copied, until two copies are
equal: a disk as a cut would leave it, without what the system still had in memory. The copy is mounted,
which replays its journal: the site must be the old or the new one, whole, no article lost, and a plain
build must give the new one. Ends with 1 where that was not so. `--plain` builds without `--durable`.
"""

import argparse
import filecmp
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.trust import kills, rooms

SIZE = 96 * 2**20  # bytes of the disk
LATER = 1.3  # a cut falls into the time that a build takes, or up to three tenths of it later
COPIES = 20  # tries for two equal copies: the system writes back in the background
SEED = 11


@contextmanager
def mounted(disk: Path, at: Path) -> Iterator[Path]:
    """The file system in the file `disk`, mounted at `at`."""
    at.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", disk, at], check=True)  # noqa: S603,S607 - the system's own
    try:
        yield at
    finally:
        subprocess.run(["umount", at], check=True)  # noqa: S603,S607 - the same


def formatted(disk: Path) -> None:
    """Make a new, empty file system in the file `disk`."""
    disk.unlink(missing_ok=True)
    with disk.open("wb") as file:
        file.truncate(SIZE)
    subprocess.run(["mkfs.ext4", "-q", "-F", disk], check=True)  # noqa: S603,S607 - the same


def frozen(disk: Path, copy: Path) -> bool:
    """A copy of the disk as it is at one moment; False where it did not stand still."""
    other = copy.with_suffix(".other")
    shutil.copyfile(disk, copy)
    for _ in range(COPIES):
        shutil.copyfile(disk, other)
        if filecmp.cmp(copy, other, shallow=False):
            return True
        copy.unlink()
        other.rename(copy)
    return False


def cut(shelf: Path, bed: kills.Bed, seconds: float, *, durable: bool) -> bool:
    """Build on a new disk and keep what is on it after `seconds` in `cut.img`; False where that never was."""
    disk, words = shelf / "disk.img", ("build", "--durable") if durable else ("build",)
    formatted(disk)
    with mounted(disk, shelf / "disk") as folder:
        room = rooms.restored(bed.template, folder / "room")
        os.sync()
        with rooms.started(room, *words) as build:
            time.sleep(seconds)
            with suppress(ProcessLookupError):
                os.kill(build.pid, signal.SIGSTOP)
            return frozen(disk, shelf / "cut.img")


def run(shelf: Path, cuts: int, *, analysis: bool, durable: bool) -> tuple[Counter[str], list[str]]:
    """Cut `cuts` builds off; what the sites were afterwards, and what was wrong with the builds after."""
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    ready = kills.beds(shelf, analysis=analysis)
    began = time.monotonic()
    rooms.built(rooms.restored(ready[0].template, shelf / "room"))
    seconds = LATER * (time.monotonic() - began)
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    while counted.total() < cuts:
        bed = ready[counted.total() % len(ready)]
        if not cut(shelf, bed, chance.uniform(0, seconds), durable=durable):
            continue
        with mounted(shelf / "cut.img", shelf / "after") as folder:
            counted[kills.verdict(folder / "room", bed)] += 1
            if trouble := kills.settled(folder / "room", bed):
                wrong.append(trouble)
    return counted, wrong


def main() -> None:
    """Print what the sites were; end with 1 where one was not whole."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--cuts", type=int, default=40)
    parser.add_argument("--kind", nargs="+", default=list(rooms.KINDS), choices=list(rooms.KINDS))
    parser.add_argument("--plain", action="store_true", help="without --durable")
    given = parser.parse_args()
    rooms.warm(*given.kind)
    bad = 0
    for name in given.kind:
        with tempfile.TemporaryDirectory() as shelf:
            counted, wrong = run(
                Path(shelf),
                given.cuts // len(given.kind),
                analysis=rooms.KINDS[name],
                durable=not given.plain,
            )
        bad += kills.reported(name, "cuts", counted, wrong)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
