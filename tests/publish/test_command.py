"""What `digest publish` answers, in words and as an exit code; and that no secret is ever among the words."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import newsstand
import pytest
from newsstand import Newsroom

from digest.cli import run
from digest.write.lock import held

DISK = '[publish.disk]\nkind = "folder"\npath = "out"\n'
ZIP = '[publish.packed]\nkind = "archive"\npath = "out.zip"\n'


@pytest.fixture
def room(newsroom_: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """The newsroom that the command is typed in."""
    monkeypatch.chdir(newsroom_.folder)
    return newsroom_


def settings(room: Newsroom, text: str) -> None:
    (room.folder / "digest.toml").write_text(text)


def test_one_place_needs_no_name_and_a_line_says_what_was_done(
    room: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(room, DISK)
    assert run(["publish"]) == 0
    assert capsys.readouterr().out.startswith("disk (folder): 15 sent, 0 unchanged; ")
    assert run(["publish", "disk"]) == 0
    assert capsys.readouterr().out.startswith("disk (folder): nothing has changed, 15 files; ")
    assert newsstand.of_folder(room.folder / "out") == newsstand.pages()


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("", [], r"add [publish.NAME]"),
        (DISK + ZIP, [], "one of disk, packed"),
        (DISK + ZIP, ["dsik"], "Did you mean 'disk'?"),
        (DISK + ZIP, ["elsewhere"], "Known are disk, packed."),
        ('[publish.live]\nkind = "s3"\nbucket = "abc"\ntoken = "hunter2"', [], "token holds a secret"),
    ],
)
def test_a_place_that_is_not_clear_is_asked_for(
    text: str, words: list[str], said: str, room: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(room, text)
    assert run(["publish", *words]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert "hunter2" not in err


def test_without_a_site_the_way_to_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "digest.toml").write_text(DISK)
    assert run(["publish"]) == 2
    assert "run `digest build` first" in capsys.readouterr().err


def test_a_dry_run_lists_the_steps_and_the_objection(
    room: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(room, DISK)
    run(["publish"])
    room.write({"index.html": b"new"})
    capsys.readouterr()
    assert run(["publish", "--dry-run"]) == 6
    told = capsys.readouterr()
    assert "put     index.html (3 bytes)\n" in told.out
    assert "delete  stories/story 0 é/index.html\n" in told.out
    assert "1 would be sent, 0 unchanged, 14 would be deleted" in told.out
    assert told.err.startswith("14 of 15 published files would be deleted")
    assert newsstand.of_folder(room.folder / "out") == newsstand.pages()
    assert run(["publish"]) == 6
    assert "allow it with --yes" in capsys.readouterr().err
    assert run(["publish", "--yes"]) == 0
    assert newsstand.of_folder(room.folder / "out") == {"index.html": b"new"}


def test_programs_are_answered_in_json(room: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    settings(room, DISK)
    assert run(["publish", "--json", "--dry-run"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told["put"]) == set(newsstand.pages())
    assert told["bytes"] == sum(map(len, newsstand.pages().values()))
    assert (told["name"], told["delete"], told["objection"]) == ("disk", [], "")
    assert not (room.folder / "out").exists()


def test_a_library_that_is_missing_is_named_with_the_way_to_it(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(room, '[publish.live]\nkind = "s3"\nbucket = "abc"\n')
    monkeypatch.setitem(sys.modules, "boto3", None)
    monkeypatch.delitem(sys.modules, "digest.publish.targets.s3", raising=False)
    assert run(["publish"]) == 2
    assert capsys.readouterr().err == "kind = \"s3\" needs boto3; run: pip install 'digest[publish]'\n"


def test_two_publishes_to_one_place_do_not_meet(room: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    settings(room, DISK)
    with held(room.folder / ".digest" / "publish" / "disk.lock", Path("disk")):
        assert run(["publish"]) == 5
    assert "another publish is at work" in capsys.readouterr().err
    assert run(["publish"]) == 0


def test_a_folder_and_an_archive_need_no_outside_library(room: Newsroom) -> None:
    settings(room, DISK + ZIP)
    loaded = (
        "import sys; from digest.cli import run; run(['publish', sys.argv[1]]); print(sorted(sys.modules))"
    )
    for name in ("disk", "packed"):
        call = [sys.executable, "-c", loaded, name]
        out = subprocess.run(call, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own interpreter
        assert not any(f"'{library}'" in out for library in ("boto3", "asyncssh", "httpx", "numpy", "jinja2"))
        assert "sent" in out


def test_no_secret_is_told_or_kept(
    room: Newsroom,
    stand_of: Callable[[str], Any],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    dav, bucket = stand_of("webdav").place, stand_of("s3").place
    settings(
        room,
        f'[publish.dav]\nkind = "webdav"\nurl = "{dav.url}"\nuser = "editor"\n[publish.live]\nkind = "s3"\n'
        f'bucket = "{bucket.bucket}"\nendpoint = "{bucket.endpoint}"\nregion = "us-east-1"\n',
    )
    for name, code in (("dav", 0), ("live", 0), ("dav", 6), ("live", 6)):
        if code:
            monkeypatch.setenv("DIGEST_PUBLISH_DAV_PASSWORD", "canary-word")
            monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "canary-word")
        else:
            monkeypatch.setenv("DIGEST_PUBLISH_DAV_PASSWORD", newsstand.PASSWORD)
        assert run(["publish", name, *(["--all"] if code else [])]) == code
    said = "".join(capfd.readouterr())
    kept = [path.read_text("utf-8", "replace") for path in room.folder.rglob("*") if path.is_file()]
    for secret in ("canary-word", newsstand.PASSWORD):
        assert secret not in said
        assert not any(secret in text for text in kept)
