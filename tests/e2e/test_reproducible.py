"""Same input, same bytes: whatever the machine, the folder, the hour, the order in which files are listed."""

import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from digest.write import MANIFEST

ROOT = Path(__file__).resolve().parents[2]
INDEX = "pagefind/"  # the program that makes it gives equal answers, but not the same bytes, each time

# Several differences in one build each: where a byte differs, one looks which of them it was.
WAYS: Mapping[str, Mapping[str, str]] = {
    "west, Turkish, one core": {
        "PYTHONHASHSEED": "0",
        "TZ": "America/Los_Angeles",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "PYTHON_CPU_COUNT": "1",
    },
    "east of the date line, plain, another home": {
        "PYTHONHASHSEED": "1",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "HOME": "/nonexistent",
        "XDG_CACHE_HOME": "/nonexistent",
    },
    "any order of sets, optimized": {"PYTHONHASHSEED": "random", "PYTHONOPTIMIZE": "1"},
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


@pytest.fixture
def again(
    tmp_path: Path, newsroom: Callable[[Path, Path], Path], build: Callable[..., Path]
) -> Callable[..., dict[str, str]]:
    """Builds the seeds once more in another folder, and gives the hashes."""

    def run(*arguments: str, below: str = "room", **settings: str) -> dict[str, str]:
        return _hashes(build(newsroom(ROOT, tmp_path / below), *arguments, **settings))

    return run


@pytest.mark.parametrize("way", WAYS)
def test_the_environment_changes_no_byte(
    first: dict[str, str], again: Callable[..., dict[str, str]], way: str
) -> None:
    assert again(env=WAYS[way]) == first


def test_neither_the_number_of_workers_nor_a_folder_with_a_strange_name_changes_a_byte(
    first: dict[str, str], again: Callable[..., dict[str, str]]
) -> None:
    assert again("--jobs", "1") == first
    assert again("--jobs", "3", below="deeper/with blanks & ümlaut/<b>") == first


@pytest.mark.parametrize("mask", [0o077, 0o002])
def test_neither_the_order_of_listings_nor_the_mask_of_new_files_changes_a_byte(
    first: dict[str, str], again: Callable[..., dict[str, str]], mask: int
) -> None:
    backward = BACKWARD_LISTINGS if mask == 0o077 else ""
    assert again(before=f"{backward}\nimport os; os.umask({mask})") == first


def test_the_times_of_the_seeds_change_no_byte(
    first: dict[str, str], tmp_path: Path, newsroom: Callable[[Path, Path], Path], build: Callable[..., Path]
) -> None:
    folder = newsroom(ROOT, tmp_path / "room")
    for number, path in enumerate(sorted(folder.rglob("*"))):
        os.utime(path, (number, number))
    assert _hashes(build(folder)) == first


def test_a_second_build_over_the_first_changes_no_byte(
    first: dict[str, str], tmp_path: Path, newsroom: Callable[[Path, Path], Path], build: Callable[..., Path]
) -> None:
    folder = newsroom(ROOT, tmp_path / "room")
    build(folder)
    assert _hashes(build(folder)) == first


def test_a_build_opens_no_network_connection_and_writes_below_its_own_folder_only(
    first: dict[str, str], again: Callable[..., dict[str, str]]
) -> None:
    assert again(before=f"{NO_NETWORK}\n{ONLY_HERE.replace('watch', 'watch_files')}") == first


def _hashes(site: Path) -> dict[str, str]:
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    return {
        name: hashlib.sha256(_without_index(path)).hexdigest()
        for name, path in files.items()
        if not name.startswith(INDEX)
    }


def _without_index(path: Path) -> bytes:
    """The bytes of a file; of the manifest without the index of the search."""
    if path.name != MANIFEST:
        return path.read_bytes()
    return b"".join(
        line for line in path.read_bytes().splitlines(keepends=True) if INDEX.encode() not in line
    )
