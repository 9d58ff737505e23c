"""Finds the command that was typed, and loads no other."""

import difflib
from collections.abc import Callable, Mapping
from functools import reduce
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from digest.cli import HELP

if TYPE_CHECKING:
    from digest.settings import Config

NAMES = (
    *("new", "fetch", "add", "build", "serve", "check", "verify", "explain", "publish", "forget", "clean"),
    "doctor",
    "completion",
)
PROFILE = "digest.profile"  # where click keeps what --profile says until the settings are read
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
    """Give a command the options that say where things lie and which profile counts; `chosen` takes them."""
    options = (
        click.option("--config", type=click.Path(path_type=Path), help="The settings, else ./digest.toml."),
        click.option("--seeds", type=click.Path(path_type=Path), help="The folder of articles, else seeds/."),
        click.option("--site", type=click.Path(path_type=Path), help="The folder of the site, else site/."),
        click.option(
            "--profile",
            metavar="NAME",
            expose_value=False,
            callback=_profile,
            shell_complete=_profiles,
            help="The tables [profile.NAME.…] of the settings count more.",
        ),
    )
    return reduce(lambda made, option: option(made), reversed(options), command)


def admitting(command: Command) -> Command:
    """Give a command the options that say which articles are in the site; keys of [build] for `chosen`."""
    options = (
        click.option("--drafts/--no-drafts", default=None, help="Whether drafts are in the site."),
        click.option(
            "--future/--no-future", default=None, help="Whether articles dated after now are in the site."
        ),
    )
    return reduce(lambda made, option: option(made), reversed(options), command)


def _profile(context: click.Context, _: click.Parameter, name: str | None) -> None:
    context.meta[PROFILE] = name or ""


def _profiles(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """The names of profiles that the settings have, for the shell to complete."""
    from digest.text.toml import NoToml, parsed  # noqa: PLC0415 - only where a shell asks

    file = Path(context.params.get("config") or "digest.toml")
    try:
        given = parsed(file.read_text(encoding="utf-8")).get("profile")
    except (OSError, UnicodeDecodeError, NoToml):
        return []
    return [name for name in given if name.startswith(begun)] if isinstance(given, dict) else []


def chosen(
    config: Path | None,
    seeds: Path | None,
    site: Path | None,
    *,
    build: Mapping[str, object] | None = None,
    profile: str = "",
    usual: str = "",
    **more: object,
) -> "Config":
    """The settings, with what the command line says counting more; None means not said.

    `build` holds keys of [build], `more` those of other sections, such as `site__title`. `profile` is the one
    that counts, else what `--profile` says, else `usual` where the settings have it.

    Raises:
        ConfigError: as `digest.config.settings`.
    """
    from digest.config import settings  # noqa: PLC0415 - not for `--help`

    here = Path.cwd()
    places = {"paths.seeds": seeds and here / seeds, "paths.site": site and here / site}
    keys = {f"build.{name}": value for name, value in (build or {}).items()}
    said = {**places, **keys, **{name.replace("__", "."): value for name, value in more.items()}}
    values = {name: value for name, value in said.items() if value is not None}
    return settings(config or Path(), values, profile=profile or named_profile(), usual=usual)


def named_profile() -> str:
    """What `--profile` says, or nothing; known only in the thread that runs the command."""
    context = click.get_current_context(silent=True)
    return str(context.meta.get(PROFILE, "")) if context else ""
