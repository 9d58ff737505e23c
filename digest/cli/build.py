"""`digest build`: makes the site from the articles."""

import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.commands import admitting, chosen, located
from digest.cli.terminal import WAYS, Progressing, answered, counted, left_out, moment, shown, told, verdict

if TYPE_CHECKING:
    from digest.building import Built
    from digest.settings import Config

MOST = 10  # stories and pages named among the slowest


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@located
@admitting
@click.option(
    "--analysis/--no-analysis", default=None, help="Group and compare the articles, or show them as they are."
)
@click.option("--strict", is_flag=True, default=None, help="Fail on warnings too.")
@click.option("--now", metavar="TIME", help="The time that pages call now, such as 2025-12-15T18:00:00Z.")
@click.option("--jobs", type=int, metavar="N", help="How many processes may work; 0 is one for each core.")
@click.option(
    "--durable", is_flag=True, default=None, help="End only when the site would outlast a power cut."
)
@click.option(
    "--progress",
    "way",
    type=click.Choice(WAYS),
    default="auto",
    help="How far it is: a bar on a terminal (auto), plain lines, or off.",
)
@click.option("--timings", is_flag=True, help="Tell what took the longest.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs.")
def command(
    *,
    config: Path | None,
    seeds: Path | None,
    site: Path | None,
    way: str,
    timings: bool,
    as_json: bool,
    **said: object,
) -> int:
    """Make the site from the articles in seeds/.

    The site is replaced whole or not at all, and only when every sentence in it stands in its article. An
    article that cannot be used is left out with the reason, and the rest is built. Where nothing has changed,
    nothing is done.

    \b
    Examples:
      digest build
      digest build --seeds reports --site public --strict
      digest build --drafts --timings
      SOURCE_DATE_EPOCH=1765810800 digest build     the same bytes every time
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    from digest.building import build  # noqa: PLC0415 - not for `--help`

    plan = chosen(config, seeds, site, build=said)
    began = time.monotonic()
    with Progressing(way) as progress:
        built = build(plan, now=moment(plan), progress=progress)
    told(built.problems)
    sys.stderr.write("".join(f"{note}\n" for note in built.notes))
    if as_json:
        answered(as_data(built))
        return verdict(built.problems, strict=plan.build.strict)
    if timings:
        sys.stdout.write("".join(f"{line}\n" for line in slowest(built.seconds)))
    sys.stdout.write(f"{summary(built, plan, time.monotonic() - began)}\n")
    return verdict(built.problems, strict=plan.build.strict)


def summary(built: "Built", plan: "Config", seconds: float) -> str:
    """The last line of a build: what went in, what came of it, and how long it took."""
    read = counted(built.figures["articles"], "article", "articles")
    stories = built.figures.get("stories")
    made = "" if stories is None else f", {counted(stories, 'story', 'stories')}"
    refused = f", {built.figures['refused']:,} refused" if built.figures["refused"] else ""
    done = [f"{len(built.written.written):,} written", f"{len(built.written.unchanged):,} unchanged"]
    if built.written.removed:
        done.append(f"{len(built.written.removed):,} removed")
    if built.unchanged:
        done = ["nothing has changed"]
    out = left_out(built.figures.get("drafts", 0), built.figures.get("later", 0))
    return f"{read}{made}{refused}{out}; {shown(plan.paths.site)}: {', '.join(done)}; {seconds:.1f} s"


def as_data(built: "Built") -> Mapping[str, object]:
    """The same for programs; `written` and so on are paths below the site, `seconds` by stage."""
    return {
        "drafts": 0,
        "later": 0,
        **built.figures,
        "unchanged_build": built.unchanged,
        **asdict(built.written),
        "problems": [asdict(problem) for problem in built.problems],
        "seconds": {stage: round(seconds, 3) for stage, seconds in built.seconds.items() if "/" not in stage},
    }


def slowest(seconds: Mapping[str, float]) -> Iterator[str]:
    """Lines that tell what of a build took how long: its stages, and the slowest stories and pages.

    `seconds` by name: a stage's is one word, such as `render`; one thing's has its kind before it, such as
    `story/ferry` or `page/outlets/index.html`.
    """
    stages = {name: took for name, took in seconds.items() if "/" not in name}
    whole = sum(stages.values()) or 1
    for name, took in _longest(stages):
        yield f"{took:8.2f} s  {took / whole:4.0%}  {name}"
    for name, took in _longest({name: took for name, took in seconds.items() if "/" in name})[:MOST]:
        yield f"{took * 1000:8,.0f} ms       {' '.join(name.split('/', 1))}"
    if not seconds:
        yield "nothing has changed, so that nothing took long"


def _longest(seconds: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(seconds.items(), key=lambda one: (-one[1], one[0]))
