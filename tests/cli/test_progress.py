"""How far a build is, what took long, and what was left out on purpose."""

import io
import json
import re
import sys
from pathlib import Path

import pytest

from digest.cli import run
from digest.cli.build import slowest
from digest.cli.terminal import Lines, Progressing

HEAD = "---\noutlet: {}\npublished: {}\n{}---\n\n"
TEXT = "The mill at Ardo burned down on Monday, and the fire brigade came late. Nobody was hurt, the mayor said.\n"


def test_a_plain_line_is_written_at_the_start_of_a_stage_and_now_and_then_with_the_time_left() -> None:
    lines = Lines()
    told = [lines.line("analyze", done, 1_200, float(done)) for done in range(7)]
    assert told == [
        "analyze: 1,200 to do",
        "",
        "analyze: 2 of 1,200, 19:58 left",
        "",
        "analyze: 4 of 1,200, 19:56 left",
        "",
        "analyze: 6 of 1,200, 19:54 left",
    ]
    assert lines.line("render", 0, 0, 99.0) == "render"
    assert lines.line("render", 0, 0, 999.0) == ""


def test_plain_lines_go_to_stderr_and_a_pipe_is_told_nothing_unless_it_asks(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert newsroom
    assert run(["build", "--progress", "plain"]) == 0
    captured = capsys.readouterr()
    assert captured.err == "read: 1 to do\n"
    assert captured.out.count("\n") == 1
    for way in ("auto", "off"):
        assert run(["build", "--progress", way]) == 0
        assert capsys.readouterr().err == ""


def test_a_terminal_is_shown_a_bar_with_the_time_left_once_the_work_lasts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("digest.cli.terminal.PATIENCE", -1.0)
    with Progressing() as progress:
        progress("analyze", 1, 3)
        progress("analyze", 2, 3)
    assert "analyze" in screen.getvalue()
    assert "2/3" in screen.getvalue()
    monkeypatch.setattr("digest.cli.terminal.PATIENCE", 60.0)
    screen.truncate(0)
    with Progressing() as progress:
        progress("analyze", 1, 3)
    assert screen.getvalue() == ""


def test_the_slowest_stages_come_first_then_the_slowest_stories_and_pages() -> None:
    seconds = {"read": 0.5, "story/mill": 1.25, "render": 1.5, "page/outlets/index.html": 2.0}
    assert list(slowest(seconds)) == [
        "    1.50 s   75%  render",
        "    0.50 s   25%  read",
        "   2,000 ms       page outlets/index.html",
        "   1,250 ms       story mill",
    ]
    assert len(list(slowest({f"story/{number}": 1.0 for number in range(50)}))) == 10
    assert list(slowest({})) == ["nothing has changed, so that nothing took long"]


def test_timings_stand_above_the_summary(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert newsroom
    assert run(["build", "--timings"]) == 0
    table, summary = capsys.readouterr().out.splitlines()
    assert table.split() == ["0.50", "s", "100%", "read"]
    assert summary.startswith("2 articles, 1 story; site: ")


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom for the whole pipeline: an article, a draft, and one of a later day."""
    (tmp_path / "seeds").mkdir()
    for name, published, more in (
        ("a", "2026-03-09", ""),
        ("b", "2026-03-10", "draft: true\n"),
        ("c", "2026-03-12", ""),
    ):
        text = HEAD.format(name.upper(), published, more) + TEXT.replace("Ardo", f"Ardo{name}")
        (tmp_path / "seeds" / f"{name}.md").write_text(text)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_build_tells_how_many_drafts_and_later_articles_it_left_out(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = ["--now", "2026-03-10T12:00:00Z"]
    out = ", 1 draft left out (--drafts), 1 dated after now left out (--future)"
    for _ in range(2):  # an unchanged build tells it again
        assert run(["build", *now]) == 0
        assert re.match(r"1 article, 1 story" + re.escape(out) + "; site: ", capsys.readouterr().out)
    pages = b"".join(path.read_bytes() for path in (room / "site").rglob("*.html"))
    assert b"Ardoa" in pages
    assert b"Ardob" not in pages
    assert b"Ardoc" not in pages
    assert run(["build", *now, "--strict"]) == 0, "what is left out on purpose is no mistake"
    capsys.readouterr()
    assert run(["build", *now, "--drafts", "--future", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["articles"], answer["drafts"], answer["later"]) == (3, 0, 0)
    assert run(["build"]) == 0
    assert capsys.readouterr().out.startswith("2 articles, "), "without a now nothing is later"


def test_where_nothing_but_drafts_is_left_the_way_out_is_told(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (room / "seeds" / "a.md").unlink()
    (room / "seeds" / "c.md").unlink()
    assert run(["build"]) == 1
    assert "take them in with --drafts" in capsys.readouterr().err


def test_a_profile_may_take_drafts_in_and_a_switch_may_leave_them_out(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (room / "digest.toml").write_text("[profile.preview.build]\ndrafts = true\n")
    assert run(["check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["drafts"] == 1
    assert run(["check", "--json", "--profile", "preview"]) == 0
    assert json.loads(capsys.readouterr().out)["drafts"] == 0
    assert run(["check", "--json", "--profile", "preview", "--no-drafts"]) == 0
    assert json.loads(capsys.readouterr().out)["drafts"] == 1
    assert run(["explain", "b.md"]) == 2
    assert run(["explain", "b.md", "--drafts"]) == 0
    assert run(["check", "--profile", "x"]) == 2
