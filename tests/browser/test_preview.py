"""The preview in a real browser: what is saved is seen, and nothing more is disturbed than must be."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from digest.building import previewed
from digest.config import Config, settings
from digest.previewing import Previewing
from digest.serve import Outcome, Saving, preview

PATIENCE = 10_000  # milliseconds
HEAD = "---\ntitle: {0}\noutlet: The Post\ndate: 2025-12-0{1}\n---\n\n"
LONG = "The ferry left on time and came back late.\n\n" * 60


class Shown:
    """A running preview of a folder of articles, and the page of one of them."""

    def __init__(self, root: Path, address: str, look: Callable[..., Any]) -> None:
        self.root, self.address, self._look = root, address, look
        self.pages: list[Any] = []

    def page(self, path: str = "articles/one.html") -> Any:
        """An open page with a mark that only loading it anew takes away."""
        page = self._look()
        self.pages.append(page)
        page.goto(f"{self.address}{path}")
        page.evaluate("window.mark = 'kept'")
        return page

    def save(self, path: str, change: Callable[[str], str]) -> None:
        place = self.root / path
        place.write_text(change(place.read_text("utf-8")), "utf-8")


def kept(page: Any) -> bool:
    return bool(page.evaluate("window.mark === 'kept'"))


def sees(page: Any, words: str) -> None:
    page.get_by_text(words).first.wait_for(timeout=PATIENCE)


@pytest.fixture
def shown(tmp_path: Path, look: Callable[..., Any]) -> Iterator[Shown]:
    root = tmp_path.resolve()
    for path, text in {
        "digest.toml": '[site]\ntheme = "own"\nrights = "full"\n[build]\nanalysis = false\n',
        "themes/own/theme.toml": 'extends = "plain"\n',
        "themes/own/assets/css/90.css": "h1 { color: rgb(1, 2, 3) }\n",
        "seeds/one.md": HEAD.format("One", 1) + LONG,
        "seeds/two.md": HEAD.format("Two", 2) + LONG,
        "seeds/three.md": HEAD.format("Three", 3) + LONG,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    saving = Saving(root / "digest.toml")

    def chosen() -> Config:
        saving.wait()
        return settings(root)

    builds = Previewing(chosen)

    def build(saved: Any) -> Outcome:
        built = builds.build(saved)
        return Outcome(changed=(*built.written.written, *built.written.removed))

    watch = [root / "seeds", root / "themes", root / "digest.toml"]
    given = preview(build, previewed(settings(root)), lambda: watch, port=0, say=lambda _: None)
    thread = threading.Thread(target=given.run)
    thread.start()
    try:
        end = time.monotonic() + PATIENCE / 1000
        while not (given.live.builds and given.server.started):
            assert time.monotonic() < end
            time.sleep(0.01)
        room = Shown(root, given.url, look)
        yield room
        for page in room.pages:  # before the server ends: a page that is loading would miss it
            page.close()
    finally:
        given.stop()
        thread.join(PATIENCE / 1000)


def test_a_saved_article_is_seen_without_loading_its_page_anew_and_without_scrolling(shown: Shown) -> None:
    page = shown.page()
    page.evaluate("window.scrollTo(0, 900)")
    shown.save("seeds/one.md", lambda old: f"{old}\nA first addition.\n")
    sees(page, "A first addition.")
    shown.save("seeds/one.md", lambda old: old.replace("title: One", "title: Another"))
    sees(page, "Another")
    assert page.title().startswith("Another")
    assert kept(page)
    assert page.evaluate("window.scrollY") == 900


def test_a_page_that_did_not_change_is_left_alone_and_hears_of_the_next_change(shown: Shown) -> None:
    page, other = shown.page(), shown.page("articles/three.html")
    shown.save("seeds/three.md", lambda old: f"{old}\nNot for page one.\n")
    sees(other, "Not for page one.")
    assert page.get_by_text("Not for page one.").count() == 0
    shown.save("seeds/one.md", lambda old: f"{old}\nFor page one.\n")
    sees(page, "For page one.")
    assert kept(page)
    assert kept(other)


def test_a_style_sheet_is_swapped_and_the_text_after_it_too(shown: Shown) -> None:
    page = shown.page()
    for color in ("rgb(4, 5, 6)", "rgb(7, 8, 9)"):
        shown.save("themes/own/assets/css/90.css", lambda _, color=color: f"h1 {{ color: {color} }}\n")
        page.wait_for_function(
            "color => getComputedStyle(document.querySelector('main h1')).color === color", arg=color
        )
    shown.save("seeds/one.md", lambda old: f"{old}\nWords below new colors.\n")
    sees(page, "Words below new colors.")
    assert kept(page)
    assert page.evaluate("getComputedStyle(document.querySelector('main h1')).color") == "rgb(7, 8, 9)"


def test_a_page_with_a_script_or_with_a_marked_place_is_loaded_anew(shown: Shown) -> None:
    marked = shown.page("articles/one.html#main")
    (shown.root / "themes/own/templates/lean").mkdir(parents=True)
    (shown.root / "themes/own/assets/own.js").write_text("document.body.dataset.ran = 'yes'\n")
    plain = (Path(__file__).parents[2] / "themes/plain/templates/lean/foot.html").read_text("utf-8")
    script = "<script src=\"{{ '../assets/own.js' }}\"></script>"
    (shown.root / "themes/own/templates/lean/foot.html").write_text(f"{plain}{script}\n")
    marked.wait_for_function("() => document.body.dataset.ran === 'yes'", timeout=PATIENCE)
    assert not kept(marked)
    page = shown.page()
    shown.save("seeds/one.md", lambda old: f"{old}\nRead by a script.\n")
    sees(page, "Read by a script.")
    page.wait_for_function("() => document.body.dataset.ran === 'yes'", timeout=PATIENCE)
    assert not kept(page)


def test_a_mistake_lies_over_the_page_until_it_is_mended(shown: Shown) -> None:
    page = shown.page()
    good = (shown.root / "digest.toml").read_text("utf-8")
    shown.save("digest.toml", lambda _: "[site]\ntitel = 'x'\n")
    page.get_by_role("alert").wait_for(timeout=PATIENCE)
    assert re.search(r"digest\.toml:2: .*title", page.get_by_role("alert").inner_text())
    shown.save("seeds/one.md", lambda old: f"{old}\nStill not shown.\n")
    shown.save("digest.toml", lambda _: good)
    sees(page, "Still not shown.")
    page.get_by_role("alert").wait_for(state="detached", timeout=PATIENCE)
    assert kept(page)
