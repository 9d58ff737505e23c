"""Mistakes in a file of settings: each noted with its line, all told at once."""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from digest.errors import ConfigError

Mistake = Callable[[str, str], None]  # (dotted name, what is wrong with it)


class Clash(NamedTuple):
    """What is wrong between settings that are right each by itself: those it rests on, and what to say.

    The line told is that of the first of `names` that the file says. Where there are none, the message names
    its place itself.
    """

    names: tuple[str, ...]
    message: str


class Mistakes:
    """The mistakes of the file called `file`, taken by dotted name; `lines` are those of the names in it."""

    def __init__(self, file: str, lines: Mapping[str, int]) -> None:
        """Nothing is wrong yet; `names` will hold what is wrong by itself."""
        self._file = file
        self._lines = lines
        self._told: list[tuple[int, str]] = []
        self.names: set[str] = set()

    def __call__(self, name: str, message: str) -> None:
        """Note what is wrong with the setting of that name, or with the section."""
        self._note(name, message)
        self.names.add(name)

    def _note(self, name: str, message: str) -> None:
        above = (name.rsplit(".", depth)[0] for depth in range(name.count(".") + 1))
        line = next((self._lines[each] for each in above if each in self._lines), 0)
        self._told.append((line, f"{self._file}:{line}: {message}" if line else f"{self._file}: {message}"))

    def elsewhere(self, message: str, name: str = "") -> None:
        """Note what is wrong outside of the file, with the message that names the place."""
        self._told.append((0, message))
        self.names.add(name)

    def clash(self, one: Clash, under: str, said: Collection[str]) -> None:
        """Note a clash in what holds `under` a profile ("" for none) where the command line `said` some."""
        typed = next((name for name in one.names if name in said), "")
        written = (f"{place}{name}" for place in (under, "") for name in one.names)
        if not one.names:
            self.elsewhere(one.message)
        elif typed:
            self.elsewhere(f"{option(typed)}: {one.message}")
        else:
            self._note(next((name for name in written if name in self._lines), one.names[0]), one.message)

    def tell(self) -> None:
        """Raise what is wrong, if anything is: a line for each, in the order of the file, none twice."""
        if self._told:
            raise ConfigError("\n".join(dict.fromkeys(message for _, message in sorted(self._told))))


def option(name: str) -> str:
    """How the command line says the setting of that dotted name: `build.jobs` is `--jobs`."""
    return f"--{name.rpartition('.')[2].replace('_', '-')}"
