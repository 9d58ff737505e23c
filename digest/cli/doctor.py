"""`digest doctor`: tells what this machine has, what it lacks, and the way out."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.commands import chosen, located
from digest.cli.terminal import answered, counted
from digest.errors import ConfigError, DiskError, ExitCode

if TYPE_CHECKING:
    from digest.cli.finding import Finding


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@located
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs.")
def command(*, config: Path | None, seeds: Path | None, site: Path | None, as_json: bool) -> int:
    """Tell what this machine has, what it lacks, and the way out.

    Looks at Python and the installed packages, at plugins, at programs that some commands call, at the
    settings, and at the folders of your site: whether they can be written, how their disk works, whether
    changes in them are told. To try that, a small file is written into each and taken away at once. It
    answers 1 where something will not work; a remark is for you to judge.

    \b
    Examples:
      digest doctor
      digest doctor --json
    """  # noqa: D301 - \b is click's sign for lines that stay as they are
    from digest.cli.finding import State, settings_read  # noqa: PLC0415 - not for `--help`
    from digest.cli.machine import machine  # noqa: PLC0415 - the same
    from digest.cli.places import places  # noqa: PLC0415 - the same
    from digest.cli.plugged import plugged  # noqa: PLC0415 - the same
    from digest.cli.sending import sending  # noqa: PLC0415 - the same

    findings = [*machine(Path.cwd())]
    try:
        plan = chosen(config, seeds, site)
    except (ConfigError, DiskError) as error:
        findings += [*plugged(None), settings_read(str(error))]
    else:
        findings += [*plugged(plan), settings_read(), *places(plan), *sending(plan.publish)]
    wrong = sum(one.state is State.WRONG for one in findings)
    remarks = sum(one.state is State.REMARK for one in findings)
    if as_json:
        checks = [asdict(one) for one in findings]
        answered({"checks": checks, "wrong": wrong, "remarks": remarks, "passed": not wrong})
    else:
        sys.stdout.write("".join(_told(one) for one in findings))
        sys.stdout.write(_summary(wrong, remarks))
    return ExitCode.CONTENT if wrong else ExitCode.DONE


def _told(one: "Finding") -> str:
    first, *rest = one.says.splitlines() or [""]
    lines = [f"{one.state:8}{one.name}: {first}", *rest]
    if one.way:
        lines.append(f"way out: {one.way}")
    return "\n        ".join(lines) + "\n"


def _summary(wrong: int, remarks: int) -> str:
    if not wrong:
        noted = f", {counted(remarks, 'remark', 'remarks')}" if remarks else ""
        return f"all will work{noted}\n"
    return f"{counted(wrong, 'thing', 'things')} will not work, {counted(remarks, 'remark', 'remarks')}\n"
