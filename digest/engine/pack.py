"""Many small results kept in a few rows: reading ten thousand takes a second, reading a few a moment."""

import zlib
from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, TypeVar

from digest.engine.frozen import frozen
from digest.engine.memo import Memo

SHELVES = 256  # rows: an edit changes a few results, and writes no more than their rows anew
Shelf = dict[Hashable, Any]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """All that a pack holds, and the same in its rows, as a preview holds them."""

    whole: Shelf
    rows: Sequence[Shelf]


class Pack:
    """What is remembered for many keys under one `name`; `close` keeps what was asked for or given since.

    Keys are strings or tuples of strings; values are what Python's own containers hold: strings, numbers,
    tuples, sets.
    """

    def __init__(self, memo: Memo, name: str) -> None:
        """Read at once; nothing where it cannot be read."""
        self._memo = memo
        self._name = name
        held = memo.held(memo.key("shelves", name), Shelves)
        self._rows = held.rows if held else [memo.value(self._row(at), dict) or {} for at in range(SHELVES)]
        self._before: Shelf = held.whole if held else _merged(self._rows)
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

    def fresh(self, keys: AbstractSet[Key]) -> frozenset[Key]:
        """Those of `keys` for which nothing is remembered; all of `keys` are remembered from now on."""
        found = frozenset(keys - self._before.keys())
        if len(keys) - len(found) == len(self._before):  # all of them: copied at once
            self._now |= self._before
        else:
            self._now.update(dict.fromkeys(keys, True))
        self._now.update(dict.fromkeys(found, True))
        self._fresh |= found
        return found

    def stay(self) -> None:
        """Keep on all that was remembered."""
        self._now = {**self._before, **self._now}

    def close(self) -> None:
        """Keep all that was asked for or given, and nothing else."""
        added: dict[int, Shelf] = {_shelf(key): {} for key in (*self._fresh, *self._gone())}
        for key in self._fresh:
            added[_shelf(key)][key] = self._now[key]
        rows = [*self._rows]
        for at, fresh in added.items():
            rows[at] = {key: self._now[key] for key in rows[at] if key in self._now} | fresh
            self._memo.keep_bytes(self._row(at), frozen(rows[at]))
        self._memo.hold(self._memo.key("shelves", self._name), Shelves(whole=self._now, rows=rows))

    def _gone(self) -> AbstractSet[Hashable]:
        """What was remembered and not asked for: mostly nothing, which is seen without looking at each."""
        stays = len(self._now) - len(self._fresh - self._before.keys())
        return self._before.keys() - self._now.keys() if stays != len(self._before) else frozenset()

    def _row(self, at: int) -> str:
        return self._memo.key("shelf", self._name, str(at))


def _merged(rows: Sequence[Shelf]) -> Shelf:
    whole: Shelf = {}
    for shelf in rows:
        whole |= shelf
    return whole


def _shelf(key: Hashable) -> int:
    return zlib.crc32(repr(key).encode("utf-8", "surrogatepass")) % SHELVES
