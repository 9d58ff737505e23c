"""How long a saved article takes to be seen in a browser that has its page open, while a preview runs.

Run as `python -m benchmarks.serve --articles 1000 --saves 9 --tools digest hugo eleventy mkdocs` (needs
Chromium and Playwright, like the tests): invented articles without analysis, one of them saved again and
again. Two medians for each tool, one tool after the other: milliseconds from the save until the server gives
out the new words, and, with other saves, until they stand on the open page.
"""

import argparse
import contextlib
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from http.client import HTTPException
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Error as PageError
from playwright.sync_api import Page, sync_playwright

from benchmarks.ssg.corpus import Article, articles
from benchmarks.ssg.tools import TOOLS, cache, environment

CHROMIUM = "/usr/bin/chromium"
SETTLED = 3.0  # seconds after which no file counts as just written
PAUSE = 2.5  # between two saves, so that what a server does afterwards is not in the way
STEP = 0.001  # seconds between two looks at what the server gives out
REST = 0.05  # between two looks at what the browser has noted
# Notes in the page itself when words of ours are first drawn: whoever asks from outside asks too seldom.
WATCHED = """
(() => {
  const WORDS = /Addition number \\d+ stands here\\.|Headline number \\d+ of this article/g;
  window.drawnAt = {};
  const now = () => performance.timeOrigin + performance.now();
  const look = () => {
    const text = document.body?.textContent ?? "";
    for (const [words] of text.matchAll(WORDS)) {
      if (words in window.drawnAt) continue;
      window.drawnAt[words] = 0;
      requestAnimationFrame(() => requestAnimationFrame(() => { window.drawnAt[words] = now(); }));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
})();
"""
PATIENCE = 120.0  # seconds that a server may take to begin
SERVERS = {
    "digest": ["serve", "--port", "{port}"],
    "hugo": ["server", "--bind", "127.0.0.1", "--port", "{port}"],
    "eleventy": ["--serve", "--incremental", "--port={port}"],
    "mkdocs": ["serve", "--dev-addr", "127.0.0.1:{port}", "--livereload"],
}
Kind = TypeVar("Kind")
Save = Callable[[int], str]  # changes the article for the nth time, and gives the words to wait for


class Figures(NamedTuple):
    """Milliseconds of each save until the server gave out the new words, and until a browser showed them."""

    served: list[float]
    seen: list[float]


def body(place: Path, _: Article) -> Save:
    """Saves that add a paragraph to the article."""

    def save(number: int) -> str:
        words = f"Addition number {number} stands here."
        place.write_text(f"{place.read_text('utf-8')}\n{words}\n", "utf-8")
        return words

    return save


def headline(place: Path, article: Article) -> Save:
    """Saves that give the article another headline, which lists and neighbors show, too."""
    text = place.read_text("utf-8")

    def save(number: int) -> str:
        words = f"Headline number {number} of this article"
        place.write_text(text.replace(article.title, words), "utf-8")
        return words

    return save


def measured(name: str, given: argparse.Namespace, folder: Path) -> Figures:
    """What the saves took with the tool called `name`, its site in `folder`."""
    tool, held = TOOLS[name], list(articles(given.articles))
    tool.site(folder, held)
    chosen = held[len(held) // 2]
    save = {"body": body, "headline": headline}[given.what](folder / tool.seeds / f"{chosen.slug}.md", chosen)
    with _served(name, folder) as root:
        address = f"{root}articles/{chosen.slug}.html"
        _until(lambda: _answer(address))
        time.sleep(SETTLED)
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM)
            page = browser.new_page()
            page.add_init_script(WATCHED)
            page.goto(address)
            seen = [_seen(page, save, number) for number in range(given.saves + 1)]
            browser.close()
        numbers = range(given.saves + 1, 2 * given.saves + 2)
        served = [_given_out(address, save, number) for number in numbers]
    return Figures(served[1:], seen[1:])  # the first loads what the later ones find loaded


@contextlib.contextmanager
def _served(name: str, folder: Path) -> Iterator[str]:
    """The address of a running preview."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = TOOLS[name].install(cache() / name)
    start = [part for part in made if part not in ("build", "--quiet")]
    command = [*start, *(part.format(port=port) for part in SERVERS[name])]
    variables = environment(TOOLS[name], cache() / name)
    with subprocess.Popen(  # noqa: S603 - the servers under test
        command, cwd=folder, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _seen(page: Page, save: Save, number: int) -> float:
    time.sleep(PAUSE)
    began = time.time()
    words = save(number)
    return _until(lambda: _noted(page, words), REST) - began * 1_000


def _noted(page: Page, words: str) -> float:
    """When the page drew the words first; 0 if not yet, or while it is being loaded again."""
    with contextlib.suppress(PageError):
        return float(page.evaluate("words => window.drawnAt?.[words] ?? 0", words))
    return 0.0


def _given_out(address: str, save: Save, number: int) -> float:
    time.sleep(PAUSE)
    began = time.perf_counter()
    words = save(number).encode()
    _until(lambda: words in _answer(address))
    return (time.perf_counter() - began) * 1_000


def _answer(address: str) -> bytes:
    try:
        with urlopen(address, timeout=10) as answer:  # noqa: S310 - our own machine
            return bytes(answer.read())
    except (URLError, HTTPException, ConnectionError, TimeoutError):
        return b""


def _until(ready: Callable[[], Kind], rest: float = STEP) -> Kind:
    """What `ready` gives once it gives something, asked every `rest` seconds."""
    end = time.monotonic() + PATIENCE
    while not (found := ready()):
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(rest)
    return found


def _line(name: str, figures: Figures, ours: Figures) -> str:
    cells = [name]
    for taken, base in zip(figures, ours, strict=True):
        median = statistics.median(taken)
        share = statistics.median(base) / median
        cells += [f"{median:.0f} ({min(taken):.0f} to {max(taken):.0f})", f"{share:.3f}"]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print a table: a line for each tool, medians with ranges, and digest's share of them."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--saves", type=int, default=9)
    parser.add_argument("--tools", nargs="+", default=["digest"], choices=SERVERS)
    parser.add_argument("--what", choices=("body", "headline"), default="body")
    given = parser.parse_args()
    found: dict[str, Figures] = {}
    for name in dict.fromkeys(["digest", *given.tools]):
        with tempfile.TemporaryDirectory() as folder:
            found[name] = measured(name, given, Path(folder))
    sys.stdout.write(f"{given.articles} articles, {given.what}, {given.saves} saves, ms\n\n")
    sys.stdout.write(
        "| tool | served | digest's share | seen | digest's share |\n|---|---:|---:|---:|---:|\n"
    )
    for name, figures in found.items():
        sys.stdout.write(f"{_line(name, figures, found['digest'])}\n")


if __name__ == "__main__":
    main()
