"""Compares generators: `python -m benchmarks.ssg --articles 1000 10000 --tools digest hugo pelican`."""

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.ssg.corpus import articles
from benchmarks.ssg.measure import KINDS, Run, build, floor, measured, middle, size
from benchmarks.ssg.table import table
from benchmarks.ssg.tools import ROOT, TOOLS, AbsentError, cache, environment

PAGE = ROOT / "docs" / "speed.md"
MEMORY = Path("/dev/shm")  # noqa: S108 - a disk in memory, where there is one: a real one hides all else
BEGIN = "<!-- measured -->"


def main() -> None:
    """Install, write, build in turn, and print the tables; `--write` puts them into docs/speed.md."""
    given = _arguments()
    where = tempfile.mkdtemp(prefix="digest-ssg-", dir=MEMORY if MEMORY.is_dir() else None)
    try:
        parts = [_about(given, Path(where))]
        for count in given.articles:
            parts.append(_compared(count, given, Path(where)))
            print(parts[-1], flush=True)
    finally:
        shutil.rmtree(where, ignore_errors=True)
    parts.append(_start())
    print(parts[-1])
    if given.write:
        kept = PAGE.read_text("utf-8").partition(BEGIN)[0] if PAGE.exists() else "# Speed\n\n"
        PAGE.write_text(f"{kept}{BEGIN}\n\n" + "\n\n".join(parts) + "\n", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ssg", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--tools", nargs="+", default=["digest", "hugo"], choices=TOOLS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def _compared(count: int, given: argparse.Namespace, where: Path) -> str:
    commands = dict(installed(["digest", *given.tools]))
    names = list(commands)
    folders = {name: where / f"{name}-{count}" for name in names}
    for name, folder in folders.items():
        TOOLS[name].site(folder, articles(count))
    runs: dict[str, dict[str, list[Run]]] = {name: {kind: [] for kind in KINDS} for name in names}
    for number in range(given.rounds):
        for kind in KINDS:
            for name in names:
                tool = TOOLS[name]
                run = build(tool, commands[name], folders[name], cache() / name, kind, number)
                runs[name][kind].append(run)
                print(f"{count} {name} {kind}: {run.cpu:.2f} s CPU", file=sys.stderr, flush=True)
    sizes = {name: size(folders[name] / TOOLS[name].output) for name in names}
    figures = {name: {kind: middle(runs[name][kind]) for kind in KINDS} for name in names}
    least = floor(folders["digest"] / TOOLS["digest"].output, where / "floor")
    for folder in (*folders.values(), where / "floor"):
        shutil.rmtree(folder, ignore_errors=True)
    return table(count, figures, sizes, least)


def installed(names: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each generator with its command; one that cannot be had here is left out with a word."""
    for name in dict.fromkeys(names):
        try:
            yield name, TOOLS[name].install(cache() / name)
        except AbsentError as error:
            print(f"{name} is left out: {error}", file=sys.stderr, flush=True)


def _about(given: argparse.Namespace, where: Path) -> str:
    disk = "a disk in memory" if where.is_relative_to(MEMORY) else "the disk"
    return (
        f"Medians of {given.rounds} rounds in which all tools took turns; {os.cpu_count()} cores, on {disk}; "
        f"Python {platform.python_version()}. Processor time is steadier where others use the machine."
    )


def _start() -> str:
    call = [sys.executable, "-m", "digest", "--help"]
    run = middle([measured(call, ROOT, environment(TOOLS["digest"], ROOT)) for _ in range(11)])
    return f"`digest --help` answers in {run.wall * 1000:.0f} ms."


if __name__ == "__main__":
    main()
