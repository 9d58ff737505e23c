"""Answers a shell that wants to know how a line beginning with `digest` may go on."""

import sys
from contextlib import suppress

import click
from click.shell_completion import get_completion_class

from digest.cli import ASKED
from digest.cli.commands import commands

# A zsh whose completion nobody has begun knows no `compdef`; that of macOS is so.
COMPINIT = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i; }\n"


def script(shell: str) -> str:
    """What a `shell` runs at its start to ask digest from then on."""
    asking = get_completion_class(shell)
    if asking is None:
        raise click.UsageError(f"{shell}: no script for this shell")
    asks = asking(commands, {}, "digest", ASKED)
    told: str = asks.source_template % asks.source_vars()  # its `source` runs bash to look at its age
    first, line, rest = told.partition("\n")  # zsh wants `#compdef` first, where it looks for it by itself
    return f"{first}{line}{COMPINIT}{rest}" if shell == "zsh" else told


def answer(shell: str) -> int:
    """Tell a `shell` how the line that it holds may go on; on a line that cannot go on, nothing."""
    asking = get_completion_class(shell)
    if asking is None:
        return 1
    with suppress(click.ClickException, click.exceptions.Exit, KeyError, ValueError):
        sys.stdout.write(asking(commands, {}, "digest", ASKED).complete() + "\n")
    return 0
