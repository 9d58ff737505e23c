"""Hears whoever tells a command to end even where Python drops what is raised."""

import _thread
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from digest.cli import SIGNALED
from digest.errors import EndedError

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

MOMENT = 0.01  # seconds, in which Python is done with work of its own


@contextmanager
def heard() -> Iterator[None]:
    """Whoever tells us to end in here is heard, even where Python drops what our answer raises.

    It does in work of its own: as an import ends, around a fork, as an object goes. What was dropped is said
    again a moment later.
    """
    before, first = sys.unraisablehook, _thread.get_ident()

    def dropped(found: "UnraisableHookArgs") -> None:
        if isinstance(found.exc_value, EndedError):
            _thread.start_new_thread(_again, (int(found.exc_value.code or 0) - SIGNALED, first))
        elif isinstance(found.exc_value, KeyboardInterrupt):
            _thread.start_new_thread(_again, (int(signal.SIGINT), first))
        else:
            before(found)

    sys.unraisablehook = dropped
    try:
        yield
    finally:
        sys.unraisablehook = before


def _again(number: int, first: int) -> None:
    """Send the signal to the thread `first`, which wakes it, too, where the system can."""
    time.sleep(MOMENT)
    if sys.platform == "win32":
        _thread.interrupt_main(signal.Signals(number))
    else:
        signal.pthread_kill(first, number)
