"""What a build did to the disk, step by step, and what a disk may hold of it after a power cut."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

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
SEED = 9
LOSSES = ("gone", "zeroed", "half")  # what becomes of bytes that were not flushed


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
        if not (match := LINE.match(line)):
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
    """The files below a folder with their paths; `names` tells what the folders hold that it knows."""
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
    for node in (
        node for step in done.steps for _, _, node in step.changes if node and node.names is not None
    ):
        names.setdefault(node, {})  # folders made since then hold at first nothing
    return names


def held(node: Node, at: int, loss: str) -> bytes:
    """What a file holds on a disk cut off after step `at`."""
    written = [one for one in node.written if one <= at]
    flushed = (
        bool(written)
        and any(written[-1] < one <= at for one in node.flushed)
        and written[-1] == node.written[-1]
    )
    if flushed or not written:
        return node.after if flushed else node.before
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
