"""A real web server of an invented outlet on this machine, which behaves as badly as a test wants it to."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from digest.fetch.gate import Gate
from digest.fetch.pace import Time
from digest.fetch.visits import Visits
from digest.fetching import FetchSettings

Raw = Callable[["Handler"], None]
START = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


class Handler(BaseHTTPRequestHandler):
    """Answers what the table of its server says, and notes what it was asked."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer, or break off as the test wants it."""
        outlet: Outlet = self.server.outlet  # type: ignore[attr-defined]
        outlet.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        known = outlet.pages.get(self.path)
        try:
            if known is None:
                self.answer(404, b"not here")
            elif callable(known):
                known(self)
            elif isinstance(known, bytes):
                self.answer(200, known)
            else:
                self.answer(*known)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def answer(self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None) -> None:
        """A whole answer."""
        self.send_response(status)
        given = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        for name, value in {**given, **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: tests are quiet."""


class Outlet:
    """What the server has: `pages` by path, each bytes, (status, body, headers) or what answers by hand."""

    def __init__(self, port: int, other: int) -> None:
        """Nothing is there yet."""
        self.port, self.other = port, other
        self.pages: dict[str, bytes | tuple[int, bytes, Mapping[str, str]] | Raw] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def at(self, path: str = "/", *, elsewhere: bool = False) -> str:
        """The address of `path`, or of the same on another host."""
        return f"http://127.0.0.1:{self.other if elsewhere else self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def outlet() -> Iterator[Outlet]:
    """An outlet on two ports of this machine, which are two hosts to whoever asks."""
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Handler) for _ in range(2)]
    made = Outlet(*(server.server_address[1] for server in servers))
    threads = []
    for server in servers:
        server.daemon_threads = True
        server.outlet = made  # type: ignore[attr-defined]
        threads.append(threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True))
        threads[-1].start()
    try:
        yield made
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
        for thread in threads:
            thread.join()


class Hours:
    """Clocks that stand still but while somebody sleeps; `slept` are the naps in seconds."""

    def __init__(self) -> None:
        """It is six o'clock."""
        self.slept: list[float] = []
        self._lock = threading.Lock()

    def time(self) -> Time:
        """The clocks as the program takes them."""
        return Time(
            seconds=self._seconds, now=lambda: START + timedelta(seconds=self._seconds()), sleep=self._sleep
        )

    def _seconds(self) -> float:
        return sum(self.slept)

    def _sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)


def doors(made: Outlet) -> frozenset[tuple[str, int]]:
    """The doors that a test opens in the gate."""
    return frozenset(("127.0.0.1", port) for port in (made.port, made.other))


def visits(made: Outlet, hours: Hours | None = None, **settings: object) -> Visits:
    """Visits that may go to the outlet of a test."""
    chosen = FetchSettings(**{"delay_seconds": 2.0, **settings})  # type: ignore[arg-type]
    return Visits(chosen, "digest/test", Gate(doors=doors(made)), (hours or Hours()).time())
