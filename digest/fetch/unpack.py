"""Answers unpacked while they are read, and dropped as soon as they grow beyond what was agreed."""

import zlib
from collections.abc import Iterable, Iterator

from digest.fetch.answer import NoAnswerError

PACKED = frozenset({"gzip", "x-gzip"})
PLAIN = frozenset({"", "identity"})
RATIO = 100  # pages pack 4 to 20 times; a bomb a thousand
FREE = 65_536  # bytes that any answer may unpack to, however small it came
STEP = 65_536  # bytes unpacked at a time
GZIP = 31  # what zlib calls a gzip head and the largest window


def unpacked(pieces: Iterable[bytes], coding: str, most: int) -> bytes:
    """The body of an answer whose `pieces` come in as `coding` says, of at most `most` bytes.

    Raises:
        NoAnswerError: it is larger, packed in a way we did not ask for, damaged, or a bomb.
    """
    if coding not in PLAIN | PACKED:
        raise NoAnswerError(f"the answer is packed as {coding[:20]}, which was not asked for")
    body = bytearray()
    counted = _counted(pieces, most)
    for piece in _opened(counted, most) if coding in PACKED else counted:
        body += piece
        if len(body) > most:
            raise too_big(most)
    return bytes(body)


def too_big(most: int) -> NoAnswerError:
    """What is said of an answer that is too large."""
    return NoAnswerError(f"the answer is larger than {most:,} bytes, the most that is read")


def _counted(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    came = 0
    for piece in pieces:
        came += len(piece)
        if came > most:
            raise too_big(most)
        yield piece


def _opened(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    came = gone = 0
    opening, begun = zlib.decompressobj(GZIP), False
    try:
        for piece in pieces:
            came += len(piece)
            rest, full = piece, False
            while rest or full:
                made, begun = opening.decompress(rest, STEP), True
                gone += len(made)
                if gone > max(FREE, came * RATIO):
                    raise NoAnswerError(f"the answer unpacks to more than {RATIO} times what was sent")
                if gone > most:
                    raise too_big(most)
                yield made
                rest, full = opening.unconsumed_tail, len(made) == STEP
                if opening.eof:  # another packed part may follow
                    rest, full = opening.unused_data, False
                    opening, begun = zlib.decompressobj(GZIP), False
    except zlib.error as error:
        raise NoAnswerError("the answer is packed in a way that cannot be unpacked") from error
    if begun:
        raise NoAnswerError("the answer was cut short", passing=True)
