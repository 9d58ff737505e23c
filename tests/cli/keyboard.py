"""A shell at a terminal of its own, as a person has it: lines are typed into it, Tab and all."""

import contextlib
import os
import pty
import select
import signal
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

PATIENCE = 30.0  # seconds in which a shell must have done what was typed
# Stands for digest: asked by the shell it answers as digest does, else it writes down the words that it was given.
STAND_IN = """#!/bin/sh
if [ -n "$_DIGEST_COMPLETE" ] || [ "$1" = completion ]; then exec "{python}" -m digest "$@"; fi
printf '%s\\n' "$@" > "{heard}.part"
mv "{heard}.part" "{heard}"
"""


class Keyboard:
    """What is typed into one shell, and the words that `digest` was then called with."""

    def __init__(self, terminal: int, heard: Path) -> None:
        """`terminal` is where to type, `heard` the file that the stand-in for digest leaves."""
        self._terminal, self._heard = terminal, heard
        self.shown = b""

    def typed(self, line: str) -> list[str]:
        """The words that digest hears when `line` and then Enter are typed; none where it was never called."""
        self._heard.unlink(missing_ok=True)
        os.write(self._terminal, line.encode() + b"\r")
        end = time.monotonic() + PATIENCE
        while not self._heard.exists() and time.monotonic() < end:
            self._look()
        return self._heard.read_text("utf-8").splitlines() if self._heard.exists() else []

    def _look(self) -> None:
        if select.select([self._terminal], [], [], 0.02)[0]:
            with contextlib.suppress(OSError):
                self.shown += os.read(self._terminal, 65_536)


@contextlib.contextmanager
def keyboard(call: Sequence[str], folder: Path, home: Path, env: Mapping[str, str]) -> Iterator[Keyboard]:
    """A shell begun by `call` in `folder`, whose own files lie in `home`; it ends with the block."""
    heard, programs = home / "heard", home / "bin"
    programs.mkdir(parents=True)
    (programs / "digest").write_text(STAND_IN.format(python=sys.executable, heard=heard), "utf-8")
    (programs / "digest").chmod(0o755)
    told = {**env, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "HOME": str(home), "TERM": "dumb"}
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execvpe(call[0], list(call), told)  # noqa: S606 - a shell of this machine, typed into
    try:
        keys = Keyboard(terminal, heard)
        keys.typed("digest ready")  # by then the shell has read its files
        yield keys
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(process, 0)
