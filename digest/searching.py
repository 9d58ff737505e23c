"""The index of the site's search: made where something to be found has changed, else left as it is."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.engine.memo import Memo
from digest.engine.pagefind import checked, indexed
from digest.given import LostError
from digest.model.page import File, Same

FOLDER = "pagefind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slips:
    """What the search reads of a story and its articles: the path and the HTML of each slip."""

    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """An index as it was made: path and SHA-256 of each of its files."""

    files: tuple[tuple[str, str], ...]


def index(
    memo: Memo,
    keys: Sequence[str],
    names: Iterable[tuple[str, str]],
    *,
    language: str,
    workspace: Path,
    there: Callable[[Mapping[str, str]], bool],
) -> Iterator[File | Same]:
    """The files of the index over the slips kept under `keys`, and those of `names`.

    Pagefind works in `workspace`; `there` tells whether the site has these files (SHA-256 by path) as they
    were left. The bytes of an index are not the same in two runs: a new one is made only where a slip has
    changed.

    Raises:
        ConfigError: Pagefind is not installed, or fails.
    """
    lines = list(names)
    name = memo.key("search", language, checked(), repr(lines), *keys)
    before = memo.value(name, Indexed)
    if before and there(dict(before.files)):
        yield from (Same(path=path, sha256=sha) for path, sha in before.files)
        return
    made = []
    for path, data in indexed([*_slips(memo, keys), *lines], language, workspace):
        file = File(path=f"{FOLDER}/{path}", data=data)
        made.append((file.path, hashlib.sha256(data).hexdigest()))
        yield file
    memo.keep(name, Indexed(files=tuple(made)))


def _slips(memo: Memo, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    for key in keys:
        held = memo.value(key, Slips)
        if held is None:
            raise LostError(key)
        yield from held.pages
