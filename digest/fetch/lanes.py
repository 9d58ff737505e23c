"""Work on several hosts at a time, and on each host one thing after the other."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from digest.model.outlets import host

Work = TypeVar("Work")
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """How many hosts are worked on at a time, who is told how far that is, and what stops all of it."""

    hosts: int
    progress: Callable[[str, int, int], None]
    stop: Callable[[], None]

    def each(
        self, stage: str, given: Sequence[Work], address: Callable[[Work], str], do: Callable[[Work], Done]
    ) -> list[Done]:
        """`do` for each, by the host of its `address`; what came of it in the order given."""
        lanes: dict[str, list[int]] = {}
        for at, one in enumerate(given):
            lanes.setdefault(host(address(one)), []).append(at)
        done: dict[int, Done] = {}
        lock = threading.Lock()

        def lane(numbers: list[int]) -> None:
            for at in numbers:
                done[at] = do(given[at])
                with lock:
                    self.progress(stage, len(done), len(given))

        pool = ThreadPoolExecutor(max_workers=self.hosts)
        try:
            for future in [pool.submit(lane, numbers) for numbers in lanes.values()]:
                future.result()
        except BaseException:
            self.stop()  # Ctrl-C, a full disk: nobody asks for anything more
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        return [done[at] for at in range(len(given))]
