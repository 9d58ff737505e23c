"""How long a first and a second build of the seeds take, and how much memory: medians of several runs."""

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MEBIBYTE = 1024 if sys.platform == "linux" else 1024 * 1024  # ru_maxrss is in KiB there, in bytes on macOS


def main() -> None:
    """Builds in fresh folders, twice in each, and prints the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how many folders (default 5)")
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds", help="the articles to build from")
    chosen = parser.parse_args()
    pairs = [in_fresh_folder(chosen.seeds) for _ in range(chosen.runs)]
    articles = sum(1 for path in chosen.seeds.rglob("*") if path.is_file())
    print(
        f"{articles} articles, {chosen.runs} runs, Python {platform.python_version()}, {os.cpu_count()} cores"
    )
    print(f"{'build':<8}{'seconds':>9}{'MiB':>7}")
    for name, runs in zip(("first", "second"), zip(*pairs, strict=True), strict=True):
        seconds = statistics.median(run[0] for run in runs)
        print(f"{name:<8}{seconds:>9.2f}{statistics.median(run[1] for run in runs):>7.0f}")


def in_fresh_folder(seeds: Path) -> tuple[tuple[float, float], tuple[float, float]]:
    """The first and the second build in a new folder, each as (seconds, MiB at the peak)."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(seeds, Path(folder) / "seeds")
        return one_build(folder), one_build(folder)


def one_build(folder: str) -> tuple[float, float]:
    """One `digest build` in `folder`: seconds on the wall, and the peak memory of its process in MiB."""
    start = time.perf_counter()
    process = os.fork()
    if process == 0:
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        command = [sys.executable, "-m", "digest", "build"]
        os.execve(sys.executable, command, {**os.environ, "PYTHONPATH": str(ROOT)})  # noqa: S606 - no shell is wanted
    _, status, used = os.wait4(process, 0)
    if status:
        sys.exit(f"digest build failed in {folder}")
    return time.perf_counter() - start, used.ru_maxrss / MEBIBYTE


if __name__ == "__main__":
    main()
