"""A site written from right to left in a browser: it fits every width, and axe finds nothing amiss."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SAMPLES = {"ar": "world", "de": "strike"}
NARROWEST, PHONE, DESK = 320, 390, 1280


@pytest.fixture(scope="module")
def spoken(
    tmp_path_factory: pytest.TempPathFactory,
    root: Path,
    newsroom: Callable[[Path, Path], Path],
    made: Callable[..., Path],
    serve: Callable[[str, Path], Any],
) -> dict[str, Any]:
    """A sample newsroom in each of two languages that are not its own."""
    found = {}
    for language, room in SAMPLES.items():
        here = newsroom(root / "tests" / "newsrooms" / room, tmp_path_factory.mktemp(language))
        told = (here / "digest.toml").read_text("utf-8")
        (here / "digest.toml").write_text(
            told.replace("[site]\n", f'[site]\nlanguage = "{language}"\n'), "utf-8"
        )
        found[language] = serve(language, made(here, future=True))
    return found


def test_no_page_in_another_language_scrolls_sideways(spoken: dict[str, Any], look: Any) -> None:
    page, site = look(DESK), spoken["de"]
    wide = []
    for path in site.examples():
        page.goto(site.address + path)
        wide += [(path, width) for width in _too_wide(page)]
    assert wide == []


def test_from_right_to_left_no_page_scrolls_sideways_and_axe_finds_no_violation(
    spoken: dict[str, Any], look: Any, axe: str
) -> None:
    """One opening of each page for both."""
    page, site = look(DESK), spoken["ar"]
    faults: list[Any] = []
    for path in site.examples():
        page.goto(site.address + path)
        faults += [(path, "sideways", width) for width in _too_wide(page)]
        page.set_viewport_size({"width": PHONE, "height": 900})
        page.evaluate(axe)
        found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        faults += [(path, fault["id"], str(fault["nodes"][0]["target"])) for fault in found]
    assert faults == []


def _too_wide(page: Any) -> list[int]:
    """The widths at which a page scrolls sideways."""
    wide = []
    for width in (NARROWEST, PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(width)
    return wide


def test_pages_run_from_right_to_left_and_news_of_another_direction_in_its_own(
    spoken: dict[str, Any], look: Any
) -> None:
    page, site = look(DESK), spoken["ar"]
    page.goto(site.address)
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    logo, last = page.locator(".main-nav li").first, page.locator(".main-nav li").last
    assert logo.bounding_box()["x"] > last.bounding_box()["x"]
    telling = next(path for path in site.pages if path.startswith("stories/") and "/deccan-sentinel/" in path)
    page.goto(site.address + telling)
    ways = page.evaluate("[...document.querySelectorAll('.para')].map(p => getComputedStyle(p).direction)")
    assert set(ways) == {"ltr"}
    sentences = page.locator(".para").first.locator(".sent [data-span]")
    assert all(sentences.nth(at).get_attribute("lang") == "en" for at in range(sentences.count()))
