"""The bench at the command line.

python -m benchmarks.quality TASK --input FILE… --predictions OUT.jsonl [--score] [--baseline] [--errors]

TASK is one of `stories`, `names`, `times`, `quotes`, `pairs`, `timelines`, `summary` and `differences`, that
has a file of its own and needs no `--input`; `--score` prints one JSON object: the metrics, the seconds of
CPU the answers took, and the most memory held, in MB; `--errors` tells the wrong answers.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.quality.files import rows, write_rows
from benchmarks.quality.task import Task

TASKS = ("stories", "names", "times", "quotes", "pairs", "timelines", "summary", "differences", "feeds")


def task(name: str) -> Task:
    """The task of that name; only its own module is loaded, so that time and memory are its own."""
    found: Task = import_module(f"benchmarks.quality.{name}").TASK
    return found


def main(arguments: Sequence[str]) -> int:
    """Answer, write, and where asked score; 0, or 1 where a file is missing or a task has no baseline."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality", description="One task of the bench."
    )
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("--input", nargs="+", type=Path, default=(), metavar="FILE")
    parser.add_argument("--predictions", type=Path, metavar="OUT.jsonl")
    parser.add_argument("--score", action="store_true", help="print the metrics, time and memory")
    parser.add_argument("--errors", action="store_true", help="tell the wrong answers, where a task can")
    parser.add_argument("--baseline", action="store_true", help="answer in the plainest way instead")
    given = parser.parse_args(arguments)
    chosen = task(given.task)
    inputs = given.input or chosen.inputs
    if not inputs:
        sys.stderr.write(f"{given.task}: no input; name its files with --input.\n")
        return 1
    missing = [str(path) for path in inputs if not path.is_file()]
    if missing:
        sys.stderr.write(
            "\n".join(f"{path}: no such file; name a .jsonl or .jsonl.gz" for path in missing) + "\n"
        )
        return 1
    answer = chosen.baseline if given.baseline else chosen.predict
    if answer is None:
        sys.stderr.write(f"{given.task}: no baseline is defined for this task.\n")
        return 1
    files = [rows(path) for path in inputs]
    began = time.process_time()
    made = answer(files)
    seconds = time.process_time() - began
    if given.predictions:
        write_rows(given.predictions, made)
    if given.score:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({**chosen.score(files, made), "cpu_s": round(seconds, 2), "peak_mb": round(peak)}))
    if given.errors and chosen.errors:
        print("\n".join(chosen.errors(files, made)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
