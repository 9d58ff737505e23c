"""Remembers what pure functions gave, by all that they gave it for; what is not remembered is worked out."""

from typing import TypeVar

from digest.engine.cache import Cache, key
from digest.engine.frozen import ThawError, frozen, thawed

Kind = TypeVar("Kind")


class Memo:
    """What is remembered in `cache` for one state of the program, of which `code` is a hash.

    A memory and the value worked out anew are equal; a memory that cannot be read counts as none.
    """

    def __init__(self, cache: Cache, code: str) -> None:
        """Nothing is read yet."""
        self._cache = cache
        self._code = code

    def key(self, stage: str, *parts: str | bytes) -> str:
        """The name of what `stage` gives for `parts`."""
        return key(self._code, stage, *parts)

    def raw(self, name: str) -> bytes | None:
        """What is remembered under the key `name`, frozen."""
        return self._cache.remembered(name)

    def value(self, name: str, kind: type[Kind]) -> Kind | None:
        """What is remembered under the key `name`; None where that is nothing, or not of this kind."""
        data = self._cache.remembered(name)
        if data is None:
            return None
        try:
            found = thawed(data)
        except ThawError:
            return None
        return found if isinstance(found, kind) else None

    def has(self, name: str) -> bool:
        """Whether anything is remembered under the key `name`."""
        return self._cache.holds(name)

    def keep(self, name: str, value: object) -> None:
        """Remember `value` under the key `name`."""
        self.keep_bytes(name, frozen(value))

    def keep_bytes(self, name: str, data: bytes) -> None:
        """Remember a frozen value."""
        self._cache.remember(name, data)
