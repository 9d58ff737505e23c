"""Tells whether anything that a site is made from has changed since it was last built.

How a build uses it, in this order, so that a file saved meanwhile is never missed:

    before = remembered(place)
    seen = stamps([package(), themes, seeds], before)
    key = fingerprint(repr(config), versions(), now, seen)
    if unchanged(before, key, site): stop here
    ... build ...
    record(place, key, site, seen, figures=..., problems=...)
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import digest
from digest.errors import Problem

SETTLED = 2_000_000_000  # nanoseconds: a younger file may change again without its date showing it
LARGE = 1_000_000  # bytes from which a file is not read as one piece
SCHEMA = 1

Stamp = tuple[int, int, int, int]
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
        given = json.loads(place.read_bytes())
        if given["schema"] != SCHEMA:
            return Record()
        return Record(
            key=given["key"],
            at=given["at"],
            site={path: _stamp(values) for path, values in given["site"].items()},
            seen={path: (_stamp(values), sha) for path, (values, sha) in given["seen"].items()},
            figures={name: int(number) for name, number in given["figures"].items()},
            problems=tuple(Problem(**problem) for problem in given["problems"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Record()  # the worst that follows is a build that was not needed


def stamps(folders: Sequence[Path], before: Record) -> Seen:
    """Stamp and SHA-256 of every file in `folders` (or that they are), hidden ones and byte code left out.

    A file is read again unless it has the stamp it had before, and had it for a while.
    """
    found: dict[str, tuple[Stamp, str]] = {}
    for folder in folders:
        for path, status in _files(folder):
            stamp = _of(status)
            old = before.seen.get(path)
            settled = max(status.st_mtime_ns, status.st_ctime_ns) < before.at - SETTLED
            found[path] = (stamp, old[1] if old and settled and old[0] == stamp else _sha(path))
    return found


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
    contents = [(path, sha) for path, (_, sha) in sorted(seen.items()) if path.startswith(folder)]
    return hashlib.sha256(json.dumps([versions(), contents]).encode()).hexdigest()


def fingerprint(settings: str, about: str, now: str, seen: Seen) -> str:
    """One hash of all that decides what a site holds.

    Args:
        settings: all settings in words, such as `repr(config)`.
        about: the versions at work.
        now: the time of the build where pages print it, else "".
        seen: the inputs, as `stamps` gives them; only their paths and contents count.
    """
    contents = [(path, sha) for path, (_, sha) in sorted(seen.items())]
    return hashlib.sha256(json.dumps([settings, about, now, contents]).encode()).hexdigest()


def unchanged(before: Record, key: str, site: Path) -> bool:
    """Whether the last build was made from the same, and every file that it wrote is still as it was."""
    if before.key != key or not before.site:
        return False
    try:
        return all(_of(os.stat(f"{site}/{path}")) == stamp for path, stamp in before.site.items())  # noqa: PTH116 - fast
    except OSError:
        return False


def intact(before: Record, site: Path) -> frozenset[str]:
    """The files of the site (paths below it) that are still as the last build left them."""
    return frozenset(path for path, stamp in before.site.items() if _stands(f"{site}/{path}", stamp))


def _stands(path: str, stamp: Stamp) -> bool:
    try:
        return _of(os.stat(path)) == stamp  # noqa: PTH116 - a string, and many of them
    except OSError:
        return False


def record(
    place: Path,
    key: str,
    site: Path,
    seen: Seen,
    *,
    files: Sequence[str],
    figures: Mapping[str, int],
    problems: Sequence[Problem],
) -> None:
    """Keep a build in the file `place`: its key, its inputs, and the stamps of `files` (paths below `site`).

    Raises:
        OSError: it cannot be written; the next build will then be a full one.
    """
    kept = {
        "schema": SCHEMA,
        "key": key,
        "at": time.time_ns(),
        "site": {path: _of(os.stat(f"{site}/{path}")) for path in files},  # noqa: PTH116 - the same
        "seen": seen,
        "figures": dict(figures),
        "problems": [asdict(problem) for problem in problems],
    }
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_name(f"{place.name}.{os.getpid()}")
    fresh.write_text(json.dumps(kept))
    fresh.replace(place)


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
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _stamp(values: Sequence[int]) -> Stamp:
    size, mtime, ctime, inode = values
    return (size, mtime, ctime, inode)


def _sha(path: str) -> str:
    try:
        with open(path, "rb", buffering=0) as opened:  # noqa: PTH123 - a string, and many of them
            if os.fstat(opened.fileno()).st_size > LARGE:
                return hashlib.file_digest(opened, "sha256").hexdigest()
            return hashlib.sha256(opened.readall()).hexdigest()
    except OSError as error:
        return f"unreadable: {error.strerror}"
