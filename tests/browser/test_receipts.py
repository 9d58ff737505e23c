"""Receipts and the way through the site: by keyboard, on paper, and from disk without any server."""

import json
from collections import Counter
from typing import Any

import lxml.html
import pytest

pytestmark = pytest.mark.browser

FEW = 3  # stories of a site: opening all 66 of the largest teaches nothing more
OPENERS = "main details > summary, main [popovertarget]"


def story_pages(site: Any) -> list[str]:
    """The story pages of a site, one a story."""
    return sorted(
        f"{path.parent.relative_to(site.folder).as_posix()}/index.html"
        for path in site.folder.rglob("story.json")
    )


def test_each_story_page_offers_receipts(sites: Any) -> None:
    for site in sites:
        for path in story_pages(site):
            tree = lxml.html.parse(str(site.folder / path))
            assert tree.xpath("//main//details/summary | //main//*[@popovertarget]"), path


def test_a_receipt_opens_and_closes_by_keyboard(sites: Any, look: Any) -> None:
    page = look()
    for site in sites:
        for path in story_pages(site)[:FEW]:
            page.goto(site.address + path)
            opener = page.locator(OPENERS).locator("visible=true").first
            before = page.evaluate(_OPEN)
            opener.focus()
            assert opener.evaluate("element => element === document.activeElement"), path
            page.keyboard.press("Enter")
            assert page.evaluate(_OPEN) == before + 1, f"{path}: Enter opens a receipt"
            page.keyboard.press("Enter")
            assert page.evaluate(_OPEN) == before, f"{path}: Enter closes it again"


def test_receipts_open_without_javascript(site: Any, look: Any) -> None:
    page = look(java_script_enabled=False)
    for path in story_pages(site):
        page.goto(site.address + path)
        before = page.evaluate(_OPEN)
        page.locator(OPENERS).locator("visible=true").first.click()
        assert page.evaluate(_OPEN) == before + 1, path


def test_on_paper_each_sentence_of_the_summary_names_its_outlet(sites: Any, look: Any) -> None:
    page = look()
    for site in sites:
        for path in story_pages(site)[:FEW]:
            story = json.loads((site.folder / path).with_name("story.json").read_text(encoding="utf-8"))
            names = {article["id"]: article["outlet"]["name"] for article in story["articles"]}
            spans = [sentence["span"] for sentence in story["summary"]]
            assert spans, f"{path}: a story has a summary"
            page.emulate_media(media="screen")
            page.goto(site.address + path)
            page.evaluate(_ON_SCREEN)
            page.emulate_media(media="print")
            printed = page.evaluate(_PRINTED, "{article}:{start}:{end}".format(**spans[0]))
            needed = Counter(names[span["article"]] for span in spans)
            assert any(all(part.count(name) >= n for name, n in needed.items()) for part in printed), path


def test_the_site_can_be_walked_from_disk(site: Any, look: Any) -> None:
    page = look(390)
    front = (site.folder / "index.html").as_uri()
    page.goto(front)
    story = story_pages(site)[0]
    _follow(page, site, "index.html", story)
    inner = _first_inner_page(site, story)
    _follow(page, site, story, inner)
    page.go_back()
    assert page.url.split("#")[0] == (site.folder / story).as_uri()
    page.go_back()
    assert page.url.split("#")[0] == front


def _follow(page: Any, site: Any, here: str, there: str) -> None:
    """Clicks the first visible link of the page that leads to `there`."""
    target = (site.folder / there).as_uri()
    for link in page.locator("a[href]").all():
        if link.is_visible() and link.evaluate("element => element.href.split('#')[0]") == target:
            link.click()
            page.wait_for_url(target + "**")
            return
    pytest.fail(f"{here} has no visible link that leads from disk to {there}")


def _first_inner_page(site: Any, story: str) -> str:
    """A page below the story's own folder that the story page links: an outlet's telling."""
    folder = story.removesuffix("index.html")
    inner = [page for page in site.pages if page.startswith(folder) and page != story]
    assert inner, f"{story} has no outlet page below it"
    return inner[0]


_OPEN = "document.querySelectorAll('main details[open], main [popover]:popover-open').length"
# Where receipts may stand on paper: the summary's own section, or a part that is shown on paper only.
_ON_SCREEN = """() => {
    const parts = [...document.querySelectorAll('main :is(section, aside, ol)')];
    window.offScreen = parts.filter(part => !part.checkVisibility());
}"""
_PRINTED = """key => {
    const section = document.querySelector(`section [data-span="${key}"]`)?.closest('section');
    const parts = window.offScreen.filter(part => part.checkVisibility());
    return [...parts, ...(section ? [section] : [])].map(part => part.innerText);
}"""
