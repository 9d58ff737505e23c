"""Many small results kept as one: reading ten thousand rows takes a second, reading one of them a moment."""

from collections.abc import Hashable
from typing import Any

from digest.engine.memo import Memo


class Pack:
    """What is remembered for many keys under one `name`; `close` keeps what was asked for or given since.

    Values are what Python's own containers hold: strings, numbers, tuples, sets.
    """

    def __init__(self, memo: Memo, name: str) -> None:
        """Read at once; nothing where it cannot be read."""
        self._memo = memo
        self._name = name
        self._before: dict[Hashable, Any] = memo.value(name, dict) or {}
        self._now: dict[Hashable, Any] = {}

    def value(self, key: Hashable) -> Any | None:  # noqa: ANN401 - the caller knows what it gave
        """What is remembered for `key`, or None."""
        found = self._before.get(key)
        if found is not None:
            self._now[key] = found
        return found

    def keep(self, key: Hashable, value: object) -> None:
        """Remember `value` for `key`."""
        self._now[key] = value

    def close(self) -> None:
        """Keep all that was asked for or given, and nothing else."""
        if self._now != self._before:
            self._memo.keep(self._name, self._now)
