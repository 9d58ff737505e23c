"""When things go wrong under way: what is there stays usable, and the next try goes on from there."""

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import newsstand
import pytest
from newsstand import Newsroom, OnDisk, Stand
from servers import Cable, Ssh

from digest.destinations import ToS3, ToSftp, ToWebdav
from digest.errors import PublishError
from digest.publish import Outgoing, Target, Terms, built, opened, publish

SIZE = 100_000  # bytes of a page that takes its time


def heavy(number: int) -> dict[str, bytes]:
    """A site with pages that cannot be squeezed, each of 0.1 MB."""
    noise = {f"pages/{n}/index.html": os.urandom(SIZE) for n in range(number)}
    return {"index.html": b"front", **noise}


@pytest.fixture
def cable() -> Iterator[Callable[..., Cable]]:
    """Lays cables, and takes them up at the end."""
    laid: list[Cable] = []

    def lay(port: int, *, after: int) -> Cable:
        laid.append(Cable(port, after=after))
        return laid[-1]

    yield lay
    for each in laid:
        each.close()


def through(stand: Stand, cable: Callable[..., Cable], ssh: Ssh, *, after: int) -> tuple[Any, Cable]:
    """The same place, reached by a cable that will be cut."""
    place: Any = stand.place
    match place:
        case ToS3():
            made = cable(int(place.endpoint.rpartition(":")[2]), after=after)
            return replace(place, endpoint=f"http://127.0.0.1:{made.port}"), made
        case ToWebdav():
            made = cable(int(place.url.split(":")[2].partition("/")[0]), after=after)
            name = place.url.rpartition("/")[2]
            return replace(place, url=f"http://127.0.0.1:{made.port}/{name}"), made
    made = cable(ssh.port, after=after)
    config = ssh.config_for(f"cut-{made.port}", port=made.port)
    return replace(place, ssh_config=str(config)), made


CUT = ("plain", "releases", "rsync", "git", "s3", "webdav")


@pytest.mark.parametrize("kind", CUT)
def test_a_cut_connection_is_taken_up_again(
    kind: str, newsroom_: Newsroom, stand_of: Callable[[str], Stand], cable: Callable[..., Cable], ssh: Ssh
) -> None:
    stand = stand_of(kind)
    files = heavy(8)
    newsroom_.write(files)
    place, made = through(stand, cable, ssh, after=400_000)
    newsroom_.send(place, password=stand.password)
    assert made.cuts == 1
    assert newsroom_.pauses
    assert _unlike(stand.holds(), files) == []


def _unlike(there: dict[str, bytes], wanted: dict[str, bytes]) -> list[str]:
    """The files that are not as wanted, by name: their bytes are too many to be shown side by side."""
    return sorted(name for name in {*there, *wanted} if there.get(name) != wanted.get(name))


class Breaking:
    """A target that breaks off for good after so many files."""

    def __init__(self, target: Target, after: int) -> None:
        self._target, self._after = target, after
        self.put_paths: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._target, name)

    @property
    def lanes(self) -> int:
        return 1

    def put(self, file: Outgoing) -> None:
        if len(self.put_paths) == self._after:
            raise KeyboardInterrupt
        self._target.put(file)
        self.put_paths.append(file.path)


def broken_off(newsroom_: Newsroom, stand: Stand, after: int) -> list[str]:
    """Publish until so many files are there; their paths."""
    whole = built(newsroom_.folder / "site")
    with opened(stand.place, whole, newsroom_.here(stand.password)) as target:
        breaking = Breaking(target, after)
        with pytest.raises(KeyboardInterrupt):
            newsroom_.through(breaking)
    return breaking.put_paths


STAYING = ("plain", "releases", "s3", "webdav")


@pytest.mark.parametrize("kind", STAYING)
def test_what_was_sent_is_not_sent_again(
    kind: str, newsroom_: Newsroom, stand_of: Callable[[str], Stand]
) -> None:
    stand = stand_of(kind)
    first = broken_off(newsroom_, stand, 5)
    whole = built(newsroom_.folder / "site")
    with opened(stand.place, whole, newsroom_.here(stand.password)) as target:
        counting = Breaking(target, -1)
        sent = newsroom_.through(counting)
    assert sorted(sent.resumed) == sorted(first)
    assert len(counting.put_paths) == len(newsstand.pages()) - 5
    assert not set(first) & set(counting.put_paths)
    assert stand.holds() == newsstand.pages()


@pytest.mark.parametrize("kind", STAYING)
def test_another_machine_goes_on_without_the_notes_and_leaves_nothing_behind(
    kind: str, newsroom_: Newsroom, stand_of: Callable[[str], Stand]
) -> None:
    stand = stand_of(kind)
    newsroom_.send(stand.place, password=stand.password)
    newsroom_.write({**newsstand.pages(), "aside/only.css": b"p {}", "assets/two.css": b"q {}"})
    broken_off(newsroom_, stand, 1)
    (newsroom_.folder / "cache" / "sent").unlink()
    newsroom_.write({**newsstand.pages(), "index.html": b"later"})
    newsroom_.send(stand.place, password=stand.password)
    assert stand.holds() == {**newsstand.pages(), "index.html": b"later"}


@pytest.mark.parametrize("kind", ["releases", "rsync", "git", "folder"])
def test_readers_see_the_old_site_until_the_switch(
    kind: str, newsroom_: Newsroom, stand_of: Callable[[str], Stand]
) -> None:
    stand = stand_of(kind)
    newsroom_.send(stand.place, password=stand.password)
    newsroom_.write({path: data + b"!" for path, data in newsstand.pages().items()})
    broken_off(newsroom_, stand, 7)
    assert stand.holds() == newsstand.pages()


def test_assets_go_before_pages_and_the_front_page_last(
    newsroom_: Newsroom, stand_of: Callable[[str], Stand]
) -> None:
    order = broken_off(newsroom_, stand_of("plain"), 14)
    assert order[0] == "assets/site.0123456789.css"
    assert order[1:13] == sorted(path for path in newsstand.pages() if path.startswith("stories/"))
    assert order[13] == "feed.xml"


@pytest.mark.parametrize("kind", ["plain", "rsync", "git"])
def test_a_key_that_the_server_does_not_know_is_told(
    kind: str, newsroom_: Newsroom, stand_of: Callable[[str], Stand], ssh: Ssh
) -> None:
    place: Any = stand_of(kind).place
    place = replace(place, ssh_config=str(ssh.config_for("wrong", key=ssh.folder / "stranger")))
    with pytest.raises(PublishError, match=r"none of your keys|not let in"):
        newsroom_.send(place)
    assert newsroom_.pauses == []


@pytest.mark.parametrize("kind", ["plain", "rsync", "git"])
def test_a_server_that_is_not_known_is_not_trusted(
    kind: str, newsroom_: Newsroom, stand_of: Callable[[str], Stand], ssh: Ssh
) -> None:
    config = ssh.config_for("unknown")
    config.write_text(config.read_text().replace(str(ssh.folder / "known"), str(ssh.folder / "none")))
    place: Any = replace(stand_of(kind).place, ssh_config=str(config))  # type: ignore[type-var]
    with pytest.raises(PublishError, match=r"not in known_hosts|there is no .*none"):
        newsroom_.send(place)


@pytest.mark.parametrize("password", ["wr0ng-word", ""])
def test_a_wrong_password_is_told_without_the_password(
    password: str, newsroom_: Newsroom, stand_of: Callable[[str], Stand]
) -> None:
    with pytest.raises(PublishError, match="does not let you in") as told:
        newsroom_.send(stand_of("webdav").place, password=password)
    assert "wr0ng" not in str(told.value)
    assert newsroom_.pauses == []


def test_wrong_keys_of_a_store_are_told_without_the_keys(
    newsroom_: Newsroom, stand_of: Callable[[str], Stand], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = stand_of("s3").place
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wr0ng-word")
    with pytest.raises(PublishError, match="the secret key is another") as told:
        newsroom_.send(place)
    assert "wr0ng" not in str(told.value)
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    with pytest.raises(PublishError, match="no keys are known"):
        newsroom_.send(place)
    with pytest.raises(PublishError, match="no such profile"):
        newsroom_.send(replace(place, profile="nobody"))  # type: ignore[type-var]


def test_keys_may_stand_in_the_files_of_the_aws_tools(
    newsroom_: Newsroom, stand_of: Callable[[str], Stand], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stand = stand_of("s3")
    for name in ("AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "keys"))
    keys = "[paper]\naws_access_key_id = test:tester\naws_secret_access_key = testing\n"
    (tmp_path / "keys").write_text(keys)
    newsroom_.send(replace(stand.place, profile="paper"))  # type: ignore[type-var]
    assert stand.holds() == newsstand.pages()


def test_a_server_that_is_away_is_told_after_some_patience(newsroom_: Newsroom) -> None:
    with pytest.raises(PublishError, match=r"does not answer.*tried 5 times"):
        newsroom_.send(ToWebdav(url="http://127.0.0.1:9/news"))
    assert newsroom_.pauses == [0.5, 1.0, 2.0, 4.0]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB; only who may mount can have one."""
    place = tmp_path / "small"
    place.mkdir()
    call = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(call, capture_output=True, check=False).returncode:  # noqa: S603 - fixed
        pytest.skip("only root may mount the small disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)  # noqa: S603, S607 - as above


@pytest.mark.parametrize("kind", ["plain", "releases", "rsync", "git"])
def test_a_full_disk_is_told_and_the_old_site_stays(
    kind: str, newsroom_: Newsroom, ssh: Ssh, small_disk: Path
) -> None:
    makers: dict[str, Callable[[Ssh, Path], Any]] = {
        "plain": newsstand.plain,
        "releases": newsstand.releases,
        "rsync": newsstand.rsynced,
        "git": newsstand.branch,
    }
    stand = makers[kind](ssh, small_disk)
    if kind == "git":
        stand.work = newsroom_.folder / "clone"
    newsroom_.send(stand.place)
    newsroom_.write({**newsstand.pages(), **heavy(12), "index.html": newsstand.pages()["index.html"]})
    with pytest.raises(PublishError, match="no space is left"):
        newsroom_.send(stand.place)
    held = stand.holds()
    assert {path: held[path] for path in newsstand.pages()} == newsstand.pages()
    newsroom_.write({**newsstand.pages(), "index.html": b"small again"})
    newsroom_.send(stand.place)
    assert stand.holds() == {**newsstand.pages(), "index.html": b"small again"}


def test_a_folder_that_may_not_be_written_is_told(newsroom_: Newsroom, ssh: Ssh, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    place = ToSftp(host="news", path=str(tmp_path / "file"), ssh_config=str(ssh.config))
    with pytest.raises(PublishError, match=r"127\.0\.0\.1|news"):
        newsroom_.send(place)


def test_a_site_that_is_built_anew_meanwhile_is_not_mixed(newsroom_: Newsroom, tmp_path: Path) -> None:
    stand: OnDisk = newsstand.folder(tmp_path)
    whole = built(newsroom_.folder / "site")
    newsroom_.write({**newsstand.pages(), "index.html": b"newer"})
    journal = tmp_path / "sent"
    with (
        pytest.raises(PublishError, match="publish again"),
        opened(stand.place, whole, newsroom_.here()) as target,
    ):
        publish(whole, target, Terms(), journal=journal)
    assert not (tmp_path / "out").exists()
