"""Tells from a few bytes for each document which can hold a run of words at all, without reading any again.

A signature file (Faloutsos and Christodoulakis 1984, "Signature files"): of each distinct word of a document
two bytes of a hash are kept. A document that holds a run has the hashes of all its words; one that has them
may hold it, and is read.
"""

import zlib
from collections.abc import Collection, Iterable, Sequence

FEW = 500  # runs up to which asking is quicker than reading all documents


def signature(words: Iterable[str]) -> bytes:
    """The signature of a document of these words: their hashes, two bytes each, sorted."""
    return b"".join(each.to_bytes(2, "little") for each in sorted({_hash(word) for word in words}))


def holders(runs: Collection[str], signatures: Sequence[bytes]) -> set[int]:
    """Which of the `signatures` (their numbers) may be of a document that holds one of `runs` or more.

    `runs` are words with a space between them.
    """
    if len(runs) > FEW:
        return set(range(len(signatures)))
    import numpy as np  # noqa: PLC0415 - only where something new stands on the pages

    if not signatures:
        return set()
    cells = np.frombuffer(b"".join(signatures), dtype="<u2")
    ends = np.cumsum([len(each) // 2 for each in signatures])
    wanted = [sorted({_hash(word) for word in run.split(" ")}) for run in sorted(runs)]
    having = {
        each: np.searchsorted(ends, np.flatnonzero(cells == each), side="right")
        for each in sorted({each for hashes in wanted for each in hashes})
    }
    return {at for hashes in wanted for at in _all_of([having[each].tolist() for each in hashes])}


def _all_of(lists: Iterable[list[int]]) -> set[int]:
    """What stands in every one of the lists."""
    shortest, *others = sorted(lists, key=len)
    found = set(shortest)
    for each in others:
        found.intersection_update(each)
    return found


def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) & 0xFFFF
