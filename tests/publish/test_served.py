"""A real site, published to where nginx, Caddy and Apache serve it from, and read in a browser."""

import gzip
import os
import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path
from typing import Any, NoReturn

import newsstand
import pytest
from newsstand import Newsroom
from servers import Ssh, program
from webstand import readable, served

from digest.model.record import Moved
from digest.publish import webservers
from digest.publish.headers import TYPES, content_type
from digest.render.machines import hosting

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="module")
def harbor(
    tmp_path_factory: pytest.TempPathFactory,
    newsroom: Callable[[Path, Path], Path],
    build: Callable[..., Path],
) -> Newsroom:
    """The newsroom of the harbor, its site built by the command."""
    folder = newsroom(ROOT / "tests" / "newsrooms" / "harbor", tmp_path_factory.mktemp("harbor"))
    build(folder, "--future")  # it is set after the time that tests are told
    return Newsroom(folder)


@pytest.fixture(params=["nginx", "caddy"])
def serve(
    request: pytest.FixtureRequest, tmp_path: Path, lacking: Callable[[str], NoReturn]
) -> Iterator[Callable[[Path], str]]:
    """Serves a folder by each of the two web servers; gives its address."""
    if program(request.param) is None:
        lacking(request.param)
    opened = []

    def start(root: Path) -> str:
        opened.append(served(request.param, root, tmp_path))
        return opened[-1].__enter__()

    yield start
    for each in opened:
        each.__exit__(None, None, None)


@pytest.fixture(scope="module")
def browser(lacking: Callable[[str], NoReturn]) -> Iterator[Any]:
    """A headless Chromium."""
    found = os.environ.get("CHROME") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is None:
        lacking("Chromium")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found)
        yield chromium
        chromium.close()


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["folder", "releases"])
def test_a_published_site_is_read_in_a_browser(
    kind: str, harbor: Newsroom, serve: Callable[[Path], str], browser: Any, ssh: Ssh, tmp_path: Path
) -> None:
    stand = newsstand.folder(tmp_path) if kind == "folder" else newsstand.releases(ssh, tmp_path)
    harbor.send(stand.place)
    readable(stand.root.parent)
    assert read_in(browser, serve(stand.root)) == []


def read_in(browser: Any, address: str) -> list[str]:
    """What was amiss when a reader went from the front page to a story."""
    page = browser.new_context().new_page()
    amiss: list[str] = []
    page.on("console", lambda message: amiss.append(message.text))
    page.on("requestfailed", lambda request: amiss.append(request.url))
    page.on(
        "response", lambda reply: amiss.append(f"{reply.status} {reply.url}") if reply.status >= 400 else None
    )
    page.goto(address)
    page.locator("main a[href*='stories/']").first.click()
    page.wait_for_load_state("load")
    assert "/stories/" in page.url
    assert page.locator("h1").inner_text().strip()
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 10
    page.context.close()
    return amiss


@pytest.mark.browser
def test_apache_does_what_the_site_says_in_its_htaccess(
    harbor: Newsroom, browser: Any, tmp_path: Path, lacking: Callable[[str], NoReturn]
) -> None:
    if program("apache2") is None:
        lacking("apache2")
    stand = newsstand.folder(tmp_path)
    harbor.send(stand.place)
    root = stand.root
    own = (root / ".htaccess").read_text("utf-8")
    [made] = hosting.outputs(["apache"], [Moved(slug="old", to="new")], None, noindex=False)
    [moved] = made.make()
    assert set(own.splitlines()) < set(moved.data.decode().splitlines()), "that of the site, and one way more"
    (root / ".htaccess").write_bytes(moved.data)
    (root / "feed.xml").write_text("<feed/>")
    (root / "stories" / "new").mkdir()
    (root / "stories" / "new" / "index.html").write_text("<p>new")
    (root / "index.html.gz").write_bytes(gzip.compress((root / "index.html").read_bytes()))
    readable(root.parent)
    [sheet] = root.glob("assets/site.*.css")
    [face] = root.glob("assets/*.woff2")
    with served("apache2", root, tmp_path) as address:
        assert read_in(browser, address) == []
        status, headers, body = answer(address, packed=True)
        assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        assert (headers["Content-Encoding"], headers["Content-Security-Policy"]) == (
            "gzip",
            "frame-ancestors 'none'",
        )
        assert gzip.decompress(body) == (root / "index.html").read_bytes()
        assert answer(f"{address}stories/old/")[2] == b"<p>new"
        for path, kind, kept in (
            (f"assets/{sheet.name}", "text/css", hosting.FIXED),
            (f"assets/{face.name}", "font/woff2", hosting.FIXED),
            ("worker.js", "text/javascript", hosting.ASKED),
            ("feed.xml", hosting.FEED, None),
        ):
            status, headers, _ = answer(address + path)
            assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, kind, kept)
        for path in ("nowhere/", ".digest-manifest.json", ".htaccess"):
            status, _, body = answer(address + path)
            assert (status, body) == (404, (root / "404.html").read_bytes()), path


@pytest.mark.parametrize("name", ["apache2", "nginx own"])
def test_servers_tell_what_search_engines_shall_leave_out(
    name: str, tmp_path: Path, lacking: Callable[[str], NoReturn]
) -> None:
    if program(name.split(maxsplit=1)[0]) is None:
        lacking(name)
    root = tmp_path / "site"
    for one in hosting.outputs(["apache", "nginx"], [], None, noindex=False, unlisted=["shy"]):
        for file in one.make():
            (root / file.path).parent.mkdir(parents=True, exist_ok=True)
            (root / file.path).write_bytes(file.data)
    left_out = ("outlets/shy/index.html", "outlets/shy/feed.xml", "stories/a/story.json", "feed.xml")
    left_out += ("stories/a/share.png", "index.json")
    listed = ("index.html", "outlets/shyer/index.html", "stories/a/index.html", "worker.js")
    listed += ("assets/site.0123456789.css",)
    for path in (*left_out, *listed):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)
        (root / f"{path}.gz").write_bytes(gzip.compress(path.encode()))
    (root / ".digest-manifest.json").write_text("{}")
    (root / "manifest.webmanifest").write_text("{}")
    readable(tmp_path)
    with served(name, root, tmp_path) as address:
        assert answer(f"{address}.digest-manifest.json")[0] == 404
        _, headers, _ = answer(f"{address}manifest.webmanifest")
        assert headers["Content-Type"] == "application/manifest+json"
        assert headers["X-Content-Type-Options"] == "nosniff"
        for path in (*left_out, *listed):
            wanted = "noindex" if path in left_out else None
            for packed in (False, True):
                status, headers, _ = answer(address + path, packed=packed)
                said = (status, headers["X-Robots-Tag"], headers["X-Content-Type-Options"])
                assert said == (200, wanted, "nosniff"), (path, packed)
        for path, kept in (("assets/site.0123456789.css", hosting.FIXED), ("worker.js", hosting.ASKED)):
            _, headers, _ = answer(address + path, packed=True)
            assert (headers["Content-Encoding"], headers["Cache-Control"]) == ("gzip", kept), path


def answer(address: str, *, packed: bool = False) -> tuple[int, Message, bytes]:
    """What a server says at an address: status, headers, body; `packed` accepts gzip."""
    asked = urllib.request.Request(address)  # noqa: S310 - our own server
    if packed:
        asked.add_header("Accept-Encoding", "gzip")
    try:
        with urllib.request.urlopen(asked, timeout=10) as reply:  # noqa: S310 - the same
            return reply.status, reply.headers, reply.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a file of each kind, and some that are special."""
    folder = tmp_path / "news" / "current"
    (folder / "assets").mkdir(parents=True)
    for end in TYPES:
        (folder / f"one{end}").write_bytes(b"<p>one</p>")
    for name in ("index.html", "404.html", "assets/site.0123456789.css", "plain", ".digest-manifest.json"):
        (folder / name).write_text(f"<p>{name}</p>" * 400)
    (folder / ".well-known").mkdir()
    (folder / ".well-known" / "about.txt").write_text("known")
    (folder / "one.json.gz").write_bytes(gzip.compress(b"from beside"))
    readable(folder)
    return folder


def test_each_kind_of_file_is_told_as_a_store_would(files: Path, serve: Callable[[Path], str]) -> None:
    address = serve(files)
    told = {end: answer(f"{address}one{end}")[1]["Content-Type"] for end in TYPES}
    assert told == {end: content_type(f"one{end}") for end in TYPES}
    assert answer(address)[1]["Content-Type"] == "text/html; charset=utf-8"
    for name in ("feed.xml", "changes.xml", "assets/feed.xml"):
        (files / name).write_text("<feed/>" * 400)
        readable(files)
        _, headers, _ = answer(f"{address}{name}", packed=True)
        said = {key: headers[key] for key in ("Content-Type", "Content-Encoding", "X-Content-Type-Options")}
        assert said == {
            "Content-Type": content_type(name),
            "Content-Encoding": "gzip",
            "X-Content-Type-Options": "nosniff",
        }
    status, headers, body = answer(f"{address}one.json", packed=True)
    assert (status, headers["Content-Encoding"], headers["Content-Type"]) == (200, "gzip", "application/json")
    assert gzip.decompress(body) == b"from beside"
    assert answer(f"{address}404.html", packed=True)[1]["Content-Encoding"] == "gzip"


def test_what_may_be_kept_how_long_and_what_is_not_there(files: Path, serve: Callable[[Path], str]) -> None:
    address = serve(files)
    for path, kept in (
        ("", "public, max-age=300"),
        ("one.json", "public, max-age=300"),
        ("assets/site.0123456789.css", "public, max-age=31536000, immutable"),
    ):
        status, headers, _ = answer(address + path)
        assert (status, headers["Cache-Control"]) == (200, kept)
        assert headers["X-Content-Type-Options"] == "nosniff"
    for path in ("nowhere/", "assets/gone.0123456789.css", ".digest-manifest.json", "assets/.hidden"):
        status, headers, body = answer(address + path)
        assert (status, headers["Cache-Control"], headers["Content-Type"]) == (
            404,
            None,
            "text/html; charset=utf-8",
        )
        assert body.startswith(b"<p>404.html</p>")
    assert answer(f"{address}.well-known/about.txt")[2] == b"known"


def test_the_page_of_web_servers_is_the_codes_own() -> None:
    written = (ROOT / "docs" / "web-servers.md").read_text(encoding="utf-8")
    assert written == webservers.reference(), "run `make docs`"


def test_the_docs_list_the_rights_that_s3_is_asked_for() -> None:
    code = (ROOT / "digest" / "publish" / "targets" / "s3.py").read_text(encoding="utf-8")
    called = {*re.findall(r"_client\.(\w+)\(", code), *re.findall(r"get_paginator\(\"(\w+)\"", code)}
    names = called - {"get_paginator", "close"}
    rights = {
        "get_object": "s3:GetObject",
        "head_object": "s3:GetObject",
        "list_objects_v2": "s3:ListBucket",
        "put_object": "s3:PutObject",
        "delete_object": "s3:DeleteObject",
    }
    listed = re.findall(r"^\| `(s3:\w+)`", (ROOT / "docs" / "publish.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted({rights[name] for name in names})
