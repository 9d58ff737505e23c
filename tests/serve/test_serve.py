"""The preview answers only its own browser, only from its own folder, and shows what is saved."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Shown, heard
from websockets.exceptions import InvalidStatus

from digest.errors import ConfigError
from digest.serve import preview


def build_id(page: bytes) -> int:
    found = re.search(rb'<script src="/__digest/live.js" data-build="(\d+)" defer></script></body>', page)
    assert found
    return int(found[1])


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


def test_the_socket_takes_only_its_own_origin(shown: Shown) -> None:
    for origin in ("http://evil.example", f"https://{shown.host}", "null"):
        with pytest.raises(InvalidStatus):
            shown.socket(origin)
    with shown.socket() as socket:
        assert heard(socket)["error"] == ""


def test_eight_tabs_all_hear_of_a_change(shown: Shown) -> None:
    with contextlib.ExitStack() as stack:
        tabs = [stack.enter_context(shown.socket()) for _ in range(8)]
        before = [heard(tab)["id"] for tab in tabs]
        (shown.seeds / "index.txt").write_text("two")
        after = [heard(tab) for tab in tabs]
        assert {message["from"] for message in after} == set(before)
        assert b"two" in shown.ask("/")[2]
    shown.wait(lambda: not shown.preview.live.listeners)


def test_a_build_that_ends_before_the_socket_opens_is_not_lost(shown: Shown) -> None:
    page = build_id(shown.ask("/")[2])
    count = len(shown.builds)
    (shown.seeds / "index.txt").write_text("two")
    shown.wait(lambda: len(shown.builds) > count and shown.preview.live.state.id != page)
    with shown.socket() as socket:
        assert heard(socket)["id"] > page


def test_a_restarted_server_has_new_ids(shown: Shown, tmp_path: Path) -> None:
    time.sleep(0.002)
    other = preview(tuple, tmp_path / "site", [], port=0)
    other.listening.close()
    assert other.live.state.id > shown.preview.live.state.id - 1
    assert abs(other.live.state.id / 1000 - time.time()) < 60


def test_a_style_sheet_alone_is_swapped_and_nothing_at_all_is_no_style_sheet(shown: Shown) -> None:
    with shown.socket() as socket:
        first = heard(socket)
        (shown.seeds / "look.css").write_text("p { color: red }")
        second = heard(socket)
        assert (second["css"], second["from"]) == (["look.css"], first["id"])
        os.utime(shown.seeds / "index.txt")
        third = heard(socket)
        assert third["id"] == second["id"]
        assert third["css"] == []
        (shown.seeds / "look.css").write_text("p { }")
        (shown.seeds / "index.txt").write_text("both")
        shown.settle()
        assert shown.preview.live.state.id != third["id"]


def test_an_error_is_shown_and_the_last_good_site_served_until_it_is_mended(shown: Shown) -> None:
    with shown.socket() as socket:
        good = heard(socket)["id"]
        (shown.seeds / "index.txt").write_text("BOOM")
        message = heard(socket)
        assert message["error"] == "seeds/a.txt:1: BOOM is no news; take it out"
        assert message["id"] == good
        assert b"one" in shown.ask("/")[2]
        assert shown.lines[-1] == message["error"]
        (shown.seeds / "index.txt").write_text("one")
        assert heard(socket)["error"] == ""
        (shown.seeds / "index.txt").write_text("CRASH")
        assert "ZeroDivisionError" in heard(socket)["error"]


def test_reading_and_our_own_output_cause_no_build(shown: Shown) -> None:
    count = shown.settle()
    for _ in range(3):
        (shown.seeds / "index.txt").read_text()
        list(shown.seeds.iterdir())
    (shown.site / "index.html").write_text("changed by hand")
    for name in ("x.swp", "index.txt~", "4913", ".#index.txt", "a.tmp"):
        (shown.seeds / name).write_text("")
    (shown.seeds / ".git").mkdir()
    (shown.seeds / ".git" / "index").write_text("")
    assert shown.settle() == count


@pytest.mark.parametrize("shown", [False, True], indirect=True)
def test_every_way_of_saving_is_noticed(shown: Shown) -> None:
    seeds = shown.seeds

    def shows(text: str, page: str = "/") -> None:
        shown.wait(lambda: text.encode() in shown.ask(page)[2])

    (seeds / "new.txt").write_text("saved anew")
    os.replace(seeds / "new.txt", seeds / "index.txt")  # noqa: PTH105 - as editors do
    shows("saved anew")
    (seeds / "sub").mkdir()
    (seeds / "sub" / "deep.txt").write_text("deep")
    shows("deep", "/deep.html")
    (seeds / "sub").rename(seeds / "other")
    shown.settle()
    (seeds / "other" / "deep.txt").write_text("in the renamed folder")
    shows("in the renamed folder", "/deep.html")
    count = len(shown.builds)
    shutil.rmtree(seeds / "other")
    shown.wait(lambda: len(shown.builds) > count)
    count = shown.settle()
    (seeds.parent / "digest.toml").write_text("")
    shown.wait(lambda: len(shown.builds) > count)


@pytest.mark.parametrize("shown", [False, True], indirect=True)
def test_a_watched_folder_may_be_deleted_and_made_anew(shown: Shown) -> None:
    count = shown.settle()
    shutil.rmtree(shown.seeds)
    shown.wait(lambda: len(shown.builds) > count)
    count = shown.settle()
    shown.seeds.mkdir()
    (shown.seeds / "index.txt").write_text("back")
    shown.wait(lambda: b"back" in shown.ask("/")[2])
    shown.settle()
    (shown.seeds / "index.txt").write_text("and watched")
    shown.wait(lambda: b"and watched" in shown.ask("/")[2])


def test_a_linked_folder_is_watched_too(shown: Shown) -> None:
    outside = shown.seeds.parent / "outside"
    outside.mkdir()
    (outside / "far.txt").write_text("far")
    (shown.seeds / "link").symlink_to(outside)
    count = shown.settle()
    (outside / "far.txt").write_text("farther")
    shown.wait(lambda: len(shown.builds) > count)


def test_a_thousand_new_files_are_few_builds(shown: Shown) -> None:
    count = shown.settle()
    for number in range(1000):
        (shown.seeds / f"n{number}.txt").write_text("x")
    shown.wait(lambda: shown.ask("/n999.html")[0] == 200)
    assert shown.settle() - count <= 4


def test_a_port_in_use_is_passed_over_unless_it_was_asked_for(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ConfigError, match="in use") as caught:
            preview(tuple, tmp_path, [], port=taken.getsockname()[1])
        assert "\n" not in str(caught.value)
    one, two = preview(tuple, tmp_path, []), preview(tuple, tmp_path, [])
    assert one.url != two.url
    one.listening.close()
    two.listening.close()


@pytest.mark.parametrize(
    ("host", "port"), [("no.such.host.invalid", 1), ("127.0.0.1", 70000), ("203.0.113.1", 9)]
)
def test_an_address_that_cannot_be_had_is_one_line(host: str, port: int, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=re.escape(host)):
        preview(tuple, tmp_path, [], host=host, port=port)


RUNNER = """
import sys
from pathlib import Path
from digest.serve import serve
serve(tuple, Path(sys.argv[1]), [], port=0, say=lambda line: print(line, flush=True))
"""


def test_ctrl_c_ends_it_without_a_traceback(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - our own server
        [sys.executable, "-c", RUNNER, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    ) as server:
        assert server.stdout is not None
        assert server.stdout.readline().startswith("http://127.0.0.1:")
        time.sleep(0.3)
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=10)
    assert (server.returncode, errors) == (0, "")
