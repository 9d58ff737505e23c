"""Stages from installed packages take their place beside our own."""

from importlib.metadata import EntryPoint

import pytest

from digest.errors import ConfigError
from digest.plugins import READER_GROUP, readers
from digest.read import READERS


def entry(name: str, value: str) -> EntryPoint:
    return EntryPoint(name=name, value=value, group=READER_GROUP)


def test_our_own_readers_are_there_without_any_package() -> None:
    assert readers([]) == READERS


def test_a_package_reads_a_suffix_of_its_own() -> None:
    found = readers([entry("ABC", "json:loads"), entry("txt", "digest.read.text:read")])
    assert set(found) == {".abc", *READERS}
    assert found[".txt"] is READERS[".txt"]


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([entry("abc", "json:loads"), entry("abc", "json:dumps")], "both read .abc files"),
        ([entry("abc", "no_such_package:read")], "cannot be loaded"),
        ([entry("abc", "json:__doc__")], "is no function"),
    ],
)
def test_a_package_that_cannot_serve_is_named(entries: list[EntryPoint], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        readers(entries)
