"""How long grouping takes, and how much memory, at 1,000 to 10,000 articles.

python -m benchmarks.grouping FILE… reads JSONL (".gz" allowed) of {id, title, text, date, lang}, takes the
first articles by day, and prints articles, stories, CPU seconds and peak MB; each size is a process of its
own, so that one's memory is not another's. `--undated` forgets the dates.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.files import rows
from benchmarks.quality.stories import article
from digest.cluster import Grouper, stories
from digest.model.article import Article

SIZES = (1_000, 2_000, 5_000, 10_000)


def articles(paths: Sequence[Path], count: int, *, undated: bool) -> list[Article]:
    """The first `count` articles by day, spread evenly over the days of all: every so many-th is taken."""
    found = [row for path in paths for row in rows(path) if row.get("text")]
    found.sort(key=lambda row: (row.get("date") or "", row["id"]))
    step = max(1, len(found) // count)
    return [article({**row, "date": None} if undated else row) for row in found[::step][:count]]


def measured(made: Sequence[Article]) -> str:
    """One line of the table."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = time.process_time()
    found = stories(made, Grouper(), names={})
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{len(made):>8,} {len(found):>8,} {seconds:>8.1f} {peak:>8.0f} {peak - before:>8.0f}"


def main() -> None:
    """Print the table, or with `--size` one line of it."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("files", nargs="+", type=Path)
    words.add_argument("--size", type=int)
    words.add_argument("--undated", action="store_true")
    given = words.parse_args()
    if given.size:
        print(measured(articles(given.files, given.size, undated=given.undated)), flush=True)
        return
    print(f"{'articles':>8} {'stories':>8} {'CPU s':>8} {'peak MB':>8} {'of it':>8}", flush=True)
    for size in SIZES:
        again = [sys.executable, "-m", "benchmarks.grouping", *sys.argv[1:], "--size", str(size)]
        subprocess.run(again, check=True)  # noqa: S603 - this very file


if __name__ == "__main__":
    main()
