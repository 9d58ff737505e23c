"""A small built site, places to send it to on real servers, and a look at what lies there afterwards."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from servers import S3_SECRET, S3_USER, Ssh

from digest.destinations import Destination, ToFolder, ToGit, ToRsync, ToS3, ToSftp, ToWebdav
from digest.model.page import File
from digest.publish import Built, Sent, Surroundings, Target, Terms, built, opened, publish
from digest.write import MANIFEST, site

PASSWORD = "a secret word"  # noqa: S105 - of a server that lives for one test


def pages(number: int = 12) -> dict[str, bytes]:
    """A site in small: a front page, a hashed asset, and pages in folders with awkward names."""
    stories = {f"stories/story {n} é/index.html": f"<p>Story {n}</p>".encode() * 50 for n in range(number)}
    return {
        "index.html": b"<h1>News</h1>",
        "assets/site.0123456789.css": b"p { color: teal }",
        "feed.xml": b"<feed/>",
        **stories,
    }


@dataclass
class Newsroom:
    """A folder with a built site that can be changed, and a place for notes."""

    folder: Path
    pauses: list[float] = field(default_factory=list)

    def write(self, files: dict[str, bytes]) -> Built:
        """Build the site anew from `files`."""
        site([File(path=path, data=data) for path, data in files.items()], self.folder / "site")
        return built(self.folder / "site")

    def here(self, password: str = "") -> Surroundings:
        """What a target may use."""
        return Surroundings(root=self.folder, cache=self.folder / "cache", password=password)

    def send(self, place: Destination, *, password: str = "", **terms: Any) -> Sent:
        """Publish the site as it stands."""
        whole = built(self.folder / "site")
        with opened(place, whole, self.here(password)) as target:
            return self.through(target, **terms)

    def through(self, target: Target, **terms: Any) -> Sent:
        """Publish the site as it stands by a target of one's own."""
        whole = built(self.folder / "site")
        journal = self.folder / "cache" / "sent"
        return publish(whole, target, Terms(**terms), journal=journal, pause=self.pauses.append)


class Stand(Protocol):
    """A place on a real server, as the tests see it."""

    place: Destination
    password: str

    def holds(self) -> dict[str, bytes]:
        """What readers are given: path → bytes, without the manifest."""
        ...

    def leave(self, path: str, data: bytes) -> None:
        """Put a file there as somebody else would."""
        ...


def of_folder(root: Path) -> dict[str, bytes]:
    """All files below a folder."""
    found = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.name != MANIFEST}


@dataclass
class OnDisk:
    """Places whose files can be looked at on this machine's disk, below `root`."""

    place: Destination
    root: Path
    password: str = ""

    def holds(self) -> dict[str, bytes]:
        return of_folder(self.root)

    def leave(self, path: str, data: bytes) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(data)


def folder(tmp: Path) -> OnDisk:
    return OnDisk(place=ToFolder(path=str(tmp / "out")), root=tmp / "out")


def plain(ssh: Ssh, tmp: Path) -> OnDisk:
    place = ToSftp(host="news", path=str(tmp / "web"), switch=False, ssh_config=str(ssh.config))
    return OnDisk(place=place, root=tmp / "web")


def releases(ssh: Ssh, tmp: Path) -> OnDisk:
    place = ToSftp(host="news", path=str(tmp / "web"), ssh_config=str(ssh.config))
    return OnDisk(place=place, root=tmp / "web" / "current")


def rsynced(ssh: Ssh, tmp: Path) -> OnDisk:
    place = ToRsync(host="news", path=str(tmp / "my web"), ssh_config=str(ssh.config))
    return OnDisk(place=place, root=tmp / "my web" / "current")


def webdav(address: str, root: Path, name: str) -> OnDisk:
    place = ToWebdav(url=f"{address}/{name}", user="editor")
    return OnDisk(place=place, root=root / name, password=PASSWORD)


@dataclass
class InBucket:
    """A bucket of its own on the S3 server."""

    place: ToS3
    client: Any
    password: str = ""

    def _keys(self) -> list[str]:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.place.bucket)
        return [each["Key"] for page in pages for each in page.get("Contents", ())]

    def holds(self) -> dict[str, bytes]:
        prefix = f"{self.place.prefix}/"
        keys = [key for key in self._keys() if key.startswith(prefix) and not key.endswith(MANIFEST)]
        return {key.removeprefix(prefix): self.get(key)["Body"].read() for key in keys}

    def get(self, key: str) -> Any:
        return self.client.get_object(Bucket=self.place.bucket, Key=key)

    def leave(self, path: str, data: bytes) -> None:
        self.client.put_object(Bucket=self.place.bucket, Key=f"{self.place.prefix}/{path}", Body=data)


@contextlib.contextmanager
def bucket(address: str, name: str) -> Iterator[InBucket]:
    """A new bucket."""
    import boto3  # noqa: PLC0415 - only where it is installed

    keys = {"aws_access_key_id": S3_USER, "aws_secret_access_key": S3_SECRET}
    client = boto3.client("s3", endpoint_url=address, region_name="us-east-1", **keys)
    client.create_bucket(Bucket=name)
    yield InBucket(
        place=ToS3(bucket=name, prefix="news", endpoint=address, region="us-east-1"), client=client
    )
    client.close()


@dataclass
class OnBranch:
    """A branch of a bare repository that is reached over SSH."""

    place: ToGit
    bare: Path
    work: Path
    password: str = ""

    def git(self, *arguments: str) -> str:
        return git(self.bare, *arguments)

    def holds(self) -> dict[str, bytes]:
        shutil.rmtree(self.work, ignore_errors=True)
        git(self.bare.parent, "clone", "-q", "--branch", self.place.branch, str(self.bare), str(self.work))
        shutil.rmtree(self.work / ".git")
        return of_folder(self.work)

    def leave(self, path: str, data: bytes) -> None:
        shutil.rmtree(self.work, ignore_errors=True)
        git(self.bare.parent, "clone", "-q", str(self.bare), str(self.work))
        known = f"origin/{self.place.branch}" in git(self.work, "branch", "-r")
        git(self.work, "checkout", "-q", *([] if known else ["--orphan"]), self.place.branch)
        (self.work / path).parent.mkdir(parents=True, exist_ok=True)
        (self.work / path).write_bytes(data)
        git(self.work, "add", "-A")
        git(self.work, "commit", "-q", "-m", "somebody's")
        git(self.work, "push", "-q", "origin", self.place.branch)


def git(folder: Path, *arguments: str) -> str:
    """What git says in a folder, as somebody who is nobody."""
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
    who |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
    call = ["git", *arguments]
    env = {**os.environ, **who}
    done = subprocess.run(call, cwd=folder, env=env, capture_output=True, text=True, check=True)  # noqa: S603 - git
    return done.stdout


def branch(ssh: Ssh, tmp: Path) -> OnBranch:
    bare = tmp / "news.git"
    bare.mkdir()
    git(bare, "init", "-q", "--bare")
    place = ToGit(remote=f"news:{bare}", ssh_config=str(ssh.config))
    return OnBranch(place=place, bare=bare, work=tmp / "clone")
