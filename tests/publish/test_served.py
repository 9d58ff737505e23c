"""A real site, published to where nginx and Caddy serve it from, and read in a browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import newsstand
import pytest
from newsstand import Newsroom
from servers import Ssh, answers, free_port, program, running

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NGINX = """daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  types {{ text/html html; text/css css; image/svg+xml svg; font/woff2 woff2; application/json json; text/javascript js; }}
  access_log off;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""
CADDY = """{{
  admin off
  auto_https off
  storage file_system {folder}/caddy
}}
http://127.0.0.1:{port} {{
  root * {root}
  file_server
}}
"""


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
    server = program(request.param)
    if server is None:
        lacking(request.param)
    opened = []

    def start(root: Path) -> str:
        port = free_port()
        text = (NGINX if request.param == "nginx" else CADDY).format(folder=tmp_path, port=port, root=root)
        (tmp_path / "web.conf").write_text(text)
        call = [server, "-e", str(tmp_path / "error.log"), "-c", str(tmp_path / "web.conf")]
        if request.param == "caddy":
            call = [server, "run", "--adapter", "caddyfile", "--config", str(tmp_path / "web.conf")]
        address = f"http://127.0.0.1:{port}/"
        opened.append(running([call], tmp_path / "web.log", lambda: answers(address)))
        opened[-1].__enter__()
        return address

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


def readable(folder: Path) -> None:
    """Let a web server in that is somebody else, as far down as the site."""
    for place in (folder, *folder.parents):
        if place.owner() == "root" and place != Path("/") and not place.stat().st_mode & 0o005:
            place.chmod(place.stat().st_mode | 0o055)


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["folder", "releases"])
def test_a_published_site_is_read_in_a_browser(
    kind: str, harbor: Newsroom, serve: Callable[[Path], str], browser: Any, ssh: Ssh, tmp_path: Path
) -> None:
    stand = newsstand.folder(tmp_path) if kind == "folder" else newsstand.releases(ssh, tmp_path)
    harbor.send(stand.place)
    readable(stand.root.parent)
    address = serve(stand.root)
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
    assert amiss == []
