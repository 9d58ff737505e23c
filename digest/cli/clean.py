"""`digest clean`: takes away what digest made, and nothing else."""

import contextlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.commands import chosen, located
from digest.cli.terminal import answered, counted, shown
from digest.errors import ExitCode

if TYPE_CHECKING:
    from digest.settings import Config

MOST = 20  # files named when nothing is to be done; the rest is counted
KILO = 1_000


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@located
@click.option("--dry-run", is_flag=True, help="Tell what would go, and leave it.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs.")
def command(
    *, config: Path | None, seeds: Path | None, site: Path | None, dry_run: bool, as_json: bool
) -> int:
    """Take away what digest made: site, preview, what it remembers between builds, what was left half-done.

    In the site only files that digest itself wrote go, as its list of them says; what others put there stays,
    and so do your articles, pages, themes and settings, and the records beside them: stories.lock.json,
    changes.lock.json and forgotten.toml.

    \b
    Examples:
      digest clean --dry-run
      digest clean --site public
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    from digest.building import previewed  # noqa: PLC0415 - not for `--help`
    from digest.engine import purge  # noqa: PLC0415 - the same
    from digest.write.erase import erase  # noqa: PLC0415 - the same

    plan = chosen(config, seeds, site)
    erased = erase(plan.paths.site, dry_run=dry_run)
    preview = erase(previewed(plan), dry_run=dry_run)
    beside = [*(place for place in preview.kept if purge.HALF.fullmatch(place.name)), *remembered(plan)]
    size = erased.size + preview.size + sum(place.stat().st_size for place in beside)
    if not dry_run:
        _forget(plan.paths.cache, beside)
    removed = (*erased.removed, *preview.removed, *beside)
    if as_json:
        named = {"removed": [*map(shown, removed)], "kept": [*map(shown, erased.kept)]}
        answered({"dry_run": dry_run, **named, "bytes": size})
        return ExitCode.DONE
    if dry_run:
        sys.stdout.write("".join(f"would go: {shown(place)}\n" for place in removed[:MOST]))
        if len(removed) > MOST:
            sys.stdout.write(f"and {len(removed) - MOST:,} more\n")
    sys.stdout.write(_summary(len(removed), size, erased.kept, dry_run=dry_run))
    return ExitCode.DONE


def _summary(number: int, size: int, kept: tuple[Path, ...], *, dry_run: bool) -> str:
    if not number and not kept:
        return "nothing to take away\n"
    what = f"{counted(number, 'file', 'files')}, {_sized(size)}"
    stays = f"; not made by digest, so {'it stays' if len(kept) == 1 else 'they stay'}: " if kept else ""
    named = ", ".join(shown(place) for place in kept[:3])
    more = f" and {len(kept) - 3:,} more" if len(kept) > 3 else ""  # noqa: PLR2004 - as many as above
    return f"{what} {'would go' if dry_run else 'removed'}{stays}{named}{more}\n"


def _sized(size: int) -> str:
    for unit in ("bytes", "KB", "MB"):
        if size < KILO:
            return f"{size:,.0f} {unit}"
        size = round(size / KILO)
    return f"{size:,} GB"


def remembered(plan: "Config") -> list[Path]:
    """The files in which results are kept between builds, and what a killed build left of their making."""
    from digest.engine import purge  # noqa: PLC0415 - not for `--help`

    halves = (
        purge.remembered(record.parent, re.compile(re.escape(f".{record.name}.") + r"\d+"))
        for record in (plan.paths.record, plan.paths.changes, plan.paths.forgotten)
    )
    kept = purge.remembered(plan.paths.cache), purge.remembered(plan.paths.cache, re.compile(purge.SERVING))
    return sorted(place for each in (*kept, *halves) for place in each)


def _forget(cache: Path, places: Sequence[Path]) -> None:
    """Delete files, and the folders of the cache that become empty."""
    from digest.engine import purge  # noqa: PLC0415 - not for `--help`

    purge.dropped(places)
    above = {folder for place in places for folder in place.parents if folder.is_relative_to(cache)}
    for folder in sorted({*above, cache}, reverse=True):
        with contextlib.suppress(OSError):  # others keep something there too, or it is gone
            folder.rmdir()
