"""What Lighthouse gives the main pages, all four categories, from a real web server: medians of five runs."""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.weights import ROOT, built

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 5
SCRIPT = ROOT / "tests" / "browser" / "lighthouse.mjs"


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
    print(f"| page | {' | '.join(CATEGORIES)} |\n|---|{'---:|' * len(CATEGORIES)}")
    low = False
    for page, runs in zip(pages, told.values(), strict=True):
        medians = [statistics.median(run["scores"][name] for run in runs) for name in CATEGORIES]
        low = low or min(medians) < chosen.least
        print(f"| `/{page}` | {' | '.join(f'{score:g}' for score in medians)} |")
    sys.exit(low)


def measured(addresses: list[str]) -> dict[str, list[dict[str, dict[str, int]]]]:
    """The runs of each address, each with its `scores` of 100 by category."""
    node, browser = shutil.which("node") or "node", shutil.which("chromium") or "chromium"
    call = [node, str(SCRIPT), browser, str(RUNS), ",".join(CATEGORIES), *addresses]
    done = subprocess.run(call, capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    told: dict[str, list[dict[str, dict[str, int]]]] = json.loads(done.stdout)
    return told


if __name__ == "__main__":
    main()
