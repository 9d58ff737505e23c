"""Lets a piece of work that must not break off midway be done, before whoever tells us to end is heard."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

ENDS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def unbroken() -> Iterator[list[int]]:
    """What is done in here is not broken off: signals that end a command are noted, and answered afterwards.

    Gives the list that they are noted in, for work that can be given up in between. In other threads than the
    first it holds nothing back: Python answers signals in that one alone.
    """
    came: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield came
        return
    answers = {number: answer for number in ENDS if callable(answer := signal.getsignal(number))}
    try:
        for number in answers:
            signal.signal(number, lambda number, _: came.append(number))
        yield came
    finally:
        for number, answer in reversed(answers.items()):  # Ctrl-C last: what it raises would leave the others
            signal.signal(number, answer)
        if came:
            signal.raise_signal(came[0])
