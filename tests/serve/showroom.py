"""A small site, built from a folder of texts and shown by a real server on a free port."""

import http.client
import json
import re
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from digest.errors import DigestError
from digest.serve import Outcome, Preview

PATIENCE = 10.0
Hints = Collection[str] | None  # the files that a save was of, as far as is known


def wait(ready: Callable[[], object]) -> None:
    """Waits until it is so, but not for ever."""
    end = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.005)


@dataclass
class Shown:
    """A running preview and the means to try it."""

    seeds: Path
    site: Path
    preview: Preview
    builds: list[tuple[str, ...]]
    lines: list[str] = field(default_factory=list)

    @property
    def host(self) -> str:
        return self.preview.url.removeprefix("http://").rstrip("/")

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True)
            for name, value in {"Host": self.host, **headers}.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def socket(self, origin: str | None = None) -> ClientConnection:
        return connect(
            f"ws://{self.host}/__digest/socket", origin=origin or f"http://{self.host}", open_timeout=PATIENCE
        )

    def wait(self, ready: Callable[[], object]) -> None:
        wait(ready)

    def settle(self, seconds: float = 0.4) -> int:
        """The number of builds once none has begun for a while."""
        while True:
            before = len(self.builds)
            time.sleep(seconds)
            if len(self.builds) == before:
                return before


def heard(socket: ClientConnection) -> dict[str, Any]:
    return dict(json.loads(socket.recv(timeout=PATIENCE)))


def nothing(_: Collection[str] | None) -> Outcome:
    """A build that changes nothing."""
    return Outcome()


def maker(
    seeds: Path, site: Path, builds: list[tuple[str, ...]]
) -> Callable[[Collection[str] | None], Outcome]:
    """A build that copies texts into pages, sheets as they are, and says what changed."""

    def build(_: Collection[str] | None = None) -> Outcome:
        wanted = {
            path.name if path.suffix == ".css" else f"{path.stem}.html": path.read_text()
            for path in sorted(seeds.rglob("*"))
            if path.suffix in {".txt", ".css"} and path.is_file()
        }
        if any("BOOM" in text for text in wanted.values()):
            builds.append(("error",))
            raise DigestError("seeds/a.txt:1: BOOM is no news; take it out")
        if any("CRASH" in text for text in wanted.values()):
            builds.append(("error",))
            raise ZeroDivisionError
        site.mkdir(exist_ok=True)
        changed = []
        for name, text in wanted.items():
            page = text if name.endswith(".css") else f"<!doctype html><title>x</title><body>{text}</body>"
            if not (site / name).exists() or (site / name).read_text() != page:
                (site / name).write_text(page)
                changed.append(name)
        builds.append(tuple(changed))
        return Outcome(changed=tuple(changed))

    return build


def build_id(page: bytes) -> int:
    found = re.search(
        rb'<script src="/__digest/live.js" data-build="(\d+)" data-page="[^"]*" defer></script></body>', page
    )
    assert found
    return int(found[1])
