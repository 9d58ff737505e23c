"""Tells whether anything that a site is made from has changed since it was last built.

How a build uses it, in this order, so that a file saved meanwhile is never missed:

    before = remembered(place)
    seen = stamps([package(), themes, seeds], before)
    key = fingerprint(repr(config), versions(), now, seen)
    if unchanged(before, key, site): stop here
    ... build ...
    record(place, noted(key, site, seen, figures=..., problems=...))
"""

import hashlib
import json
import os
import stat
import sys
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import digest
from digest.engine.keep import kept
from digest.errors import Problem

SETTLED = 2_000_000_000  # nanoseconds: a younger file may change again without its date showing it
LARGE = 1_000_000  # bytes from which a file is not read as one piece
SCHEMA = 2
# Never waiting for somebody at the other end of a pipe.
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
BREAK = "\0"  # between the parts of a record: in no path, and in nothing else that is kept

Stamp = str  # size, mtime and ctime in nanoseconds, inode
Seen = Mapping[str, tuple[Stamp, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was noted of the last build.

    `site` is the stamp of each of its files, `seen` stamp and SHA-256 of each input, `at` when that was noted
    (nanoseconds); `figures` and `problems` are the build's own, to be told again when nothing changed.
    """

    key: str = ""
    at: int = 0
    site: Mapping[str, Stamp] = field(default_factory=dict)
    seen: Seen = field(default_factory=dict)
    figures: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def remembered(place: Path) -> Record:
    """The record kept in the file `place`; an empty one where there is none that can be used."""
    try:
        head, *parts = place.read_bytes().decode("utf-8", "surrogateescape").split(BREAK)
        given = json.loads(head)
        size = 2 * given["files"]
        if given["schema"] != SCHEMA or len(parts) != size + 3 * given["inputs"]:
            return Record()
        return Record(
            key=given["key"],
            at=given["at"],
            site=dict(zip(parts[:size:2], parts[1:size:2], strict=True)),
            seen=dict(
                zip(parts[size::3], zip(parts[size + 1 :: 3], parts[size + 2 :: 3], strict=True), strict=True)
            ),
            figures={name: int(number) for name, number in given["figures"].items()},
            problems=tuple(Problem(**problem) for problem in given["problems"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Record()  # the worst that follows is a build that was not needed


def stamps(folders: Sequence[Path], before: Record, *, later: Path | None = None) -> Seen:
    """Stamp and SHA-256 of every file in `folders` (or that they are), hidden ones and byte code left out.

    A file is read again unless it has the stamp it had before, and had it for a while. Files in the folder
    `later` are not: "" stands for their SHA-256 until `hashed` puts it in.
    """
    found: dict[str, tuple[Stamp, str]] = {}
    settled = before.at - SETTLED
    for folder in folders:
        for path, status in _files(folder):
            stamp = _of(status)
            old = before.seen.get(path)
            latest = max(status.st_mtime_ns, status.st_ctime_ns)
            same = old is not None and old[0] == stamp and latest < settled
            found[path] = old if same and old else (stamp, "" if folder == later else _sha(path))
    return found


def retold(before: Record, saved: Collection[str]) -> Seen | None:
    """The inputs as they were, but those `saved` (paths) as they are; None where one of them is no input."""
    if not saved or not before.seen.keys() >= set(saved):
        return None
    fresh = {path: (_of(os.stat(path)), _sha(path)) for path in saved if Path(path).is_file()}  # noqa: PTH116 - a string
    return {**before.seen, **fresh} if len(fresh) == len(saved) else None


def hashed(seen: Seen, known: Mapping[str, str]) -> Seen:
    """`seen` with each SHA-256 that was left out: that in `known`, by path, or of the file as it is now."""
    return {path: (stamp, sha or known.get(path) or _sha(path)) for path, (stamp, sha) in seen.items()}


def package() -> Path:
    """Where digest's own code and data lie: a new version of them makes another site."""
    return Path(digest.__file__).parent


def versions() -> str:
    """Python's version and those of all installed packages, as their folders are named."""
    folder = Path(json.__file__).parent  # the standard library, where nothing else is known
    for entry in sys.path:
        if entry.endswith(("site-packages", "dist-packages")) and Path(entry).is_dir():
            folder = Path(entry)
            break
    names = sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208 - only names
    return " ".join((sys.version.split()[0], digest.__version__, *names))


def code(seen: Seen) -> str:
    """One hash of digest's own code and data and of the versions that it runs with."""
    folder = str(package())
    contents = sorted((path, sha) for path, (_, sha) in seen.items() if path.startswith(folder))
    return hashlib.sha256(json.dumps([versions(), contents]).encode()).hexdigest()


def fingerprint(settings: str, about: str, now: str, seen: Seen) -> str:
    """One hash of all that decides what a site holds.

    Args:
        settings: all settings in words, such as `repr(config)`.
        about: the versions at work.
        now: the time of the build where pages print it, else "".
        seen: the inputs, as `stamps` gives them; only their paths and contents count.
    """
    contents = BREAK.join(f"{path}{BREAK}{sha}" for path, (_, sha) in sorted(seen.items()))
    decided = f"{json.dumps([settings, about, now])}{BREAK}{contents}"
    return hashlib.sha256(decided.encode("utf-8", "surrogateescape")).hexdigest()


def unchanged(before: Record, key: str, site: Path) -> bool:
    """Whether the last build was made from the same, and every file that it wrote is still as it was."""
    if before.key != key or not before.site:
        return False
    try:
        return all(_of(os.stat(f"{site}/{path}")) == stamp for path, stamp in before.site.items())  # noqa: PTH116 - fast
    except OSError:
        return False


def edited(before: Record, seen: Seen) -> frozenset[str] | None:
    """The inputs that hold something else than at the last build; None where one came or went since."""
    if before.seen.keys() != seen.keys():
        return None
    return frozenset(path for path, (_, sha) in seen.items() if before.seen[path][1] != sha)


def another(before: Record, seen: Seen, file: Path) -> bool:
    """Whether the input `file` came, went or holds something else than at the last build."""
    nothing = ("", "")
    return before.seen.get(str(file), nothing)[1] != seen.get(str(file), nothing)[1]


def intact(before: Record, site: Path) -> frozenset[str]:
    """The files of the site (paths below it) that are still as the last build left them."""
    return frozenset(path for path, stamp in before.site.items() if _stands(f"{site}/{path}", stamp))


def _stands(path: str, stamp: Stamp) -> bool:
    try:
        return _of(os.stat(path)) == stamp  # noqa: PTH116 - a string, and many of them
    except OSError:
        return False


def noted(  # noqa: PLR0913 - all that is kept
    key: str,
    site: Path,
    seen: Seen,
    *,
    files: Sequence[str],
    figures: Mapping[str, int],
    problems: Sequence[Problem],
    known: Mapping[str, Stamp] | None = None,
    at: int = 0,
) -> Record:
    """What is to be kept of a build: its key, its inputs, and the stamps of `files` (paths below `site`).

    Of the files in `known` the stamp given there is kept; the others are looked at. `at` is when the inputs
    were looked at, where that was before this build.

    Raises:
        OSError: one of the files is gone.
    """
    known = known or {}
    stamped = {path: known.get(path) or _of(os.stat(f"{site}/{path}")) for path in files}  # noqa: PTH116 - the same
    return Record(
        key=key,
        at=at or time.time_ns(),
        site=stamped,
        seen=seen,
        figures=figures,
        problems=tuple(problems),
    )


def record(place: Path, made: Record) -> None:
    """Keep what was noted of a build in the file `place`, as `remembered` reads it.

    Raises:
        OSError: it cannot be written; the next build will then be a full one.
    """
    head = {
        "schema": SCHEMA,
        "key": made.key,
        "at": made.at,
        "files": len(made.site),
        "inputs": len(made.seen),
        "figures": dict(made.figures),
        "problems": [asdict(problem) for problem in made.problems],
    }
    outputs = (part for pair in made.site.items() for part in pair)
    inputs = (part for path, (stamp, sha) in made.seen.items() for part in (path, stamp, sha))
    whole = BREAK.join((json.dumps(head), *outputs, *inputs))
    kept(place, whole.encode("utf-8", "surrogateescape"))


def stamp(place: Path) -> Stamp | None:
    """The stamp of the file `place`; None where there is none."""
    try:
        return _of(place.stat())
    except OSError:
        return None


def _files(root: Path) -> list[tuple[str, os.stat_result]]:
    found: list[tuple[str, os.stat_result]] = []
    waiting = [str(root)]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                listed = [entry for entry in entries if not entry.name.startswith((".", "__pycache__"))]
        except NotADirectoryError:
            found.append((place, os.stat(place)))  # noqa: PTH116 - a string, and many of them
            continue
        except FileNotFoundError:
            continue
        for entry in listed:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif not entry.is_symlink() or Path(entry.path).is_file():
                found.append((entry.path, entry.stat()))
    return sorted(found)


def _of(status: os.stat_result) -> Stamp:
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def _sha(path: str) -> str:
    try:
        with open(os.open(path, FLAGS), "rb", buffering=0) as opened:  # noqa: PTH123 - an open file
            status = os.fstat(opened.fileno())
            if not stat.S_ISREG(status.st_mode):  # who reads articles, pages or settings says so, too
                return "unreadable: a device or a pipe"
            if status.st_size > LARGE:
                return hashlib.file_digest(opened, "sha256").hexdigest()
            return hashlib.sha256(opened.readall()).hexdigest()
    except OSError as error:
        return f"unreadable: {error.strerror}"
