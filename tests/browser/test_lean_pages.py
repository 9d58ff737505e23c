"""A site of articles alone in Chromium: every kind of its pages is accessible, valid, and fits the screen."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

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
    tmp_path_factory: pytest.TempPathFactory, build: Callable[..., Path], serve: Callable[[str, Path], Any]
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
    return serve("lean", build(folder))


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_axe_finds_no_violation_on_any_kind_of_page_and_none_scrolls_sideways(
    lean: Any, look: Any, axe: str, width: int, scheme: str
) -> None:
    page = look(width, color_scheme=scheme)
    faults: list[Any] = []
    assert {"index.html", "404.html", "page/*.html", "articles/*.html", "outlets/*.html"} <= {*lean.kinds()}
    for path in lean.examples():
        page.goto(lean.address + path)
        page.evaluate(axe)
        found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        faults += [(path, one["id"], [str(node["target"]) for node in one["nodes"][:3]]) for one in found]
        across = page.evaluate("document.documentElement.scrollWidth")
        faults += [(path, "sideways", across)] if across > width else []
    assert faults == []


def test_the_nu_checker_finds_no_error_on_any_lean_page(
    lean: Any, root: Path, lacking: Callable[[str], NoReturn]
) -> None:
    java = shutil.which("java")
    jar = root / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if java is None or not jar.is_file():
        lacking("Java" if java is None else "vnu-jar (npm ci)")
    call = [java, "-jar", str(jar), "--skip-non-html", "--errors-only", "--format", "json", str(lean.folder)]
    done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=300)  # noqa: S603 - the checker
    told = [(Path(one["url"]).name, one["message"]) for one in json.loads(done.stderr)["messages"]]
    assert told == []
