"""`digest completion`: lets your shell complete commands, options and files."""

import sys

import click

from digest.errors import ExitCode

SHELLS = ("bash", "zsh", "fish")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("shell", type=click.Choice(SHELLS))
def command(*, shell: str) -> int:
    """Print what makes your shell complete commands, options and files of digest.

    The shell then asks digest itself, so that nothing has to be renewed when digest is.

    \b
    Examples:
      digest completion bash >> ~/.bashrc        for every bash begun from then on (4.4 or later)
      digest completion zsh >> ~/.zshrc          below the line that has compinit, if there is one
      digest completion fish > ~/.config/fish/completions/digest.fish
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    from digest.cli.asked import script  # noqa: PLC0415 - not for `--help`

    sys.stdout.write(script(shell))
    return ExitCode.DONE
