"""The pages in Firefox: they open without a complaint; receipts, search, map and keys work as in Chromium."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest

pytestmark = pytest.mark.browser

WAIT = 30_000  # milliseconds: the index is unpacked in the browser


@pytest.fixture
def fox(firefox: Any) -> Iterator[Any]:
    """A page of Firefox that fails the test at its end on any console message, error or failed request."""
    page, amiss = firefox.new_page(viewport={"width": 1280, "height": 900}), []
    page.on("console", lambda message: amiss.append(f"{page.url}: console: {message.text}"))
    page.on("pageerror", lambda error: amiss.append(f"{page.url}: error: {error}"))
    page.on("requestfailed", lambda request: amiss.append(f"{page.url}: failed: {request.url}"))
    yield page
    page.close()
    assert amiss == []


def test_each_kind_of_page_opens_and_is_no_wider_than_a_phone(site: Any, fox: Any) -> None:
    fox.set_viewport_size({"width": 390, "height": 900})
    for path in site.examples():
        assert fox.goto(site.address + path).ok, path
        assert fox.locator("h1").inner_text().strip(), path
        assert fox.evaluate("document.styleSheets[0].cssRules.length") > 10, path
        assert fox.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_a_receipt_opens_by_key_and_leads_to_the_sentence(site: Any, fox: Any) -> None:
    [story] = site.kinds()["stories/*/index.html"]
    fox.goto(site.address + story)
    receipt = fox.locator("details.receipt").first
    receipt.locator("summary").focus()
    fox.keyboard.press("Enter")
    assert receipt.locator(".context").is_visible()
    fox.keyboard.press("Escape")
    assert not receipt.locator(".context").is_visible()
    fox.keyboard.press("Enter")
    receipt.locator(".source a").first.click()
    fox.wait_for_url("**/stories/*/*/index.html#s*")
    assert fox.locator(":target").is_visible()


def test_the_search_finds_and_leads_to_the_sentence(site: Any, fox: Any, lacking: Any) -> None:
    if find_spec("pagefind") is None:
        lacking("Pagefind (the extra `search`)")
    fox.goto(f"{site.address}search/index.html?q=guarantees")
    sentence = fox.locator("#results .found a").first
    sentence.wait_for(timeout=WAIT)
    sentence.click()
    fox.wait_for_url("**/stories/**#*")
    assert fox.locator(":target").is_visible()


def test_the_map_turns_and_shows_the_news_of_a_country(site: Any, fox: Any) -> None:
    fox.goto(f"{site.address}map/index.html")
    fox.get_by_role("button", name="Globe").click()
    fox.locator("#m-UA").focus()
    fox.keyboard.press("Enter")
    assert "Ukraine" in fox.locator(".picked").inner_text()
    assert "KyivPost" in fox.locator(".picked").inner_text()


def test_the_key_with_the_question_mark_lists_the_keys(site: Any, fox: Any) -> None:
    fox.goto(site.address)
    fox.keyboard.press("Shift+?")
    assert fox.locator("#keys dl").is_visible()
