"""The search in Chromium: under a strict policy, by keyboard, offline, and without script or a server."""

import functools
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from typing import Any, NoReturn

import pytest

pytestmark = pytest.mark.browser

PLAIN = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; script-src 'self'{more}; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
WAIT = 20_000  # milliseconds: the index is unpacked in the browser


class _Strict(SimpleHTTPRequestHandler):
    """A host that sends the policy as a header, and lets compiled code run on the search page alone."""

    def end_headers(self) -> None:
        """Adds the policy."""
        searching = self.path.startswith(("/search/", "/pagefind/"))
        more = " 'wasm-unsafe-eval'" if searching else ""
        self.send_header("Content-Security-Policy", PLAIN.format(more=more))
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Keeps the test's output clean."""


@pytest.fixture(scope="module")
def strict(site: Any, lacking: Callable[[str], NoReturn]) -> Iterator[str]:
    if find_spec("pagefind") is None:
        lacking("Pagefind (the extra `search`)")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Strict, directory=str(site.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_search_by_keyboard_leads_to_the_very_sentence(strict: str, look: Any) -> None:
    page = look()
    page.goto(f"{strict}search/")
    page.get_by_label("Words").wait_for(timeout=WAIT)  # the form is there once the index is
    page.get_by_label("Words").press_sequentially("security guarantees")
    page.keyboard.press("Enter")
    status = page.get_by_role("status")
    status.filter(has_text="result").wait_for(timeout=WAIT)
    sentence = page.locator("#results .found a").first
    words = sentence.inner_text().strip("… ").split()[:4]
    assert sentence.locator("mark").count()
    sentence.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/*#*")
    assert " ".join(words) in " ".join(page.locator(":target").inner_text().split())


def test_the_filters_narrow_the_results_and_the_address_keeps_the_question(strict: str, look: Any) -> None:
    page = look()
    page.goto(f"{strict}search/?q=Zelensky")
    page.locator("#results > li").first.wait_for(timeout=WAIT)
    everything = page.get_by_role("status").inner_text()
    page.locator("select[name=kind]").select_option("article")
    page.get_by_label("Outlet").select_option("KyivPost")
    page.wait_for_function(
        "text => document.getElementById('search-status').textContent !== text", arg=everything
    )
    assert page.get_by_role("status").inner_text() == "1 result"
    assert "outlet=KyivPost" in page.url
    page.get_by_label("From").fill("2031-01-01")
    page.get_by_role("status").filter(has_text="Nothing found").wait_for(timeout=WAIT)


def test_once_loaded_the_search_needs_no_network(strict: str, browser: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{strict}search/?q=Zelensky")
    page.locator("#results > li").first.wait_for(timeout=WAIT)
    context.set_offline(True)
    page.locator("select[name=kind]").select_option("name")
    page.get_by_role("status").filter(has_text="result").wait_for(timeout=WAIT)
    context.close()


def test_without_script_or_from_disk_every_story_and_name_is_there(site: Any, browser: Any) -> None:
    for settings, address in (
        ({"java_script_enabled": False}, f"{site.address}search/index.html"),
        ({}, (site.folder / "search" / "index.html").as_uri()),
    ):
        context = browser.new_context(**settings)
        page = context.new_page()
        page.goto(address)
        assert page.get_by_text("The search needs JavaScript and a web server").is_visible()
        assert not page.locator("form").is_visible()
        assert page.locator(".titles a").count() >= 1
        assert page.locator(".run a").count() >= 1
        context.close()


def test_a_host_that_forbids_compiled_code_gets_the_list_and_no_broken_search(
    site: Any, browser: Any
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{site.address}search/")
    page.get_by_text("The search could not be started").wait_for(timeout=WAIT)
    assert not page.locator("form").is_visible()
    context.close()
