"""Power cuts, as a model: after each step of a build, what may a disk hold that keeps what it must?

Run as `python -m benchmarks.trust.power` (needs strace, and leave to trace). All steps of a build with
`--durable` are recorded; for a cut after each, disks are imagined that lost what was not flushed by then: the
bytes of files (gone, zeroed, half there), the names in folders (each on its own, in any order). Ends with 1
where the site on such a disk is neither the old one nor the new one, whole, where a record or an article is
lost, or where the next build does not mend all. `--plain` leaves the flushing out, to see what is found then.

What it takes for granted: one rename is one step for the disk, as with every journaling file system, and a
disk that says that it has flushed has flushed.
"""

import argparse
import hashlib
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.trust import rooms
from benchmarks.trust.disks import CALLS, JOURNAL, NOTED, Recorded, disks
from benchmarks.trust.kills import Bed, beds, settled, verdict
from benchmarks.trust.sweep import traced

RECORDS = ("stories.lock.json", "changes.lock.json")
WHOLE = {"old", "new"}


def laid(disk: dict[str, bytes], filled: str, room: Path) -> Path:
    """`room` made as the disk has it; `filled` is where the tree lies there that was being filled."""
    shutil.rmtree(room, ignore_errors=True)
    for path, data in disk.items():
        (room / path).parent.mkdir(parents=True, exist_ok=True)
        (room / path).write_bytes(data)
    if disk.get(JOURNAL) == NOTED:
        there = (room / filled).stat().st_ino if filled and (room / filled).exists() else 1
        (room / JOURNAL).write_text(f"{there}\n")
    return room


def judged(disk: dict[str, bytes], bed: Bed, records: Iterable[dict[str, str]]) -> str:
    """Whether what is on a disk is old or new and whole, and whether nothing is lost."""
    hashed = {path: hashlib.sha256(data).hexdigest() for path, data in disk.items()}
    site = {path.removeprefix("site/"): sha for path, sha in hashed.items() if path.startswith("site/")}
    seeds = {path.removeprefix("seeds/"): sha for path, sha in hashed.items() if path.startswith("seeds/")}
    found = {path: hashed.get(path, "") for path in RECORDS}
    if seeds != bed.seeds or any(sha not in {one[path] for one in records} for path, sha in found.items()):
        return "lost"
    return "old" if site == bed.now else "new" if site == bed.then else "harmed"


def run(shelf: Path, given: argparse.Namespace, *, analysis: bool) -> tuple[Counter[str], list[str]]:
    """All cuts of one build: what the sites were, and what was wrong."""
    bed, room, listed = beds(shelf, analysis=analysis)[0], shelf / "room", shelf / "calls.txt"
    rooms.restored(bed.template, room)
    asked = ("-y", "-s", "0", "-e", f"trace={','.join(CALLS)}", "-e", "status=successful", "-o", str(listed))
    ended = traced(room, *asked, arguments=("build",) if given.plain else ("build", "--durable"))
    if ended.code:
        raise RuntimeError(ended.said)
    after = rooms.restored(room, shelf / "after")
    rooms.restored(bed.template, room)
    done = Recorded(room, listed.read_text().splitlines())
    done.finish(after)
    records = [{path: rooms.tree(one).get(path, "") for path in RECORDS} for one in (bed.template, after)]
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    known: dict[str, int] = {}
    for at, disk, filled in disks(done, given.some):
        state = judged(disk, bed, records)
        counted[state] += 1
        if state not in WHOLE:
            wrong.append(f"cut after step {at} of {done.length}: {state}")
        name = hashlib.sha256(repr(sorted(disk.items())).encode()).hexdigest()
        if name not in known:
            known[name] = at
            if len(known) % given.build_every == 0 and state in WHOLE:
                laid(disk, filled, room)
                counted["built again"] += 1
                trouble = "" if verdict(room, bed) == state else "laid down wrongly"
                if trouble := trouble or settled(room, bed):
                    wrong.append(f"cut after step {at}: {trouble}")
    print(f"  {done.length} steps, {len(known)} disks that differ")
    return counted, wrong


def main() -> None:
    """Print what the sites were after each cut; end with 1 where one was harmed."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--some", type=int, default=8, help="losses by chance for each step")
    parser.add_argument(
        "--build-every", type=int, default=20, help="build on one in so many disks that differ"
    )
    parser.add_argument("--plain", action="store_true", help="without --durable")
    parser.add_argument("--kind", nargs="+", default=list(rooms.KINDS), choices=list(rooms.KINDS))
    given = parser.parse_args()
    if not shutil.which("strace"):
        sys.exit("strace is needed: apt-get install strace")
    rooms.warm(*given.kind)
    bad = 0
    for kind in given.kind:
        print(kind, flush=True)
        with tempfile.TemporaryDirectory() as shelf:
            counted, wrong = run(Path(shelf), given, analysis=rooms.KINDS[kind])
        print("  " + ", ".join(f"{number} {state}" for state, number in sorted(counted.items())))
        print("".join(f"  {line}\n" for line in wrong[:20]), end="", flush=True)
        bad += len(wrong)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
