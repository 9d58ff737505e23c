"""Remembers what pure functions gave, by all that they gave it for; what is not remembered is worked out."""

from collections.abc import Callable
from typing import TypeVar

from digest.engine.cache import Cache, key
from digest.engine.frozen import ThawError, frozen, thawed
from digest.engine.held import Held

Kind = TypeVar("Kind")


class Memo:
    """What is remembered in `cache` for one state of the program, of which `code` is a hash.

    A memory and the value worked out anew are equal; a memory that cannot be read counts as none. What is
    `held` in memory is not read from the cache again.
    """

    def __init__(self, cache: Cache, code: str, held: Held | None = None) -> None:
        """Nothing is read yet."""
        self._cache = cache
        self._code = code
        self._held = held

    def key(self, stage: str, *parts: str | bytes) -> str:
        """The name of what `stage` gives for `parts`."""
        return key(self._code, stage, *parts)

    def raw(self, name: str) -> bytes | None:
        """What is remembered under the key `name`, frozen."""
        return self._cache.remembered(name)

    def value(self, name: str, kind: type[Kind]) -> Kind | None:
        """What is remembered under the key `name`; None where that is nothing, or not of this kind."""
        found = self.held(name, kind)
        if found is not None:
            return found
        data = self._cache.remembered(name)
        if data is None:
            return None
        try:
            read = thawed(data)
        except ThawError:
            return None
        if not isinstance(read, kind):
            return None
        self.hold(name, read)
        return read

    def held(self, name: str, kind: type[Kind]) -> Kind | None:
        """What is held in memory under the key `name`; None where that is nothing, or not of this kind."""
        found = self._held.get(name) if self._held else None
        return found if isinstance(found, kind) else None

    def hold(self, name: str, value: object) -> None:
        """Hold `value`, which nobody changes any more, in memory alone, where this memo does so."""
        if self._held:
            self._held.put(name, value)

    def has(self, name: str) -> bool:
        """Whether anything is remembered under the key `name`."""
        return (self._held is not None and self._held.get(name) is not None) or self._cache.holds(name)

    def keep(self, name: str, value: object) -> None:
        """Remember `value`, which nobody changes any more, under the key `name`."""
        self.hold(name, value)
        self.keep_bytes(name, frozen(value))

    def spare(self, name: str, value: object, made: Callable[[], bytes]) -> None:
        """Hold `value`, and remember the bytes that are `made` of it only where nothing was held so far.

        For what only saves time, and where an older value serves as well, after a restart of the preview.
        """
        known = self._held is not None and self._held.get(name) is not None
        self.hold(name, value)
        if not known:
            self.keep_bytes(name, made())

    def keep_bytes(self, name: str, data: bytes) -> None:
        """Remember a frozen value."""
        self._cache.remember(name, data)
