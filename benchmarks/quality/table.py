"""The table of docs/quality.md: every task on every development set, beside the plain way, measured anew.

    python -m benchmarks.quality.table [--data ../shared/data] [--only TASK…] [--write docs/quality.md]

Each row is a process of its own, so that its seconds and its memory are its own. Sets that are not there are
left as they were.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- table: python -m benchmarks.quality.table -->", "<!-- end of table -->"
HEAD = (
    "| task | set | figure | plain way | digest | to reach | aim | CPU s | MB |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: a task on a set, the figure that counts (a path of keys), what to reach and to aim for."""

    task: str
    label: str
    files: tuple[str, ...]
    figures: tuple[tuple[str, str, str, str], ...]  # (name, dotted path, to reach, aim)


LINES = (
    Line(
        task="stories",
        label="AllSides, dated",
        files=("stories_allsides/articles.jsonl.gz",),
        figures=(("pair F1", "pair.f1", ".76", ".85"), ("B³ F1", "b3.f1", ".90", ".93")),
    ),
    Line(
        task="stories",
        label="ECB+, no dates",
        files=("ecbplus/docs.jsonl.gz",),
        figures=(("B³ F1", "b3.f1", ".92", ".95"),),
    ),
    Line(
        task="stories",
        label="NTREX, six languages",
        files=("crosslingual_ntrex/articles.jsonl.gz",),
        figures=(
            *(
                (f"acc@1 {code}", f"nearest_en.{code}", ".97", ".99")
                for code in ("de", "es", "fr", "ru", "zh")
            ),
            ("B³ F1", "b3.f1", "", ""),
        ),
    ),
    Line(
        task="names",
        label="ECB+ name variants",
        files=("ecbplus/docs.jsonl.gz", "ecbplus/entity_variants.jsonl.gz"),
        figures=(("pair F1", "pair.f1", ".75", ".85"),),
    ),
    Line(
        task="times",
        label="AQUAINT",
        files=("timex/aquaint.jsonl.gz",),
        figures=(("strict F1", "strict.f1", ".84", ".92"), ("value F1", "value.f1", ".76", ".85")),
    ),
    Line(
        task="times",
        label="WikiWars",
        files=("timex/wikiwars_train.jsonl.gz",),
        figures=(("value F1", "value.f1", ".75", ".88"),),
    ),
    Line(
        task="times",
        label="tweets",
        files=("timex/tweets_train.jsonl.gz",),
        figures=(("value F1", "value.f1", "", ""),),
    ),
    Line(
        task="quotes",
        label="PolNeAR dev",
        files=("quotes_polnear/dev.jsonl.gz",),
        figures=(
            ("recall", "recall", ".97", ".98"),
            ("precision", "precision", ".97", ".98"),
            ("speaker", "speaker", ".82", ".90"),
        ),
    ),
    Line(
        task="pairs",
        label="STS news, mean of the sets",
        files=("claims/sts_news.jsonl.gz",),
        figures=(
            ("Pearson r, extra `english`", "mean", ".78", ".84"),
            ("the same, no model", "words.mean", "", ""),
        ),
    ),
    Line(
        task="pairs",
        label="ClaimDiff, strengthens",
        files=("claims/claimdiff_strengthen.jsonl.gz",),
        figures=(("AP", "ap", ".78", ".85"),),
    ),
    Line(
        task="pairs",
        label="ClaimDiff, weakens",
        files=("claims/claimdiff_weaken.jsonl.gz",),
        figures=(("AP", "ap", "plain + .05", ""),),
    ),
    Line(
        task="timelines",
        label="Timeline17, 10 timelines",
        files=("timelines/articles.jsonl.gz", "timelines/timelines.jsonl.gz"),
        figures=(("date F1", "date_f1", ".68", ".72"), ("AR-1", "ar1", ".13", ".15")),
    ),
    Line(
        task="summary",
        label="NeuS, at most 60 words",
        files=("neutral_summaries/neus.jsonl.gz",),
        figures=(
            ("R1 recall", "r1_recall", ".47", ".51"),
            ("R1 F", "r1_f", ".41", ".44"),
            ("R2 F", "r2_f", ".19", ".22"),
        ),
    ),
    Line(
        task="pages",
        label="Trafilatura's 989 pages",
        files=("pages/trafilatura_eval.jsonl.gz",),
        figures=(("segment F1", "segments.f1", "plain", ".94"),),
    ),
    Line(
        task="pages",
        label="Readability's 129 pages",
        files=("pages/readability_pages.jsonl.gz",),
        figures=(
            ("title", "title", ".90", ".95"),
            ("title, outlet aside", "title_bare", ".90", ".95"),
            ("day", "date", ".90", ".98"),
        ),
    ),
    Line(
        task="feeds",
        label="feedparser's own tests",
        files=("feeds/feedparser.jsonl.gz",),
        figures=(("expectations met, %", "met", "97", "99"),),
    ),
    Line(
        task="feeds",
        label="gofeed's own tests",
        files=("feeds/gofeed.jsonl.gz",),
        figures=(("expectations met, %", "met", "97", "99"),),
    ),
)


def measured(line: Line, data: Path, *, baseline: bool) -> Mapping[str, Any]:
    """The score of one row; empty where the task has no plain way."""
    command = [sys.executable, "-m", "benchmarks.quality", line.task, "--score", "--input"]
    command += [str(data / name) for name in line.files] + (["--baseline"] if baseline else [])
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        sys.stderr.write(done.stderr)
        return {}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def at(score: Mapping[str, Any], path: str) -> str:
    """The figure at a dotted path, with three places; empty where there is none."""
    value: Any = score
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return f"{value:.3f}".removeprefix("0") if isinstance(value, int | float) else ""


def rows(line: Line, data: Path) -> list[str]:
    """The lines of the table for one task on one set."""
    plain, ours = (measured(line, data, baseline=baseline) for baseline in (True, False))
    return [
        f"| {line.task if first else ''} | {line.label if first else ''} | {name} | {at(plain, path)} "
        f"| **{at(ours, path)}** | {reach} | {aim} "
        f"| {ours.get('cpu_s', '') if first else ''} | {ours.get('peak_mb', '') if first else ''} |"
        for first, (name, path, reach, aim) in (
            (not number, figure) for number, figure in enumerate(line.figures)
        )
    ]


def main(arguments: Sequence[str]) -> None:
    """Print the table, and put it into the page where one is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--write", type=Path)
    given = parser.parse_args(arguments)
    made = [HEAD]
    for line in LINES:
        there = all((given.data / name).is_file() for name in line.files)
        if there and (not given.only or line.task in given.only):
            made += rows(line, given.data)
            print(made[-1], flush=True)
    table = "\n".join(made)
    if not given.write:
        print(table)
        return
    page = given.write.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN, 1)
    given.write.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{rest.split(END, 1)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
