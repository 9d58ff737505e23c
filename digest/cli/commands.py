"""Finds the command that was typed, and loads no other."""

import difflib
from collections.abc import Callable
from functools import reduce
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from digest.cli import HELP

if TYPE_CHECKING:
    from digest.settings import Config

NAMES = ("build", "serve", "check", "verify", "explain", "publish")
Command = TypeVar("Command", bound=Callable[..., object])


class Commands(click.Group):
    """The commands by name, each in its own file."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order in which one needs them."""
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; a near miss is told."""
        if cmd_name in NAMES:
            command: click.Command = import_module(f"digest.cli.{cmd_name}").command
            return command
        near = difflib.get_close_matches(cmd_name, NAMES, n=1)
        hint = f" Did you mean '{near[0]}'?" if near else f" Known are {', '.join(NAMES)}."
        raise click.UsageError(f"'{cmd_name}' is no command.{hint}", ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """The same words as without click."""
        formatter.write(HELP)


commands = Commands(name="digest", context_settings={"help_option_names": ["-h", "--help"]})


def located(command: Command) -> Command:
    """Give a command the options that say where things lie; `chosen` takes them."""
    options = (
        click.option("--config", type=click.Path(path_type=Path), help="The settings, else ./digest.toml."),
        click.option("--seeds", type=click.Path(path_type=Path), help="The folder of articles, else seeds/."),
        click.option("--site", type=click.Path(path_type=Path), help="The folder of the site, else site/."),
    )
    return reduce(lambda made, option: option(made), reversed(options), command)


def chosen(config: Path | None, seeds: Path | None, site: Path | None, **more: object) -> "Config":
    """The settings, with what the command line says counting more; None means not said.

    Raises:
        ConfigError: as `digest.config.settings`.
    """
    from digest.config import settings  # noqa: PLC0415 - not for `--help`

    here = Path.cwd()
    places = {"paths.seeds": seeds and here / seeds, "paths.site": site and here / site}
    said = {**places, **{name.replace("__", "."): value for name, value in more.items()}}
    return settings(config or Path(), {name: value for name, value in said.items() if value is not None})
