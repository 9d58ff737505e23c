"""A machine reached by SSH: releases with a switch, or files replaced one by one in a plain folder."""

import contextlib
import posixpath
import re
from collections.abc import Collection

import asyncssh

from digest.destinations import ToSftp, variable
from digest.errors import PublishError
from digest.publish.outgoing import Built, Outgoing
from digest.publish.plan import Plan
from digest.publish.target import Target
from digest.publish.targets import Surroundings
from digest.publish.targets.ssh import (
    FRESH,
    Files,
    Remote,
    above,
    make_folders,
    many,
    read,
    replace,
    walk,
    write,
)
from digest.write import MANIFEST

LANES = 16
RELEASE = re.compile(r"[0-9a-f]{16}(-again)?")
PART = ".part"
HALF = re.compile(r"(?:^|/)" + re.escape(FRESH).replace(r"\{\}", "[^/]+") + "$")


class PlainTarget:
    """A folder whose files are replaced in place, each written beside its place and renamed over it."""

    lanes = LANES

    def __init__(self, base: str, remote: Remote) -> None:
        """`base` is the folder there."""
        self._base = base
        self._remote = remote

    def manifest(self) -> bytes | None:
        """As `Target`."""
        try:
            return self._remote.do(lambda files: read(files, f"{self._base}/{MANIFEST}"))
        except FileNotFoundError:
            return None

    def taken(self, paths: Collection[str]) -> Collection[str]:
        """As `Target`."""
        return _taken(self._remote, self._base, paths)

    def begin(self, plan: Plan) -> bool:
        """As `Target`."""
        if plan.seen == plan.pending:
            return True
        self._remote.do(lambda files: make_folders(files, self._base, [file.path for file in plan.put]))
        self._remote.do(lambda files: replace(files, f"{self._base}/{MANIFEST}", plan.pending))
        return False

    def put(self, file: Outgoing) -> None:
        """As `Target`."""
        data = file.data()
        self._remote.do(lambda files: replace(files, f"{self._base}/{file.path}", data))

    def delete(self, path: str) -> None:
        """As `Target`."""
        with contextlib.suppress(FileNotFoundError):
            self._remote.do(lambda files: files.remove(f"{self._base}/{path}"))

    def finish(self, plan: Plan) -> None:
        """As `Target`; folders that the deletes left empty go."""
        self._remote.do(lambda files: self._tidy(files, plan.delete))
        self._remote.do(lambda files: replace(files, f"{self._base}/{MANIFEST}", plan.manifest))

    async def _tidy(self, files: Files, deleted: Collection[str]) -> None:
        folders = {folder for path in deleted for folder in above(path)}
        for folder in sorted(folders, key=len, reverse=True):
            with contextlib.suppress(asyncssh.SFTPError):  # not empty: somebody's files are in it
                await files.rmdir(f"{self._base}/{folder}")

    def close(self) -> None:
        """As `Target`."""
        self._remote.close()


class ReleaseTarget:
    """A folder `releases/` with a folder for each site, and the link `current` that leads to the present one.

    A release is filled under a name that ends in `.part`: files that have not changed are second names of
    those in the present release, and so are files that others put there.
    """

    lanes = LANES

    def __init__(self, base: str, remote: Remote, keep: int) -> None:
        """`base` is the folder that holds `releases/` and `current`; `keep` releases stay."""
        self._base = base
        self._remote = remote
        self._keep = keep
        self._release = ""
        self._whole = False

    def manifest(self) -> bytes | None:
        """As `Target`."""
        try:
            return self._remote.do(self._seen)
        except FileNotFoundError:
            return None

    async def _seen(self, files: Files) -> bytes:
        current = f"{self._base}/current"
        if (await files.lstat(current)).type != asyncssh.FILEXFER_TYPE_SYMLINK:
            raise PublishError(f"{current}: no link that digest could switch; move it away.")
        return await read(files, f"{current}/{MANIFEST}")

    def taken(self, paths: Collection[str]) -> Collection[str]:
        """As `Target`."""
        return _taken(self._remote, f"{self._base}/current", paths)

    def begin(self, plan: Plan) -> bool:
        """As `Target`."""
        return self._remote.do(lambda files: self._ready(files, plan))

    async def _ready(self, files: Files, plan: Plan) -> bool:
        old = await self._present(files)
        name = plan.id if posixpath.basename(old) != plan.id else f"{plan.id}-again"
        self._release = f"{self._base}/releases/{name}"
        self._whole = not plan.everything and await _holds(files, self._release, plan.manifest)
        if not self._whole and await files.isdir(self._release):
            await files.rmtree(self._release)
        place = self._filled
        before = {path for path in await walk(files, place) if not HALF.search(path)}
        ours = {*plan.known, MANIFEST, *(file.path for file in plan.put)}
        strangers = {path: link for path, link in (await walk(files, old)).items() if path not in ours}
        same = () if self._whole else (file.path for file in plan.unchanged)
        wanted = {**dict.fromkeys(same, False), **strangers}
        await make_folders(files, place, [*wanted, *(file.path for file in plan.put)])
        missing = [path for path in wanted if path not in before]
        await many(
            lambda path: _linked(files, f"{old}/{path}", f"{place}/{path}", link=wanted[path]), missing
        )
        return bool(before)

    @property
    def _filled(self) -> str:
        return self._release if self._whole else self._release + PART

    async def _present(self, files: Files) -> str:
        """The release that `current` leads to; "" for none."""
        try:
            return posixpath.join(self._base, str(await files.readlink(f"{self._base}/current")))
        except asyncssh.SFTPNoSuchFile:
            return f"{self._base}/releases/none"

    def put(self, file: Outgoing) -> None:
        """As `Target`."""
        if not self._whole:
            data = file.data()
            self._remote.do(lambda files: replace(files, f"{self._filled}/{file.path}", data))

    def delete(self, path: str) -> None:
        """As `Target`; what a release is not given, it does not have."""

    def finish(self, plan: Plan) -> None:
        """As `Target`."""
        self._remote.do(lambda files: self._switch(files, plan))
        self._remote.do(self._prune)

    async def _switch(self, files: Files, plan: Plan) -> None:
        if not await files.isdir(self._release):
            for path in await walk(files, self._release + PART):
                if HALF.search(path):
                    await files.remove(f"{self._release}{PART}/{path}")
            await write(files, f"{self._release}{PART}/{MANIFEST}", plan.manifest)
            await files.rename(f"{self._release}{PART}", self._release)
        await files.utime(self._release)
        fresh = f"{self._base}/.current.digest"
        with contextlib.suppress(asyncssh.SFTPNoSuchFile):
            await files.remove(fresh)
        await files.symlink(f"releases/{posixpath.basename(self._release)}", fresh)
        try:
            await files.posix_rename(fresh, f"{self._base}/current")
        except asyncssh.SFTPOpUnsupported as error:
            raise PublishError("the server cannot switch a link in one step; set switch = false.") from error

    async def _prune(self, files: Files) -> None:
        """Delete releases older than those that stay, and what broken publishes left."""
        folder = f"{self._base}/releases"
        entries = [(str(entry.filename), entry.attrs.mtime or 0) async for entry in files.scandir(folder)]
        present = posixpath.basename(self._release)
        others = [(age, name) for name, age in entries if RELEASE.fullmatch(name) and name != present]
        old = [name for _, name in sorted(others, reverse=True)[self._keep - 1 :]]
        parts = [name for name, _ in entries if RELEASE.fullmatch(name.removesuffix(PART)) and PART in name]
        for name in (*old, *parts):
            await files.rmtree(f"{folder}/{name}")

    def close(self) -> None:
        """As `Target`."""
        self._remote.close()


def _taken(remote: Remote, base: str, paths: Collection[str]) -> Collection[str]:
    found: list[str] = []

    async def look(files: Files, path: str) -> None:
        with contextlib.suppress(asyncssh.SFTPNoSuchFile):
            await files.lstat(f"{base}/{path}")
            found.append(path)

    remote.do(lambda files: many(lambda path: look(files, path), paths))
    return found


async def _holds(files: Files, release: str, manifest: bytes) -> bool:
    try:
        return await read(files, f"{release}/{MANIFEST}") == manifest
    except asyncssh.SFTPNoSuchFile:
        return False


async def _linked(files: Files, old: str, new: str, *, link: bool) -> None:
    """Give a file a second name, or copy it where the server knows no such names."""
    if link:
        await files.symlink(await files.readlink(old), new)
        return
    try:
        await files.link(old, new)
    except (asyncssh.SFTPOpUnsupported, asyncssh.SFTPFailure):
        await write(files, new, await read(files, old))


def target(place: ToSftp, whole: Built, here: Surroundings) -> Target:  # noqa: ARG001 - every kind's shape
    """The folder, with a switch or without."""
    remote = Remote(place.host, place.port, place.ssh_config, here.password, variable(here.name or "NAME"))
    base = place.path.rstrip("/")
    return ReleaseTarget(base, remote, place.keep) if place.switch else PlainTarget(base, remote)
