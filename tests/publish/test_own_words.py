"""What the place says that a site is sent to is told by the place's name, never as a fault of this machine."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import newsstand
import pytest
from newsstand import Newsroom
from servers import Ssh, program

from digest.cli import run


@pytest.fixture
def room(newsroom_: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """The newsroom that the command is typed in."""
    monkeypatch.chdir(newsroom_.folder)
    return newsroom_


@pytest.fixture
def shut(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nobody may make anything, not even root."""
    place = tmp_path / "shut"
    place.mkdir(mode=0o555)
    call = ["chattr", "+i", str(place)]
    if os.geteuid() == 0 and subprocess.run(call, capture_output=True, check=False).returncode:  # noqa: S603 - fixed
        pytest.skip("nothing is shut to root here")
    yield place
    if os.geteuid() == 0:
        subprocess.run(["chattr", "-i", str(place)], check=True)  # noqa: S603, S607 - as above
    place.chmod(0o755)


def refused(room: Newsroom, settings: str, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What `digest publish` says where the place refuses; nothing of it about this machine's notes."""
    (room.folder / "digest.toml").write_text(settings)
    assert run(["publish", *words]) == 6
    said = capsys.readouterr().err
    assert ".digest/publish" not in said
    assert said.count("\n") == 1
    return said


@pytest.mark.parametrize(("kind", "name"), [("folder", "f"), ("archive", "f.zip"), ("archive", "f.tar.gz")])
def test_a_place_below_a_file_is_told_with_its_name_and_path(
    kind: str, name: str, room: Newsroom, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "afile").write_text("in the way")
    place = tmp_path / "afile" / "x" / name
    said = refused(room, f'[publish.away]\nkind = "{kind}"\npath = "{place}"\n', capsys)
    assert said.startswith(f"away: {place}: not a directory")
    assert said.endswith("; mend that and publish again.\n")


@pytest.mark.parametrize(("kind", "name"), [("folder", "f"), ("folder", "x/f"), ("archive", "f.zip")])
def test_a_place_that_may_not_be_written_is_told_with_its_name_and_path(
    kind: str, name: str, room: Newsroom, capsys: pytest.CaptureFixture[str], shut: Path
) -> None:
    place = shut / name
    said = refused(room, f'[publish.away]\nkind = "{kind}"\npath = "{place}"\n', capsys)
    assert re.match(rf"away: {re.escape(str(place))}: (operation not permitted|permission denied)", said)
    assert said.endswith("publish again.\n")
    assert "build" not in said


@pytest.mark.parametrize("switch", ["true", "false"])
def test_a_folder_that_cannot_be_made_over_ssh_is_told(
    switch: str, room: Newsroom, capsys: pytest.CaptureFixture[str], ssh: Ssh, shut: Path
) -> None:
    text = f'[publish.away]\nkind = "sftp"\nhost = "news"\npath = "{shut}/web"\nssh_config = "{ssh.config}"\n'
    said = refused(room, f"{text}switch = {switch}\n", capsys)
    assert f"{shut}/web" in said
    assert "cannot be made" in said


def test_notes_that_cannot_be_written_are_still_this_machines(
    room: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    (room.folder / "digest.toml").write_text('[publish.away]\nkind = "folder"\npath = "out"\n')
    (room.folder / ".digest").mkdir()
    (room.folder / ".digest" / "publish").write_text("in the way")
    assert run(["publish"]) == 4
    assert "allow writing it" in capsys.readouterr().err
    assert not (room.folder / "out").exists()


def test_a_site_that_another_is_writing_is_told_as_that(
    room: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    from digest.write.lock import held  # noqa: PLC0415 - for this one alone

    (room.folder / "digest.toml").write_text('[publish.away]\nkind = "folder"\npath = "out"\n')
    with held(room.folder / ".out.digest", room.folder / "out"):
        assert run(["publish"]) == 5
    assert "out: another build" in capsys.readouterr().err
    assert run(["publish"]) == 0
    assert newsstand.of_folder(room.folder / "out") == newsstand.pages()


def rsynced(ssh: Ssh, path: Path) -> str:
    """The settings of a place that rsync sends to."""
    config = f'path = "{path}"\nssh_config = "{ssh.config}"\n'
    return f'[publish.away]\nkind = "rsync"\nhost = "news"\n{config}'


@pytest.mark.skipif(program("rsync") is None, reason="no rsync")
def test_rsync_without_the_folder_above_is_told_as_that(
    room: Newsroom, capsys: pytest.CaptureFixture[str], ssh: Ssh, tmp_path: Path
) -> None:
    said = refused(room, rsynced(ssh, tmp_path / "none" / "deep" / "web"), capsys)
    assert said == f"news:{tmp_path}/none/deep/web: the folder above it is missing there; make it first.\n"


@pytest.mark.skipif(program("rsync") is None, reason="no rsync")
def test_rsync_into_a_folder_that_is_shut_is_told_as_that(
    room: Newsroom, capsys: pytest.CaptureFixture[str], ssh: Ssh, shut: Path
) -> None:
    said = refused(room, rsynced(ssh, shut / "web"), capsys)
    assert "you may not write there" in said
    assert "space" not in said


@pytest.mark.skipif(program("rsync") is None, reason="no rsync")
@pytest.mark.parametrize("words", [[], ["--dry-run"]])
@pytest.mark.parametrize("holding", ["", "theirs.html"])
def test_a_real_folder_where_the_link_should_be_is_told_before_rsync_sends(
    words: list[str],
    holding: str,
    room: Newsroom,
    capsys: pytest.CaptureFixture[str],
    ssh: Ssh,
    tmp_path: Path,
) -> None:
    (tmp_path / "web" / "current").mkdir(parents=True)
    if holding:
        (tmp_path / "web" / "current" / holding).write_text("theirs")
    said = refused(room, rsynced(ssh, tmp_path / "web"), capsys, *words)
    assert said == f"news:{tmp_path}/web/current: no link that digest could switch; move it away.\n"
    assert [path.name for path in (tmp_path / "web").iterdir()] == ["current"]
