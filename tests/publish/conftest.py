"""The servers that the tests of this folder send sites to, one of each for the whole run."""

import importlib.util
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NoReturn

import newsstand
import pytest
from newsstand import PASSWORD, Newsroom, Stand
from servers import S3_SECRET, S3_USER, Ssh, program, s3_server, ssh_server, webdav_server

KINDS = ("folder", "plain", "releases", "rsync", "git", "s3", "webdav")
NAMES = count(1)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No keys, settings or agents of the person who runs the tests."""
    for name in ("SSH_AUTH_SOCK", "AWS_PROFILE", "GIT_SSH_COMMAND", "SOURCE_DATE_EPOCH", "NETRC"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", S3_USER)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", S3_SECRET)
    (tmp_path / "home").mkdir()


@pytest.fixture
def newsroom_(tmp_path: Path) -> Newsroom:
    """A newsroom with a site that is built."""
    room = Newsroom(tmp_path / "room")
    room.folder.mkdir()
    room.write(newsstand.pages())
    return room


@pytest.fixture(scope="session")
def ssh(tmp_path_factory: pytest.TempPathFactory, lacking: Callable[[str], NoReturn]) -> Iterator[Ssh]:
    """An OpenSSH server."""
    sshd = program("sshd")
    if sshd is None:
        lacking("OpenSSH's server")
    with ssh_server(sshd, tmp_path_factory.mktemp("ssh")) as server:
        yield server


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory, lacking: Callable[[str], NoReturn]) -> Iterator[str]:
    """The address of Swift's S3 interface."""
    if importlib.util.find_spec("swift") is None:
        lacking("Swift")
    with s3_server(tmp_path_factory.mktemp("s3")) as address:
        yield address


@pytest.fixture(scope="session")
def dav(
    tmp_path_factory: pytest.TempPathFactory, lacking: Callable[[str], NoReturn]
) -> Iterator[tuple[str, Path]]:
    """The address of a WebDAV server, and the folder that it shows."""
    if importlib.util.find_spec("wsgidav") is None:
        lacking("WsgiDAV")
    root = tmp_path_factory.mktemp("dav")
    with webdav_server(tmp_path_factory.mktemp("davlog"), root, {"editor": PASSWORD}) as address:
        yield address, root


@pytest.fixture
def stand_of(
    request: pytest.FixtureRequest, tmp_path: Path, lacking: Callable[[str], NoReturn]
) -> Iterator[Callable[[str], Stand]]:
    """Gives a new, empty place of a kind."""
    open_buckets = []

    def made(kind: str) -> Stand:
        name = f"{tmp_path.name[:40].strip('_').replace('_', '-').lower()}-{next(NAMES)}"
        if kind == "folder":
            return newsstand.folder(tmp_path)
        if kind == "s3":
            open_buckets.append(newsstand.bucket(request.getfixturevalue("s3"), name))
            return open_buckets[-1].__enter__()
        if kind == "webdav":
            address, root = request.getfixturevalue("dav")
            return newsstand.webdav(address, root, name)
        if kind in {"rsync", "git"} and program(kind) is None:
            lacking(kind)
        makers = {
            "plain": newsstand.plain,
            "releases": newsstand.releases,
            "rsync": newsstand.rsynced,
            "git": newsstand.branch,
        }
        return makers[kind](request.getfixturevalue("ssh"), tmp_path)

    yield made
    for each in open_buckets:
        each.__exit__(None, None, None)


@pytest.fixture(params=KINDS)
def stand(request: pytest.FixtureRequest, stand_of: Callable[[str], Stand]) -> Stand:
    """A place of every kind."""
    return stand_of(request.param)
