"""Words cut into the pieces that a language model was trained on, each with its number."""

import gzip
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

START, END, UNKNOWN = 101, 102, 100  # numbers of the marks before and after a text, and of an unknown word
LONGEST = 100  # letters of a word; a longer one is unknown
MOST = 128  # pieces of a text, the two marks included: what the model was trained on
BROKEN = "\ufffd"
CJK = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff]")


def pieces(text: str) -> list[int]:
    """The numbers of the pieces of an English text, with the marks at both ends (WordPiece, Wu et al. 2016).

    Letters are made small and lose their accents, as the model was trained.
    """
    found = [number for word in _words(text) for number in _cut(word)]
    return [START, *found[: MOST - 2], END]


def _words(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFD", text.lower())
    bare = "".join(sign for sign in plain if _kept(sign))
    for run in bare.split():
        start = 0
        for at, sign in enumerate(run):
            if _alone(sign):
                if start < at:
                    yield run[start:at]
                yield sign
                start = at + 1
        if start < len(run):
            yield run[start:]


@lru_cache(maxsize=4096)
def _kept(sign: str) -> bool:
    """Accents, signs that are not seen and the mark of a broken encoding are left out."""
    return sign != BROKEN and unicodedata.category(sign) not in ("Mn", "Cc", "Cf")


@lru_cache(maxsize=4096)
def _alone(sign: str) -> bool:
    """Whether a sign is a word of its own: a mark, or an ideograph. ASCII symbols count as marks."""
    symbol = sign.isascii() and not sign.isalnum()
    return symbol or unicodedata.category(sign).startswith("P") or bool(CJK.match(sign))


@lru_cache(maxsize=65_536)
def _cut(word: str) -> tuple[int, ...]:
    """The longest known piece, then the longest that follows it, and so on; one unknown where that fails."""
    known, found, start = _numbers(), [], 0
    if len(word) > LONGEST:
        return (UNKNOWN,)
    while start < len(word):
        lead = "##" if start else ""
        end = next((end for end in range(len(word), start, -1) if lead + word[start:end] in known), None)
        if end is None:
            return (UNKNOWN,)
        found.append(known[lead + word[start:end]])
        start = end
    return tuple(found)


@cache
def _numbers() -> Mapping[str, int]:
    path = resources.files("digest.text") / "data" / "meaning" / "en.pieces.txt.gz"
    listed = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
    return {piece: number for number, piece in enumerate(listed) if piece}
