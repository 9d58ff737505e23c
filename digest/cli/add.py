"""`digest add`: makes articles of addresses and of files of other kinds."""

import re
from pathlib import Path

import click

from digest.cli.commands import chosen, located
from digest.cli.fetch import reported, running

WEB = re.compile(r"https?://", re.IGNORECASE)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@located
@click.argument("what", nargs=-1, required=True, metavar="URL|FILE…")
@click.option("--dry-run", is_flag=True, help="Tell what would be added, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs.")
@click.option("--door", multiple=True, hidden=True, metavar="HOST:PORT")
def command(
    *,
    config: Path | None,
    seeds: Path | None,
    site: Path | None,
    what: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
    door: tuple[str, ...],
) -> int:
    """Make articles of addresses and of files: saved pages, letters, feeds, archives, folders of these.

    An address is fetched as `digest fetch` would, once; of a feed's, all that is new. Each article becomes a
    file in seeds/ that you can edit; what is there already is left as it is.

    \b
    Examples:
      digest add https://harbor.example/news/ferry-runs-aground
      digest add saved/page.html letter.eml feed.xml everything.zip
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    if not all(one.strip() for one in what):
        raise click.UsageError("an empty name is no file; name an address, a file, or . for this folder.")
    from digest.fetch.sources import of_outlet  # noqa: PLC0415 - not for `--help`
    from digest.outlets import publishers  # noqa: PLC0415 - the same
    from digest.plugins import readers  # noqa: PLC0415 - the same

    plan = chosen(config, seeds, site)
    known = publishers(plan.outlets)
    with running(plan, door, dry=dry_run) as (run, _):
        from digest.fetch.added import add  # noqa: PLC0415 - once it is known that all it needs is there

        for one in what:
            if WEB.match(one):
                found = known.at(one)
                run.page(one, of_outlet(found.key, plan.outlets[found.key]) if found else None)
            else:
                add(run, Path(one), readers())
        report = run.report
    return reported(report, "", dry=dry_run, as_json=as_json)
