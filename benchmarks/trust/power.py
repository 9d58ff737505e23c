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
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.trust import rooms
from benchmarks.trust.kills import Bed, beds, settled, verdict
from benchmarks.trust.sweep import traced

CALLS = (
    "openat", "write", "pwrite64", "ftruncate", "rename", "renameat2", "link", "linkat", "unlink", "unlinkat",
    "mkdir", "rmdir", "fsync", "fdatasync",
)  # fmt: skip
LINE = re.compile(r"(?:\d+ +)?(?P<call>\w+)\((?P<rest>.*)\) += \d+")
PLACE = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<folder>[^>]*)>, )?"(?P<path>[^"]*)"')
HANDLE = re.compile(r"\d+<(?P<path>[^>]*)>")
JOURNAL = ".site.digest/journal"
NEW = ".site.digest/new"
NOTED = b"the number of the new tree"  # in the journal: on another disk it is another number
RECORDS = ("stories.lock.json", "changes.lock.json")
SEED = 9
LOSSES = ("gone", "zeroed", "half")  # what becomes of bytes that were not flushed
WHOLE = {"old", "new"}


@dataclass(slots=True, eq=False)
class Node:
    """A file or a folder: what it holds before and after the build, and when it was written and flushed."""

    names: "dict[str, Node] | None" = None
    before: bytes = b""
    after: bytes = b""
    written: list[int] = field(default_factory=list)
    flushed: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Names that change together, each in its folder; None for one that goes."""

    at: int
    changes: tuple[tuple[Node, str, Node | None], ...]


class Recorded:
    """What a build did to the disk, step by step, over the newsroom as it was."""

    def __init__(self, root: Path, lines: Sequence[str]) -> None:
        """`root` is the newsroom as it was before; `lines` is what strace wrote of a build in it."""
        self.start: dict[Node, dict[str, Node]] = {}
        self.top = self._there(root)
        self.steps: list[Step] = []
        self.new: Node | None = None  # the tree that is filled
        for self.length, line in enumerate(lines, 1):
            self._take(line, root)

    def _there(self, place: Path) -> Node:
        if place.is_dir():
            made = Node(names={one.name: self._there(one) for one in sorted(place.iterdir())})
            self.start[made] = dict(made.names or {})
            return made
        data = place.read_bytes()
        return Node(before=data, after=data)

    def finish(self, room: Path) -> None:
        """Note what all files hold after the build in `room`."""
        for path, node in walked(self.top, {}):
            node.after = (room / path).read_bytes()

    def _take(self, line: str, root: Path) -> None:
        match = LINE.match(line)
        if not match:
            return
        call, rest = match["call"], match["rest"]
        handle = HANDLE.match(rest)
        places = [_inside(one, root) for one in PLACE.finditer(rest)]
        if call in {"write", "pwrite64", "ftruncate", "fsync", "fdatasync"}:
            node = self._node(_relative(handle["path"], root)) if handle else None
            if node:
                (node.flushed if "sync" in call else node.written).append(self.length)
        elif places and None not in places:
            self._name(call, rest, [place for place in places if place is not None])

    def _name(self, call: str, rest: str, places: list[str]) -> None:
        first, last = places[0], places[-1]
        there = self._node(first)
        match call:
            case "openat" if "O_CREAT" in rest and there is None:
                self._change((first, Node(after=NOTED if first == JOURNAL else b"")))
            case "openat" if "O_TRUNC" in rest and there is not None:
                there.written.append(self.length)
            case "mkdir":
                made = Node(names={})
                self.new = made if first == NEW else self.new
                self._change((first, made))
            case "unlink" | "unlinkat" | "rmdir":
                self._change((first, None))
            case "link" | "linkat":
                self._change((last, there))
            case "renameat2" if "RENAME_EXCHANGE" in rest:
                self._change((first, self._node(last)), (last, there))
            case "rename" | "renameat2":
                self._change((first, None), (last, there))

    def _change(self, *wanted: tuple[str, Node | None]) -> None:
        changes = []
        for path, node in wanted:
            above, _, name = path.rpartition("/")
            folder = self._node(above)
            if folder is None or folder.names is None:
                return
            changes.append((folder, folder.names, name, node))
        for _, names, name, node in changes:
            _put(names, name, node)
        changed = tuple((folder, name, node) for folder, _, name, node in changes)
        self.steps.append(Step(at=self.length, changes=changed))

    def _node(self, path: str | None) -> Node | None:
        node: Node | None = self.top
        for name in (path or "").split("/") if path else ():
            node = node.names.get(name) if node and node.names is not None else None
        return None if path is None else node


def _put(names: dict[str, Node], name: str, node: Node | None) -> None:
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


def _relative(path: str, root: Path) -> str | None:
    top = str(root)
    return path[len(top) :].lstrip("/") if path == top or path.startswith(f"{top}/") else None


def _inside(match: re.Match[str], root: Path) -> str | None:
    return _relative(str(Path(match["folder"] or "/", match["path"])), root)


def walked(node: Node, names: dict[Node, dict[str, Node]], path: str = "") -> Iterator[tuple[str, Node]]:
    """The files below a folder with their paths; `names` tells what folders hold that it knows."""
    for name, below in sorted((names.get(node) if node in names else node.names or {}).items()):
        here = f"{path}/{name}" if path else name
        if below.names is None:
            yield here, below
        else:
            yield from walked(below, names, here)


def folders(node: Node, names: dict[Node, dict[str, Node]], path: str = "") -> Iterator[tuple[str, Node]]:
    """The folders below a folder, with their paths, on such a disk."""
    for name, below in names.get(node, {}).items():
        if below.names is not None:
            yield f"{path}{name}", below
            yield from folders(below, names, f"{path}{name}/")


def kept(
    done: Recorded, at: int, chance: random.Random | None, *, every: bool
) -> dict[Node, dict[str, Node]]:
    """The names in folders on a disk cut off after step `at`: of the rest all, none or some."""
    names = {node: dict(held) for node, held in done.start.items()}
    for step in done.steps:
        if step.at > at:
            break
        sure = all(any(step.at < one <= at for one in folder.flushed) for folder, _, _ in step.changes)
        if sure or (chance.random() < 1 / 2 if chance else every):
            for folder, name, node in step.changes:
                _put(names.setdefault(folder, {}), name, node)
    for step in done.steps:  # folders made since then hold at first nothing
        for _, _, node in step.changes:
            if node is not None and node.names is not None:
                names.setdefault(node, {})
    return names


def held(node: Node, at: int, loss: str) -> bytes:
    """What a file holds on a disk cut off after step `at`."""
    written = [one for one in node.written if one <= at]
    if not written:
        return node.before
    flushed = any(written[-1] < one <= at for one in node.flushed) and written[-1] == node.written[-1]
    if flushed:
        return node.after
    return {"gone": b"", "zeroed": bytes(len(node.after)), "half": node.after[: len(node.after) // 2]}[loss]


def disks(done: Recorded, some: int) -> Iterator[tuple[int, dict[str, bytes], str]]:
    """For a cut after each step: what the disk may hold, path by path; where the tree lies that was filled.

    `some` are by chance, beside the extremes.
    """
    chance = random.Random(SEED)  # noqa: S311 - losses, not secrets
    for at in range(done.length + 1):
        ways = [(None, True, loss) for loss in LOSSES] + [(None, False, LOSSES[at % 3])]
        ways += [(chance, False, LOSSES[one % 3]) for one in range(some)]
        for by_chance, every, loss in ways:
            names = kept(done, at, by_chance, every=every)
            filled = next((f"{path}/" for path, node in folders(done.top, names) if node is done.new), "")
            yield at, {path: held(node, at, loss) for path, node in walked(done.top, names)}, filled


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
