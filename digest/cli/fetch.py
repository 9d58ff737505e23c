"""`digest fetch`: gets new articles from the feeds of outlets, as files that a person can edit."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.commands import chosen, located
from digest.cli.terminal import Progressing, answered, counted, shown, told
from digest.errors import ConfigError, DiskError, ExitCode, LockedError
from digest.write.lock import held

if TYPE_CHECKING:
    from digest.fetch.report import Report
    from digest.fetch.run import Run
    from digest.fetch.visits import Visits
    from digest.settings import Config

LOCK = "fetch.lock"
NEEDS = "digest[web]"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@located
@click.argument("names", nargs=-1, metavar="[OUTLET]…")
@click.option("--opml", type=click.Path(path_type=Path), help="Fetch from the feeds listed in this file.")
@click.option(
    "--since", type=click.IntRange(0, 3_650), metavar="DAYS", help="Leave out what is older; 0: nothing."
)
@click.option(
    "--update", is_flag=True, help="Ask again for articles that are here, and renew what has changed."
)
@click.option("--dry-run", is_flag=True, help="Ask the feeds, tell what would be fetched, write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs.")
@click.option("--door", multiple=True, hidden=True, metavar="HOST:PORT")
def command(  # noqa: PLR0913 - an argument for each option
    *,
    config: Path | None,
    seeds: Path | None,
    site: Path | None,
    names: tuple[str, ...],
    opml: Path | None,
    since: int | None,
    update: bool,
    dry_run: bool,
    as_json: bool,
    door: tuple[str, ...],
) -> int:
    """Get new articles from the feeds of the outlets in digest.toml, as files in seeds/.

    Without names, all outlets that have feeds are asked. Each article is a file seeds/OUTLET/DATE-TITLE.md
    that you can edit; what is there is never fetched twice, and what you changed is never written over.
    Stopped in the middle, the next run goes on from there. Hosts are asked politely: as their robots.txt has
    it, one request at a time, with pauses.

    \b
    Examples:
      digest fetch
      digest fetch harbor-post --since 2
      digest fetch --opml feeds.opml --dry-run
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    from digest.fetch.sources import of_list, of_settings  # noqa: PLC0415 - not for `--help`

    if opml and names:
        raise click.UsageError("--opml names its own outlets; leave the names out.")
    plan = chosen(config, seeds, site, fetch__since_days=since)
    sources = of_list(opml, plan.outlets) if opml else of_settings(plan.outlets, names)
    began = time.monotonic()
    with running(plan, door, update=update, dry=dry_run) as (run, visits):
        report = run.fetch(sources)
        asked = visits.asked
    seconds = time.monotonic() - began
    feeds = counted(report.feeds, "feed", "feeds")
    return reported(report, f"{feeds}, {asked:,} requests in {seconds:.1f} s", dry=dry_run, as_json=as_json)


@contextmanager
def running(
    plan: "Config", door: Sequence[str], *, update: bool = False, dry: bool = False
) -> "Iterator[tuple[Run, Visits]]":
    """A run, alone in its place, and the visits that it makes. `door` are servers of tests on this machine.

    Raises:
        LockedError: another one is at work.
        ConfigError: what it needs is not installed.
    """
    try:
        from digest.fetch.run import Run  # noqa: PLC0415 - not for `--help`
        from digest.fetch.visits import Visits  # noqa: PLC0415 - the same
    except ModuleNotFoundError as error:
        raise ConfigError(f"{error.name} is not installed; install {NEEDS}.") from error
    from digest import __version__  # noqa: PLC0415 - the same
    from digest.fetch.gate import Gate  # noqa: PLC0415 - the same
    from digest.fetch.ledger import FILE, Ledger  # noqa: PLC0415 - the same
    from digest.fetch.pace import Time  # noqa: PLC0415 - the same
    from digest.fetch.shelf import Shelf  # noqa: PLC0415 - the same
    from digest.read.forgotten import forgotten  # noqa: PLC0415 - the same

    clock = Time()
    about = plan.fetch.agent or plan.site.url
    agent = f"digest/{__version__} (+{about})" if about else f"digest/{__version__}"
    gate = Gate(doors=frozenset(map(_door, door)))
    with (
        _alone(plan.paths.cache),
        Visits(plan.fetch, agent, gate, clock) as visits,
        Progressing() as progress,
    ):
        yield (
            Run(
                visits=visits,
                shelf=Shelf(plan.paths.seeds),
                ledger=Ledger(plan.paths.cache / FILE),
                settings=plan.fetch,
                now=clock.now(),
                forgotten=forgotten(plan.paths.forgotten),
                update=update,
                dry=dry,
                progress=progress,
            ),
            visits,
        )


def _door(words: str) -> tuple[str, int]:
    name, _, port = words.rpartition(":")
    return name, int(port)


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """Keep two runs from meeting."""
    try:
        with held(cache / LOCK, cache):
            yield
    except LockedError as error:
        raise LockedError("another fetch is at work; wait until it is done.") from error
    except OSError as error:
        raise DiskError(f"{shown(cache)}: {error.strerror or error}; allow writing it.") from error


def reported(report: "Report", end: str, *, dry: bool, as_json: bool) -> ExitCode:
    """Tell what came of it, and what the shell is told."""
    told(report.problems)
    code = ExitCode.CONTENT if report.failed else ExitCode.DONE
    if as_json:
        answered({**asdict(report), "passed": code == ExitCode.DONE})
        return code
    lines = report.planned if dry else [*report.written, *(f"{file} (renewed)" for file in report.updated)]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.write(f"{summary(report, dry=dry)}; {end}\n" if end else f"{summary(report, dry=dry)}\n")
    return code


def summary(report: "Report", *, dry: bool) -> str:
    """A run in one line: `3 new articles, 40 known, 2 too old`."""
    new = counted(len(report.planned if dry else report.written), "new article", "new articles")
    parts = [f"{new} to fetch" if dry else new]
    parts += [f"{len(report.updated):,} renewed"] if report.updated else []
    parts += [f"{report.known:,} known"] if report.known else []
    parts += [f"{report.old:,} too old"] if report.old else []
    parts += [f"{report.forgotten:,} taken down"] if report.forgotten else []
    wrong = sum(problem.code.startswith("E_") for problem in report.problems)
    return ", ".join([*parts, *([counted(wrong, "mistake", "mistakes")] if wrong else [])])
