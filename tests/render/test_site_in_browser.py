import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ferry_story as ferry
import pytest

from digest.render import files
from digest.settings import SiteSettings

CHROMIUM = os.environ.get("CHROME") or shutil.which("chromium")
THEMES = Path(__file__).parents[2] / "themes"
STORY = "stories/ferry-aground-off-ellsund"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed; set CHROME to its path"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for file in files(ferry.edition(), theme_folders=[THEMES], site=SiteSettings(rights="full")):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


def test_no_page_scrolls_sideways_on_the_smallest_phone_even_with_all_open(site: Path, chromium: Any) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: said.append(request.url))
    for file in sorted(site.rglob("*.html")):
        if 'http-equiv="refresh"' in file.read_text(encoding="utf-8"):
            continue  # it leads on at once
        if file.name == "404.html":
            continue  # a host shows it, never the disk; it asks the host's root for its sheet, too
        page.goto(file.as_uri())
        page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, f"{file}, {scheme}"
    assert said == []
    page.close()


def test_a_receipt_opens_in_place_and_leads_to_the_sentence_without_script(site: Path, chromium: Any) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / STORY / "index.html").as_uri())
    receipt = page.locator("#summary details").first
    receipt.locator("summary").press("Enter")
    assert receipt.locator(".voices li").count() == 3
    receipt.locator(".context .source a").first.click()
    assert page.url.endswith(f"{STORY}/ellsund-courier/index.html#s66")
    marked = page.locator(":target [data-span]").first
    assert marked.inner_text().startswith("The night ferry Maren Holt ran aground")
    context.close()
