"""Work shared among processes gives what one process gives, in the same order."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from digest.engine.workers import mapped
from digest.errors import DigestError


def squared(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def ended(number: int) -> int:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def failing(number: int) -> int:
    if number == 3:
        raise DigestError("three cannot be")
    return number


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_order_is_that_of_the_items(jobs: int) -> None:
    made = list(mapped(squared, iter(range(40)), count=40, jobs=jobs))
    assert [square for square, _ in made] == [number * number for number in range(40)]
    assert (os.getpid() in {process for _, process in made}) == (jobs == 1)


def test_processes_are_started_as_was_said() -> None:
    code = (
        "import multiprocessing as m; m.set_start_method('spawn'); import test_workers; test_workers.anew()"
    )
    path = os.pathsep.join((str(Path(__file__).parents[2]), str(Path(__file__).parent)))
    env = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout == "False\n"


def anew() -> None:
    """Prints whether a worker has what this process loaded after its start."""
    sys.modules["loaded_later"] = sys
    sys.stdout.write(f"{any(mapped(later, range(4), count=4, jobs=2))}\n")


def later(_: int) -> bool:
    return "loaded_later" in sys.modules


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no call for it")
def test_a_worker_that_begins_after_its_process_was_killed_ends_at_once(
    start: Callable[..., "subprocess.Popen[str]"],
) -> None:
    code = "import test_workers; test_workers.late()"
    path = os.pathsep.join((str(Path(__file__).parents[2]), str(Path(__file__).parent)))
    env = {**os.environ, "PYTHONPATH": path}
    command = [sys.executable, "-c", code]
    process = start(command, env=env, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "forked\n"
    process.kill()
    # The workers hold the pipe, too: it ends with the last of them.
    assert "at work" not in process.communicate(timeout=20)[0]


def late() -> None:
    """Starts workers that sleep before they do anything, and tells when the first one was started."""
    os.register_at_fork(
        after_in_parent=partial(os.write, 1, b"forked\n"), after_in_child=partial(time.sleep, 1)
    )
    list(mapped(endless, range(4), count=4, jobs=2))


def endless(_: int) -> None:
    os.write(1, b"at work\n")
    time.sleep(600)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes are started one by one, anew")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("after", [1, 2, 3])
def test_who_ends_the_process_while_it_starts_its_workers_is_heard_and_no_worker_stays(
    number: int, after: int
) -> None:
    code = f"import test_workers; test_workers.told({number}, {after})"
    path = os.pathsep.join((str(Path(__file__).parents[2]), str(Path(__file__).parent)))
    env = {**os.environ, "PYTHONPATH": path}
    # It waits for its workers, and they hold its pipe, too.
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (77, "told to end\n", "")


def told(number: int, after: int) -> None:
    """Is told to end when `after` workers were started, and says whether it heard of it."""
    signal.signal(number, heard)
    forked, left = os.fork, [after]

    def fork() -> int:
        child = forked()
        if child:
            left[0] -= 1
            if not left[0]:
                signal.raise_signal(number)
        return child

    os.fork = fork
    try:
        list(mapped(squared, range(40), count=40, jobs=3))
    except InterruptedError:
        sys.stdout.write("told to end\n")
        sys.exit(77)


def heard(_: int, __: object) -> None:
    raise InterruptedError


def test_a_handler_is_as_it_was_when_work_is_handed_out() -> None:
    before = signal.signal(signal.SIGTERM, heard)
    try:
        list(mapped(squared, range(4), count=4, jobs=2))
        assert signal.getsignal(signal.SIGTERM) is heard
    finally:
        signal.signal(signal.SIGTERM, before)


def test_little_work_is_done_here() -> None:
    made = list(mapped(squared, [1, 2], count=2, jobs=4, least=3))
    assert {process for _, process in made} == {os.getpid()}


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def coming() -> Iterator[int]:
        for number in range(1_000):
            taken.append(number)
            yield number

    made = mapped(squared, coming(), count=1_000, jobs=2)
    next(made)
    assert len(taken) < 20
    made.close()


def test_a_mistake_of_a_worker_is_raised_here() -> None:
    with pytest.raises(DigestError, match="three"):
        list(mapped(failing, range(10), count=10, jobs=2))


def test_a_worker_ended_from_outside_is_told_in_one_line() -> None:
    with pytest.raises(DigestError, match="--jobs 1") as caught:
        list(mapped(ended, range(10), count=10, jobs=2))
    assert "\n" not in str(caught.value)
