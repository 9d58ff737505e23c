"""A site of articles alone in Chromium: every kind of its pages is accessible, valid, and fits the screen."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

NARROWEST, PHONE, DESK = 320, 390, 1280
# The rules of axe that see colors or sizes; all others read the markup, which is the same in all of them.
SEEN = ("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable")
SETTINGS = """[site]
title = "Sea & Land"
description = "News from the coast."
rights = "full"
[build]
analysis = false
"""
BODY = """The ferry *left* on time, said `the harbor`, and [came back](https://a.example/x).

## What was seen

- one ship
- two gulls

> No one was hurt.

1. First the rope.
2. Then the anchor.

| ship | meters |
|---|---:|
| Solveig | 40 |

---

```
a line of a logbook that is longer than any small screen is wide, so that it must scroll within its own box alone
```

Anunbrokenwordthatislongerthananyscreenofaphoneiswidestandsheretoo: Donaudampfschifffahrtselektrizitätenhauptbetriebswerk.
"""


@pytest.fixture(scope="session")
def lean(
    tmp_path_factory: pytest.TempPathFactory, made: Callable[..., Path], serve: Callable[[str, Path], Any]
) -> Any:
    """A site of sixty articles with all that Markdown can say, by outlets and topics, some with neither."""
    folder = tmp_path_factory.mktemp("lean")
    (folder / "seeds").mkdir()
    (folder / "digest.toml").write_text(SETTINGS, "utf-8")
    for number in range(60):
        outlet = f"outlet: {('The Post', 'Harbor Times', 'Küstenblatt')[number % 3]}\n" if number else ""
        tags = f"tags: [sea, {('ferries', 'weather')[number % 2]}]\n" if number % 5 else ""
        date = f"date: 2025-{1 + number % 9:02}-11\n" if number > 1 else ""
        head = f"title: The ferry, trip {number}\n{outlet}{date}{tags}url: https://a.example/{number}\n"
        (folder / "seeds" / f"trip-{number:02}.md").write_text(f"---\n{head}---\n\n{BODY}", "utf-8")
    (folder / "seeds" / "plain.txt").write_text("A plain line.\nAnother one.\n", "utf-8")
    return serve("lean", made(folder))


@pytest.mark.browser
def test_axe_finds_no_violation_on_any_kind_of_page_and_none_scrolls_sideways(
    lean: Any, look: Any, axe: str
) -> None:
    """One opening of each page: all rules on a phone, those that see colors or sizes once more in the dark."""
    page = look(PHONE)
    faults: list[Any] = []
    assert {"index.html", "404.html", "page/*.html", "articles/*.html", "outlets/*.html"} <= {*lean.kinds()}
    for path in lean.examples():
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": PHONE, "height": 900})
        page.goto(lean.address + path)
        page.evaluate(axe)
        faults += [(path, "light", *one) for one in _violations(page, None)]
        page.emulate_media(color_scheme="dark")
        for width in (NARROWEST, PHONE, DESK):
            page.set_viewport_size({"width": width, "height": 900})
            across = page.evaluate("document.documentElement.scrollWidth")
            faults += [(path, "sideways", width, across)] if across > width else []
        faults += [(path, "dark", *one) for one in _violations(page, SEEN)]
    assert faults == []


def _violations(page: Any, rules: tuple[str, ...] | None) -> list[tuple[str, list[str]]]:
    settings = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = page.evaluate("settings => axe.run(settings)", settings)["violations"]
    return [(fault["id"], [str(node["target"]) for node in fault["nodes"][:3]]) for fault in found]


def test_the_nu_checker_finds_no_error_on_lean_pages(
    lean: Any, nu: Callable[[list[Path]], list[str]]
) -> None:
    assert nu([lean.folder / page for page in lean.some()]) == []
