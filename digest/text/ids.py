"""Ids for articles out of the names of their files: short, stable, never two alike."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from posixpath import basename, splitext

from digest.text.slugs import slug


def ids(paths: Sequence[str]) -> tuple[str, ...]:
    """One id for each path: the slug of its file name; where two would be alike, with a part of its hash.

    The same path has the same id whatever else is in the folder, unless another path has the same slug.
    """
    return apart([name(path) for path in paths], paths)


@lru_cache(maxsize=20_000)  # a preview asks again for all documents after each edit of one
def name(path: str) -> str:
    """The id of `path` where no other path has the same: the slug of its file name."""
    return slug(splitext(basename(path))[0]) or "article"


def apart(names: Sequence[str], paths: Sequence[str]) -> tuple[str, ...]:
    """`names` as ids: where several are alike, each with a part of the hash of its path."""
    count = Counter(names)
    return tuple(
        name if count[name] == 1 else f"{name}-{hashlib.sha256(path.encode()).hexdigest()[:8]}"
        for name, path in zip(names, paths, strict=True)
    )
