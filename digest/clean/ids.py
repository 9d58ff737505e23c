"""Ids for articles out of the names of their files: short, stable, never two alike."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from digest.text.slugs import slug


def ids(paths: Sequence[str]) -> tuple[str, ...]:
    """One id for each path: the slug of its file name; where two would be alike, with a part of its hash.

    The same path has the same id whatever else is in the folder, unless another path has the same slug.
    """
    plain = [slug(PurePosixPath(path).stem) or "article" for path in paths]
    count = Counter(plain)
    return tuple(
        name if count[name] == 1 else f"{name}-{hashlib.sha256(path.encode()).hexdigest()[:8]}"
        for name, path in zip(plain, paths, strict=True)
    )
