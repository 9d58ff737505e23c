"""Nothing is built twice for nothing, and nothing that changed is passed over."""

import os
import time
from pathlib import Path

from digest.engine.fingerprint import (
    Record,
    fingerprint,
    noted,
    package,
    record,
    remembered,
    stamps,
    unchanged,
    versions,
)
from digest.errors import Problem

PROBLEM = Problem(path="seeds/a.md", line=3, code="W_DATE", message="no date")


def made(tmp_path: Path) -> tuple[Path, Path, Path]:
    seeds, site = tmp_path / "seeds", tmp_path / "site"
    for folder in (seeds, site):
        folder.mkdir()
        (folder / "a").write_text("1")
        (folder / "b").write_text("2")
    return seeds, site, tmp_path / ".digest" / "last.json"


def key(seeds: Path, before: Record) -> str:
    return fingerprint("settings", "1.0", "", stamps([seeds], before))


def kept(seeds: Path, site: Path, place: Path) -> Record:
    seen = stamps([seeds], Record())
    name = fingerprint("settings", "1.0", "", seen)
    record(place, noted(name, site, seen, files=("a", "b"), figures={"articles": 2}, problems=[PROBLEM]))
    return remembered(place)


def test_what_was_recorded_is_told_again(tmp_path: Path) -> None:
    seeds, site, place = made(tmp_path)
    last = kept(seeds, site, place)
    assert unchanged(last, key(seeds, last), site)
    assert last.figures == {"articles": 2}
    assert last.problems == (PROBLEM,)
    assert [path.name for path in place.parent.iterdir()] == ["last.json"]


def test_a_changed_new_or_missing_seed_is_seen(tmp_path: Path) -> None:
    seeds, site, place = made(tmp_path)
    last = kept(seeds, site, place)
    (seeds / "a").write_text("3")
    assert not unchanged(last, key(seeds, last), site)
    (seeds / "a").write_text("1")
    assert unchanged(last, key(seeds, last), site)
    (seeds / "c").write_text("")
    assert not unchanged(last, key(seeds, last), site)
    (seeds / "c").unlink()
    (seeds / "b").unlink()
    assert not unchanged(last, key(seeds, last), site)


def test_a_change_that_hides_behind_an_old_date_is_seen(tmp_path: Path) -> None:
    seeds, site, place = made(tmp_path)
    old = time.time_ns() - 10**12
    os.utime(seeds / "a", ns=(old, old))
    last = kept(seeds, site, place)
    (seeds / "a").write_text("9")
    os.utime(seeds / "a", ns=(old, old))
    assert not unchanged(last, key(seeds, last), site)


def test_a_touched_seed_is_no_change(tmp_path: Path) -> None:
    seeds, site, place = made(tmp_path)
    last = kept(seeds, site, place)
    os.utime(seeds / "a", (1, 1))
    assert unchanged(last, key(seeds, last), site)


def test_a_site_that_somebody_touched_is_built_again(tmp_path: Path) -> None:
    seeds, site, place = made(tmp_path)
    last = kept(seeds, site, place)
    (site / "CNAME").write_text("ours is not all")
    assert unchanged(last, key(seeds, last), site)
    (site / "a").write_text("x")
    assert not unchanged(last, key(seeds, last), site)
    last = kept(seeds, site, place)
    (site / "b").unlink()
    assert not unchanged(last, key(seeds, last), site)


def test_settings_versions_and_time_count(tmp_path: Path) -> None:
    seeds, _, _ = made(tmp_path)
    seen = stamps([seeds], Record())
    keys = {
        fingerprint(*parts, seen)
        for parts in (("s", "1", ""), ("t", "1", ""), ("s", "2", ""), ("s", "1", "2025"), ("s1", "", ""))
    }
    assert len(keys) == 5


def test_a_record_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    for text in ("", "{", "[]", '{"schema": 1}', '{"schema": 1, "key": "", "at": 0, "site": 1}', "[" * 99999):
        (tmp_path / "x").write_text(text)
        assert remembered(tmp_path / "x") == Record()
    assert remembered(tmp_path / "none") == Record()
    assert not unchanged(Record(), "", tmp_path)


def test_hidden_files_and_missing_folders_are_left_out(tmp_path: Path) -> None:
    seeds, _, _ = made(tmp_path)
    (seeds / ".hidden").write_text("x")
    (seeds / "gone").symlink_to("nowhere")
    (seeds / "sub").mkdir()
    (seeds / "sub" / "c").write_text("x")
    found = stamps([seeds, tmp_path / "themes", tmp_path / "site" / "a"], Record())
    assert [Path(path).name for path in found] == ["a", "b", "c", "a"]


def test_digests_own_code_and_its_neighbors_are_known() -> None:
    assert any(path.endswith("fingerprint.py") for path in stamps([package()], Record()))
    assert "click-" in versions()
