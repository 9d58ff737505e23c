"""`digest forget`: takes articles down for good: they are listed, refused from then on, and kept nowhere."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.commands import chosen, located
from digest.cli.terminal import answered, moment, shown
from digest.errors import ConfigError, DigestError, DiskError, ExitCode, unwritten

if TYPE_CHECKING:
    from digest.cli.taken_down import Held, Meant
    from digest.settings import Config

LONGEST = 300  # characters of a reason
NEXT = (
    "Now run `digest build`, which keeps no copy, then `digest publish`, which removes its pages there too.\n"
)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@located
@click.option("--reason", default="", metavar="TEXT", help="Why; told by digest check, never on a page.")
@click.option("--now", metavar="TIME", help="When, such as 2026-03-09T18:00:00Z; the clock is never asked.")
@click.option("--delete", is_flag=True, help="Delete the files of the articles, too.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs.")
@click.argument("words", nargs=-1, required=True, metavar="PATH|ID|ADDRESS...", type=click.Path())
def command(  # noqa: PLR0913 - one for each option
    *,
    config: Path | None,
    seeds: Path | None,
    site: Path | None,
    reason: str,
    now: str | None,
    delete: bool,
    as_json: bool,
    words: tuple[str, ...],
) -> int:
    """Take articles down for good.

    They are listed in forgotten.toml by file, address and a hash of their words, and refused from then on,
    under whatever name they come back. The record of addresses loses those made of their words. The next
    build makes the site without them and empties all that digest remembers between builds. To take an article
    in again, delete its entry.

    \b
    Examples:
      digest forget seeds/ferry.md --reason "asked by the outlet" --now 2026-03-09T18:00:00Z
      digest forget https://example.org/ferry --delete
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    from digest.cli.taken_down import meant  # noqa: PLC0415 - not for `--help`
    from digest.text.unicode import plain  # noqa: PLC0415 - the same

    plan = chosen(config, seeds, site, build={"now": now})
    if len(reason) > LONGEST:
        raise ConfigError(f"--reason has {len(reason):,} characters; {LONGEST} is the most.")
    held = _held(plan)
    when = moment(plan)
    day = when.date().isoformat() if when else ""
    found = list(dict.fromkeys(meant(words, held, plan.paths.seeds, day, plain(reason))))
    files = _files(found, held, plan) if delete else []
    moved = _noted(plan, found)
    _deleted(files)
    if as_json:
        names = [one.entry.file or one.entry.address for one in found]
        answered({"forgotten": names, "deleted": [*map(shown, files)], "addresses_gone": moved})
        return ExitCode.DONE
    sys.stdout.write("".join(f"{line}\n" for line in _told(plan, found, files, moved)) + NEXT)
    return ExitCode.DONE


def _held(plan: "Config") -> "Held":
    """The documents of the site, drafts too; those that are forgotten already among them."""
    from digest.clean import Choice, articles  # noqa: PLC0415 - not for `--help`
    from digest.cli.taken_down import Held  # noqa: PLC0415 - the same
    from digest.plugins import readers  # noqa: PLC0415 - the same
    from digest.read import documents  # noqa: PLC0415 - the same
    from digest.text.gazetteer import country  # noqa: PLC0415 - the same

    found = documents(plan.paths.seeds, readers=readers())
    made = articles(found, country=country, choice=Choice(drafts=True))
    refused = dict.fromkeys(problem.path for problem in found.problems if problem.refused)
    return Held(documents=found.kept, articles=made.kept, refused=tuple(refused))


def _noted(plan: "Config", found: "Sequence[Meant]") -> list[str]:
    """List what was found, and take the addresses made of its words off the record; those that went.

    Raises:
        LockedError: a build is at work, which would bring the record back.
        DigestError, DiskError: a file cannot be understood or written.
    """
    from digest.read.forgotten import added, forgotten  # noqa: PLC0415 - not for `--help`
    from digest.read.record import dumped, record  # noqa: PLC0415 - the same
    from digest.write import beside  # noqa: PLC0415 - the same
    from digest.write.lock import held  # noqa: PLC0415 - the same
    from digest.write.swap import Area  # noqa: PLC0415 - the same

    paths = plan.paths
    area = Area(Path(os.path.realpath(paths.site)))
    try:
        with held(area.folder, paths.site):
            known, before = forgotten(paths.forgotten), record(paths.record, plan.called(paths.record))
            text = paths.forgotten.read_text("utf-8-sig") if paths.forgotten.is_file() else ""
            kept = before
            for one in found:
                entry = one.entry
                if known.line(path=entry.file) is None and (
                    entry.file or known.line(address=entry.address) is None
                ):
                    text = added(text, entry)
                kept = kept.without(one.id, one.slugs) if one.id else kept
            beside(paths.forgotten, text.encode())
            if kept != before:
                beside(paths.record, dumped(kept))
    except OSError as error:
        raise unwritten(error.filename or area.folder, error) from error
    left = {slug for entry in kept.entries for slug in (entry.slug, *entry.former)}
    gone = {slug for entry in before.entries for slug in (entry.slug, *entry.former)} - left
    return sorted(f"stories/{slug}/" for slug in gone if slug)


def _files(found: "Sequence[Meant]", held: "Held", plan: "Config") -> list[Path]:
    """The files to delete.

    Raises:
        DigestError: one holds other articles, too.
    """
    ours = {one.entry.file for one in found}
    files = dict.fromkeys(path.partition("#")[0] for path in sorted(ours) if path)
    for file in files:
        others = [each.path for each in held.documents if each.path.partition("#")[0] == file]
        if {*others} - ours and file not in ours:
            raise DigestError(
                f"{file}: there are other articles in it; take this one out by hand, no --delete."
            )
    return [plan.paths.seeds.parent / file for file in files]


def _deleted(files: Sequence[Path]) -> None:
    try:
        for file in files:
            file.unlink(missing_ok=True)
    except OSError as error:
        raise DiskError(
            f"{shown(Path(error.filename))}: {(error.strerror or '').lower()}; delete it."
        ) from error


def _told(
    plan: "Config", found: "Sequence[Meant]", files: Sequence[Path], moved: Sequence[str]
) -> Iterator[str]:
    from digest.read.overrides import overrides  # noqa: PLC0415 - not for `--help`

    listed = shown(plan.paths.forgotten)
    for one in found:
        if one.entry.file:
            yield f"{one.entry.file}: forgotten; listed in {listed}"
        else:
            yield f"{one.entry.address}: not here, and will not be taken in; listed in {listed}"
    yield from (f"{shown(file)}: deleted" for file in files)
    yield from (
        f"{place}: this address was made of its words; nothing leads on from there" for place in moved
    )
    names = {name for one in found for name in (one.id, one.entry.file, Path(one.entry.file).name) if name}
    by_hand = overrides(plan.paths.overrides)
    for entry in by_hand.entries:
        for named in (*entry.articles, *([entry.to] if entry.to else [])):
            if named.text in names:
                yield f"{by_hand.file}:{named.line}: this names it; take it out, or the next build stops"
    if len(files) < len(found) and any(one.entry.file for one in found):
        yield "The articles themselves stay where they lie (--delete); version control keeps what it holds."
