"""A text in lines: broken at spaces, in scripts that have none between letters, as readers expect it."""

import re
import unicodedata
from collections.abc import Callable, Iterator

# Chinese and Japanese are broken between any two letters, Thai, Lao, Khmer and Burmese have no spaces either.
UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
NEVER_FIRST = frozenset(
    "、。，．・：；！？）］｝〉》」』】〕〗〙’”…—～ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;!?)]}%"
)
NEVER_LAST = frozenset("（［｛〈《「『【〔〖〘‘“([{$£€¥")
WIDE = frozenset("WF")


def wrapped(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """`text` in lines, each of which `fits` if any cut makes it so; white space becomes single spaces.

    A piece that does not fit on a line of its own is cut between letters, never before a mark that combines.
    """
    line = ""
    for piece in _pieces(" ".join(text.split())):
        if fits((line + piece).rstrip()):
            line += piece
            continue
        if line.strip():
            yield line.rstrip()
        *full, line = _cut(piece.lstrip(), fits)
        yield from full
    if line.strip():
        yield line.rstrip()


def columns(text: str) -> int:
    """How many columns `text` takes where letters are of one width, wide ones of two."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in WIDE else 1
        for char in text
    )


def _pieces(text: str) -> Iterator[str]:
    """The pieces between which a line may end; a space belongs to the piece before it."""
    start = 0
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if after == " ":
            continue
        unspaced = UNSPACED.match(before) or UNSPACED.match(after)
        may = unspaced and before not in NEVER_LAST and after not in NEVER_FIRST
        if before == " " or (may and not unicodedata.combining(after)):
            yield text[start:at]
            start = at
    yield text[start:]


def _cut(piece: str, fits: Callable[[str], bool]) -> list[str]:
    """A piece in parts that fit; at least one letter each."""
    parts = [""]
    for char in piece:
        if parts[-1] and not unicodedata.combining(char) and not fits((parts[-1] + char).rstrip()):
            parts.append("")
        parts[-1] += char
    return parts
