"""Every row of the collections of bad input at its doors: an article or a refusal, soon, in little memory.

Run as `python -m benchmarks.trust.corpora` (`--collections NAME …` for some of them); ends with 1 where a row
raised anything but a refusal, took more than 2 seconds of CPU at one door, or more than 500 MB. Each row has
a process of its own.
"""

import argparse
import json
import os
import resource
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.trust.badinput import names, payloads
from benchmarks.trust.doors import DOORS, opened

# Doors through which rows of these collections would come, by the beginnings of their names; others try all.
AS_FILES = ("a .", "a YAML", "the fields", "a feed", "a JSON", "a saved", "an own page", "HTML")
BELONGS = {
    "feeds_": ("a .", "HTML"),
    "html_": AS_FILES,
    "xss_": (*AS_FILES, "an address", "an entry", "a file", "a path", "a cell"),
    "path_": ("the fields", "a feed", "an address", "an entry", "a file", "a path", "a cell"),
}
WARM = b"<html><title>Warm</title><body>" + b"<p>The day was warm in the whole town on Monday.</p>" * 9
TOLD = 10  # of the slowest rows
MOST_SECONDS = 2.0  # of CPU at one door
MOST_BYTES = 500 * 2**20
HARD_BYTES = 4 * MOST_BYTES  # of addresses, of which most are never filled; all doors together
HARD_SECONDS = 60  # of CPU for one row at all doors: the process ends there


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What came of one row: the slowest door, its seconds, the bytes that all took, what was wrong."""

    id: str
    door: str = ""
    seconds: float = 0.0
    memory: int = 0
    kept: int = 0
    wrong: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """What came of a collection: the most of everything, and all that was wrong."""

    rows: int = 0
    tries: int = 0
    kept: int = 0
    slowest: list[Row] = field(default_factory=list)  # ten, the slowest first
    largest: Row = field(default_factory=lambda: Row(id=""))
    wrong: list[str] = field(default_factory=list)

    def add(self, row: Row, doors: int) -> None:
        """Count one row."""
        self.rows += 1
        self.tries += doors
        self.kept += row.kept
        self.slowest = slowest([*self.slowest, row])
        self.largest = max(self.largest, row, key=lambda one: one.memory)
        self.wrong.extend(f"{row.id}: {line}" for line in row.wrong)


def slowest(rows: Iterable[Row]) -> list[Row]:
    """The ten that took longest at one door, the longest first."""
    return sorted(rows, key=lambda one: -one.seconds)[:TOLD]


def tried(name: str, raw: bytes, doors: Iterable[str]) -> Row:
    """One row at each of the doors, in a process of its own with a limit to its time and memory."""
    here, there = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(here)
        _work(there, raw, doors)
    os.close(there)
    with os.fdopen(here, "rb") as answer:
        told = answer.read()
    _, status, _ = os.wait4(pid, 0)
    if status or not told:
        return Row(id=name, wrong=(f"its process ended with {os.waitstatus_to_exitcode(status)}",))
    found = json.loads(told)
    wrong = list(found["wrong"])
    if found["seconds"] > MOST_SECONDS:
        wrong.append(f"{found['door']}: {found['seconds']:.1f} s")
    if found["memory"] > MOST_BYTES:
        wrong.append(f"{found['memory'] / 2**20:.0f} MB")
    return Row(
        id=name,
        door=found["door"],
        seconds=found["seconds"],
        memory=found["memory"],
        kept=found["kept"],
        wrong=tuple(wrong),
    )


def _work(there: int, raw: bytes, doors: Iterable[str]) -> None:
    """Try the doors and write what came of it; in a child of fork, never returns."""
    code = 1
    try:
        begun = _memory()
        resource.setrlimit(resource.RLIMIT_AS, (_mapped() + HARD_BYTES, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CPU, (HARD_SECONDS, HARD_SECONDS))
        slowest, longest, kept, wrong = "", 0.0, 0, []
        for door in doors:
            start = time.process_time()
            try:
                kept += opened(door, raw) == "kept"
            except BaseException as error:  # noqa: BLE001 - whatever it is: that is what is looked for
                wrong.append(f"{door}: {type(error).__name__}: {str(error)[:200]}")
            took = time.process_time() - start
            if took > longest:
                slowest, longest = door, took
        found = {
            "door": slowest,
            "seconds": longest,
            "memory": _memory() - begun,
            "kept": kept,
            "wrong": wrong,
        }
        os.write(there, json.dumps(found).encode())
        code = 0
    finally:
        os._exit(code)


def _memory() -> int:
    """The most memory of this process so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _mapped() -> int:
    with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123 - no file but a question
        return int(told.read().split()[0]) * resource.getpagesize()


def belonging(name: str, doors: Iterable[str] = tuple(DOORS)) -> tuple[str, ...]:
    """Those of `doors` that the rows of a collection belong at."""
    kinds = next((kinds for start, kinds in BELONGS.items() if name.startswith(start)), ("",))
    return tuple(door for door in doors if door.startswith(kinds))


def collection(name: str, doors: Iterable[str] = tuple(DOORS), step: int = 1) -> Tally:
    """All rows of a collection, or one in `step`."""
    chosen = belonging(name, doors)
    tally = Tally()
    for at, (row, raw) in enumerate(payloads(name)):
        if at % step == 0:
            tally.add(tried(row, raw, chosen), len(chosen))
    return tally


def main() -> None:
    """Print a line for each collection; end with 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--collections", nargs="+", default=names(), choices=names() or None)
    parser.add_argument("--doors", nargs="+", default=tuple(DOORS), choices=tuple(DOORS))
    parser.add_argument("--step", type=int, default=1, help="try one row in so many")
    given = parser.parse_args()
    if not given.collections:
        sys.exit("no collections here; name their folder in DIGEST_BADINPUT")
    for door in DOORS:
        for raw in (
            b"warm",
            b"w\xe4rm und \xfcber",
            WARM,
        ):  # what is loaded at the first use is no row's doing
            opened(door, raw)
    print("| collection | rows | tries | kept | slowest, s CPU | most, MB | wrong |")
    print("|---|---:|---:|---:|---|---|---:|")
    bad, slow = [], []
    for name in given.collections:
        tally = collection(name, given.doors, given.step)
        slow = slowest([*slow, *tally.slowest])
        longest = tally.slowest[0] if tally.slowest else Row(id="")
        print(
            f"| {name} | {tally.rows} | {tally.tries} | {tally.kept} "
            f"| {longest.seconds:.2f} ({longest.door}) "
            f"| {tally.largest.memory / 2**20:.0f} | {len(tally.wrong)} |",
            flush=True,
        )
        bad += tally.wrong
    print(f"the {TOLD} slowest: " + ", ".join(f"{row.id} {row.seconds:.2f} s ({row.door})" for row in slow))
    print("\n".join(bad))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
