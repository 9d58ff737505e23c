"""The site is written whole or not at all, and nothing that others put there is lost."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from trees import contents, files, left_beside

from digest.errors import ConfigError, DigestError, DiskError, ExitCode, LockedError
from digest.model.page import File
from digest.write import MANIFEST, site, swap
from digest.write.lock import held


def test_a_first_build_writes_all_and_a_second_nothing(tmp_path: Path) -> None:
    target = tmp_path / "site"
    first = site(files(index="a", stories__x__index="b"), target)
    assert first.written == ("index.html", "stories/x/index.html")
    inode = target.stat().st_ino
    second = site(files(index="a", stories__x__index="b"), target)
    assert (second.written, second.removed, second.unchanged) == ((), (), first.written)
    assert not second.changed
    assert target.stat().st_ino == inode
    assert left_beside(target) == []


def test_the_manifest_lists_every_file_with_its_hash_in_order(tmp_path: Path) -> None:
    site(files(b="2", a="1"), tmp_path / "site")
    listed = json.loads((tmp_path / "site" / MANIFEST).read_text())["files"]
    assert list(listed) == ["a.html", "b.html"]
    assert listed["a.html"] == "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"


def test_unchanged_files_keep_their_inode_and_date(tmp_path: Path) -> None:
    target = tmp_path / "site"
    site(files(a="1", b="2"), target)
    before = (target / "a.html").stat()
    changed = site(files(a="1", b="3"), target)
    after = (target / "a.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert changed.written == ("b.html",)
    assert after.st_nlink == 1


def test_pages_of_stories_that_are_gone_go(tmp_path: Path) -> None:
    target = tmp_path / "site"
    site(files(index="1", stories__gone__index="2"), target)
    assert site(files(index="1"), target).removed == ("stories/gone/index.html",)
    assert contents(target) == {"index.html": "1"}
    assert not (target / "stories").exists()


def test_what_others_put_into_the_site_survives(tmp_path: Path) -> None:
    target = tmp_path / "site"
    (target / ".git" / "refs").mkdir(parents=True, mode=0o700)
    (target / ".git" / "HEAD").write_text("ref")
    (target / "CNAME").write_text("news.example")
    (target / "link").symlink_to("CNAME")
    site(files(index="1", stories__x__index="1"), target)
    (target / "stories" / "x" / "mine.txt").write_text("mine")
    result = site(files(index="2"), target)
    assert result.kept == (".git/HEAD", "CNAME", "link", "stories/x/mine.txt")
    assert (target / "link").readlink() == Path("CNAME")
    assert (target / ".git" / "refs").is_dir()
    assert (target / "stories" / "x" / "mine.txt").read_text() == "mine"
    assert not (target / "stories" / "x" / "index.html").exists()


def test_a_file_of_the_user_is_never_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("by hand")
    with pytest.raises(ConfigError, match=r"site/index\.html: not written by digest"):
        site(files(index="1"), target)
    assert contents(target) == {"index.html": "by hand"}
    assert left_beside(target) == []


def test_a_link_of_the_user_is_never_written_through(tmp_path: Path) -> None:
    target, outside = tmp_path / "site", tmp_path / "outside"
    target.mkdir()
    outside.mkdir()
    (target / "stories").symlink_to(outside)
    with pytest.raises(ConfigError, match="stories"):
        site(files(stories__x__index="1"), target)
    assert list(outside.iterdir()) == []


def test_a_file_with_the_same_bytes_is_taken_over(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("1")
    assert site(files(index="1"), target).kept == ()
    assert site([], target).removed == ("index.html",)


@pytest.mark.parametrize("name", ["", "..", "home"])
def test_a_folder_that_holds_the_work_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    target = tmp_path / "home" if name == "home" else Path(name)
    with pytest.raises(ConfigError, match="holds your work"):
        site(files(index="1"), target)


def test_the_folder_of_the_settings_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "digest.toml").write_text("")
    with pytest.raises(ConfigError, match="holds your work"):
        site(files(index="1"), tmp_path / "p")


def test_a_file_in_the_place_of_the_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("")
    with pytest.raises(ConfigError, match="a file, not a folder"):
        site(files(index="1"), tmp_path / "site")


def test_a_broken_manifest_is_said_and_nothing_touched(tmp_path: Path) -> None:
    target = tmp_path / "site"
    site(files(index="1"), target)
    (target / MANIFEST).write_text('{"files": [1]}')
    with pytest.raises(DigestError, match="not a list of files any more"):
        site(files(index="2"), target)
    assert contents(target) == {"index.html": "1"}


def test_a_second_build_is_told_who_holds_the_site(tmp_path: Path) -> None:
    target = tmp_path / "site"
    area = swap.Area(target)
    with held(area.folder, target), pytest.raises(LockedError, match=f"process {os.getpid()}") as caught:
        site(files(index="1"), target)
    assert caught.value.exit_code == ExitCode.LOCKED == 5
    assert site(files(index="1"), target).changed
    assert left_beside(target) == []


def test_an_error_while_pages_are_made_leaves_the_old_site(tmp_path: Path) -> None:
    target = tmp_path / "site"
    site(files(index="old"), target)

    def failing() -> Iterator[File]:
        yield File(path="index.html", data=b"new")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        site(failing(), target)
    assert contents(target) == {"index.html": "old"}
    assert left_beside(target) == []


@pytest.mark.parametrize("path", ["../x", "/x", "a//b", "a/./b", MANIFEST, "aux.html"])
def test_an_impossible_path_leaves_the_old_site(path: str, tmp_path: Path) -> None:
    target = tmp_path / "site"
    site(files(index="old"), target)
    with pytest.raises(DigestError):
        site([File(path="index.html", data=b"new"), File(path=path, data=b"")], target)
    assert contents(target) == {"index.html": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_full_disk_is_one_line_and_the_old_site_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    site(files(index="old"), target)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("digest.write.gate.Outputs.write", full)
    with pytest.raises(DiskError, match="no space left") as caught:
        site(files(index="new"), target)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 4
    assert contents(target) == {"index.html": "old"}
    assert left_beside(target) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(DiskError, match="permission denied"):
        site(files(index="1"), tmp_path / "locked" / "site")


def test_without_an_exchange_the_site_is_replaced_by_two_renames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    target = tmp_path / "site"
    site(files(index="1"), target)
    (target / "CNAME").write_text("c")
    site(files(index="2"), target)
    assert contents(target) == {"index.html": "2", "CNAME": "c"}
    assert left_beside(target) == []


def test_a_build_cut_between_the_two_renames_is_undone(tmp_path: Path) -> None:
    target = tmp_path / "site"
    site(files(index="old"), target)
    area = swap.Area(target)
    area.folder.mkdir()
    swap.begin(area)
    (area.staging / "index.html").write_text("half")
    target.rename(area.old)
    swap.clear(area)
    assert contents(target) == {"index.html": "old"}
    assert list(area.folder.iterdir()) == []


def test_a_stranger_that_came_during_the_exchange_is_brought_over(tmp_path: Path) -> None:
    target = tmp_path / "site"
    site(files(index="old"), target)
    area = swap.Area(target)
    area.folder.mkdir()
    swap.begin(area)
    (area.staging / "index.html").write_text("new")
    (target / "late.txt").write_text("late")
    swap.swap(area)
    swap.clear(area)
    assert contents(target) == {"index.html": "new", "late.txt": "late"}


def test_a_durable_build_writes_the_same(tmp_path: Path) -> None:
    site(files(a__b="1"), tmp_path / "one", durable=True)
    site(files(a__b="1"), tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    one, two = ((tmp_path / name / MANIFEST).read_bytes() for name in ("one", "two"))
    assert one == two


BUILDER = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job begins deaf to it
from pathlib import Path
from digest.model.page import File
from digest.write import site
target, turn = Path(sys.argv[1]), 0
print("ready", flush=True)
while True:
    turn += 1
    site((File(path=f"p{n}/index.html", data=b"%d" % turn * 400) for n in range(40)), target)
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_killed_build_leaves_neither_a_torn_nor_a_mixed_site(
    number: int, tmp_path: Path, start: Callable[..., "subprocess.Popen[bytes]"]
) -> None:
    target = tmp_path / "site"
    for turn in range(12):
        builder = start(
            [sys.executable, "-c", BUILDER, str(target)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).parents[2],
        )
        assert builder.stdout is not None
        builder.stdout.readline()
        time.sleep(0.03 + turn * 0.0037)
        builder.send_signal(number)
        builder.wait(timeout=60)
        found = contents(target)
        assert len(found) in {0, 40}
        assert len(set(found.values())) <= 1
    site(files(index="1"), target)
    assert contents(target) == {"index.html": "1"}
    assert left_beside(target) == []


@pytest.mark.parametrize("damage", [b"", b"\0" * 300, None], ids=["gone", "zeroed", "no list"])
def test_an_old_tree_whose_list_a_power_cut_damaged_leaves_nothing_of_it_in_the_new_site(
    tmp_path: Path, damage: bytes | None
) -> None:
    target = tmp_path / "site"
    site(files(index="old"), target)
    area = swap.Area(target)
    shutil.copytree(target, area.staging)
    (area.staging / "index.html").write_text("older")
    (area.staging / "late.txt").write_text("theirs")
    listed = area.staging / MANIFEST
    listed.unlink() if damage is None else listed.write_bytes(damage)
    site(files(index="new"), target)
    assert contents(target) == {"index.html": "new", "late.txt": "theirs"}
    assert left_beside(target) == []
