"""What a publish left that was killed is cleared by the next, also where nothing is left to be sent."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from newsstand import Newsroom, Stand, of_folder, pages

from digest.destinations import ToArchive, ToFolder, ToGit
from digest.write import MANIFEST


@pytest.fixture
def newsroom_(tmp_path: Path) -> Newsroom:
    made = Newsroom(tmp_path)
    made.write(pages(2))
    return made


def test_a_folder_that_was_switched_already_is_cleared_of_the_old_tree(
    newsroom_: Newsroom, tmp_path: Path
) -> None:
    place = ToFolder(path=str(tmp_path / "out"))
    newsroom_.send(place)
    left = tmp_path / ".out.digest"
    (left / "new" / "pages").mkdir(parents=True)
    (tmp_path / "cache" / "sent").write_text("of a publish that was killed")
    assert newsroom_.send(place, dry=True).plan.put == ()
    assert left.is_dir()
    newsroom_.send(place)
    assert not left.exists()
    assert not (tmp_path / "cache" / "sent").exists()
    assert of_folder(tmp_path / "out") == pages(2)
    assert (tmp_path / "out" / MANIFEST).read_bytes() == (tmp_path / "site" / MANIFEST).read_bytes()
    assert newsroom_.send(place).plan.empty


def test_a_half_made_archive_goes_and_files_of_others_stay(newsroom_: Newsroom, tmp_path: Path) -> None:
    half, other = tmp_path / ".news.zip.4711", tmp_path / ".news.zip.bak"
    half.write_bytes(b"PK")
    other.write_bytes(b"mine")
    newsroom_.send(ToArchive(path=str(tmp_path / "news.zip")))
    assert not half.exists()
    assert other.read_bytes() == b"mine"


def test_locks_that_a_killed_git_left_do_not_stop_the_next(newsroom_: Newsroom, tmp_path: Path) -> None:
    remote = tmp_path / "news.git"
    subprocess.run(["git", "init", "-q", "--bare", str(remote)], check=True)  # noqa: S603, S607 - git
    place = ToGit(remote=str(remote))
    newsroom_.send(place)
    (tmp_path / "cache" / "repository.git" / "shallow.lock").touch()
    (tmp_path / "cache" / "repository.git" / "refs" / "digest" / "head.lock").touch()
    newsroom_.write(pages(3))
    assert newsroom_.send(place).plan.put


def test_what_a_killed_rsync_was_working_on_goes(
    newsroom_: Newsroom, stand_of: Callable[[str], Stand], tmp_path: Path
) -> None:
    left = tmp_path / "cache" / "rsync" / "staged" / "index.html"
    left.parent.mkdir(parents=True)
    left.write_text("of a publish that was killed")
    stand = stand_of("rsync")
    newsroom_.send(stand.place)
    assert stand.holds() == pages(2)
    assert list((tmp_path / "cache").iterdir()) == []
