"""The preview answers only its own browser, only from its own folder."""

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from showroom import Shown, build_id, nothing
from websockets.sync.client import ClientConnection, connect

from digest.errors import ConfigError
from digest.serve import preview
from digest.serve.preview import own_hosts


def test_a_page_is_served_with_the_script_that_the_site_itself_does_not_hold(shown: Shown) -> None:
    status, headers, page = shown.ask("/")
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert b"one" in page
    assert build_id(page)
    assert "__digest" not in (shown.site / "index.html").read_text()
    status, headers, script = shown.ask("/__digest/live.js")
    assert (status, headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert b"WebSocket" in script


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1", "", "127.0.0.1.evil.example"]
)
def test_another_host_is_answered_421(host: str, shown: Shown) -> None:
    assert shown.ask("/", Host=host)[0] == 421


def test_localhost_is_this_host_too(shown: Shown) -> None:
    assert shown.ask("/", Host=f"localhost:{shown.host.rpartition(':')[2]}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_only_reading_is_allowed(method: str, shown: Shown) -> None:
    assert shown.ask("/", method)[0] == 405


def test_head_gives_no_body(shown: Shown) -> None:
    assert shown.ask("/", "HEAD")[::2] == (200, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/%00",
        "/out/secret.txt",
        "/out",
        "/loop",
        "/.hidden/x.txt",
        "/.digest-manifest.json",
        "/" + "n" * 5000,
        "/index.html/",
        "/index.html/x",
    ],
)
def test_nothing_outside_the_site_is_served(path: str, shown: Shown) -> None:
    (shown.site.parent / "secret.txt").write_text("SECRET")
    (shown.site / "out").symlink_to(shown.site.parent)
    (shown.site / "loop").symlink_to("loop")
    (shown.site / ".hidden").mkdir()
    (shown.site / ".hidden" / "x.txt").write_text("SECRET")
    (shown.site / ".digest-manifest.json").write_text("SECRET")
    status, _, page = shown.ask(path)
    assert status == 404
    assert b"SECRET" not in page


def test_a_folder_is_sent_on_to_its_slash_and_never_elsewhere(shown: Shown) -> None:
    (shown.site / "stories" / "é").mkdir(parents=True)
    (shown.site / "stories" / "é" / "index.html").write_text("<p>story</p>")
    status, headers, _ = shown.ask("/stories/%C3%A9?x=1")
    assert (status, headers["location"]) == (308, "/stories/%C3%A9/?x=1")
    assert shown.ask("/stories/%C3%A9/")[0] == 200
    assert shown.ask("//stories")[1]["location"] == "/stories/"


def test_a_missing_page_is_the_sites_own_404(shown: Shown) -> None:
    (shown.site / "404.html").write_text("<body>not here</body>")
    status, _, page = shown.ask("/no/such/page")
    assert status == 404
    assert b"not here" in page
    assert build_id(page)


def test_a_port_in_use_is_passed_over_unless_it_was_asked_for(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ConfigError, match="in use") as caught:
            preview(nothing, tmp_path, list, port=taken.getsockname()[1])
        assert "\n" not in str(caught.value)
    one, two = preview(nothing, tmp_path, list), preview(nothing, tmp_path, list)
    assert one.url != two.url
    one.listening.close()
    two.listening.close()


@pytest.mark.parametrize(
    ("host", "port"), [("no.such.host.invalid", 1), ("127.0.0.1", 70000), ("203.0.113.1", 9)]
)
def test_an_address_that_cannot_be_had_is_one_line(host: str, port: int, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=re.escape(host)):
        preview(nothing, tmp_path, list, host=host, port=port)


@pytest.mark.parametrize(
    ("host", "said"),
    [("203.0.113.1", "this machine has no such address"), ("", "no address is given"), (" ", "no address")],
)
def test_a_host_that_is_not_this_machines_is_told_as_such(host: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=f"^--host.*: {said}") as caught:
        preview(nothing, tmp_path, list, host=host)
    assert "port" not in str(caught.value)


@pytest.mark.parametrize(
    ("port", "name", "known"),
    [
        (80, "127.0.0.1", True),
        (80, "127.0.0.1:80", True),
        (80, "[::1]", True),
        (80, "evil.example", False),
        (8000, "localhost:8000", True),
        (8000, "localhost", False),
        (8000, "localhost:80", False),
    ],
)
def test_the_port_of_http_may_be_left_out(port: int, name: str, known: bool) -> None:  # noqa: FBT001 - a case
    assert (name in own_hosts("127.0.0.1", port)) is known


RUNNER = """
import sys
from pathlib import Path
from digest.serve import Outcome, serve
serve(lambda saved: Outcome(), Path(sys.argv[1]), list, Path(sys.argv[1], "serving"), port=0, say=lambda line: print(line, flush=True))
"""


@pytest.mark.parametrize("tabs", [0, 2])
def test_ctrl_c_ends_it_without_a_traceback_though_pages_are_open(
    tmp_path: Path, tabs: int, start: Callable[..., "subprocess.Popen[str]"]
) -> None:
    held: list[ClientConnection] = []  # open until the server has ended
    server = start(
        [sys.executable, "-c", RUNNER, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    )
    assert server.stdout is not None
    address = server.stdout.readline().split()[0]
    assert address.startswith("http://127.0.0.1:")
    time.sleep(0.3)
    host = address.removeprefix("http://").rstrip("/")
    socket = f"ws://{host}/__digest/socket"
    held += [connect(socket, origin=f"http://{host}", open_timeout=10) for _ in range(tabs)]
    server.send_signal(signal.SIGINT)
    _, errors = server.communicate(timeout=20)
    assert (server.returncode, errors) == (0, "")
