"""The map in Chromium: a whole page without script; with it a globe that turns, by pointer and by key."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

HEAVIEST = 150 * 1024  # bytes of the map page and all that it loads, before compression
COUNTRIES = ("AR", "AU", "CA", "DE", "FR", "GB", "IN", "JP", "KE", "MT", "NG", "SG", "UA", "US")
PICTURE = "#atlas > svg"


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory, made: Callable[..., Path], serve: Any) -> str:
    """A site with news from fourteen countries, one of them too small to be drawn; the address of its map."""
    folder = tmp_path_factory.mktemp("atlas")
    (folder / "seeds").mkdir()
    for number, code in enumerate(COUNTRIES):
        told = f"Ranger {code.title()}ova counted {number + 12} herons at the weir of Tornby on Monday."
        head = f"outlet: The {code} Herald\ncountry: {code}\npublished: 2025-12-0{number % 9 + 1}\n"
        text = f"---\n{head}title: Herons at Tornby, as {code} counts them\n---\n\n{told}\n"
        (folder / "seeds" / f"{code.lower()}.md").write_text(text, encoding="utf-8")
    address: str = serve("atlas", made(folder)).address
    return f"{address}map/index.html"


def test_the_map_page_weighs_no_more_than_it_may(atlas: str, look: Any) -> None:
    page = look()
    sizes: dict[str, int] = {}
    page.on("response", lambda reply: sizes.update({reply.url: len(reply.body())}))
    page.goto(atlas, wait_until="networkidle")
    assert len(sizes) >= 4  # the page, its sheet, its script, its typeface
    assert sum(sizes.values()) <= HEAVIEST, sizes


def test_without_script_each_country_leads_to_its_page(atlas: str, look: Any) -> None:
    page = look(java_script_enabled=False)
    page.goto(atlas)
    assert page.locator(f"{PICTURE} a").count() == len(COUNTRIES)
    assert not page.locator(".globe-bar").is_visible()
    assert page.locator(".picked").inner_text() == "Pick a country to see its news."
    assert page.locator(".key li").all_inner_texts() == ["1", "no outlet read", "disputed"], (
        "shades that occur"
    )
    at_hand = page.locator(".at-hand a")
    assert at_hand.count() == len(COUNTRIES)
    at_hand.filter(has_text="Malta").click()
    assert page.url.endswith("#c-MT"), "by name, without script, to its place in the list"
    page.focus("#m-IN")
    page.keyboard.press("Enter")
    page.wait_for_url("**/countries/IN/index.html")
    assert page.locator("h1").inner_text() == "India"


def test_a_country_picked_by_key_shows_its_news_beside_the_map_and_escape_leads_back(
    atlas: str, look: Any
) -> None:
    page = look()
    page.goto(atlas)
    page.focus("#m-MT")
    page.keyboard.press("Enter")
    assert page.url == atlas
    panel = page.locator(".picked")
    assert "Malta" in panel.inner_text()
    assert "as MT counts them" in panel.inner_text()
    assert page.evaluate("document.activeElement.className") == "picked"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "m-MT"
    panel.get_by_role("link", name="Open its page").click()
    page.wait_for_url("**/countries/MT/index.html")


def test_on_a_phone_a_country_is_picked_by_its_name_or_by_a_tap_beside_it(atlas: str, look: Any) -> None:
    page = look(390, has_touch=True)
    page.goto(atlas)
    panel = page.locator(".picked")
    page.locator(".at-hand a", has_text="Kenya").tap()
    assert (page.url, panel.get_attribute("data-of")) == (atlas, "KE")
    assert "as KE counts them" in panel.inner_text()
    spot = page.locator("#m-MT circle").bounding_box()
    page.touchscreen.tap(
        spot["x"] + 3, spot["y"] + spot["height"] + 7
    )  # the sea south of a dot 4 pixels wide
    assert panel.get_attribute("data-of") == "MT"


def test_the_globe_turns_by_button_by_key_and_by_pointer_and_the_map_comes_back(
    atlas: str, look: Any
) -> None:
    page = look(reduced_motion="reduce")
    page.goto(atlas)
    flat = _line(page)
    page.get_by_role("button", name="Globe").click()
    assert page.locator(PICTURE).get_attribute("viewBox").split()[2:] == ["973", "973"]
    seen = [flat, _line(page)]
    for turn in (
        lambda: page.get_by_role("button", name="Turn east").click(),
        lambda: (page.focus("#m-IN"), page.keyboard.press("ArrowRight")),
        lambda: _drag(page, 60),
    ):
        turn()
        page.wait_for_timeout(60)
        seen.append(_line(page))
    assert len(set(seen)) == len(seen), "each turn draws the globe anew"
    assert page.url == atlas, "a drag is no click"
    page.get_by_role("button", name="Map").click()
    assert _line(page) == flat


def test_a_country_behind_the_globe_turns_to_the_front_when_it_is_focused(atlas: str, look: Any) -> None:
    page = look(reduced_motion="reduce")
    page.goto(atlas)
    page.get_by_role("button", name="Globe").click()
    assert page.locator("#m-AU path").get_attribute("d") == ""
    while page.evaluate("document.activeElement.id") != "m-AU":
        page.keyboard.press("Tab")
    page.wait_for_timeout(60)
    assert page.locator("#m-AU path").get_attribute("d") != ""


def test_the_globe_is_as_it_was_when_a_reader_comes_back(atlas: str, look: Any) -> None:
    page = look()
    page.goto(atlas)
    page.get_by_role("button", name="Globe").click()
    page.goto(atlas.replace("map/", ""))
    page.go_back()
    page.wait_for_selector(f"{PICTURE}.globe")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_the_globe_with_a_country_picked(
    atlas: str, look: Any, axe: str, scheme: str
) -> None:
    page = look(390, color_scheme=scheme)
    page.goto(atlas)
    page.get_by_role("button", name="Globe").click()
    page.focus("#m-IN")
    page.keyboard.press("Enter")
    page.evaluate(axe)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    assert [(fault["id"], fault["nodes"][0]["target"]) for fault in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_map_works_from_disk(look: Any, site: Any) -> None:
    page = look()
    page.goto((site.folder / "map" / "index.html").as_uri())
    page.get_by_role("button", name="Globe").click()
    assert "globe" in page.locator(PICTURE).get_attribute("class")


def _line(page: Any) -> str:
    line: str = page.locator("#m-IN path").get_attribute("d")
    return line


def _drag(page: Any, by: int) -> None:
    box = page.locator(PICTURE).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by, y, steps=4)
    page.mouse.up()
