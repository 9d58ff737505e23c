"""A preview is brought up to date in place: all or nothing of the news, never a page before its style sheet."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from trees import contents, files

from digest.errors import DigestError, DiskError
from digest.model.page import File, Same
from digest.write import MANIFEST, StaleError, exchange, refresh, sweep


def test_only_what_changed_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "preview"
    refresh(files(one="1", a__two="2", a__three="3"), target)
    inode = (target / "one.html").stat().st_ino
    same = Same(path="one.html", sha256=hashlib.sha256(b"1").hexdigest())
    written = refresh([same, *files(a__two="22")], target)
    assert (written.written, written.unchanged, written.removed) == (
        ("a/two.html",),
        ("one.html",),
        ("a/three.html",),
    )
    assert contents(target) == {"a/two.html": "22", "one.html": "1"}
    assert (target / "one.html").stat().st_ino == inode


def test_folders_that_became_empty_go(tmp_path: Path) -> None:
    refresh(files(one="1", a__b__two="2"), tmp_path / "preview")
    refresh(files(one="1"), tmp_path / "preview")
    assert [path.name for path in (tmp_path / "preview").iterdir() if path.is_dir()] == []


def test_nothing_is_touched_where_a_page_cannot_be_made(tmp_path: Path) -> None:
    target = tmp_path / "preview"
    refresh(files(one="1", two="2"), target)

    def failing() -> Iterator[File]:
        yield from files(one="11")
        raise DigestError("the template is broken")

    with pytest.raises(DigestError, match="broken"):
        refresh(failing(), target)
    assert contents(target) == {"one.html": "1", "two.html": "2"}


def test_a_damaged_file_is_written_again(tmp_path: Path) -> None:
    target = tmp_path / "preview"
    refresh(files(one="1"), target)
    (target / "one.html").write_text("damaged")
    assert refresh(files(one="1"), target).written == ("one.html",)
    assert contents(target) == {"one.html": "1"}


def test_what_is_said_to_be_the_same_and_is_not_stops_it(tmp_path: Path) -> None:
    refresh(files(one="1"), tmp_path / "preview")
    with pytest.raises(StaleError):
        refresh([Same(path="one.html", sha256="0" * 64)], tmp_path / "preview")


def test_assets_come_before_the_pages_that_ask_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    replace = os.replace

    def noted(one: str, other: str) -> None:
        order.append(Path(other).name)
        replace(one, other)

    monkeypatch.setattr("digest.write.inplace.os.replace", noted)
    sheet = File(path="assets/site.css", data=b"h1 {}")
    refresh([*files(about="1"), sheet, *files(index="2")], tmp_path / "preview")
    assert order == ["site.css", "about.html", "index.html", MANIFEST]


def test_an_exchange_replaces_files_and_the_next_refresh_finds_them(tmp_path: Path) -> None:
    target = tmp_path / "preview"
    refresh(files(one="1", two="2"), target)
    manifest = (target / MANIFEST).read_bytes()
    assert exchange(files(two="22"), target).written == ("two.html",)
    assert contents(target) == {"one.html": "1", "two.html": "22"}
    assert (target / MANIFEST).read_bytes() == manifest
    assert refresh(files(one="1", two="22"), target).written == ()
    assert (target / MANIFEST).read_bytes() != manifest


@pytest.mark.parametrize("known", [True, False])
def test_a_page_takes_the_place_of_another_whether_or_not_names_can_be_exchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, known: bool
) -> None:
    if not known:
        monkeypatch.setattr("digest.write.inplace.exchanged", lambda *_: False)
    target = tmp_path / "preview"
    refresh(files(one="1", two="2"), target)
    with (target / "one.html").open() as read:
        assert exchange(files(one="11"), target).written == ("one.html",)
        assert read.read() == "1"  # another file: who reads the old one reads it to its end
    assert contents(target) == {"one.html": "11", "two.html": "2"}
    assert sorted(place.name for place in target.iterdir()) == sorted([MANIFEST, "one.html", "two.html"])


def test_a_folder_in_the_place_of_a_page_is_never_exchanged_for_it(tmp_path: Path) -> None:
    target = tmp_path / "preview"
    refresh(files(one="1"), target)
    (target / "one.html").unlink()
    (target / "one.html").mkdir()
    (target / "one.html" / "notes.txt").write_text("kept")
    with pytest.raises(DiskError, match="directory"):
        refresh(files(one="11"), target)
    assert (target / "one.html" / "notes.txt").read_text() == "kept"


def test_an_exchange_of_what_is_not_there_touches_nothing(tmp_path: Path) -> None:
    target = tmp_path / "preview"
    refresh(files(one="1"), target)
    with pytest.raises(StaleError):
        exchange(files(one="11", two="2"), target)
    assert contents(target) == {"one.html": "1"}


def test_an_exchange_never_leaves_the_folder(tmp_path: Path) -> None:
    (tmp_path / "preview").mkdir()
    (tmp_path / "secret.html").write_text("kept")
    with pytest.raises(DigestError):
        exchange([File(path="../secret.html", data=b"gone")], tmp_path / "preview")
    assert (tmp_path / "secret.html").read_text() == "kept"


def test_halves_of_a_killed_process_are_swept_and_nothing_else(tmp_path: Path) -> None:
    site = tmp_path / "preview"
    refresh([File(path="index.html", data=b"a"), File(path="files/notes.7.new", data=b"ours")], site)
    (site / "index.html.4711.new").write_bytes(b"ha")
    (site / "CNAME.new").write_bytes(b"theirs")
    sweep(site)
    left = {place.relative_to(site).as_posix() for place in site.rglob("*") if place.is_file()}
    assert left == {MANIFEST, "index.html", "files/notes.7.new", "CNAME.new"}
    sweep(tmp_path / "nowhere")
