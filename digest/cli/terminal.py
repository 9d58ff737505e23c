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

WAYS = ("auto", "plain", "off")  # to show how far a build is
BLINK = 0.1  # seconds between two looks of the bar
OFTEN = 2.0  # seconds between two plain lines
PATIENCE = 1.0  # seconds of work after which a person wants to see something move


def told(problems: Iterable[Problem]) -> None:
    """Write each problem as a line of its own for people to mend."""
    sys.stderr.write("".join(f"{problem}\n" for problem in problems))


def answered(given: Mapping[str, object]) -> None:
    """Write an answer for other programs: one line of JSON."""
    sys.stdout.write(json.dumps(given, ensure_ascii=False) + "\n")


def verdict(problems: Iterable[Problem], *, strict: bool) -> ExitCode:
    """What the shell is told: a warning counts only when `strict`, and what was taken down never."""
    wrong = any((strict or not problem.code.startswith("W_")) and not problem.wanted for problem in problems)
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


def left_out(drafts: int, later: int) -> str:
    """What a summary says of articles that are left out for now; nothing where none is."""
    said = ""
    if drafts:
        said += f", {counted(drafts, 'draft', 'drafts')} left out (--drafts)"
    if later:
        said += f", {later:,} dated after now left out (--future)"
    return said


class Progressing:
    """How far a build is, and how long it will take yet. Called with (stage, done, total).

    The total is 0 where nobody knows it.

    `auto` shows a bar on a terminal once the work lasts, and nothing in a pipe; `plain` writes a line now and
    then; `off` nothing.
    """

    def __init__(self, way: str = "auto") -> None:
        """Nothing is shown yet."""
        self._way = "off" if way == "auto" and not sys.stderr.isatty() else way
        self._began = time.monotonic()
        self._lines = Lines()
        self._bar: Progress | None = None
        self._stage = ""
        self._task: TaskID
        self._drawn = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        if self._way == "off":
            return
        now = time.monotonic()
        if self._way == "plain" and (line := self._lines.line(stage, done, total, now)):
            sys.stderr.write(f"{line}\n")
            sys.stderr.flush()
        if self._way == "auto" and now - self._began > PATIENCE:
            self._shown(stage, done, total, now)

    def _shown(self, stage: str, done: int, total: int, now: float) -> None:
        self._bar = self._bar or _bar()
        if stage != self._stage:
            self._stage, self._task, self._drawn = stage, _begun(self._bar, stage, total), 0.0
        self._bar.update(self._task, completed=done)
        if now - self._drawn > BLINK or done == total:
            self._drawn = now
            self._bar.refresh()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()


def _begun(bar: "Progress", stage: str, total: int) -> "TaskID":
    """A task for a stage that begins, in the place of the one before."""
    for former in bar.task_ids:
        bar.remove_task(former)
    return bar.add_task(stage, total=total or None)


def _bar() -> "Progress":
    from rich.console import Console  # noqa: PLC0415 - only for those who wait
    from rich.progress import (  # noqa: PLC0415 - the same
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Without its thread, which would be forked in the middle of a line where workers are started.
    bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    bar.start()
    return bar


class Lines:
    """Which plain lines are to be written as a build goes on: one when a stage begins, then now and then."""

    def __init__(self) -> None:
        """No stage has begun."""
        self._stage = ""
        self._began = self._last = 0.0

    def line(self, stage: str, done: int, total: int, now: float) -> str:
        """What to write at the time `now` (seconds on any clock); "" for nothing."""
        if stage != self._stage:
            self._stage, self._began, self._last = stage, now, now
            return f"{stage}: {total:,} to do" if total else stage
        if now - self._last < OFTEN or not 0 < done <= total:
            return ""
        self._last = now
        left = (now - self._began) / done * (total - done)
        return f"{stage}: {done:,} of {total:,}, {left // 60:.0f}:{left % 60:02.0f} left"
