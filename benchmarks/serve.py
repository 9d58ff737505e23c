"""How long a saved article takes to be seen in a browser that has its page open, while `digest serve` runs.

Run as `python -m benchmarks.serve --articles 1000 --saves 9` (needs Chromium and Playwright, like the tests):
invented articles without analysis, one of them saved again and again; median milliseconds from the save until
the new words stand on the open page.
"""

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
SETTLED = 3.0  # seconds after which no file counts as just written
PAUSE = 1.0  # between two saves


def site(folder: Path, articles: int) -> Path:
    """A folder of so many invented articles, to be shown without analysis; the article to be saved."""
    (folder / "seeds").mkdir()
    (folder / "digest.toml").write_text('[build]\nanalysis = false\n\n[site]\nrights = "full"\n')
    line = "The council of Ardo met on Monday and put off its vote on the bridge, the mayor said. "
    for number in range(articles):
        head = f"---\ntitle: Report {number} from Ardo\noutlet: Post {number % 20}\ndate: 2025-03-03\n---\n"
        (folder / f"seeds/a{number}.md").write_text(f"{head}{line * 6}\n\n{line * 6}\n")
    return folder / "seeds/a7.md"


def saves(page: Page, article: Path, count: int) -> list[float]:
    """The milliseconds from each of `count` saves until the open page has the new words."""
    taken = []
    for number in range(count):
        time.sleep(PAUSE)
        words = f"Addition number {number} stands here."
        text = f"{article.read_text()}\n{words}\n"
        began = time.perf_counter()
        article.write_text(text)
        page.get_by_text(words).wait_for(timeout=20_000)
        taken.append((time.perf_counter() - began) * 1_000)
    return taken


def main() -> None:
    """Print one line: the number of articles, the median and the range."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--saves", type=int, default=9)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        article = site(Path(folder), given.articles)
        command = [sys.executable, "-m", "digest", "serve", "--port", "0"]
        with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own command
            try:
                line = server.stderr.readline() if server.stderr else ""
                address = re.search(r"http://\S+", line)
                place = Path(folder) / ".digest/preview/articles/a7.html"
                while not place.exists() and server.poll() is None:
                    time.sleep(0.05)
                time.sleep(SETTLED)
                with sync_playwright() as play:
                    browser = play.chromium.launch(executable_path=CHROMIUM)
                    page = browser.new_page()
                    page.goto(f"{address[0] if address else ''}articles/a7.html")
                    taken = saves(page, article, given.saves)
                    browser.close()
            finally:
                server.terminate()
    median = statistics.median(taken)
    sys.stdout.write(
        f"{given.articles} articles: {median:.0f} ms from save to seen"
        f" ({min(taken):.0f} to {max(taken):.0f}, {given.saves} saves)\n"
    )


if __name__ == "__main__":
    main()
