"""TOML that people write: read as a table, with the line on which it stops being TOML."""

import re
import tomllib
from collections.abc import Mapping

PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


class NoToml(ValueError):  # noqa: N818 - the noun for what it is
    """Text that is no TOML: what is wrong, in words, and the line from 1 (0 where it is not known)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


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
        raise NoToml(f"{message[:1].lower()}{message[1:]}", line) from error
    except (RecursionError, ValueError) as error:
        raise NoToml("this is no TOML that can be read") from error
