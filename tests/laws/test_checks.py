"""What `digest check` lets pass can be built, what can be built passes it, and both look at the same files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from digest.cli import run

ARTICLES = {
    "north.md": "The mill at Ardo burned down on Monday night. About 40 people were taken to hospital by the river.",
    "south.md": "A fire destroyed the mill at Ardo on Monday night. About 40 people were taken to hospital, it said.",
}


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles on one event, built."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    for name, text in ARTICLES.items():
        given = (
            f"---\ntitle: The mill burned\noutlet: {name[:5].title()} Post\ndate: 2025-03-04\n---\n{text}\n"
        )
        (tmp_path / "seeds" / name).write_text(given, "utf-8")
    assert run(["build"]) == 0
    return tmp_path


def mended(place: Path, old: str, new: str) -> None:
    place.write_text(place.read_text("utf-8").replace(old, new), "utf-8")


def test_an_article_that_was_corrected_passes_before_and_after_it_is_built(room: Path) -> None:
    for old, new in (("About 40", "About 46"), ("About 46", "About 47"), ("About 47", "About 40")):
        mended(room / "seeds" / "south.md", old, new)
        assert run(["check"]) == 0
        assert run(["build"]) == 0
        assert "south@" in next((room / "site" / "stories").glob("*/index.html")).read_text("utf-8")
        assert run(["check"]) == 0
        assert run(["verify"]) == 0


def test_an_own_page_may_say_what_an_article_says(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (room / "pages").mkdir()
    (room / "pages" / "about.md").write_text(f"# About\n\n{ARTICLES['north.md']}\n", "utf-8")
    assert [run(["check"]), run(["build"]), run(["verify"])] == [0, 0, 0]
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
@pytest.mark.parametrize("way", [[], ["--no-analysis"]], ids=["with analysis", "without"])
def test_a_pipe_among_what_is_read_is_told_and_never_waited_for(room: Path, way: list[str]) -> None:
    shutil.rmtree(room / "site")
    (room / "pages").mkdir()
    for place in ("seeds/pipe.md", "pages/pipe.md"):
        os.mkfifo(room / place)
    for command in (["build", *way], ["check"]):
        done = digest(*command)
        assert "seeds/pipe.md: this is no file but a device or a pipe; remove it." in done.stderr
        assert "pages/pipe.md: this is no file but a device or a pipe; remove it." in done.stderr
    assert (room / "site" / "index.html").is_file()
    os.mkfifo(room / "stories.toml")
    done = digest("build")
    assert (done.returncode, done.stderr.count("\n")) == (4, 1)
    assert "stories.toml: a folder, a device or a pipe, no file" in done.stderr


def digest(*words: str) -> subprocess.CompletedProcess[str]:
    """What the command says, in a process that can be ended where it waits."""
    command = [sys.executable, "-m", "digest", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - our own


def test_what_is_in_no_story_is_explained_by_its_path(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mended(room / "seeds" / "south.md", "title:", "draft: true\ntitle:")
    (room / "seeds" / "empty.md").write_text("x", "utf-8")
    (room / "seeds" / "late.md").write_text(ARTICLES["north.md"] + "\n\nIt was late.\n", "utf-8")
    mended(room / "seeds" / "late.md", "The mill", "---\noutlet: Late\ndate: 2029-01-01\n---\nThe mill")
    (room / "digest.toml").write_text("[build]\nnow = 2026-01-01T00:00:00Z\n", "utf-8")
    for name, said in {
        "seeds/south.md": "seeds/south.md: a draft, and so in no story; look at it with --drafts.\n",
        "late.md": "seeds/late.md: dated after now, and so in no story; look at it with --future.\n",
    }.items():
        assert run(["explain", name]) == 2
        assert capsys.readouterr().err == said
    assert run(["explain", "empty.md"]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("seeds/empty.md: no paragraph of running text in it")
    assert second == "seeds/empty.md: refused, and so in no story."
    assert run(["explain", "nowhere.md"]) == 2
    assert "neither an article nor words of one" in capsys.readouterr().err


def test_an_article_is_explained_by_its_file_where_another_has_the_same_name(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (room / "seeds" / "more").mkdir()
    shutil.copy(room / "seeds" / "north.md", room / "seeds" / "more")
    mended(room / "seeds" / "more" / "north.md", "North Post", "Other Post")
    assert run(["explain", "north"]) == 0
    said = capsys.readouterr().out
    assert "seeds/north.md: article north-" in said
    assert "seeds/more/north.md: article north-" in said
