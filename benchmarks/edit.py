"""How long a build takes after one edit, with analysis on: a word, a title, an article more, an article less.

Run as `python -m benchmarks.edit --articles 10000 --folder /dev/shm/edit`: invents a newsroom, builds it once
(minutes for 10,000; kept in the folder, so that a second run starts from it), then edits one article at a
time, with another word each time, and prints wall and CPU seconds, the files written and the seconds of each
stage, for the command and for a preview that goes on running. Peak memory last.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.newsroom import tellings
from digest.cli import ONE_THREAD
from digest.config import settings
from digest.previewing import Previewing

ROOT = Path(__file__).resolve().parents[1]
EDITED = "s0022-03.md"
WORD = "a word"
# In place of "people", one after another; what a command analyzed is remembered, so a preview has its own.
COMMANDED = ("persons", "villagers", "neighbors", "residents", "farmers")
PREVIEWED = ("locals", "families", "households", "fishers", "miners")


def newsroom(folder: Path, articles: int) -> Path:
    """The invented newsroom in `folder`, built once; the article to be edited."""
    seeds = folder / "seeds"
    if not seeds.is_dir():
        seeds.mkdir(parents=True)
        (folder / "digest.toml").write_text('[site]\ntitle = "Edits"\n')
        for one in tellings(articles):
            (seeds / one.name).write_text(one.text)
    return seeds / EDITED


def edits(article: Path, words: Sequence[str]) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is done, one after another, and how; at the end all is as it was."""
    text = article.read_text()
    title = next(line for line in text.splitlines() if line.startswith("title: "))
    beside = article.with_name("added.md")
    for word in words:
        yield WORD, partial(article.write_text, text.replace(" people", f" {word}", 1))
    yield "as it was", partial(article.write_text, text)
    yield "a title", partial(article.write_text, text.replace(title, f"{title} for {words[0]}", 1))
    yield "the title again", partial(article.write_text, text)
    more = text.replace("outlet: Courier", "outlet: Gazette", 1).replace(" years", f" months for {words[0]}")
    yield "one article more", partial(beside.write_text, more)
    yield "one article less", beside.unlink


def measured(name: str, make: Callable[[], str], clock: Callable[[], float]) -> float:
    """Print what was done, seconds on the wall and of CPU, and what `make` tells; gives the CPU seconds."""
    wall, cpu = time.perf_counter(), clock()
    told = make()
    took = clock() - cpu
    print(f"{name:<28}{time.perf_counter() - wall:>8.2f}{took:>8.2f}  {told}", flush=True)
    return took


def previewed(builds: Previewing, saved: Path | None) -> str:
    """One build of a preview that goes on running, told what was `saved`; files and seconds of each stage."""
    built = builds.build({str(saved)} if saved else None)
    seconds = {stage: took for stage, took in built.seconds.items() if "/" not in stage}
    stages = " ".join(f"{stage} {took:.2f}" for stage, took in seconds.items())
    return f"{len(built.written.written)} files; {stages}"


def commanded(folder: Path) -> str:
    """One `digest build`; its last line."""
    command = [sys.executable, "-m", "digest", "build"]
    done = subprocess.run(  # noqa: S603 - our own command
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip().splitlines()[-1]


def of_children() -> float:
    """The CPU seconds of the commands that ended so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the table."""
    words = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    words.add_argument("--articles", type=int, default=10_000)
    words.add_argument("--folder", type=Path, required=True, help="where the newsroom is made and kept")
    given = words.parse_args()
    for name in ONE_THREAD:  # as the command does it for a preview, which is built in this process here
        os.environ.setdefault(name, "1")
    article = newsroom(given.folder.resolve(), given.articles)
    config = settings(given.folder.resolve())
    builds = Previewing(lambda: config, None)
    print(f"{'':<28}{'wall s':>8}{'CPU s':>8}")
    measured("build: first", lambda: commanded(given.folder), of_children)
    for name, edit in edits(article, COMMANDED):
        edit()
        measured(f"build: {name}", lambda: commanded(given.folder), of_children)
    measured("preview: first", lambda: previewed(builds, None), time.process_time)
    measured("  rehearsed", lambda: previewed(builds, None), time.process_time)
    took_of_words = []
    for name, edit in edits(article, PREVIEWED):
        edit()
        saved = None if name.startswith("one article") else article
        took = measured(f"preview: {name}", partial(previewed, builds, saved), time.process_time)
        took_of_words += [took] if name == WORD else []
        measured("  the look at everything", lambda: previewed(builds, None), time.process_time)
    print(f"preview: {WORD}, the median of {len(took_of_words)}: {median(took_of_words):.2f} s of CPU")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the preview: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
