"""A file to be, or some that belong together, with a key of all that they are made from."""

import hashlib
from collections.abc import Callable, Iterable
from typing import NamedTuple

from digest.model.page import File


class Output(NamedTuple):
    """Files that are made and checked together; the same name and key mean the same bytes.

    `template` is the one that they are drawn with, "" for none.
    """

    name: str
    key: str
    template: str
    make: Callable[[], Iterable[File]]


def key(*parts: object) -> str:
    """A hash of all `parts`, by what they are when written out."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def ready(path: str, text: str) -> Output:
    """A file of which the whole text is known already."""
    return Output(path, key(text), "", lambda: (File(path=path, data=text.encode()),))
