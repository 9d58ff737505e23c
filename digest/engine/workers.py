"""Work shared among the machine's cores: the same results in the same order, however many take part."""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, get_start_method
from typing import TypeVar

from digest.engine.unbroken import ENDS, unbroken
from digest.errors import DigestError

Item = TypeVar("Item")
Result = TypeVar("Result")
PR_SET_PDEATHSIG = 1  # linux/prctl.h
AHEAD = 4  # items handed to each worker before its results are taken: enough to keep it busy


def cores() -> int:
    """How many processes can work at once: the cores that this one may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def mapped(
    function: Callable[[Item], Result], items: Iterable[Item], *, count: int, jobs: int, least: int = 2
) -> Iterator[Result]:
    """`function` of each of `count` items, in their order, by `jobs` processes (0: one for each core).

    Done here where there is one job or fewer than `least` items: starting a process costs more than little
    work. Items are taken as they are needed. `function` is a plain function of a module and gives the same
    for the same item, wherever it runs.

    Raises:
        DigestError: a worker was ended from outside, as systems do where memory runs out.
    """
    workers = min(jobs or cores(), count)
    if workers < 2 or count < least:  # noqa: PLR2004 - one alone
        yield from map(function, items)
        return
    way = _way()
    # With a fork server it is that which a worker is a child of, and which ends with us.
    over = 0 if way == "forkserver" else os.getpid()
    with ProcessPoolExecutor(
        workers, mp_context=get_context(way), initializer=_quiet, initargs=(over,)
    ) as pool:
        try:
            yield from _in_order(pool, function, items, workers * AHEAD)
        except BrokenProcessPool as error:
            message = "a process of the build was ended from outside, perhaps for lack of memory"
            raise DigestError(f"{message}; build with --jobs 1, or free some.") from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _way() -> str:
    """How a process is started: as `multiprocessing.set_start_method` said, if anybody called it.

    A fork starts at once with all that is loaded here; where forks are unsafe a process is started anew.
    """
    return get_start_method(allow_none=True) or ("fork" if sys.platform == "linux" else "spawn")


def _in_order(
    pool: ProcessPoolExecutor, function: Callable[[Item], Result], items: Iterable[Item], ahead: int
) -> Iterator[Result]:
    """The results in order, no more than `ahead` of them waiting at any time."""
    waiting: list[Future[Result]] = []
    for item in items:
        # The first starts the processes and the thread that leads them. Were that broken off midway, nobody
        # would ever tell them that there is no more to do, and our end would wait for theirs.
        with unbroken():
            waiting.append(pool.submit(function, item))
        if len(waiting) >= ahead:
            yield waiting.pop(0).result()
    for one in waiting:
        yield one.result()


def _quiet(over: int) -> None:
    """A worker leaves what a terminal tells to the process that it works for, and never outlives it.

    `over` is the process that it is a child of, 0 where that is not known.
    """
    for number in ENDS:
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.SIG_IGN)
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - 10 ms that only a worker should cost

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if over and os.getppid() != over:  # it ended before we asked to be told
            os._exit(1)
