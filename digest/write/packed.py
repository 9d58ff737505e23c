"""Files packed ahead of time, each beside its own, for servers that send those as they lie."""

import gzip
import hashlib
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from pathlib import Path, PurePosixPath

from digest.model.page import File, Same

ENDINGS = frozenset(
    {".html", ".css", ".js", ".json", ".xml", ".svg", ".csv", ".txt", ".webmanifest", ".wasm", ".ttf"}
)
LEAST = 1_024  # bytes: what is smaller fits in one packet as it is
LEVEL = 9


def packed(
    files: Iterable[File | Same], site: Path, intact: Mapping[str, str], listed: MutableMapping[str, str]
) -> Iterator[File | Same]:
    """`files`, each that gains by it followed by itself as `.gz`.

    Args:
        files: those of the site.
        site: where the site of the build before stands; what is the same is read from there if need be.
        intact: the files of it that are as that build left them, with their SHA-256.
        listed: takes the packed files with their SHA-256.
    """
    for file in files:
        yield file
        if PurePosixPath(file.path).suffix not in ENDINGS:
            continue
        sha = file.sha256 if isinstance(file, Same) else hashlib.sha256(file.data).hexdigest()
        path = f"{file.path}.gz"
        if intact.get(file.path) == sha and path in intact:
            beside: File | Same = Same(path=path, sha256=intact[path])
        else:
            data = (site / file.path).read_bytes() if isinstance(file, Same) else file.data
            if len(data) < LEAST:
                continue
            beside = File(path=path, data=pack(data))
        listed[path] = beside.sha256 if isinstance(beside, Same) else hashlib.sha256(beside.data).hexdigest()
        yield beside


def pack(data: bytes) -> bytes:
    """`data` as gzip has it, without the hour at which that was done: the same bytes each time."""
    return gzip.compress(data, LEVEL, mtime=0)
