"""What one build of a preview leaves in memory for the next: values by the names under which they are kept.

A name is a hash of all that its value was made from, so that a value never is out of date.
"""

from digest.engine.fingerprint import Record, Stamp


class Held:
    """The values of the last build, by name; what a build does not ask for is let go at its end (`turned`).

    `record` is what the last build noted, with the stamp of the file for it; `written`: it is there.
    """

    def __init__(self) -> None:
        """Nothing is held yet."""
        self._before: dict[str, object] = {}
        self._now: dict[str, object] = {}
        self.record: tuple[Stamp, Record] | None = None
        self.written = True

    def get(self, name: str) -> object:
        """The value of that name, None where none is held."""
        found = self._now.get(name)
        if found is None:
            found = self._before.get(name)
            if found is not None:
                self._now[name] = found
        return found

    def put(self, name: str, value: object) -> None:
        """Hold `value`, which nobody changes any more, under `name`."""
        self._now[name] = value

    def emptied(self) -> None:
        """Hold nothing any more."""
        self._before, self._now, self.record = {}, {}, None

    def turned(self) -> None:
        """A build is done: only what it asked for or gave is held on."""
        self._before, self._now = self._now, {}
