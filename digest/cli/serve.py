"""`digest serve`: shows the site while it is written."""

import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.commands import admitting, chosen, located, named_profile
from digest.cli.terminal import moment, told

if TYPE_CHECKING:
    from digest.settings import Config

PREVIEW = "preview"  # the profile of the settings that counts here unless another is named


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@located
@admitting
@click.option("--port", type=int, help="The port, else 8000 or the next free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer at.")
@click.option("--open", "open_browser", is_flag=True, help="Show the site in your browser.")
@click.option("--poll", is_flag=True, help="Look for changes instead of being told, for network disks.")
def command(
    *,
    config: Path | None,
    seeds: Path | None,
    site: Path | None,
    port: int | None,
    host: str,
    open_browser: bool,
    poll: bool,
    **said: bool | None,
) -> int:
    """Show the site while you write, anew after every save.

    Watches the articles, your own pages, the themes and the settings. A mistake is shown on the page until
    it is mended, and the last good site stays meanwhile. For this machine only, and in a folder of its own:
    site/ stays as `digest build` left it.
    Where the settings have a profile called preview, it counts here.

    \b
    Examples:
      digest serve --open
      digest serve --port 9000 --poll
      digest serve --drafts
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    from digest.beside import theme_folders  # noqa: PLC0415 - not for `--help`
    from digest.building import previewed  # noqa: PLC0415 - the same
    from digest.engine import purge  # noqa: PLC0415 - the same
    from digest.previewing import Previewing  # noqa: PLC0415 - the same
    from digest.serve import Outcome, Remarks, Saving, serve  # noqa: PLC0415 - the same

    plan = chosen(config, seeds, site, usual=PREVIEW, build=said)
    moment(plan)  # a mistake in the environment is told before anything is shown
    profile = named_profile()

    file = config if config is not None and config.is_file() else plan.root / "digest.toml"
    saving = Saving(file)

    def settings() -> "Config":
        saving.wait()
        # Where the preview lies is settled at the start: it is what the server shows.
        return chosen(
            config, seeds, site, profile=profile, usual=PREVIEW, build=said, paths__cache=plan.paths.cache
        )

    builds, remarks = Previewing(settings, moment, plan), Remarks()

    def again(saved: Collection[str] | None) -> Outcome:
        built = builds.build(saved)
        if saved is None:  # what is wrong with other files than those saved was told before
            told(remarks.fresh(problem for problem in built.problems if not problem.refused))
        # The site without them is shown; the page says what is missing until it is mended.
        refused = [str(one) for one in built.problems if one.refused and not one.wanted]
        changed = (*built.written.written, *built.written.removed)
        return Outcome(changed=changed, error="\n".join(refused))

    def watch() -> list[Path]:
        now = builds.config or plan
        paths = now.paths
        kept = (paths.overrides, paths.record, paths.changes, paths.forgotten)
        return [paths.seeds, paths.pages, *theme_folders(now), *kept, file]

    mark = plan.paths.cache / purge.SERVING
    serve(
        again,
        previewed(plan),
        watch,
        mark,
        host=host,
        port=port,
        open_browser=open_browser,
        poll=poll,
        say=_say,
    )
    return 0


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
