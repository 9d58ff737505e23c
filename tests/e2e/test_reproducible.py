"""Same input, same bytes: whatever the machine, the folder, the hour, the order in which files are listed."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.building import RECORD

ROOT = Path(__file__).resolve().parents[2]

WEST = {
    "PYTHONHASHSEED": "0",
    "TZ": "America/Los_Angeles",
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "tr_TR.UTF-8",
    "PYTHON_CPU_COUNT": "1",
}
EAST = {
    "PYTHONHASHSEED": "1",
    "TZ": "Pacific/Kiritimati",  # east of the date line
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "HOME": "/nonexistent",
    "XDG_CACHE_HOME": "/nonexistent",
    "PYTHONOPTIMIZE": "1",
}

BACKWARD_LISTINGS = """
import os
listdir, scandir = os.listdir, os.scandir
os.listdir = lambda *path: list(reversed(sorted(listdir(*path))))
class Backward:
    def __init__(self, *path):
        with scandir(*path) as found:
            self.found = iter(sorted(found, key=lambda entry: entry.name, reverse=True))
    def __iter__(self): return self.found
    def __next__(self): return next(self.found)
    def __enter__(self): return self
    def __exit__(self, *_): self.close()
    def close(self): pass
os.scandir = Backward
"""

NO_NETWORK = """
import sys
def watch(event, arguments):
    named = event in {'socket.getaddrinfo', 'socket.gethostbyname'}
    if named or event in {'socket.connect', 'socket.bind'} and isinstance(arguments[1], tuple):
        raise AssertionError(f'a build opens no network connection: {event} {arguments}')
sys.addaudithook(watch)
"""

ONLY_HERE = """
import os, sys
here = os.path.realpath('.')
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANGES = {'os.mkdir', 'os.rename', 'os.remove', 'os.rmdir', 'os.link', 'os.symlink', 'sqlite3.connect'}
def watch(event, arguments):
    if event in CHANGES or event == 'open' and isinstance(arguments[2], int) and arguments[2] & WRITING:
        for path in (each for each in arguments[:2] if isinstance(each, (str, bytes))):
            path = os.path.realpath(os.fsdecode(path))
            if not path.startswith((here + os.sep, '/dev/')) and '__pycache__' not in path:
                raise AssertionError(f'a build writes below its own folder only: {event} {path}')
sys.addaudithook(watch)
"""


@pytest.fixture(scope="module")
def first(
    tmp_path_factory: pytest.TempPathFactory,
    newsroom: Callable[[Path, Path], Path],
    build: Callable[..., Path],
) -> dict[str, str]:
    """The files of a plain build of the seeds, by their hashes."""
    hashes = _hashes(build(newsroom(ROOT, tmp_path_factory.mktemp("first"))))
    assert "index.html" in hashes
    return hashes


def test_everything_else_in_the_environment_changes_no_byte(
    first: dict[str, str], tmp_path: Path, newsroom: Callable[[Path, Path], Path], build: Callable[..., Path]
) -> None:
    """All at once, since each build takes seconds: where a byte differs, one takes away half and looks again."""
    folder = newsroom(ROOT, tmp_path / "deeper" / "with blanks & ümlaut" / "<b>")
    for number, path in enumerate(sorted(folder.rglob("*"))):
        os.utime(path, (number, number))
    before = f"{BACKWARD_LISTINGS}\nimport os; os.umask(0o077)"
    assert _apart(build(folder, "--jobs", "1", before=before, env=WEST), first) == []


def test_a_build_elsewhere_is_the_same_opens_no_connection_writes_in_its_folder_only_and_is_the_same_again(
    first: dict[str, str], tmp_path: Path, newsroom: Callable[[Path, Path], Path], build: Callable[..., Path]
) -> None:
    folder = newsroom(ROOT, tmp_path / "room")
    watched = f"{NO_NETWORK}\n{ONLY_HERE.replace('watch', 'watch_files')}\nimport os; os.umask(0o002)"
    assert _apart(build(folder, "--jobs", "3", before=watched, env=EAST), first) == []
    (folder / ".digest" / RECORD).unlink()  # so that the second build over the first is made, not skipped
    assert _apart(build(folder, env={"PYTHONHASHSEED": "random"}), first) == []


def _apart(site: Path, first: dict[str, str]) -> list[str]:
    """The files that are not what the first build made, or that only one of the two has."""
    found = _hashes(site)
    return sorted(path for path in found.keys() | first.keys() if found.get(path) != first.get(path))


def _hashes(site: Path) -> dict[str, str]:
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
