"""One page takes its place alone: whole or not at all, in the list of files too, and no other page is touched."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.errors import DigestError
from digest.model.page import File
from digest.write import MANIFEST, StaleError, alone, read_manifest, site

PAGES = ("index.html", "a/b.html", "a/ü.html")


def built(tmp_path: Path) -> Path:
    target = tmp_path / "site"
    site([File(path=path, data=b"old") for path in PAGES], target)
    return target


def test_it_gives_the_bytes_that_a_whole_build_gives(tmp_path: Path) -> None:
    target, other = built(tmp_path), tmp_path / "other"
    before = (target / "index.html").stat()
    assert alone(File(path="a/ü.html", data=b"new"), target)
    site([File(path=path, data=b"new" if path == "a/ü.html" else b"old") for path in PAGES], other)
    for path in (*PAGES, MANIFEST):
        assert (target / path).read_bytes() == (other / path).read_bytes()
    after = (target / "index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "site"]
    assert not alone(File(path="a/ü.html", data=b"new"), target)


@pytest.mark.parametrize("path", ["no.html", "a/no.html", "../x"])
def test_what_the_site_does_not_have_is_refused_and_nothing_touched(path: str, tmp_path: Path) -> None:
    target = built(tmp_path)
    before = read_manifest(target)
    with pytest.raises((StaleError, DigestError)):
        alone(File(path=path, data=b"new"), target)
    assert read_manifest(target) == before
    assert {path: (target / path).read_bytes() for path in PAGES} == dict.fromkeys(PAGES, b"old")


def test_a_link_of_somebody_else_is_not_written_through(tmp_path: Path) -> None:
    target, theirs = built(tmp_path), tmp_path / "theirs"
    theirs.write_text("theirs")
    (target / "index.html").unlink()
    (target / "index.html").symlink_to(theirs)
    with pytest.raises(DigestError):
        alone(File(path="index.html", data=b"new"), target)
    assert theirs.read_text() == "theirs"


BUILDER = """
import sys
from pathlib import Path
from digest.model.page import File
from digest.write import alone
target, turn = Path(sys.argv[1]), 0
print("ready", flush=True)
while True:
    turn += 1
    alone(File(path="index.html", data=b"%d" % turn * 40_000), target)
"""


def test_a_killed_one_leaves_a_whole_page_and_the_next_build_a_true_list(
    tmp_path: Path, start: Callable[..., "subprocess.Popen[bytes]"]
) -> None:
    target = built(tmp_path)
    for turn in range(6):
        builder = start(
            [sys.executable, "-c", BUILDER, str(target)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        assert builder.stdout is not None
        builder.stdout.readline()
        time.sleep(0.02 + turn * 0.0037)
        builder.send_signal(signal.SIGKILL)
        builder.wait(timeout=60)
        page = (target / "index.html").read_bytes()
        assert page == b"old" or page == page[: len(page) // 40_000] * 40_000
        assert read_manifest(target).keys() == set(PAGES)
    site([File(path=path, data=b"last") for path in PAGES], target)
    assert {path: (target / path).read_bytes() for path in PAGES} == dict.fromkeys(PAGES, b"last")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
