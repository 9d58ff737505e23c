"""What is special to one kind of place."""

import os
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import newsstand
import pytest
from newsstand import Newsroom, OnBranch, Stand
from servers import Ssh

from digest.destinations import ToArchive, ToRsync, ToWebdav
from digest.errors import ConfigError, PublishError
from digest.publish import built, opened
from digest.write import MANIFEST

Makes = Callable[[str], Any]


@pytest.mark.parametrize("name", ["site.zip", "site.tar.gz"])
def test_an_archive_is_the_same_bytes_each_time(
    name: str, newsroom_: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (ToArchive(path=str(tmp_path / folder / name)) for folder in ("a", "b"))
    newsroom_.send(one)
    os.utime(newsroom_.folder / "site" / "index.html", (1, 1))
    newsroom_.send(other)
    data = Path(one.path).read_bytes()
    assert Path(other.path).read_bytes() == data
    assert newsroom_.send(one).plan.empty
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1765800000")
    newsroom_.send(one, everything=True)
    assert Path(one.path).read_bytes() != data
    assert [path.name for path in Path(one.path).parent.iterdir()] == [name]


def test_an_archive_holds_the_site(newsroom_: Newsroom, tmp_path: Path) -> None:
    newsroom_.send(ToArchive(path=str(tmp_path / "site.zip")))
    with zipfile.ZipFile(tmp_path / "site.zip") as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    assert held.pop(MANIFEST)
    assert held == newsstand.pages()
    newsroom_.send(ToArchive(path=str(tmp_path / "site.tar.gz")))
    with tarfile.open(tmp_path / "site.tar.gz") as tar:
        tar.extractall(tmp_path / "unpacked", filter="data")
    assert newsstand.of_folder(tmp_path / "unpacked") == newsstand.pages()


@pytest.mark.parametrize("data", [b"no archive at all", b""])
@pytest.mark.parametrize("name", ["site.zip", "site.tar.gz"])
def test_a_file_that_is_not_digests_archive_is_not_replaced(
    name: str, data: bytes, newsroom_: Newsroom, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(PublishError, match="no archive that digest made"):
        newsroom_.send(ToArchive(path=str(tmp_path / name)))
    assert (tmp_path / name).read_bytes() == data


def test_a_store_is_told_what_a_file_is_and_how_long_to_keep_it(newsroom_: Newsroom, stand_of: Makes) -> None:
    stand = stand_of("s3")
    newsroom_.send(stand.place)
    told = {
        path: stand.get(f"news/{path}") for path in ("index.html", "assets/site.0123456789.css", MANIFEST)
    }
    assert [(each["ContentType"], each["CacheControl"]) for each in told.values()] == [
        ("text/html; charset=utf-8", "public, max-age=300"),
        ("text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        ("application/json", "no-cache"),
    ]


def test_a_bucket_that_is_not_there_is_told(newsroom_: Newsroom, stand_of: Makes) -> None:
    with pytest.raises(PublishError, match="no such bucket"):
        newsroom_.send(replace(stand_of("s3").place, bucket="never-made"))


def test_many_new_files_are_looked_up_at_once(newsroom_: Newsroom, stand_of: Makes) -> None:
    stand = stand_of("s3")
    newsroom_.write(newsstand.pages(40))
    stand.leave("stories/story 7 é/index.html", b"theirs")
    with pytest.raises(PublishError, match=r"story 7 é/index\.html: on the target"):
        newsroom_.send(stand.place)


@pytest.mark.parametrize("kind", ["releases", "rsync"])
def test_releases_share_what_has_not_changed_and_old_ones_go(
    kind: str, newsroom_: Newsroom, stand_of: Makes
) -> None:
    stand = stand_of(kind)
    place = replace(stand.place, keep=2)
    inodes = []
    for number in range(3):
        newsroom_.write({**newsstand.pages(), "index.html": f"front {number}".encode()})
        newsroom_.send(place)
        inodes.append((stand.root / "feed.xml").stat().st_ino)
    assert len(set(inodes)) == 1
    kept = [path.name for path in (stand.root.parent / "releases").iterdir()]
    assert len(kept) == 2
    assert stand.root.resolve().name in kept
    assert sorted(path.name for path in stand.root.parent.iterdir()) == ["current", "releases"]


def test_going_back_to_a_site_that_is_still_there_sends_nothing(newsroom_: Newsroom, stand_of: Makes) -> None:
    stand = stand_of("releases")
    newsroom_.send(stand.place)
    newsroom_.write({path: data + b"!" for path, data in newsstand.pages().items()})
    newsroom_.send(stand.place)
    stand.leave("theirs.txt", b"theirs")
    first = {path: path.stat().st_ino for path in (stand.root.parent / "releases").rglob("*.html")}
    newsroom_.write(newsstand.pages())
    newsroom_.send(stand.place)
    assert stand.holds() == {**newsstand.pages(), "theirs.txt": b"theirs"}
    assert all(path.stat().st_ino == inode for path, inode in first.items())


@pytest.mark.parametrize("kind", ["releases", "rsync"])
def test_a_folder_in_the_place_of_the_link_is_let_be(kind: str, newsroom_: Newsroom, stand_of: Makes) -> None:
    stand = stand_of(kind)
    stand.root.mkdir(parents=True)
    (stand.root / MANIFEST).write_text("{}")
    (stand.root / "index.html").write_text("theirs")
    with pytest.raises(PublishError, match="no link that digest could switch"):
        newsroom_.send(stand.place)
    assert (stand.root / "index.html").read_text() == "theirs"


@pytest.mark.parametrize("kind", ["releases", "rsync"])
def test_links_that_others_made_go_with_them(kind: str, newsroom_: Newsroom, stand_of: Makes) -> None:
    stand = stand_of(kind)
    newsroom_.send(stand.place)
    (stand.root / "latest.xml").symlink_to("feed.xml")
    newsroom_.write({**newsstand.pages(), "index.html": b"new"})
    newsroom_.send(stand.place)
    assert (stand.root / "latest.xml").readlink() == Path("feed.xml")


@pytest.mark.parametrize("kind", ["plain", "webdav"])
def test_empty_folders_go_with_their_last_page(kind: str, newsroom_: Newsroom, stand_of: Makes) -> None:
    stand = stand_of(kind)
    newsroom_.write({**newsstand.pages(), "old/deep/page.html": b"x"})
    newsroom_.send(stand.place, password=stand.password)
    assert (stand.root / "old" / "deep").is_dir()
    newsroom_.write(newsstand.pages())
    newsroom_.send(stand.place, password=stand.password)
    assert not (stand.root / "old").exists()


def worked_in(folder: Path, stand: OnBranch) -> None:
    """Make `folder` a repository with work under way, and the branch's repository its remote."""
    newsstand.git(folder, "init", "-q")
    newsstand.git(folder, "remote", "add", "origin", str(stand.bare))
    (folder / "digest.toml").write_text("")
    (folder / ".gitignore").write_text("site\ncache\n")
    newsstand.git(folder, "add", "-A")
    newsstand.git(folder, "commit", "-q", "-m", "mine")
    (folder / "digest.toml").write_text("# under way\n")
    (folder / "staged.txt").write_text("staged")
    newsstand.git(folder, "add", "staged.txt")


def state(folder: Path) -> str:
    return newsstand.git(folder, "status", "--porcelain", "--branch") + newsstand.git(folder, "show-ref")


def test_a_branch_grows_and_the_repository_one_works_in_is_not_touched(
    newsroom_: Newsroom, stand_of: Makes
) -> None:
    stand = stand_of("git")
    worked_in(newsroom_.folder, stand)
    before = state(newsroom_.folder)
    place = replace(stand.place, remote="origin", ssh_config="")
    newsroom_.send(place)
    newsroom_.write({**newsstand.pages(), "index.html": b"new"})
    newsroom_.send(place)
    assert state(newsroom_.folder) == before
    assert len(stand.git("log", "--format=%s", "gh-pages").split("Publish ")) == 3
    assert stand.holds()["index.html"] == b"new"


def test_the_same_site_at_the_same_time_is_the_same_commit(
    newsroom_: Newsroom, stand_of: Makes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1765800000")
    stand = stand_of("git")
    newsroom_.send(stand.place)
    head = stand.git("rev-parse", "gh-pages")
    newsroom_.send(replace(stand.place, branch="twin"))
    assert stand.git("rev-parse", "twin") == head
    assert stand.git("log", "-1", "--format=%ct %s", "twin").startswith("1765800000 Publish ")


def test_history_is_thrown_away_only_when_a_person_says_so(newsroom_: Newsroom, stand_of: Makes) -> None:
    stand = stand_of("git")
    newsroom_.send(stand.place)
    stand.leave("CNAME", b"news.example.org")
    files = {**newsstand.pages(), "index.html": b"new"}
    newsroom_.write(files)
    newsroom_.send(replace(stand.place, force=True))
    assert stand.git("rev-list", "--count", "gh-pages").strip() == "1"
    assert stand.holds() == {**files, "CNAME": b"news.example.org"}


@pytest.mark.parametrize("force", [False, True])
def test_what_somebody_pushed_meanwhile_is_not_pushed_over(
    *, force: bool, newsroom_: Newsroom, stand_of: Makes
) -> None:
    stand = stand_of("git")
    place = replace(stand.place, force=force)
    newsroom_.send(place)
    newsroom_.write({**newsstand.pages(), "index.html": b"newer"})
    whole = built(newsroom_.folder / "site")
    with (
        pytest.raises(PublishError, match="somebody else pushed meanwhile"),
        opened(place, whole, newsroom_.here()) as target,
    ):
        newsroom_.through(_Hasty(target, stand, "meanwhile.txt"))
    assert "meanwhile.txt" in stand.holds()
    newsroom_.send(place)
    assert "meanwhile.txt" in stand.holds()


class _Hasty:
    """A target at which somebody else is a moment quicker."""

    def __init__(self, target: Any, stand: Stand, path: str) -> None:
        self._target, self._stand, self._path = target, stand, path

    def __getattr__(self, name: str) -> Any:
        return getattr(self._target, name)

    def finish(self, plan: Any) -> None:
        self._stand.leave(self._path, b"theirs")
        self._target.finish(plan)


def test_a_remote_that_has_no_such_name_is_told(newsroom_: Newsroom, stand_of: Makes) -> None:
    with pytest.raises(ConfigError, match="no git remote is called upstream"):
        newsroom_.send(replace(stand_of("git").place, remote="upstream", ssh_config=""))


def test_a_password_is_not_sent_for_all_to_read(newsroom_: Newsroom) -> None:
    place = ToWebdav(url="http://dav.example.org/news", user="editor")
    with pytest.raises(ConfigError, match="write https://"):
        newsroom_.send(place, password="a word")  # noqa: S106 - of nobody
    with pytest.raises(ConfigError, match="but no user"):
        newsroom_.send(replace(place, url="https://dav.example.org/news", user=""), password="x")  # noqa: S106 - as above


def test_a_password_may_stand_in_netrc(
    newsroom_: Newsroom, stand_of: Makes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = stand_of("webdav")
    (tmp_path / "netrc").write_text(f'machine 127.0.0.1 login editor password "{stand.password}"\n')
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    newsroom_.send(stand.place)
    assert stand.holds() == newsstand.pages()


@pytest.mark.parametrize("after", ["horse battery staple", "horse\nbroken"])
def test_a_netrc_that_cannot_be_read_is_told_without_a_word_of_it(
    newsroom_: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    (tmp_path / "netrc").write_text(f"machine 127.0.0.1 login editor password {after}\n")
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with pytest.raises(
        ConfigError, match=r"netrc:\d: this is no line of a netrc file; write machine"
    ) as told:
        newsroom_.send(ToWebdav(url="http://127.0.0.1:9/", user="editor"))
    assert not any(word in str(told.value) for word in (*after.split(), "editor"))
    assert told.value.__cause__ is None


def test_a_program_that_is_not_installed_is_named(
    newsroom_: Newsroom, ssh: Ssh, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ConfigError, match="rsync is not installed"):
        newsroom_.send(ToRsync(host="news", path="x", ssh_config=str(ssh.config)))
