"""What Lighthouse gives the main pages from a real web server, and what speed is made of: medians of five."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TypedDict

from benchmarks.weights import ROOT, built

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
METRICS = {  # what the first category is made of: its short name, and how it is printed
    "first-contentful-paint": ("FCP ms", ".0f"),
    "largest-contentful-paint": ("LCP ms", ".0f"),
    "total-blocking-time": ("TBT ms", ".0f"),
    "cumulative-layout-shift": ("CLS", ".3f"),
    "speed-index": ("SI ms", ".0f"),
}
RUNS = 5
SCRIPT = ROOT / "tests" / "browser" / "lighthouse.mjs"


class Run(TypedDict):
    """One measurement: scores of 100 by category, what speed is made of, how quick the machine was."""

    scores: dict[str, int]
    metrics: dict[str, float]
    machine: float


def main() -> None:
    """Serves a newsroom's site by Caddy or nginx, prints a row a page; ends with 1 below the least."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("room", nargs="?", default="seeds", help="the newsroom (default: seeds)")
    parser.add_argument("--least", type=int, default=98, help="the least score that is good (default: 98)")
    chosen = parser.parse_args()
    sys.path.append(str(ROOT / "tests" / "publish"))
    from webstand import readable, served  # noqa: PLC0415 - the tests' own servers

    server = "caddy" if shutil.which("caddy") else "nginx"
    with tempfile.TemporaryDirectory() as folder:
        site = built(chosen.room, Path(folder))
        readable(site)
        Path(folder).chmod(0o755)
        with served(server, site, Path(folder)) as address:
            [story, *_] = sorted(site.glob("stories/*/index.html"))
            pages = ["", f"stories/{story.parent.name}/", "map/"]
            told = measured([address + page for page in pages])
    heads = [*CATEGORIES, *(short for short, _ in METRICS.values()), "machine"]
    print(f"| page | {' | '.join(heads)} |\n|---|{'---:|' * len(heads)}")
    low = False
    for page, runs in zip(pages, told.values(), strict=True):
        medians = [statistics.median(run["scores"][name] for run in runs) for name in CATEGORIES]
        low = low or min(medians) < chosen.least
        print(f"| `/{page}` | {' | '.join([f'{score:g}' for score in medians] + speed(runs))} |")
    busy, cores = os.getloadavg()[0], os.cpu_count() or 1
    if busy > cores + 1:  # Lighthouse itself keeps one or two busy
        print(
            f"load {busy:.1f} on {cores} cores: much of TBT is other work's; measure again on a quiet machine"
        )
    sys.exit(low)


def speed(runs: list[Run]) -> list[str]:
    """The medians of what the score for speed is made of, and of how quick the machine was."""
    found = [
        format(statistics.median(run["metrics"][name] for run in runs), form)
        for name, (_, form) in METRICS.items()
    ]
    return [*found, f"{statistics.median(run['machine'] for run in runs):.0f}"]


def measured(addresses: list[str]) -> dict[str, list[Run]]:
    """The runs of each address."""
    node, browser = shutil.which("node") or "node", shutil.which("chromium") or "chromium"
    call = [node, str(SCRIPT), browser, str(RUNS), ",".join(CATEGORIES), *addresses]
    done = subprocess.run(call, capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    told: dict[str, list[Run]] = json.loads(done.stdout)
    return told


if __name__ == "__main__":
    main()
