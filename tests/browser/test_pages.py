"""Every kind of page in Chromium: accessible, quiet, whole on any screen, in any colors, on paper, without script."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.browser

NARROWEST, PHONE, TABLET, DESK = 320, 390, 768, 1280
PAPER = 718  # CSS pixels across a sheet of A4 between a browser's own margins
# The rules of axe that see colors or sizes; all others read the markup, which is the same in all of them.
SEEN = ("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable")
# Sites that show between them every kind of page and every color of both themes; the others are as the first.
COLORED = ("digest", "broadsheet", "world")
OWN_SETTINGS = {
    "forced colors": {"forced_colors": "active"},
    "forced dark colors": {"forced_colors": "active", "color_scheme": "dark"},
    "reduced motion, more contrast": {"reduced_motion": "reduce", "contrast": "more"},
}
NO_SETTINGS = {"forced_colors": "none", "color_scheme": "light", "reduced_motion": "no-preference"}


def test_axe_finds_no_violation_on_any_page_kind_in_light_and_dark(each: Any, look: Any, axe: str) -> None:
    page = look(PHONE, bypass_csp=True)  # for the sheet that lets axe measure all
    faults = []
    for path in each.telling():
        page.set_viewport_size({"width": PHONE, "height": 900})
        page.emulate_media(color_scheme="light")
        page.goto(each.address + path)
        page.add_style_tag(content=_DRAW_ALL)
        page.evaluate(axe)
        faults += [(path, "phone, light", *fault) for fault in _violations(page, None)]
        if each.name not in COLORED:
            continue
        page.set_viewport_size({"width": DESK, "height": 900})
        page.emulate_media(color_scheme="dark")
        faults += [(path, "desk, dark", *fault) for fault in _violations(page, SEEN)]
    assert faults == []


def test_each_kind_of_page_is_whole_on_any_screen_and_in_its_readers_own_settings(
    each: Any, look: Any
) -> None:
    """One opening of each page serves all that is asked, since the opening is what takes long."""
    page = look(DESK)
    faults = []
    for path in each.telling():
        page.emulate_media(media="screen", contrast="no-preference", **NO_SETTINGS)
        page.set_viewport_size({"width": DESK, "height": 900})
        page.goto(each.address + path, wait_until="networkidle" if "search" in path else "load")
        faults += [(path, fault) for fault in (*_settings(page), *_screens(page), *_paper(page))]
    assert faults == []


def _settings(page: Any) -> Iterator[str]:
    """What a page loses in the settings that readers make in their system."""
    plain = page.evaluate(_READABLE)
    for name, settings in OWN_SETTINGS.items():
        page.emulate_media(**{"contrast": "no-preference", **NO_SETTINGS, **settings})
        yield from _lost(page, plain, name)
        if page.evaluate(_ACROSS) > DESK:
            yield f"{name}: too wide"
        if "reduced_motion" in settings and page.evaluate("document.getAnimations().length"):
            yield f"{name}: something moves"
    page.emulate_media(contrast="no-preference", **NO_SETTINGS)


def _screens(page: Any) -> Iterator[str]:
    """Where a page scrolls sideways: on small screens, with its letters twice as large, written from the right."""
    for size in ("100%", "200%"):
        page.evaluate(
            "size => { document.documentElement.style.fontSize = size === '100%' ? '' : size; }", size
        )
        # `_settings` has looked at the widest, its letters as they are.
        for width in (NARROWEST, PHONE, TABLET) if size == "100%" else (TABLET, DESK):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate(_ACROSS) > width:
                yield f"letters at {size}, {width} px: too wide: {page.evaluate(_WIDE_ELEMENTS)}"
    page.evaluate("document.documentElement.style.fontSize = ''")
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 900})
        plain = page.evaluate(_READABLE)
        page.evaluate("document.documentElement.dir = 'rtl'")
        if page.evaluate(_ACROSS) > width:
            yield f"from the right, {width} px: too wide: {page.evaluate(_WIDE_ELEMENTS)}"
        yield from _lost(page, plain, "from the right")
        page.evaluate("document.documentElement.dir = 'ltr'")


def _lost(page: Any, plain: list[str], where: str) -> Iterator[str]:
    lost = Counter(plain) - Counter(page.evaluate(_READABLE))
    if lost:
        yield f"{where}: text is lost: {[*lost][:5]}"


def _paper(page: Any) -> Iterator[str]:
    """What is cut off on paper."""
    page.set_viewport_size({"width": PAPER, "height": 900})
    page.emulate_media(media="print")
    if page.evaluate(_ACROSS) > PAPER:
        yield f"on paper: too wide: {page.evaluate(_WIDE_ELEMENTS)}"
    cut = page.evaluate(_CUT)
    if cut:
        yield f"on paper: cut off: {cut}"


def test_pages_open_without_a_message_or_a_request_elsewhere(each: Any, look: Any) -> None:
    page = look(PHONE)
    for path in each.some():
        assert page.goto(each.address + path).ok, path


@pytest.mark.parametrize("name", ["digest", "broadsheet", "world"])
def test_nothing_to_read_needs_javascript(named: Any, look: Any, name: str) -> None:
    site, with_script, without = named(name), look(), look(java_script_enabled=False)
    lost = []
    for path in site.telling():
        with_script.goto(site.address + path)
        without.goto(site.address + path)
        here = Counter(with_script.evaluate(_READABLE))
        there = Counter(without.evaluate(_READABLE))
        assert there, f"{path} is empty without JavaScript"
        lost += [(path, text) for text in here - there]
    assert lost == []


def _violations(page: Any, rules: tuple[str, ...] | None) -> list[tuple[str, list[str]]]:
    settings = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = page.evaluate("settings => axe.run(settings)", settings)["violations"]
    return [(fault["id"], [str(node["target"]) for node in fault["nodes"][:3]]) for fault in found]


_ACROSS = "document.documentElement.scrollWidth"
# What is not drawn yet, far below, has no true place for axe to measure.
_DRAW_ALL = "* { content-visibility: visible !important; } details > ::details-content { content-visibility: hidden; }"

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

# Boxes that hide a part of their text; words for screen readers alone are hidden as a whole.
_CUT = """() => [...document.querySelectorAll('body *')]
    .filter(box => box.checkVisibility() && !box.closest('.vh, .past, .skip, svg') && box.innerText?.trim()
        && getComputedStyle(box).overflowX !== 'visible' && box.scrollWidth > box.clientWidth + 1)
    .slice(0, 5).map(box => `${box.localName}.${box.className}: ${box.scrollWidth} of ${box.clientWidth}`)"""
