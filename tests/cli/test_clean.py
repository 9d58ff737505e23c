"""`digest clean` takes away what digest made, and never a stranger's file."""

import json
import os
from pathlib import Path

import pytest

from digest.cli import run
from digest.model.page import File
from digest.write import MANIFEST, site, swap
from digest.write.lock import held


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_the_site_goes_and_what_you_wrote_stays(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = names(newsroom)
    assert run(["build"]) == 0
    capsys.readouterr()
    assert run(["clean"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("4 files, ")
    assert out.endswith(" removed\n")
    assert names(newsroom) == before
    assert run(["clean"]) == 0
    assert capsys.readouterr().out == "nothing to take away\n"


def test_a_dry_run_names_what_would_go_and_leaves_it(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["build"])
    before = names(newsroom)
    capsys.readouterr()
    assert run(["clean", "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "would go: site/stories/mill/index.html\n" in out
    assert "4 files, " in out
    assert names(newsroom) == before


def test_what_others_put_into_the_site_stays_and_is_told(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["build"])
    strange = newsroom / "site" / "stories" / "CNAME"
    strange.write_text("example.org")
    capsys.readouterr()
    assert run(["clean"]) == 0
    assert "not made by digest, so it stays: site/stories/CNAME" in capsys.readouterr().out
    assert names(newsroom / "site") == ["stories", "stories/CNAME"]
    assert run(["build"]) == 0


def test_a_list_of_files_that_leads_elsewhere_takes_nothing_there(newsroom: Path) -> None:
    run(["build"])
    (newsroom / "elsewhere").mkdir()
    (newsroom / "elsewhere" / "index.html").write_text("mine")
    page = newsroom / "site" / "stories" / "mill"
    for file in page.iterdir():
        file.unlink()
    page.rmdir()
    page.symlink_to(newsroom / "elsewhere")
    listed = json.loads((newsroom / "site" / MANIFEST).read_text())
    listed["files"] |= {"../seeds/north.txt": "0", "/etc/hostname": "0", str(newsroom / "seeds"): "0"}
    (newsroom / "site" / MANIFEST).write_text(json.dumps(listed))
    assert run(["clean"]) == 0
    assert (newsroom / "elsewhere" / "index.html").read_text() == "mine"
    assert (newsroom / "seeds" / "north.txt").is_file()
    assert names(newsroom / "site") == ["stories", "stories/mill"]


def test_a_site_that_digest_did_not_build_is_left_alone(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (newsroom / "site").mkdir()
    (newsroom / "site" / "index.html").write_text("mine")
    assert run(["clean"]) == 0
    assert "site/index.html" in capsys.readouterr().out
    assert (newsroom / "site" / "index.html").read_text() == "mine"


def test_what_a_killed_build_left_goes_and_the_site_it_held_is_not_lost_on_the_way(newsroom: Path) -> None:
    run(["build"])
    area = swap.Area(newsroom / "site")
    area.folder.mkdir()
    swap.begin(area)
    (area.staging / "half.html").write_text("half")
    (newsroom / ".stories.lock.json.4711").write_text("half")
    assert run(["clean"]) == 0
    assert names(newsroom) == ["seeds", "seeds/north.txt", "seeds/south.txt"]


def test_of_the_cache_only_what_digest_keeps_there_goes(newsroom: Path) -> None:
    cache = newsroom / ".digest"
    cache.mkdir()
    for name in ("build.json", "build.json.4711", "cache.sqlite", "cache.sqlite-wal", "cache.sqlite.broken"):
        (cache / name).write_text("x")
    (cache / "notes.txt").write_text("mine")
    (newsroom / "stories.lock.json").write_text("{}")
    assert run(["clean"]) == 0
    assert names(cache) == ["notes.txt"]
    (cache / "notes.txt").unlink()
    (cache / "build.json").write_text("x")
    assert run(["clean"]) == 0
    assert not cache.exists()
    assert (newsroom / "stories.lock.json").is_file()


def test_the_preview_goes_too(newsroom: Path) -> None:
    preview = newsroom / ".digest" / "preview"
    site([File(path="stories/mill/index.html", data=b"x")], preview)
    (newsroom / ".digest" / "preview.json").write_text("x")
    (preview / "stories" / "index.html.4711.new").write_text("half")
    assert run(["clean"]) == 0
    assert names(newsroom) == ["seeds", "seeds/north.txt", "seeds/south.txt"]


def test_nothing_is_taken_from_under_a_build(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build"])
    before = names(newsroom / "site")
    capsys.readouterr()
    with held(swap.Area(newsroom / "site").folder, newsroom / "site"):
        assert run(["clean"]) == 5
    assert str(os.getpid()) in capsys.readouterr().err
    assert names(newsroom / "site") == before


def test_programs_are_told_the_same(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build"])
    (newsroom / "site" / "CNAME").write_text("x")
    size = sum(path.stat().st_size for path in (newsroom / "site").rglob("*") if path.is_file()) - 1
    capsys.readouterr()
    assert run(["clean", "--dry-run", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["dry_run"] is True
    assert answer["kept"] == ["site/CNAME"]
    assert answer["bytes"] == size
    assert f"site/{MANIFEST}" in answer["removed"]
    assert run(["clean", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {**answer, "dry_run": False}


def test_a_list_of_files_that_cannot_be_read_takes_nothing(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["build"])
    (newsroom / "site" / MANIFEST).write_text("[")
    before = names(newsroom / "site")
    assert run(["clean"]) == 1
    assert "not a list of files any more" in capsys.readouterr().err
    assert names(newsroom / "site") == before
