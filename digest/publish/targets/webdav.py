"""A folder of a WebDAV server: files put beside their place and moved over what stood there."""

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from netrc import NetrcParseError
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree as ET

import httpx

from digest.destinations import ToWebdav
from digest.errors import ConfigError, PublishError
from digest.publish.headers import content_type
from digest.publish.outgoing import Built, Outgoing
from digest.publish.plan import Plan
from digest.publish.target import Transient
from digest.publish.targets import Surroundings
from digest.publish.targets.words import reason
from digest.write import MANIFEST

LANES = 4
PATIENCE = 60.0  # seconds
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
GONE = {httpx.codes.NOT_FOUND, httpx.codes.GONE}
NOT_IN = {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN, httpx.codes.PROXY_AUTHENTICATION_REQUIRED}
MADE_BEFORE = httpx.codes.METHOD_NOT_ALLOWED
ONLY_NAMES = b'<?xml version="1.0"?><propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>'


class WebdavTarget:
    """The server has no switch: files are replaced one by one, each in one step."""

    lanes = LANES

    def __init__(self, place: ToWebdav, password: str) -> None:
        """With `password` the place's user signs in, else whoever ~/.netrc names for the host."""
        self._base = place.url.rstrip("/")
        self._folder = unquote(urlsplit(self._base).path).rstrip("/")
        self._client = httpx.Client(auth=_sign(place, password), timeout=PATIENCE)
        self._broken: dict[str, int] = {}  # how often putting a file broke off

    def _at(self, path: str) -> str:
        return f"{self._base}/{quote(path)}"

    def _asked(
        self,
        method: str,
        path: str,
        *,
        fine: Iterable[int] = (),
        headers: dict[str, str] | None = None,
        content: bytes | None = None,
    ) -> httpx.Response:
        """The answer; statuses of `fine` are answers too.

        Raises:
            Transient: the server is away or busy.
            PublishError: it says no.
        """
        try:
            answer = self._client.request(method, self._at(path), headers=headers, content=content)
        except httpx.TransportError as error:
            raise Transient(f"{self._base}: the server does not answer ({reason(error)})") from error
        status = answer.status_code
        if answer.is_success or status in fine:
            return answer
        name = f"{self._base}/{path}"
        if status in NOT_IN:
            raise PublishError(
                f"{name}: the server does not let you in ({status}); look at user and password."
            )
        if status == httpx.codes.INSUFFICIENT_STORAGE:
            raise PublishError(f"{name}: no space is left there.")
        if status in {httpx.codes.TOO_MANY_REQUESTS, httpx.codes.LOCKED} or answer.is_server_error:
            raise Transient(f"{name}: the server is busy or broken ({status})")
        raise PublishError(f"{name}: the server says no ({status}); look at the address.")

    def manifest(self) -> bytes | None:
        """As `Target`."""
        answer = self._asked("GET", MANIFEST, fine=GONE)
        return None if answer.status_code in GONE else answer.content

    def _names(self, folder: str) -> dict[str, bool] | None:
        """What lies in a folder, by path, and whether it is one itself; None where there is no folder."""
        headers = {"Depth": "1", "Content-Type": "application/xml"}
        answer = self._asked("PROPFIND", folder, fine=GONE, headers=headers, content=ONLY_NAMES)
        if answer.status_code in GONE:
            return None
        names = {}
        for entry in _parsed(self._base, answer.content).iter("{DAV:}response"):
            place = unquote(urlsplit(entry.findtext("{DAV:}href", "").strip()).path).rstrip("/")
            path = place.removeprefix(self._folder).strip("/")
            if path != folder.strip("/"):
                names[path] = entry.find(".//{DAV:}collection") is not None
        return names

    def taken(self, paths: Collection[str]) -> Collection[str]:
        """As `Target`; only folders that are there are looked into."""
        found: list[str] = []
        waiting = [("", list(paths))] if paths else []
        while waiting:
            folder, wanted = waiting.pop()
            names = self._names(f"{folder}/" if folder else "") or {}
            found += [path for path in wanted if path in names]
            folders = (name for name, is_folder in names.items() if is_folder)
            deeper = ((name, [path for path in wanted if path.startswith(f"{name}/")]) for name in folders)
            waiting += [(name, below) for name, below in deeper if below]
        return found

    def begin(self, plan: Plan) -> bool:
        """As `Target`."""
        if plan.seen == plan.pending:
            return True
        self._make(_above(file.path for file in plan.put) - _above(file.path for file in plan.unchanged))
        self._replace(MANIFEST, plan.pending)
        return False

    def _make(self, folders: Iterable[str]) -> None:
        """Make folders, the outermost first, and before them the base itself."""
        for folder in ("", *sorted(folders, key=lambda folder: (folder.count("/"), folder))):
            self._asked("MKCOL", f"{folder}/".lstrip("/"), fine=[MADE_BEFORE])

    def put(self, file: Outgoing) -> None:
        """As `Target`."""
        self._replace(file.path, file.data())

    def _replace(self, path: str, data: bytes) -> None:
        """Put a file beside its place and move it there.

        Each try has a name of its own: a server may still be writing what came before a line was cut, and
        would write on in the file that has been moved.
        """
        broken = self._broken.get(path, 0)
        fresh = _beside(path, broken)
        self._broken[path] = broken + 1
        self._asked("PUT", fresh, headers={"Content-Type": content_type(path)}, content=data)
        self._asked("MOVE", fresh, headers={"Destination": self._at(path), "Overwrite": "T"})
        for number in range(broken):
            with suppress(Transient, PublishError):  # the file itself is right; what is left is hidden
                self._asked("DELETE", _beside(path, number), fine=GONE)
        del self._broken[path]

    def delete(self, path: str) -> None:
        """As `Target`."""
        self._asked("DELETE", path, fine=GONE)

    def finish(self, plan: Plan) -> None:
        """As `Target`; folders that the deletes left empty go."""
        for folder in sorted(_above(plan.delete), key=len, reverse=True):
            if self._names(f"{folder}/") == {}:
                self._asked("DELETE", f"{folder}/", fine=GONE)
        self._replace(MANIFEST, plan.manifest)

    def close(self) -> None:
        """As `Target`."""
        self._client.close()


def _beside(path: str, broken: int) -> str:
    """Where a file is put before it is moved to its place, after so many tries that broke off."""
    folder, _, name = path.rpartition("/")
    again = f".{broken}" if broken else ""
    return f"{folder}/.{name}{again}.digest".lstrip("/")


def _above(paths: Iterable[str]) -> set[str]:
    """The folders that paths lie in."""
    return {folder.as_posix() for path in paths for folder in Path(path).parents} - {"."}


def _sign(place: ToWebdav, password: str) -> httpx.Auth | None:
    """How to sign in; never in the clear over a network."""
    netrc = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    if not password and not netrc.is_file():
        return None
    address = urlsplit(place.url)
    if address.scheme != "https" and address.hostname not in LOOPBACK:
        raise ConfigError(f"{place.url}: a password would travel for all to read; write https://.")
    if not password:
        return _from_netrc(netrc)
    if not place.user:
        raise ConfigError(f"{place.url}: there is a password, but no user; write user = in its section.")
    return httpx.BasicAuth(place.user, password)


def _from_netrc(place: Path) -> httpx.Auth:
    """What a netrc file says; never a word of it where it says nothing that can be read."""
    try:
        return httpx.NetRCAuth(str(place))
    except NetrcParseError as error:
        where = f"{place}:{error.lineno}" if error.lineno else f"{place}"
        way = "write machine, login and password, a password with blanks between quotation marks"
        raise ConfigError(f"{where}: this is no line of a netrc file; {way}.") from None
    except (OSError, UnicodeDecodeError):
        raise ConfigError(f"{place}: this cannot be read; mend that, or set the password.") from None


def _parsed(name: str, answer: bytes) -> ET.Element:
    if b"<!DOCTYPE" in answer or b"<!ENTITY" in answer:
        raise PublishError(f"{name}: the server's list is not plain XML; this is no WebDAV server.")
    try:
        return ET.fromstring(answer)  # noqa: S314 - no entities, as seen above
    except ET.ParseError as error:
        raise PublishError(f"{name}: the server's list cannot be read; is this a WebDAV address?") from error


def target(place: ToWebdav, whole: Built, here: Surroundings) -> WebdavTarget:  # noqa: ARG001 - every kind's shape
    """The folder there."""
    return WebdavTarget(place, here.password)
