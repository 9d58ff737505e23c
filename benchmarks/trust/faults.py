"""What else can go wrong around a build: a full or locked disk, two at once, signals, a power cut.

Run as `python -m benchmarks.trust.faults` (as root, for the disks are made and mounted here; strace for the
last); what this machine does not allow is told and left out. Ends with 1 where a site was harmed.
"""

import argparse
import os
import random
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from benchmarks.trust import rooms
from benchmarks.trust.kills import Bed, beds, settled, verdict
from benchmarks.trust.sweep import traced

KIB = 1024
WHOLE = {"old", "new", "listed late"}
Tally = tuple[Counter[str], list[str]]
SIGNALS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


class LeftOut(Exception):  # noqa: N818 - no error: a machine that does not allow it
    """This machine does not allow what was to be tried."""


def _called(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode:
        raise LeftOut(done.stderr.strip() or command[0])


@contextmanager
def _mounted(place: Path, *options: str) -> Iterator[None]:
    place.mkdir(exist_ok=True)
    _called("mount", *options, str(place))
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)  # noqa: S603, S607 - what was mounted above


def _judged(tally: Tally, name: str, room: Path, bed: Bed, ended: rooms.Ended, codes: set[int]) -> None:
    counted, wrong = tally
    state = verdict(room, bed)
    counted[f"{state}, exit {ended.code}"] += 1
    if state not in WHOLE or ended.code not in codes:
        wrong.append(f"{name}: {state}, exit {ended.code}: {ended.said[-300:]}")


def full_disk(shelf: Path, bed: Bed) -> Tally:
    """A disk that is full after so many KiB more than the newsroom takes."""
    tally: Tally = (Counter(), [])
    small = shelf / "small"
    for more in (0, 4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768):
        with _mounted(small, "-t", "tmpfs", "-o", "size=64m", "none"):
            room = small / "room"
            shutil.copytree(bed.template, room, symlinks=True)
            disk = os.statvfs(small)
            taken = (disk.f_blocks - disk.f_bfree) * disk.f_frsize // KIB
            _called("mount", "-o", f"remount,size={taken + more}k", str(small))
            _judged(tally, f"{more} KiB free", room, bed, rooms.built(room), {0, 4})
            _called("mount", "-o", "remount,size=64m", str(small))
            tally[1].extend(filter(None, [settled(room, bed)]))
    return tally


def small_files(shelf: Path, bed: Bed) -> Tally:
    """No file may be larger than so many bytes."""
    tally: Tally = (Counter(), [])
    for most in (0, 100, KIB, 8 * KIB, 16 * KIB, 32 * KIB, 64 * KIB, 256 * KIB):

        def limited(most: int = most) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

        room = rooms.restored(bed.template, shelf / "room")
        codes = {0, 1, 4, 70}  # our own words cannot be written either, and Python says so
        _judged(tally, f"{most} bytes", room, bed, rooms.built(room, before=limited), codes)
        tally[1].extend(filter(None, [settled(room, bed)]))
    return tally


def read_only(shelf: Path, bed: Bed) -> Tally:
    """The whole newsroom on a disk that may only be read."""
    tally: Tally = (Counter(), [])
    room = rooms.restored(bed.template, shelf / "room")
    locked = shelf / "locked"
    locked.mkdir(exist_ok=True)
    with _mounted(locked, "--bind", str(room)):
        _called("mount", "-o", "remount,bind,ro", str(locked))
        _judged(tally, "read-only", locked, bed, rooms.built(locked), {4})
    tally[1].extend(filter(None, [settled(room, bed)]))
    return tally


def two_at_once(shelf: Path, bed: Bed) -> Tally:
    """A second build of the same site, begun at many moments of the first."""
    tally: Tally = (Counter(), [])
    for turn in range(10):
        room = rooms.restored(bed.template, shelf / "room")
        with rooms.started(room) as first:
            time.sleep(turn * 0.1)
            second = rooms.built(room)
            ended = first.end()
        _judged(tally, f"second after {turn / 10} s", room, bed, second, {0, 5})
        _judged(tally, f"first, second after {turn / 10} s", room, bed, ended, {0, 5})
        tally[1].extend(filter(None, [settled(room, bed)]))
    return tally


def signals(shelf: Path, bed: Bed, times: int = 60) -> Tally:
    """Ctrl-C, a closed terminal and a polite end, at moments spread over a build."""
    tally: Tally = (Counter(), [])
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    began = time.monotonic()
    rooms.built(rooms.restored(bed.template, shelf / "room"))
    seconds = time.monotonic() - began
    for turn, (number, code) in product(range(times // len(SIGNALS)), SIGNALS.items()):
        room = rooms.restored(bed.template, shelf / "room")
        with rooms.started(room) as build:
            time.sleep(chance.uniform(0, seconds))
            ended = build.kill(number)
        # A build just forked has not yet said what a signal means to it.
        _judged(tally, f"{number.name} {turn}", room, bed, ended, {0, code, -number})
        tally[1].extend(filter(None, [settled(room, bed)]))
    return tally


def no_network(shelf: Path, bed: Bed) -> Tally:
    """A build where there is no network at all, not even the machine's own."""
    tally: Tally = (Counter(), [])
    room = rooms.restored(bed.template, shelf / "room")

    def alone() -> None:
        if not hasattr(os, "unshare"):
            import ctypes  # noqa: PLC0415 - where Python does not know the call

            if ctypes.CDLL(None).unshare(0x40000000):  # CLONE_NEWNET, linux/sched.h
                raise LeftOut("unshare")
        else:
            os.unshare(os.CLONE_NEWNET)
        try:
            socket.create_connection(("127.0.0.1", 9), timeout=1)
        except OSError as error:
            if "unreachable" not in str(error):
                raise LeftOut("there still is a network") from error

    _judged(tally, "no network", room, bed, rooms.built(room, before=alone), {0})
    return tally


def power_cut(shelf: Path, bed: Bed) -> Tally:
    """With `--durable`: all files and folders are flushed before the exchange, the folder above after it."""
    tally: Tally = (Counter(), [])
    if not shutil.which("strace"):
        raise LeftOut("strace")
    room, listed = rooms.restored(bed.template, shelf / "room"), shelf / "calls.txt"
    asked = ("-e", "trace=fsync,renameat2,rename", "-y", "-o", str(listed))
    ended = traced(room, *asked, arguments=("build", "--durable"))
    _judged(tally, "durable", room, bed, ended, {0})
    lines = listed.read_text().splitlines()
    at = next((at for at, line in enumerate(lines) if "renameat2(" in line), len(lines))
    flushed = {path for line in lines[:at] for path in re.findall(r"fsync\(\d+<([^>]+)>", line)}
    staging = f"{room.resolve()}/.site.digest/new/"
    wanted = {f"{staging}{path}" for path in rooms.tree(room / "site")}
    after = {path for line in lines[at:] for path in re.findall(r"fsync\(\d+<([^>]+)>", line)}
    tally[0][f"{len(wanted & flushed)} of {len(wanted)} files flushed before the exchange"] += 1
    if wanted - flushed or str(room.resolve()) not in after:
        tally[1].append(f"not flushed: {sorted(wanted - flushed)[:3]}, after: {sorted(after)[:3]}")
    return tally


TRIED: dict[str, Callable[[Path, Bed], Tally]] = {
    "a full disk": full_disk,
    "a limit to files": small_files,
    "a read-only disk": read_only,
    "two at once": two_at_once,
    "signals": signals,
    "no network": no_network,
    "a power cut": power_cut,
}


def main() -> None:
    """Print what the sites were afterwards; end with 1 where one was harmed."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--only", nargs="+", default=tuple(TRIED), choices=tuple(TRIED))
    parser.add_argument("--kind", nargs="+", default=list(rooms.KINDS), choices=list(rooms.KINDS))
    given = parser.parse_args()
    rooms.warm(*given.kind)
    bad = 0
    for kind, name in product(given.kind, given.only):
        with tempfile.TemporaryDirectory() as shelf:
            try:
                bed = beds(Path(shelf), analysis=rooms.KINDS[kind])[0]
                counted, wrong = TRIED[name](Path(shelf), bed)
            except LeftOut as why:
                print(f"{kind}, {name}: left out: {why}", flush=True)
                continue
        print(f"{kind}, {name}: " + "; ".join(f"{n} × {state}" for state, n in sorted(counted.items())))
        print("".join(f"  {line}\n" for line in wrong), end="", flush=True)
        bad += len(wrong)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
