"""`digest serve` from the outside: it follows its settings, and a site has one preview at a time."""

import contextlib
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 30.0
SERVE = "import sys; from digest.cli import run; sys.exit(run(['serve', '--port', '0', *sys.argv[1:]]))"
LEAN = "[build]\nanalysis = false\n"
ARTICLE = "---\ntitle: {title}\noutlet: The Post\ndate: 2025-12-{day:02}\n---\n\nThe ferry left on time.\n"


class Served:
    """A preview at work in a process of its own, and what it said so far."""

    def __init__(self, root: Path, *words: str) -> None:
        self.root = root
        self.process = subprocess.Popen(  # noqa: S603 - our own code
            [sys.executable, "-c", SERVE, *words], cwd=root, stderr=subprocess.PIPE, text=True
        )
        self.lines: list[str] = []
        self._ear = threading.Thread(target=self._hear, daemon=True)
        self._ear.start()

    def end(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)
        self._ear.join(PATIENCE)
        assert self.process.stderr is not None
        self.process.stderr.close()

    def _hear(self) -> None:
        assert self.process.stderr is not None
        self.lines.extend(iter(self.process.stderr.readline, ""))

    def wait(self, ready: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not ready():
            assert time.monotonic() < end, "".join(self.lines) or "nothing happened"
            time.sleep(0.02)

    @property
    def url(self) -> str:
        self.wait(lambda: self.lines)
        return self.lines[0].split()[0]

    def front(self) -> str:
        place = self.root / ".digest/preview/index.html"
        with contextlib.suppress(FileNotFoundError):
            return place.read_text("utf-8")
        return ""


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "digest.toml").write_text(LEAN)
    for day in (1, 2):
        (tmp_path / f"seeds/day-{day}.md").write_text(ARTICLE.format(title=f"Day {day}", day=day))
    begun: list[Served] = []

    def served(*words: str) -> Served:
        begun.append(Served(tmp_path, *words))
        return begun[-1]

    yield served
    for one in begun:
        one.end()


def test_a_time_that_is_set_while_it_runs_is_taken_and_left_again(serve: Callable[..., Served]) -> None:
    shown = serve()
    shown.wait(lambda: "Day 2" in shown.front())
    settings = shown.root / "digest.toml"
    settings.write_text(f'{LEAN}now = "2025-12-01T12:00:00Z"\n')
    shown.wait(lambda: "Day 2" not in shown.front() and "Day 1" in shown.front())
    settings.write_text(LEAN)
    shown.wait(lambda: "Day 2" in shown.front())


def test_folders_that_are_named_while_it_runs_are_watched(serve: Callable[..., Served]) -> None:
    shown = serve()
    shown.wait(lambda: "Day 2" in shown.front())
    (shown.root / "news").mkdir()
    article = shown.root / "news/a.md"
    article.write_text(ARTICLE.format(title="Moved", day=3))
    (shown.root / "digest.toml").write_text(f'{LEAN}[paths]\nseeds = "news"\npages = "mine"\n')
    shown.wait(lambda: "Moved" in shown.front())
    time.sleep(3)  # all that the change of the settings calls for is done
    article.write_text(ARTICLE.format(title="Edited", day=3))
    shown.wait(lambda: "Edited" in shown.front())
    (shown.root / "mine").mkdir()
    (shown.root / "mine/about.md").write_text("# About us\n\nWe read.\n")
    shown.wait(lambda: "About us" in shown.front())


def test_a_second_preview_of_a_site_says_where_the_first_one_is(serve: Callable[..., Served]) -> None:
    first = serve()
    url = first.url
    second = serve("--drafts")
    assert second.process.wait(PATIENCE) == 5
    second.wait(lambda: second.lines)
    assert re.fullmatch(
        rf"a preview of this site runs already: {url}; look there, or end it\.\n", second.lines[0]
    )
    first.process.kill()  # however it ends, the next one may begin
    first.process.wait(PATIENCE)
    third = serve()
    assert third.url.startswith("http://127.0.0.1:")
    third.wait(lambda: "Day 2" in third.front())


def test_a_preview_whose_mark_was_taken_away_says_so_when_another_has_begun(
    serve: Callable[..., Served],
) -> None:
    first = serve()
    first.wait(lambda: "Day 2" in first.front())
    (first.root / ".digest/serving").unlink()
    second = serve()
    assert second.url != first.url
    (first.root / "seeds/day-2.md").write_text(ARTICLE.format(title="Anew", day=2))
    first.wait(lambda: any(f"runs already: {second.url}" in line for line in first.lines))


def test_nothing_is_left_of_the_mark_when_a_preview_ends_or_is_cleared_away(
    serve: Callable[..., Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    from digest.cli import run  # noqa: PLC0415 - as the command is run here

    shown = serve()
    mark = shown.root / ".digest/serving"
    shown.wait(lambda: "Day 2" in shown.front())
    assert mark.read_text() == shown.url
    shown.process.terminate()
    shown.process.wait(PATIENCE)
    assert not mark.exists()
    mark.write_text("http://127.0.0.1:1/")  # as a killed one leaves it
    monkeypatch.chdir(shown.root)
    assert run(["clean"]) == 0
    assert not (shown.root / ".digest").exists()
