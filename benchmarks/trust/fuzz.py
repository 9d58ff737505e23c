"""Random bytes at every door, guided by the code they reach: articles or refusals come of it, nothing else.

Run as `python -m benchmarks.trust.fuzz --seconds 60`; needs the package atheris, which the tests do without
(`pip install atheris`). Doors take turns, each in a process of its own; what one finds is written to the
folder that `--found` names. Ends with 1 where anything was found.
"""

import argparse
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path
from types import FunctionType

from benchmarks.trust.badinput import payloads
from benchmarks.trust.corpora import WARM
from benchmarks.trust.doors import DOORS, opened

SEEDS = {
    "HTML of an own page": "xss_ammonia",
    "an own page": "markdown_cmark_regression",
    "a YAML head": "yaml_suite",
    "a date": "dates_miniflux",
    "an address": "urls_hostile",
    "a path of the site": "path_traversal",
    "stories.lock.json": "json_suite",
}
LARGEST = 4_096  # bytes of an input
SLOW = 30  # seconds for one input that count as a find, on a busy machine


def fuzzed(door: str, seconds: int, corpus: Path) -> None:
    """Fuzz one door in this process; never returns, as the fuzzer ends the process."""
    import atheris  # noqa: PLC0415 - no part of the project's environment

    for module in [name for name in sys.modules if name.startswith("digest.")]:
        for value in vars(sys.modules[module]).values():
            if isinstance(value, FunctionType) and value.__module__ == module:
                atheris.instrument_func(value)
    opened(door, WARM)  # what is loaded at the first use takes longer than any input
    options = [f"-max_total_time={seconds}", f"-max_len={LARGEST}", f"-timeout={SLOW}", "-rss_limit_mb=2000"]
    options += [f"-artifact_prefix={corpus.parent}/", "-print_final_stats=1", "-verbosity=0"]

    def one(raw: bytes) -> None:
        opened(door, raw)

    atheris.Setup([sys.argv[0], *options, str(corpus)], one)
    atheris.Fuzz()


def run(door: str, seconds: int, found: Path) -> tuple[int, str]:
    """Fuzz one door in a process of its own; its exit code and the last that it said."""
    with tempfile.TemporaryDirectory() as shelf:
        corpus = Path(shelf, "corpus")
        corpus.mkdir()
        for at, (_, raw) in enumerate(payloads(SEEDS.get(door, "bytes_encodings"))):
            (corpus / str(at)).write_bytes(raw[:LARGEST])
        command = [sys.executable, "-m", "benchmarks.trust.fuzz", "--one", door, "--seconds", str(seconds)]
        done = subprocess.run(  # noqa: S603 - ourselves again
            [*command, "--corpus", str(corpus)], capture_output=True, text=True, errors="replace", check=False
        )
        for left in Path(shelf).glob("*-*"):
            left.replace(found / f"{door.replace(' ', '-').replace('/', '-')}-{left.name}")
    return done.returncode, done.stderr


def _tries(said: str) -> str:
    lines = [line for line in said.splitlines() if "number_of_executed_units" in line]
    return lines[-1].rpartition(" ")[2] if lines else "?"


def main() -> None:
    """Print a line for each door; end with 1 where one let an exception through."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=300, help="for all doors together")
    parser.add_argument("--doors", nargs="+", default=tuple(DOORS), choices=tuple(DOORS))
    parser.add_argument("--found", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        sys.exit("atheris is needed: pip install atheris")
    if given.one:
        fuzzed(given.one, given.seconds, given.corpus)
    each, bad = max(given.seconds // len(given.doors), 5), 0
    print("| door | tries | found |\n|---|---:|---|")
    for door in given.doors:
        code, said = run(door, each, given.found)
        last = said.strip().splitlines()[-1:] if code else []
        print(f"| {door} | {_tries(said)} | {'; '.join(last) if code else 'nothing'} |", flush=True)
        if code:
            print(said[-3_000:])
        bad += bool(code)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
