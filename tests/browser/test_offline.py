"""Reading without a network: pages that were read open again, others say so; switched off, all is forgotten."""

import functools
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

NEWS = """\
---
outlet: {outlet}
published: 2025-12-02
---
The ferry Solveig ran aground off Larvik on Monday with forty people on board, the coast guard said.

Two tugs pulled the ferry Solveig free at noon, and the harbor of Larvik was opened again.
"""


class Quiet(SimpleHTTPRequestHandler):
    """A static host that logs nothing, and that takes no two files of one second for the same."""

    def send_head(self) -> Any:
        """A file as it is now: its time in whole seconds does not tell it from the one before."""
        del self.headers["If-Modified-Since"]
        return super().send_head()

    def log_message(self, *_: Any) -> None:
        """Keeps the test's output clean."""


@pytest.fixture
def room(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    for outlet in ("Harbor Post", "Nordkurier"):
        (tmp_path / "seeds" / f"{outlet[:6].lower()}.md").write_text(
            NEWS.format(outlet=outlet), encoding="utf-8"
        )
    return tmp_path


@pytest.fixture
def address(room: Path) -> Iterator[str]:
    (room / "site").mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(room / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def write(room: Path, made: Callable[..., Path], *, offline: bool) -> None:
    said = f"[site]\noffline = {str(offline).lower()}\n"
    (room / "digest.toml").write_text(said, encoding="utf-8")
    made(room)


READY = "navigator.serviceWorker.ready.then((found) => found.active.state)"
COUNT = "navigator.serviceWorker.getRegistrations().then((found) => found.length)"
CONTROLLED = "navigator.serviceWorker.controller !== null"


def test_a_page_that_was_read_opens_without_a_network_and_another_says_that_it_was_not(
    browser: Any, room: Path, address: str, made: Callable[..., Path]
) -> None:
    write(room, made, offline=True)
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.evaluate(READY)
    page.wait_for_function(CONTROLLED)
    page.goto(f"{address}outlets/")
    heading = page.inner_text("h1")
    context.set_offline(True)
    page.goto(f"{address}outlets/")
    assert page.inner_text("h1") == heading
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != "", "its sheet is kept, too"
    page.goto(address)
    assert page.inner_text("h1") == "Digest"
    page.goto(f"{address}method/")
    assert page.url == f"{address}offline.html"
    assert page.inner_text("h1") == "No network"
    context.close()


def test_switched_off_the_worker_goes_and_what_it_kept_is_forgotten(
    browser: Any, room: Path, address: str, made: Callable[..., Path]
) -> None:
    write(room, made, offline=True)
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.evaluate(READY)
    page.wait_for_function(CONTROLLED)
    assert page.evaluate("caches.keys()") != []
    write(room, made, offline=False)
    page.goto(address)
    for _ in range(50):  # the browser asks for the worker again when it finds the time
        if page.evaluate(COUNT) == 0:
            break
        page.wait_for_timeout(200)
    assert page.evaluate("caches.keys()") == []
    page.goto(f"{address}method/")
    assert page.evaluate(CONTROLLED) is False
    context.close()
