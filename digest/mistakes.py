"""Mistakes in a file of settings: each noted with its line, all told at once."""

import re
from collections.abc import Callable, Mapping

from digest.errors import ConfigError

Mistake = Callable[[str, str], None]  # (dotted name, what is wrong with it)


def key_lines(text: str) -> Mapping[str, int]:
    """The line of each section and key by dotted name, as far as they are spelled plainly."""
    found: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([\w.\"'-]+)\s*\]", line):
            section = header[1]
            for depth in range(section.count(".") + 1):
                found.setdefault(section.rsplit(".", depth)[0], number)
        elif key := re.match(r"\s*[\"']?([\w.-]+)[\"']?\s*=", line):
            found.setdefault(f"{section}.{key[1]}" if section else key[1], number)
    return found


def noting(file: str, lines: Mapping[str, int], mistakes: list[tuple[int, str]]) -> Mistake:
    """What takes a mistake by dotted name and adds it to `mistakes` as (line, message)."""

    def mistake(name: str, message: str) -> None:
        above = (name.rsplit(".", depth)[0] for depth in range(name.count(".") + 1))
        line = next((lines[each] for each in above if each in lines), 0)
        mistakes.append((line, f"{file}:{line}: {message}" if line else f"{file}: {message}"))

    return mistake


def tell(mistakes: list[tuple[int, str]]) -> None:
    """Raise what is wrong, if anything is: a line for each, in the order of the file, none twice."""
    if mistakes:
        raise ConfigError("\n".join(dict.fromkeys(message for _, message in sorted(mistakes))))
