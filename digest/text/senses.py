"""Which words mean the same or the opposite: lists of news words written by hand, and one of senses."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import product

from digest.text.words import stem

DATA = resources.files("digest.text") / "data" / "likeness"
NO_KIN: frozenset[str] = frozenset()


@cache
def synonyms(language: str) -> Mapping[str, str]:
    """From the stem of a word (or stems of a phrase) to the stem that stands for its group."""
    path = DATA / f"{language}.toml"
    if not path.is_file():
        return {}
    table: dict[str, str] = {}
    for group in tomllib.loads(path.read_text(encoding="utf-8"))["groups"]:
        first = stem(group[0], language)
        for entry in group:
            table.setdefault(" ".join(stem(part, language) for part in entry.split()), first)
    return table


@cache
def kin(language: str) -> Mapping[str, frozenset[str]]:
    """The stems that share a usual sense with a stem or are forms of one word (WordNet, Miller 1995)."""
    path = DATA / f"{language}.senses.txt"
    if not path.is_file():
        return {}
    table: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        group = line.split() if not line.startswith("#") else []
        for word in group:
            table.setdefault(word, set()).update(group)
    return {word: frozenset(group - {word}) for word, group in table.items()}


@cache
def opposites(language: str) -> Mapping[str, frozenset[str]]:
    """The stems that say the opposite of a stem; empty for a language without a list."""
    table: dict[str, set[str]] = {}
    for some, others in _signs(language).get("pairs", ()):
        for one, other in product(_stems(some, language), _stems(others, language)):
            table.setdefault(one, set()).add(other)
            table.setdefault(other, set()).add(one)
    return {word: frozenset(group - {word}) for word, group in table.items()}


@cache
def signs(kind: str, language: str) -> frozenset[str]:
    """The stems of a list: "days", "denying", "against", "contrast", "backing", "saying" or "not"."""
    return frozenset(_stems(_signs(language).get(kind, ()), language))


def _stems(entries: object, language: str) -> Iterator[str]:
    for entry in entries if isinstance(entries, list) else ():
        yield stem(entry, language)


@cache
def _signs(language: str) -> Mapping[str, list[list[list[str]]]]:
    path = DATA / f"{language}.opposites.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
