"""Real servers for the tests, each a process of its own on this machine: SSH, S3, WebDAV; and a cable to cut."""

import contextlib
import getpass
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from swiftly import FILTERS, FRONT, RINGS, STORE

PATIENCE = 30.0  # seconds for a server to come up
SBIN = "/usr/sbin:/usr/local/sbin"  # where servers lie that are not on everybody's path


def program(name: str) -> str | None:
    """Where a server program lies; None for nowhere."""
    return shutil.which(name) or shutil.which(name, path=SBIN)


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        port: int = opened.getsockname()[1]
    return port


@contextlib.contextmanager
def running(calls: Sequence[Sequence[str]], log: Path, ready: Callable[[], bool]) -> Iterator[None]:
    """Runs programs until the end of the block, which begins when they are `ready`."""
    env = {**os.environ, "PYTHONWARNINGS": "ignore"}
    with log.open("wb") as out:
        processes = [
            subprocess.Popen(call, stdout=out, stderr=out, env=env, start_new_session=True)  # noqa: S603 - fixed programs
            for call in calls
        ]
    try:
        _wait(processes, ready, log)
        yield
    finally:
        for process in processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in processes:
            process.wait(PATIENCE)


def _wait(processes: "Sequence[subprocess.Popen[bytes]]", ready: Callable[[], bool], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not ready():
        gone = [process for process in processes if process.poll() is not None]
        if gone or time.monotonic() > end:
            raise RuntimeError(f"a server did not come up:\n{log.read_text('utf-8', 'replace')[-3000:]}")
        time.sleep(0.05)


def listens(port: int) -> bool:
    """Whether somebody answers at the port."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def answers(address: str) -> bool:
    """Whether a web server answers at the address, whatever it says."""
    try:
        with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own server
            return True
    except OSError as error:
        return hasattr(error, "code")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ssh:
    """An OpenSSH server: its port, and the file by which clients find it under the name `news`."""

    folder: Path
    port: int
    config: Path

    def config_for(self, name: str, *, port: int | None = None, key: Path | None = None) -> Path:
        """Another such file, with another port or key."""
        text = self.config.read_text()
        text = text.replace(f"Port {self.port}", f"Port {port or self.port}")
        text = text.replace(str(self.folder / "key"), str(key or self.folder / "key"))
        place = self.folder / f"config-{name}"
        place.write_text(text)
        return place


@contextlib.contextmanager
def ssh_server(sshd: str, folder: Path) -> Iterator[Ssh]:
    """OpenSSH as whoever runs the tests, with keys of its own and nothing of the machine's settings."""
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # compiled into sshd: root's server wants it
    for name in ("host", "key", "stranger"):
        make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(make, check=True)  # noqa: S603 - as above
    port, user = free_port(), getpass.getuser()
    (folder / "authorized").write_text((folder / "key.pub").read_text())
    kind, key = (folder / "host.pub").read_text().split()[:2]
    (folder / "known").write_text(f"[127.0.0.1]:{port} {kind} {key}\nnews {kind} {key}\n")
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder / 'host'}\nPidFile none\nUsePAM no\n"
        f"AuthorizedKeysFile {folder / 'authorized'}\nStrictModes no\nPermitRootLogin yes\n"
        "PasswordAuthentication no\nKbdInteractiveAuthentication no\nSubsystem sftp internal-sftp\n"
        "MaxStartups 100\nPrintMotd no\n"
        "KexAlgorithms curve25519-sha256\n"  # the usual one, safe from machines to come, takes ten times as long
    )
    config = folder / "config"
    config.write_text(
        f"Host news\n  HostName 127.0.0.1\n  Port {port}\n  User {user}\n  IdentityFile {folder / 'key'}\n"
        f"  IdentitiesOnly yes\n  UserKnownHostsFile {folder / 'known'}\n  HostKeyAlias news\n"
        "  StrictHostKeyChecking yes\n"
    )
    call = [sshd, "-D", "-e", "-f", str(folder / "sshd_config")]
    with running([call], folder / "sshd.log", lambda: listens(port)):
        yield Ssh(folder=folder, port=port, config=config)


S3_USER, S3_SECRET = "test:tester", "testing"


@contextlib.contextmanager
def s3_server(folder: Path) -> Iterator[str]:
    """OpenStack Swift with its S3 interface on one node; gives its address."""
    user, port = getpass.getuser(), _five_ports()
    for name in ("etc", "srv/d1"):
        (folder / name).mkdir(parents=True)
    etc = folder / "etc"
    hashing = "[swift-hash]\nswift_hash_path_suffix = test\nswift_hash_path_prefix = test\n"
    (etc / "swift.conf").write_text(f"{hashing}[storage-policy:0]\nname = one\ndefault = yes\n")
    rings = [sys.executable, "-W", "ignore", "-c", RINGS, str(etc), str(port)]
    subprocess.run(rings, check=True, capture_output=True)  # noqa: S603 - as above
    for number, kind in enumerate(("account", "container", "object"), 1):
        text = STORE.format(folder=folder, port=port + number, user=user, kind=kind)
        (etc / f"{kind}.conf").write_text(text)
    filters = "".join(f"[filter:{name}]\nuse = egg:swift#{name}\n" for name in FILTERS)
    (etc / "proxy.conf").write_text(FRONT.format(folder=folder, port=port, user=user) + filters)
    bin_ = Path(sys.executable).parent
    calls = [
        [str(bin_ / f"swift-{kind}-server"), str(etc / f"{kind}.conf")]
        for kind in ("account", "container", "object", "proxy")
    ]
    address = f"http://127.0.0.1:{port}"
    os.environ["SWIFT_DIR"] = str(etc)
    try:
        ready = lambda: all(listens(port + each) for each in range(4)) and answers(f"{address}/healthcheck")  # noqa: E731 - named for the reader
        with running(calls, folder / "swift.log", ready):
            yield address
    finally:
        del os.environ["SWIFT_DIR"]


def _five_ports() -> int:
    """The first of five ports in a row that nobody uses."""
    while True:
        first = free_port()
        if first < 60_000 and not any(listens(first + each) for each in range(5)):
            return first


@contextlib.contextmanager
def webdav_server(folder: Path, root: Path, users: dict[str, str]) -> Iterator[str]:
    """WsgiDAV showing the folder `root` to `users` (name → password); gives its address."""
    port = free_port()
    settings = {
        "host": "127.0.0.1",
        "port": port,
        "server": "cheroot",
        "provider_mapping": {"/": str(root)},
        "simple_dc": {"user_mapping": {"*": {name: {"password": word} for name, word in users.items()}}},
        "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
        "lock_storage": False,
        "property_manager": False,
        "verbose": 1,
    }
    (folder / "webdav.json").write_text(json.dumps(settings))
    call = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "wsgidav.server.server_cli",
        "-c",
        str(folder / "webdav.json"),
    ]
    with running([call], folder / "webdav.log", lambda: answers(f"http://127.0.0.1:{port}/")):
        yield f"http://127.0.0.1:{port}"


class Cable:
    """A connection to a server that is cut once so many bytes have gone through towards it."""

    def __init__(self, server: int, *, after: int) -> None:
        """`server` is its port; the cable is cut once, after `after` bytes, and mended at once."""
        self._server, self._left = server, after
        self._gate = threading.Lock()
        self.cuts = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """No more connections."""
        self._listening.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                here, _ = self._listening.accept()
                there = socket.create_connection(("127.0.0.1", self._server))
                for one, other, counted in ((here, there, True), (there, here, False)):
                    threading.Thread(target=self._carry, args=(one, other, counted), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket, counted: bool) -> None:  # noqa: FBT001 - a thread's arguments
        with contextlib.suppress(OSError):
            while data := one.recv(16_384):
                if counted and self._cut(len(data)):
                    other.sendall(data[: len(data) // 2])
                    break
                other.sendall(data)
        for each in (one, other):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _cut(self, length: int) -> bool:
        with self._gate:
            before, self._left = self._left, self._left - length
            if before > 0 >= self._left:
                self.cuts += 1
                return True
        return False
