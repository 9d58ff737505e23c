"""TOML that people write: read as a table, with the line of each name and of what stops it being TOML."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
TWICE = re.compile(r"Cannot (?:overwrite|declare|redefine|mutate)|Duplicate")
# Texts in three quotes and in one, comments, line breaks, signs, and whatever stands between these.
TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
    r"|#[^\n]*|\n|[\[\]{},=.]|[^\s\[\]{},=.#\"']+",
    re.DOTALL,
)
Name = tuple[str, ...]


class NoToml(ValueError):  # noqa: N818 - the noun for what it is
    """Text that is no TOML: what is wrong, in words, and the line from 1 (0 where it is not known).

    `way` is the way out where it is another than to write what the file should hold.
    """

    def __init__(self, message: str, line: int = 0, way: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.way = way


def parsed(text: str) -> Mapping[str, object]:
    """The table that `text` holds.

    Raises:
        NoToml: it holds none.
    """
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        place = PLACE.search(str(error))
        line = int((place and place[1]) or text.count("\n") + 1)
        message = str(error)[: place.start()] if place else str(error)
        if TWICE.match(message):
            raise _twice(text, line) from error
        raise NoToml(f"{message[:1].lower()}{message[1:]}", line) from error
    except (RecursionError, ValueError) as error:
        raise NoToml("this is no TOML that can be read") from error


def _twice(text: str, line: int) -> NoToml:
    """What is said of a name in that line which stands in the text already, or above one that does."""
    *before, (name, at) = names("\n".join(text.replace("\r\n", "\n").split("\n")[:line]))
    shown = ".".join(name)
    first = next((number for other, number in reversed(before) if other == name), 0)
    if first and first != at:
        return NoToml(f'"{shown}" stands here and in line {first}', at, "keep one of the two")
    return NoToml(f'"{shown}" is said twice', at, "keep one of the two")


def key_lines(text: str) -> Mapping[str, int]:
    """The line on which each table and key of a TOML text stands first, by its dotted name."""
    found: dict[str, int] = {}
    for name, line in names(text):
        for depth in range(1, len(name) + 1):
            found.setdefault(".".join(name[:depth]), line)
    return found


def names(text: str) -> Iterator[tuple[Name, int]]:
    """Each table and key of a TOML text by its whole name with its line, in order, as often as it stands."""
    reading, line = _Reading(), 1
    for token in TOKEN.finditer(text):
        said = token[0]
        if said == "\n":
            reading.line_ends()
        elif said[0] != "#":
            if not reading.naming:
                reading.of_value(said)
            elif named := reading.of_name(said):
                yield named, line
        line += said.count("\n")


@dataclass(slots=True)
class _Reading:
    """Where in a TOML text a reader is: in which table, at whose value, and whether a name comes next."""

    section: Name = ()
    key: Name = ()
    parts: list[str] = field(default_factory=list)
    within: list[tuple[Name, bool]] = field(default_factory=list)  # whose value is open; do keys stand in it
    naming: bool = True
    header: bool = False

    def line_ends(self) -> None:
        if not self.within:
            self.parts, self.naming, self.header = [], True, False

    def of_name(self, said: str) -> Name | None:
        """Take in what may be a part of a name; the whole name where it ends."""
        if said == "[":
            self.header = True
        elif said in ("]", "=") and self.parts:
            above = self.within[-1][0] if self.within else () if self.header else self.section
            self.key = (*above, *self.parts)
            self.section = self.key if self.header else self.section
            self.parts, self.naming = [], False
            return self.key
        elif said == "}":  # of a table with nothing in it, or nothing more
            self.of_value(said)
        elif said not in ".,]=":
            self.parts.append(_unquoted(said))
        return None

    def of_value(self, said: str) -> None:
        """Take in a sign that opens, closes or parts values; all else in them names nothing."""
        if said in ("[", "{"):
            self.within.append((self.key, said == "{"))
            self.naming = said == "{"
        elif said in ("]", "}") and self.within:
            (self.key, _), self.naming = self.within.pop(), False
        elif said == "," and self.within:
            self.key, self.naming = self.within[-1]


def _unquoted(said: str) -> str:
    """A part of a name without its quotes."""
    if said[0] not in "\"'":
        return said
    try:
        return str(tomllib.loads(f"it = {said}")["it"])
    except tomllib.TOMLDecodeError:
        return said
