"""Talks to whoever typed the command: mistakes, progress and the time, each in its place."""

import json
import os
import sys
import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from digest.errors import ConfigError, ExitCode, Problem

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from digest.settings import Config

PATIENCE = 1.0  # seconds of work after which a person wants to see something move


def told(problems: Iterable[Problem]) -> None:
    """Write each problem as a line of its own for people to mend."""
    sys.stderr.write("".join(f"{problem}\n" for problem in problems))


def answered(given: Mapping[str, object]) -> None:
    """Write an answer for other programs: one line of JSON."""
    sys.stdout.write(json.dumps(given, ensure_ascii=False) + "\n")


def verdict(problems: Iterable[Problem], *, strict: bool) -> ExitCode:
    """What the shell is told: a warning counts only when `strict`."""
    wrong = any(strict or not problem.code.startswith("W_") for problem in problems)
    return ExitCode.CONTENT if wrong else ExitCode.DONE


def counted(number: int, one: str, many: str) -> str:
    """A number and its noun: `1 story`, `12 stories`."""
    return f"{number:,} {one if number == 1 else many}"


def shown(place: Path) -> str:
    """A path as short as it can be told from here."""
    here = Path.cwd()
    return str(place.relative_to(here)) if place.is_relative_to(here) else str(place)


def moment(config: "Config") -> datetime | None:
    """The time that pages call now: `--now` or the setting, else SOURCE_DATE_EPOCH, in UTC; else none.

    The clock is never asked: the same articles give the same bytes today and tomorrow.

    Raises:
        ConfigError: SOURCE_DATE_EPOCH is no number of seconds.
    """
    if config.build.now is not None:
        return config.build.now.astimezone(UTC)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = f"SOURCE_DATE_EPOCH is {epoch!r}; write seconds since 1970, such as 1765810800."
        raise ConfigError(message) from error


class Progressing:
    """A bar on a terminal once the work lasts; silence in a pipe. Called with (stage, done, total)."""

    def __init__(self) -> None:
        """Nothing is shown yet."""
        self._wanted = sys.stderr.isatty()
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        if self._bar is None and self._wanted and time.monotonic() - self._began > PATIENCE:
            from rich.console import Console  # noqa: PLC0415 - only for those who wait
            from rich.progress import Progress  # noqa: PLC0415 - the same

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._bar.start()
        if self._bar is not None:
            if stage not in self._tasks:
                self._tasks[stage] = self._bar.add_task(stage)
            self._bar.update(self._tasks[stage], completed=done, total=total)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
