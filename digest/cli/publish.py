"""`digest publish`: sends the built site to where readers find it."""

import difflib
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.commands import chosen, located
from digest.cli.terminal import Progressing, counted, shown
from digest.destinations import variable
from digest.errors import ConfigError, DiskError, ExitCode, LockedError
from digest.write.lock import held

if TYPE_CHECKING:
    from digest.publish import Built, Sent
    from digest.settings import Config

RELEASE = "release"  # the profile of the settings that counts here unless another is named
NOTES = "publish"  # the folder in the cache for notes of what was sent


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@located
@click.argument("name", required=False)
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and do nothing.")
@click.option("--all", "everything", is_flag=True, help="Send what has not changed, too.")
@click.option("--yes", is_flag=True, help="Delete much and replace files of others, if it must be.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs.")
def command(  # noqa: PLR0913 - an argument for each option
    *,
    config: Path | None,
    seeds: Path | None,
    site: Path | None,
    name: str | None,
    dry_run: bool,
    everything: bool,
    yes: bool,
    as_json: bool,
) -> int:
    """Send the built site to the place that NAME stands for.

    Places stand in digest.toml, as [publish.NAME]; where there is one only, NAME may be left out. What has
    changed is sent, what digest once sent and the site has no more is deleted last, and files of others stay.
    Where a publish broke off, the next one goes on from there.

    \b
    Examples:
      digest publish --dry-run
      digest publish live
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    from digest.publish import Surroundings, Terms, built, opened, publish  # noqa: PLC0415 - not for `--help`

    plan = chosen(config, seeds, site, usual=RELEASE)
    name = _name(plan, name)
    place = plan.publish[name]
    began = time.monotonic()
    ready = built(plan.paths.site)
    notes = plan.paths.cache / NOTES
    password = os.environ.get(variable(name), "")
    here = Surroundings(root=plan.root, cache=notes / name, name=name, password=password)
    terms = Terms(most_deletes=place.most_deletes, yes=yes, everything=everything, dry=dry_run)
    with _alone(notes, name), Progressing() as progress, opened(place, ready, here) as target:
        sent = publish(ready, target, terms, journal=notes / f"{name}.sent", progress=progress)
    if as_json:
        sys.stdout.write(f"{as_data(sent, ready, name)}\n")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in steps(sent)) if dry_run else "")
        seconds = time.monotonic() - began
        sys.stdout.write(f"{name} ({place.kind}): {summary(sent, ready, dry=dry_run)}; {seconds:.1f} s\n")
    if sent.objection:
        sys.stderr.write(f"{sent.objection}\n")
    return ExitCode.PUBLISH if sent.objection else ExitCode.DONE


@contextmanager
def _alone(notes: Path, name: str) -> Iterator[None]:
    """Keep two publishes to one place, both from here, from meeting."""
    with ExitStack() as holding:
        try:
            holding.enter_context(held(notes / f"{name}.lock", Path(name)))
        except LockedError as error:
            raise LockedError(f"{name}: another publish is at work; wait until it is done.") from error
        except OSError as error:
            raise DiskError(f"{notes}: {error.strerror or error}; allow writing it.") from error
        yield


def _name(plan: "Config", name: str | None) -> str:
    """The name of the place that is meant.

    Raises:
        ConfigError: there is none, or it is not clear which.
    """
    names = list(plan.publish)
    if not names:
        message = (
            "no place to publish to; add [publish.NAME] with its kind to digest.toml (see docs/publish.md)."
        )
        raise ConfigError(message)
    if name is None and len(names) > 1:
        raise ConfigError(f"which place? Write digest publish NAME, one of {', '.join(names)}.")
    if name is None or name in names:
        return name or names[0]
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"Did you mean '{near[0]}'?" if near else f"Known are {', '.join(names)}."
    raise ConfigError(f"[publish.{name}] is not in digest.toml. {hint}")


def steps(sent: "Sent") -> list[str]:
    """What a publish would do, a line each."""
    puts = [f"put     {file.path} ({file.size:,} bytes)" for file in sent.plan.put]
    return puts + [f"delete  {path}" for path in sent.plan.delete]


def summary(sent: "Sent", ready: "Built", *, dry: bool) -> str:
    """The last line: what was sent, or would be."""
    plan = sent.plan
    if plan.empty:
        return f"nothing has changed, {counted(len(plan.unchanged), 'file', 'files')}"
    would = "would be " if dry else ""
    done = [f"{len(plan.put):,} {would}sent", f"{len(plan.unchanged):,} unchanged"]
    if plan.delete:
        done.append(f"{len(plan.delete):,} {would}deleted")
    if sent.resumed:
        done.append(f"{len(sent.resumed):,} of them by the publish that broke off")
    if ready.left:
        done.append(f"{len(ready.left):,} in {shown(ready.root)} not digest's and not sent")
    return ", ".join(done)


def as_data(sent: "Sent", ready: "Built", name: str) -> str:
    """The same for programs: lists of paths."""
    plan = sent.plan
    given = {
        "name": name,
        "put": [file.path for file in plan.put],
        "bytes": sum(file.size for file in plan.put),
        "unchanged": len(plan.unchanged),
        "delete": list(plan.delete),
        "resumed": list(sent.resumed),
        "left": list(ready.left),
        "objection": sent.objection,
    }
    return json.dumps(given, ensure_ascii=False)
