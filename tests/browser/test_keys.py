"""The site by keyboard alone: the focus is seen, goes on in order, is never caught; `?` lists the keys."""

from typing import Any

import pytest

pytestmark = pytest.mark.browser

STORY = "stories/*/index.html"
TELLING = "stories/*/*/index.html"
KINDS = ("index.html", STORY, TELLING, "map/index.html", "search/index.html")


def address(site: Any, kind: str) -> str:
    """The page of a kind that has most to show."""
    [path] = (page for page in site.examples() if page in site.kinds()[kind])
    return f"{site.address}{path}"


@pytest.mark.parametrize("kind", KINDS)
def test_tab_goes_through_all_in_order_where_it_is_seen_and_leaves_the_page(
    site: Any, look: Any, kind: str
) -> None:
    page = look(1280, reduced_motion="reduce")
    page.goto(address(site, kind))
    page.wait_for_load_state("networkidle")
    stops = page.evaluate(_STOPS)
    assert stops > 10
    seen, faults = [], []
    for _ in range(stops + 20):
        page.keyboard.press("Tab")
        at, fault = page.evaluate(_AT)
        if at < 0:
            break
        seen += [at] if at not in seen[-1:] else []  # a field for a date has a stop for each of its parts
        faults += [fault] if fault else []
    assert at < 0, "after the last stop the focus leaves the page"
    assert seen == sorted(set(seen)), "in the order of the page, each once"
    assert len(seen) == stops, "and none left out"
    assert faults == []
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(_AT)[0] in seen[-2:], "and the way back is open"


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_tab_offers_to_skip_to_the_text(site: Any, look: Any, kind: str) -> None:
    page = look(390)
    page.goto(address(site, kind))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the text")
    assert skip.evaluate("link => link === document.activeElement")
    box = skip.bounding_box()
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null"), "the next stop is in the text"


def test_a_story_is_read_by_keyboard_from_the_front_page_to_the_sentence_in_its_article(
    site: Any, look: Any
) -> None:
    page = look(1280)
    page.goto(site.address)
    _tab_to(page, ".teaser h2 a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/*/index.html")
    _tab_to(page, "details.receipt > summary")
    page.keyboard.press("Enter")
    assert page.locator("details.receipt[open]").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details[open]') !== null"), "into the receipt"
    page.keyboard.press("Escape")
    assert page.locator("details.receipt[open]").count() == 0
    assert page.evaluate("document.activeElement.matches('details.receipt > summary')"), "and back out of it"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/*/*/index.html#s*")
    assert page.locator(":target").is_visible()
    top = page.locator(":target").bounding_box()["y"]
    assert 0 <= top < 900, "the sentence is on the screen"


def test_the_table_can_be_skipped(site: Any, look: Any) -> None:
    page = look(1280)
    page.goto(f"{address(site, STORY)}#claims")
    _tab_to(page, "#claims .past")
    assert page.evaluate("document.activeElement.checkVisibility()")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.scroll') === null")


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_mark_lists_the_keys_and_escape_leads_back_to_where_one_was(
    site: Any, look: Any, kind: str
) -> None:
    page = look(390)
    page.goto(address(site, kind))
    link = page.locator("main a:visible").first
    link.focus()
    page.keyboard.press("Shift+?")
    keys = page.locator("#keys")
    assert keys.locator("dl").is_visible()
    assert keys.locator("dt:visible").count() == (6 if kind.startswith("map") else 5)
    assert page.evaluate("document.activeElement.closest('#keys') !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.localName") == "button"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#keys') === null"), "nothing holds the focus"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    assert not keys.locator("dl").is_visible()
    assert link.evaluate("link => link === document.activeElement")


def test_the_key_can_be_switched_off_and_is_a_letter_where_one_writes(site: Any, look: Any) -> None:
    page = look()
    page.goto(f"{site.address}search/index.html")
    page.get_by_label("Words").wait_for()
    page.get_by_label("Words").press_sequentially("who?")
    assert page.get_by_label("Words").input_value() == "who?"
    assert not page.locator("#keys dl").is_visible()
    page.locator("#keys summary").click()
    page.get_by_role("button", name="Switch the key ? off").click()
    page.reload()
    page.keyboard.press("Shift+?")
    assert not page.locator("#keys dl").is_visible()
    page.locator("#keys summary").click()
    page.get_by_role("button", name="Switch the key ? on").click()
    page.reload()
    page.keyboard.press("Shift+?")
    assert page.locator("#keys dl").is_visible()


def test_without_script_the_list_of_keys_opens_by_its_heading_and_has_what_works(
    site: Any, look: Any
) -> None:
    page = look(java_script_enabled=False)
    page.goto(site.address)
    page.locator("#keys summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#keys dt:visible").all_inner_texts() == ["Tab", "Shift + Tab", "Enter"]
    assert page.locator("#keys button:visible").count() == 0


def _tab_to(page: Any, what: str) -> None:
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    pytest.fail(f"Tab does not come to {what}")


_FOCUSABLE = "a[href], button, summary, input, select, [tabindex='0']"
# How many stops there are: all that is shown and takes the focus.
_STOPS = f"""() => {{
    window.stops = [...document.querySelectorAll("{_FOCUSABLE}")]
        .filter(stop => stop.checkVisibility() && !stop.disabled && stop.tabIndex >= 0);
    return stops.length;
}}"""
# Which stop has the focus, and what is amiss there: it must have a ring, be on the screen, and have nothing above.
_AT = """() => {
    const here = document.activeElement, at = stops.indexOf(here);
    if (at < 0) return [at, ''];
    const drawn = here instanceof SVGElement && getComputedStyle(here.querySelector('path, circle'));
    const style = getComputedStyle(here), box = here.getClientRects()[0] ?? here.getBoundingClientRect();
    const name = `${here.localName}.${here.className.baseVal ?? here.className} ${here.textContent.trim().slice(0, 30)}`;
    const ring = drawn ? drawn.strokeWidth : style.outlineStyle !== 'none' && style.outlineWidth;
    if (!(parseFloat(ring) >= 2)) return [at, `no ring: ${name}`];
    const x = box.x + Math.min(box.width, innerWidth - box.x) / 2, y = box.y + Math.min(box.height, 40) / 2;
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return [at, `not on the screen: ${name}`];
    const top = document.elementFromPoint(x, y);
    const clear = here instanceof SVGElement || top && (here.contains(top) || top.contains(here));
    return [at, clear ? '' : `behind ${top?.localName}.${top?.className}: ${name}`];
}"""
