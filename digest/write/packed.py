"""Files packed ahead of time, each beside its own, for servers that send those as they lie."""

import gzip
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from pathlib import Path, PurePosixPath

from digest.errors import ConfigError
from digest.model.page import File, Same

ENDINGS = frozenset(
    {".html", ".css", ".js", ".json", ".xml", ".svg", ".csv", ".txt", ".webmanifest", ".wasm", ".ttf"}
)
MISSING = (
    "digest.toml: [site] precompress: brotli needs a package; run `pip install 'digest[brotli]'`, "
    "or leave it out."
)
LEAST = 1_024  # bytes: what is smaller fits in one packet as it is
LEVEL = 9  # of gzip: the best
QUALITY = 11  # of Brotli: the best


def packed(
    files: Iterable[File | Same],
    ways: Iterable[str],
    site: Path,
    intact: Mapping[str, str],
    listed: MutableMapping[str, str],
) -> Iterator[File | Same]:
    """`files`, each that gains by it followed by itself as `.gz`, as `.br`, or both.

    Args:
        files: those of the site.
        ways: some of `gzip` and `brotli` (which needs the extra of that name).
        site: where the site of the build before stands; what is the same is read from there if need be.
        intact: the files of it that are as that build left them, with their SHA-256.
        listed: takes the packed files with their SHA-256.

    Raises:
        ConfigError: `brotli` is asked for and not installed.
    """
    packers = [PACKERS[way] for way in sorted(ways)]
    for file in files:
        yield file
        if PurePosixPath(file.path).suffix not in ENDINGS:
            continue
        sha = file.sha256 if isinstance(file, Same) else hashlib.sha256(file.data).hexdigest()
        same = intact.get(file.path) == sha
        for suffix, pack in packers:
            path = file.path + suffix
            if same and path in intact:
                beside: File | Same = Same(path=path, sha256=intact[path])
            else:
                data = (site / file.path).read_bytes() if isinstance(file, Same) else file.data
                if len(data) < LEAST:
                    break
                beside = File(path=path, data=pack(data))
            listed[path] = (
                beside.sha256 if isinstance(beside, Same) else hashlib.sha256(beside.data).hexdigest()
            )
            yield beside


def gzipped(data: bytes) -> bytes:
    """`data` as gzip has it (RFC 1952), without the hour at which that was done: the same bytes each time."""
    return gzip.compress(data, LEVEL, mtime=0)


def brotlied(data: bytes) -> bytes:
    """`data` as Brotli has it (RFC 7932), as small as it can.

    Raises:
        ConfigError: the package is not installed.
    """
    try:
        import brotli  # noqa: PLC0415 - an extra that few have
    except ImportError as error:
        raise ConfigError(MISSING) from error
    return bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=QUALITY))


PACKERS: Mapping[str, tuple[str, Callable[[bytes], bytes]]] = {
    "brotli": (".br", brotlied),
    "gzip": (".gz", gzipped),
}
