"""Files on another machine, over SSH: one connection, taken up again when it breaks."""

import asyncio
import contextlib
import posixpath
import threading
from collections.abc import Callable, Coroutine, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import asyncssh

from digest.errors import PublishError
from digest.publish.target import Transient
from digest.publish.targets.words import changed_key, no_keys, reason, ssh_config, unknown_key

PATIENCE = 20  # seconds to connect, and between signs of life
AT_ONCE = 64  # requests under way on one connection
SSH_PORT = 22  # the one that known_hosts does not name
KNOWN_HOSTS = Path("~/.ssh/known_hosts")
FULL = 1_000_000  # bytes: a disk with less is full as far as a site goes
Given = TypeVar("Given")
Item = TypeVar("Item")
FRESH = ".{}.digest"  # the name of a file that is being written
Files = asyncssh.SFTPClient
LOST = (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection, asyncssh.ChannelOpenError)


class Remote:
    """A connection that other threads may use; it runs in a thread of its own."""

    def __init__(self, host: str, port: int, config: str, password: str, variable: str = "") -> None:
        """Nothing is opened yet; `config` is a file like `~/.ssh/config`, "" for that one.

        `password` is what the environment variable `variable` says.
        """
        user, _, name = host.rpartition("@")
        options: dict[str, Any] = {"connect_timeout": PATIENCE, "keepalive_interval": PATIENCE}
        options |= {"port": port} if port else {}
        options |= {"username": user} if user else {}
        options |= {"config": [config]} if ssh_config(config) else {}
        options |= {"password": password} if password else {}
        self._variable = variable if password else ""
        self._name, self._options = name.strip("[]"), options
        self._connection: asyncssh.SSHClientConnection | None = None
        self._files: Files | None = None
        self._doubted: list[tuple[str, str, int]] = []
        self._opening = asyncio.Lock()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="ssh", daemon=True)
        self._thread.start()

    def do(self, work: Callable[[Files], Coroutine[Any, Any, Given]]) -> Given:
        """What `work` gives, done with the files of the other machine.

        Raises:
            FileNotFoundError: a file is not there.
            Transient: the connection broke.
            PublishError: the other machine said no.
        """
        try:
            return asyncio.run_coroutine_threadsafe(self._done(work), self._loop).result()
        except asyncssh.SFTPNoSuchFile as error:
            raise FileNotFoundError(str(error)) from error
        except Transient:
            raise
        except (asyncssh.Error, OSError, ValueError) as error:
            raise self._why(error) from error

    def _why(self, error: Exception) -> Exception:
        """What went wrong, as the error to raise."""
        match error:
            case asyncssh.PermissionDenied():
                return PublishError(f"{no_keys(self._name, self._variable)}.")
            case asyncssh.HostKeyNotVerifiable():
                return PublishError(self._of_key(str(error)))
            case asyncssh.SFTPNoSpaceOnFilesystem() | asyncssh.SFTPQuotaExceeded():
                said = "no space is left there."
            case asyncssh.SFTPPermissionDenied():
                said = "you may not write there; mend the folder's rights."
            case FileNotFoundError():
                said = f"there is no {error.filename}; connect by `ssh` once, or mend ssh_config."
            case asyncssh.KeyExchangeFailed():
                said = f"{str(error).rstrip('.')}."
            case _ if isinstance(error, (*LOST, asyncssh.DisconnectError, OSError)):
                return Transient(f"{self._name}: the connection broke ({reason(error)})")
            case asyncssh.SFTPError():
                said = f"the other side says: {error.reason.rstrip('.')}."
            case _:
                said = f"{str(error).rstrip('.')}."
        return PublishError(f"{self._name}: {said}")

    def _of_key(self, error: str) -> str:
        """What to tell of a machine whose key is not believed."""
        changed = "revoked" in error or self._another_is_known()
        return (changed_key if changed else unknown_key)(self._name)

    def _another_is_known(self) -> bool:
        """Whether known_hosts holds keys for the machine whose key was not believed."""
        options = asyncssh.SSHClientConnectionOptions(host=self._name, **self._options)
        usual = KNOWN_HOSTS.expanduser()
        files = options.known_hosts or (str(usual) if usual.is_file() else b"")
        return any(
            asyncssh.match_known_hosts(files, host, address, port if port != SSH_PORT else None)[0]
            for host, address, port in self._doubted
        )

    async def _done(self, work: Callable[[Files], Coroutine[Any, Any, Given]]) -> Given:
        async with self._opening:
            if self._files is None or self._connection is None or self._connection.is_closed():
                self._connection = await self._connected()
                self._files = await self._connection.start_sftp_client()
        files = self._files
        try:
            return await work(files)
        except (*LOST, asyncssh.DisconnectError):
            if self._files is files:
                self._files = None
            raise

    async def _connected(self) -> asyncssh.SSHClientConnection:
        try:
            return await asyncssh.connect(
                self._name, client_factory=lambda: _Wary(self._doubted), **self._options
            )
        except FileNotFoundError:
            raise  # of a file that the settings of ssh name
        except OSError as error:
            meant = asyncssh.SSHClientConnectionOptions(host=self._name, **self._options)
            where = f"{meant.host} port {meant.port}"
            raise Transient(f"{self._name}: {where} cannot be reached ({reason(error)})") from error

    def close(self) -> None:
        """End the connection."""

        async def end() -> None:
            if self._connection is not None:
                self._connection.abort()
                await self._connection.wait_closed()

        asyncio.run_coroutine_threadsafe(end(), self._loop).result(PATIENCE)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


class _Wary(asyncssh.SSHClient):
    """Believes no key that is not known, and notes whose it was: its name, its address, its port."""

    def __init__(self, doubted: list[tuple[str, str, int]]) -> None:
        self._doubted = doubted

    def validate_host_public_key(self, host: str, addr: str, port: int, key: asyncssh.SSHKey) -> bool:  # noqa: ARG002 - the library's shape
        self._doubted.append((host, addr, port))
        return False


async def read(files: Files, place: str) -> bytes:
    """The bytes of a file."""
    async with files.open(place, "rb") as opened:
        data: bytes = await opened.read()
    return data


async def write(files: Files, place: str, data: bytes) -> None:
    """Write a file.

    Raises:
        asyncssh.SFTPNoSpaceOnFilesystem: the disk is full; many servers only say "failure".
    """
    try:
        async with files.open(place, "wb") as opened:
            await opened.write(data)
    except asyncssh.SFTPFailure as error:
        if await _full(files, posixpath.dirname(place), len(data)):
            raise asyncssh.SFTPNoSpaceOnFilesystem(str(error)) from error
        raise


async def _full(files: Files, folder: str, wanted: int) -> bool:
    try:
        space = await files.statvfs(folder)
    except asyncssh.SFTPError:
        return False
    return (space.bavail or 0) * (space.frsize or 0) < max(wanted, FULL)


async def many(do: Callable[[Item], Coroutine[Any, Any, None]], items: Iterable[Item]) -> None:
    """Do it to all, many at once; the first mistake ends it."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(item: Item) -> None:
        async with gate:
            await do(item)

    try:
        async with asyncio.TaskGroup() as group:
            for item in items:
                group.create_task(one(item))
    except BaseExceptionGroup as mistakes:
        raise mistakes.exceptions[0] from mistakes


async def make_folders(files: Files, base: str, paths: Iterable[str]) -> None:
    """Make every folder below `base` that `paths` need, and `base` itself.

    Raises:
        PublishError: `base` cannot be made.
    """
    try:
        await files.makedirs(base, exist_ok=True)
    except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPPermissionDenied) as error:
        raise PublishError(
            f"{base}: cannot be made; make it by hand, or mend the rights above it."
        ) from error
    needed = {folder for path in paths for folder in above(path)}
    for depth in sorted({folder.count("/") for folder in needed}):
        level = sorted(folder for folder in needed if folder.count("/") == depth)
        await many(lambda folder: _make(files, f"{base}/{folder}"), level)


async def _make(files: Files, folder: str) -> None:
    try:
        await files.mkdir(folder)
    except (asyncssh.SFTPFailure, asyncssh.SFTPFileAlreadyExists):
        if not await files.isdir(folder):
            raise


def above(path: str) -> list[str]:
    """The folders that a path lies in, the outermost first."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]


async def replace(files: Files, place: str, data: bytes) -> None:
    """Write a file beside its place and rename it over what stands there: readers get the old or the new."""
    folder, name = posixpath.split(place)
    fresh = f"{folder}/{FRESH.format(name)}"
    try:
        await write(files, fresh, data)
        await _renamed(files, fresh, place)
    except asyncssh.SFTPError:
        with contextlib.suppress(asyncssh.SFTPError):
            await files.remove(fresh)
        raise


async def _renamed(files: Files, old: str, new: str) -> None:
    try:
        await files.posix_rename(old, new)
    except asyncssh.SFTPOpUnsupported:
        with contextlib.suppress(asyncssh.SFTPNoSuchFile):
            await files.remove(new)
        await files.rename(old, new)


async def walk(files: Files, base: str, below: str = "") -> Mapping[str, bool]:
    """Every path below `base` that is no folder, and whether it is a link; empty where there is no `base`."""
    found: dict[str, bool] = {}
    try:
        entries = [entry async for entry in files.scandir(f"{base}/{below}" if below else base)]
    except asyncssh.SFTPNoSuchFile:
        return found
    folders = []
    for entry in entries:
        name = str(entry.filename)
        path = f"{below}/{name}" if below else name
        if name in {".", ".."}:
            continue
        if entry.attrs.type == asyncssh.FILEXFER_TYPE_DIRECTORY:
            folders.append(path)
        else:
            found[path] = entry.attrs.type == asyncssh.FILEXFER_TYPE_SYMLINK
    for more in await asyncio.gather(*(walk(files, base, folder) for folder in folders)):
        found |= more
    return found
