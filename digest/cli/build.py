"""`digest build`: makes the site from the articles."""

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.commands import chosen, located
from digest.cli.terminal import Progressing, counted, moment, shown, told, verdict

if TYPE_CHECKING:
    from digest.pipeline import Built
    from digest.settings import Config


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@located
@click.option(
    "--analysis/--no-analysis", default=None, help="Group and compare the articles, or show them as they are."
)
@click.option("--strict", is_flag=True, default=None, help="Fail on warnings too.")
@click.option("--now", metavar="TIME", help="The time that pages call now, such as 2025-12-15T18:00:00Z.")
@click.option("--jobs", type=int, metavar="N", help="How many processes may work; a build uses one so far.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs.")
def command(
    *,
    config: Path | None,
    seeds: Path | None,
    site: Path | None,
    analysis: bool | None,
    strict: bool | None,
    now: str | None,
    jobs: int | None,
    as_json: bool,
) -> int:
    """Make the site from the articles in seeds/.

    The site is replaced whole or not at all, and only when every sentence in it stands in its article. An
    article that cannot be used is left out with the reason, and the rest is built. Where nothing has changed,
    nothing is done.

    \b
    Examples:
      digest build
      digest build --seeds reports --site public --strict
      SOURCE_DATE_EPOCH=1765810800 digest build     the same bytes every time
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    from digest.pipeline import build  # noqa: PLC0415 - not for `--help`

    more = {"build__analysis": analysis, "build__strict": strict, "build__now": now, "build__jobs": jobs}
    plan = chosen(config, seeds, site, **more)
    began = time.monotonic()
    with Progressing() as progress:
        built = build(plan, now=moment(plan), progress=progress)
    told(built.problems)
    line = as_data(built) if as_json else summary(built, plan, time.monotonic() - began)
    sys.stdout.write(f"{line}\n")
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
    return f"{read}{made}{refused}; {shown(plan.paths.site)}: {', '.join(done)}; {seconds:.1f} s"


def as_data(built: "Built") -> str:
    """The same for programs; `written` and so on are paths below the site, `seconds` by stage."""
    given = {
        **built.figures,
        "unchanged_build": built.unchanged,
        **asdict(built.written),
        "problems": [asdict(problem) for problem in built.problems],
        "seconds": {stage: round(seconds, 3) for stage, seconds in built.seconds.items()},
    }
    return json.dumps(given, ensure_ascii=False)
