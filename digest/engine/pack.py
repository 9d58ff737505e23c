"""Many small results kept in a few rows: reading ten thousand takes a second, reading a few a moment."""

import zlib
from collections.abc import Hashable
from typing import Any

from digest.engine.memo import Memo

SHELVES = 64  # rows: an edit changes a few results, and writes no more than their rows anew
Shelf = dict[Hashable, Any]


class Pack:
    """What is remembered for many keys under one `name`; `close` keeps what was asked for or given since.

    Keys are strings or tuples of strings; values are what Python's own containers hold: strings, numbers,
    tuples, sets.
    """

    def __init__(self, memo: Memo, name: str) -> None:
        """Read at once; nothing where it cannot be read."""
        self._memo = memo
        self._names = [memo.key("shelf", name, str(number)) for number in range(SHELVES)]
        self._shelves: list[Shelf] = [memo.value(each, dict) or {} for each in self._names]
        self._before: Shelf = {key: value for shelf in self._shelves for key, value in shelf.items()}
        self._now: Shelf = {}
        self._fresh: set[Hashable] = set()

    def value(self, key: Hashable) -> Any | None:  # noqa: ANN401 - the caller knows what it gave
        """What is remembered for `key`, or None."""
        found = self._before.get(key)
        if found is not None:
            self._now[key] = found
        return found

    def keep(self, key: Hashable, value: object) -> None:
        """Remember `value` for `key`."""
        self._now[key] = value
        self._fresh.add(key)

    def close(self) -> None:
        """Keep all that was asked for or given, and nothing else."""
        gone = self._before.keys() - self._now.keys()
        added: dict[int, Shelf] = {_shelf(key): {} for key in (*self._fresh, *gone)}
        for key in self._fresh:
            added[_shelf(key)][key] = self._now[key]
        for number, fresh in added.items():
            stays = {key: self._now[key] for key in self._shelves[number] if key in self._now}
            self._memo.keep(self._names[number], stays | fresh)


def _shelf(key: Hashable) -> int:
    return zlib.crc32(repr(key).encode("utf-8", "surrogatepass")) % SHELVES
