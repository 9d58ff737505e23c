"""Every kind of page in Chromium: accessible, quiet, no wider than the screen, whole without JavaScript."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

pytestmark = pytest.mark.browser

NARROWEST, PHONE, TABLET, DESK = 320, 390, 768, 1280


@pytest.fixture(scope="module")
def axe(root: Path, lacking: Callable[[str], NoReturn]) -> str:
    script = root / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        lacking("axe-core (npm ci)")
    return script.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_no_violation_on_any_page_kind(
    sites: Any, look: Any, axe: str, width: int, scheme: str
) -> None:
    page = look(width, color_scheme=scheme)
    faults = []
    for site in sites:
        for path in site.examples():
            page.goto(site.address + path)
            page.evaluate(axe)
            found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
            faults += [(site.name, path, fault["id"], _where(fault)) for fault in found]
    assert faults == []


@pytest.mark.parametrize("width", [NARROWEST, PHONE, TABLET, DESK])
def test_no_page_scrolls_sideways(sites: Any, look: Any, width: int) -> None:
    page = look(width)
    wide = []
    for site in sites:
        for path in site.examples():
            page.goto(site.address + path)
            across = page.evaluate("document.documentElement.scrollWidth")
            if across > width:
                wide.append((site.name, path, across, page.evaluate(_WIDE_ELEMENTS)))
    assert wide == []


def test_every_page_opens_without_a_message_or_a_request_elsewhere(sites: Any, look: Any) -> None:
    page = look(PHONE)
    for site in sites:
        for path in site.pages:
            assert page.goto(site.address + path).ok, path


def test_nothing_to_read_needs_javascript(sites: Any, look: Any) -> None:
    with_script, without = look(), look(java_script_enabled=False)
    lost = []
    for site in sites:
        for path in site.examples():
            with_script.goto(site.address + path)
            without.goto(site.address + path)
            here = Counter(with_script.evaluate(_READABLE))
            there = Counter(without.evaluate(_READABLE))
            assert there, f"{path} is empty without JavaScript"
            lost += [(site.name, path, text) for text in here - there]
    assert lost == []


@pytest.mark.parametrize(
    "settings",
    [
        {"forced_colors": "active"},
        {"reduced_motion": "reduce"},
        {"contrast": "more"},
        {"forced_colors": "active", "color_scheme": "dark"},
    ],
    ids=["forced-colors", "reduced-motion", "more-contrast", "forced-colors-dark"],
)
def test_a_readers_own_settings_hide_nothing(site: Any, look: Any, settings: dict[str, str]) -> None:
    plain, own = look(), look(**settings)
    for path in site.examples():
        plain.goto(site.address + path)
        own.goto(site.address + path)
        assert own.evaluate(_READABLE) == plain.evaluate(_READABLE), path
        assert own.evaluate("document.documentElement.scrollWidth") <= DESK, path


def test_reduced_motion_stops_all_motion(site: Any, look: Any) -> None:
    page = look(reduced_motion="reduce")
    for path in site.examples():
        page.goto(site.address + path)
        assert page.evaluate("document.getAnimations().length") == 0, path


def test_text_at_twice_its_size_still_fits_a_phone_held_sideways(site: Any, look: Any) -> None:
    page = look(TABLET)
    for path in site.examples():
        page.goto(site.address + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= TABLET, path


def _where(fault: dict[str, Any]) -> list[str]:
    return [str(node["target"]) for node in fault["nodes"][:3]]


# The text a reader sees, stretch by stretch; words of controls, which a script may add, are not counted.
_READABLE = """() => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const seen = [];
    while (walker.nextNode()) {
        const holder = walker.currentNode.parentElement;
        if (walker.currentNode.data.trim() && holder.checkVisibility() && !holder.closest('button, select, label, [role=status]'))
            seen.push(walker.currentNode.data.trim());
    }
    return seen;
}"""

_WIDE_ELEMENTS = """() => [...document.querySelectorAll('body *')]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 5).map(element => `${element.localName}.${element.className}`)"""
