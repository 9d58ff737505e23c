"""What each command answers, in words and as an exit code."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from digest import __version__
from digest.cli import HELP, run
from digest.cli.commands import NAMES
from digest.errors import DiskError, LockedError
from digest.write import swap
from digest.write.lock import held

REPOSITORY = Path(__file__).parents[2]


def break_pipeline(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(sys.modules["digest.pipeline"], "build", failing)


def test_help_names_every_command_and_loads_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], ["--help"], ["-h"]):
        assert run(words) == 0
        assert capsys.readouterr().out == HELP
    assert all(f"\n  {name} " in HELP for name in NAMES)
    code = "import sys; from digest.cli import run; run(['--help']); print(sorted(sys.modules))"
    out = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout
    assert not re.search(r"'(click|rich|jinja2|numpy|nupunkt|digest\.config|uvicorn|dataclasses)'", out)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_teaches_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    out = capsys.readouterr().out
    assert f"\n    digest {name}" in out
    assert "\b" not in out


def test_no_command_loads_the_heavy_libraries_for_its_help() -> None:
    code = "import sys; from digest.cli import run; run([sys.argv[1], '--help']); print(sorted(sys.modules))"
    for name in NAMES:
        out = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", code, name], cwd=REPOSITORY, capture_output=True, text=True, check=True
        ).stdout
        assert not re.search(r"'(jinja2|numpy|nupunkt|uvicorn|watchdog|digest\.pipeline)'", out), name


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"digest {__version__}\n"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["biuld"], "Did you mean 'build'?"),
        (["zzz"], "Known are new, fetch"),
        (["build", "--nwo", "x"], "--now"),
        (["build", "--now", "yesterday"], "--now"),
        (["build", "--now", "0001-01-01T00:00:00+14:00"], "--now"),
        (["build", "--now", "9999-12-31T23:59:59-14:00"], "--now"),
        (["build", "--jobs", "-1"], "--jobs"),
        (["build", "--config", "missing.toml"], "missing.toml"),
        (["explain"], "ARTICLE_OR_WORDS"),
        (["build", "--site", "."], "site"),
    ],
)
def test_a_mistyped_command_is_2_and_says_the_way_out(
    words: list[str], hint: str, newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    captured = capsys.readouterr()
    assert hint in captured.err
    assert "Traceback" not in captured.err
    assert [path.name for path in newsroom.iterdir()] == ["seeds"]


def test_build_writes_the_site_and_says_so_in_one_line(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "--now", "2025-12-15T18:00:00Z"]) == 0
    captured = capsys.readouterr()
    line = r"2 articles, 1 story; site: 3 written, 0 unchanged; \d+\.\d s\n"
    assert re.fullmatch(line, captured.out)
    assert captured.err == ""
    assert "2025-12-15T18:00:00" in (newsroom / "site" / "stories" / "mill" / "index.html").read_text()
    assert run(["build", "--now", "2025-12-15T18:00:00Z"]) == 0
    assert "0 written, 3 unchanged" in capsys.readouterr().out


def test_the_time_comes_from_the_environment_when_none_is_said(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert run(["build"]) == 0
    assert "1970-01-02T00:00:00" in (newsroom / "site" / "stories" / "mill" / "index.html").read_text()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert run(["build"]) == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


def test_a_refused_article_is_1_and_the_rest_is_built(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (newsroom / "seeds" / "bad.txt").write_bytes(b"\0\1\2" * 50)
    assert run(["build", "--json"]) == 1
    captured = capsys.readouterr()
    answer = json.loads(captured.out)
    assert (answer["articles"], answer["refused"], answer["written"][0]) == (2, 1, "index.json")
    assert captured.err.startswith("seeds/bad.txt")
    assert captured.err.count("\n") == 1


def test_a_warning_is_1_only_when_strict(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (newsroom / "seeds" / "picture.jpg").write_bytes(b"x")
    assert run(["check"]) == 0
    assert run(["check", "--strict"]) == 1
    assert "picture.jpg" in capsys.readouterr().err
    assert not (newsroom / "site").exists()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (DiskError("site: no space left"), 4),
        (LockedError("site: another build"), 5),
        (KeyboardInterrupt(), 130),
        (ZeroDivisionError("x"), 70),
    ],
)
def test_each_kind_of_failure_has_its_code(
    error: BaseException,
    code: int,
    newsroom: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert newsroom
    break_pipeline(monkeypatch, error)
    assert run(["build"]) == code
    err = capsys.readouterr().err
    assert ("Traceback" in err) == (code == 70)
    assert code == 70 or err.count("\n") == 1


def test_a_build_during_a_build_is_5(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with held(swap.Area(newsroom / "site").folder, newsroom / "site"):
        assert run(["build"]) == 5
    assert str(os.getpid()) in capsys.readouterr().err


def test_verify_passes_what_was_built_and_catches_what_was_changed(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify"]) == 2
    assert "run `digest build` first" in capsys.readouterr().err
    run(["build"])
    capsys.readouterr()
    assert run(["verify"]) == 0
    assert capsys.readouterr().out == "site: 3 files, 1 passage of 2 articles: every one verbatim\n"
    page = newsroom / "site" / "stories" / "mill" / "index.html"
    page.write_text(page.read_text().replace("Monday", "Sunday"))
    assert run(["verify", "site"]) == 1
    err = capsys.readouterr().err
    assert "changed since digest wrote it" in err
    assert 'reads "The mill at Ardo burned down on Monday."' in err
    run(["build"])
    (newsroom / "seeds" / "south.txt").unlink()
    assert run(["verify"]) == 1
    assert "seeds/south.txt is gone" in capsys.readouterr().err
    page.unlink()
    assert run(["verify"]) == 1
    assert "gone, though" in capsys.readouterr().err


@contextlib.contextmanager
def started(newsroom: Path, *words: str) -> "Iterator[subprocess.Popen[str]]":
    """The command in a process of its own, which does not outlive the test."""
    code = (
        "import sys, types; sys.path.insert(0, sys.argv.pop(1)); import conftest as c\n"
        "fake = types.ModuleType('digest.pipeline'); vars(fake).update(vars(c))\n"
        "sys.modules['digest.pipeline'] = sys.modules['digest.building'] = fake\n"
        "from digest.cli import main; main()"
    )
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", code, str(Path(__file__).parent), *words],
        cwd=newsroom,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_serve_shows_the_site_until_it_is_told_to_end(number: int, code: int, newsroom: Path) -> None:
    with started(newsroom, "serve", "--port", "0") as server:
        assert server.stderr is not None
        url = server.stderr.readline().split()[0]
        end = time.monotonic() + 20
        while not (newsroom / ".digest/preview/stories/mill/index.html").exists():
            assert time.monotonic() < end
            time.sleep(0.05)
        with urllib.request.urlopen(f"{url}stories/mill/", timeout=10) as answer:  # noqa: S310 - our own server
            assert b"burned down" in answer.read()
        assert not (newsroom / "site").exists()
        server.send_signal(number)
        _, errors = server.communicate(timeout=20)
    assert server.returncode == code
    assert "Traceback" not in errors


@pytest.mark.parametrize(("words", "title"), [((), "Unfinished"), (("--profile", "release"), "Harbor")])
def test_serve_takes_the_profile_called_preview_unless_another_is_named(
    words: tuple[str, ...], title: str, newsroom: Path
) -> None:
    settings = '[profile.preview.site]\ntitle = "Unfinished"\n[profile.release.site]\ntitle = "Harbor"\n'
    (newsroom / "digest.toml").write_text(settings)
    page = newsroom / ".digest/preview/stories/mill/index.html"
    with started(newsroom, "serve", "--port", "0", *words):
        end = time.monotonic() + 20
        while not page.exists():
            assert time.monotonic() < end
            time.sleep(0.05)
        assert f"<p data-ours>{title} " in page.read_text()


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_build_that_is_told_to_end_leaves_the_old_site_and_nothing_beside_it(
    number: int, code: int, newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["build", "--now", "2025-12-15T18:00:00Z"]) == 0
    before = (newsroom / "site" / "stories" / "mill" / "index.html").read_bytes()
    monkeypatch.setenv("SLOW", "1")
    with started(newsroom, "build", "--now", "2025-12-16T18:00:00Z") as command:
        assert command.stdout is not None
        assert command.stdout.readline() == "half-way\n"
        assert (newsroom / ".site.digest" / "lock").is_file()
        command.send_signal(number)
        _, errors = command.communicate(timeout=20)
    assert command.returncode == code
    assert "Traceback" not in errors
    assert (newsroom / "site" / "stories" / "mill" / "index.html").read_bytes() == before
    assert sorted(path.name for path in newsroom.iterdir()) == ["seeds", "site"]


def test_a_reader_that_has_enough_is_no_error(newsroom: Path) -> None:
    with started(newsroom, "explain", "mill") as command:
        assert command.stdout is not None
        command.stdout.close()
        assert command.stderr is not None
        assert command.stderr.read() == ""
        assert command.wait(timeout=20) == 0


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("build", "the site is whole, the old one or the new"),
        ("publish", "publish again, it goes on from there"),
        ("fetch", "the articles that came are kept, the next run goes on from there"),
        ("add", "the articles that came are kept, the next run goes on from there"),
        ("clean", "clean again, it takes away the rest"),
        ("verify", ""),
        ("new", ""),
    ],
)
def test_who_stops_a_command_by_hand_is_told_what_is_left(
    word: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_: Sequence[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("digest.cli.done._answered", stopped)
    assert run([word]) == 130
    assert capsys.readouterr().err == f"interrupted{said and f'; {said}'}\n"
