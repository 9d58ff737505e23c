"""Typefaces for pictures: which letters each has, and how wide words are in it.

Only the files named here are used, never those of the machine: the same picture everywhere.
"""

import hashlib
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import ConfigError

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

PLACE = Path(__file__).parent / "fonts"
SERIF = ("digest-serif.ttf", "noto-serif.ttf", "noto-naskh-arabic.ttf", "noto-serif-hebrew.ttf")
SANS = ("noto-sans.ttf", "noto-naskh-arabic.ttf", "noto-serif-hebrew.ttf")
MEASURED = 100  # pixels: widths are in proportion to the size
UNSEEN = frozenset(" \u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff")
COLLECTION = b"ttcf"
# Which face of a collection a language wants: the same letter is drawn differently in each.
WANTED = {"ja": " JP", "ko": " KR", "zh": " SC", "zh-Hant": " TC", "zh-TW": " TC", "zh-HK": " HK"}
GROUPS, SEGMENTS = 12, 4  # formats of the table of letters that hold Unicode


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A typeface: its file, its number in it, the name of its family, the letters that it has."""

    path: Path
    number: int
    family: str
    letters: frozenset[int]

    def has(self, char: str) -> bool:
        """Whether it can show a letter; what is never seen, every face can show."""
        return char in UNSEEN or ord(char) in self.letters

    def width(self, text: str, size: float) -> float:
        """How wide `text` is at `size`, in pixels, its letters joined as they are when drawn."""
        return _measure(self.path, self.number).getlength(text) * size / MEASURED


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of words in one face."""

    text: str
    face: Face


def runs(text: str, faces: Sequence[Face]) -> tuple[Run, ...] | None:
    """`text` in stretches, each in the first face that has its letters; None where none has one of them.

    A face goes on as long as it can, so that a digit or a blank between letters changes nothing.
    """
    found: list[Run] = []
    for char in text:
        last = found[-1].face if found else None
        face = last if last and last.has(char) else next((one for one in faces if one.has(char)), None)
        if face is None:
            return None
        if face is last:
            found[-1] = Run(text=found[-1].text + char, face=face)
        else:
            found.append(Run(text=char, face=face))
    return tuple(found)


def width(text: str, faces: Sequence[Face], size: float) -> float:
    """How wide `text` is in these faces, in pixels."""
    return sum(run.face.width(run.text, size) for run in runs(text, faces) or ())


def preferred(text: str, faces: Sequence[Face]) -> list[Face]:
    """The faces, that one first which has most of the letters of `text`."""
    best = max(faces, key=lambda face: sum(map(face.has, text)))
    return [best, *(face for face in faces if face is not best)]


def ours(names: Sequence[str]) -> tuple[Face, ...]:
    """The typefaces that come with digest, by the names of their files."""
    return tuple(_face(PLACE / name, 0) for name in names)


def theirs(paths: Sequence[Path], language: str) -> tuple[Face, ...]:
    """The publisher's own typefaces, as a language wants them."""
    return tuple(_chosen(path, language) for path in paths)


def files(paths: Sequence[Path]) -> list[str]:
    """The files of all typefaces, ours and theirs."""
    return [str(path) for path in (*(PLACE / name for name in sorted({*SERIF, *SANS})), *paths)]


def stamp(paths: Sequence[Path]) -> str:
    """A hash of the publisher's own typefaces."""
    return "".join(hashlib.sha256(_bytes(path)).hexdigest() for path in paths)


def _chosen(path: Path, language: str) -> Face:
    wanted = WANTED.get(language) or WANTED.get(language.partition("-")[0], "")
    faces = [_face(path, number) for number in range(_count(_bytes(path)))]
    return next((face for face in faces if wanted and face.family.endswith(wanted)), faces[0])


@cache
def _face(path: Path, number: int) -> Face:
    try:
        data = _bytes(path)
        letters = frozenset(_letters(data, _start(data, number)))
        family = str(_measure(path, number).getname()[0])
    except (struct.error, IndexError, KeyError, ValueError, OSError) as error:
        raise ConfigError(
            f"[cards] fonts: {path.name}: this is no typeface; name a TTF, OTF or TTC file."
        ) from error
    return Face(path=path, number=number, family=family, letters=letters)


@cache
def _measure(path: Path, number: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415 - an extra, and only where a picture is drawn

    return ImageFont.truetype(str(path), MEASURED, index=number)


@cache
def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(
            f"[cards] fonts: {path.name}: {error.strerror}; name a TTF, OTF or TTC file."
        ) from error


def _count(data: bytes) -> int:
    """How many faces a file holds (OpenType: a collection says so in its head)."""
    return int(struct.unpack_from(">L", data, 8)[0]) if data.startswith(COLLECTION) else 1


def _start(data: bytes, number: int) -> int:
    return int(struct.unpack_from(">L", data, 12 + 4 * number)[0]) if data.startswith(COLLECTION) else 0


def _letters(data: bytes, start: int) -> Iterator[int]:
    """The code points of a face, from its table `cmap` (OpenType 1.9, formats 4 and 12)."""
    tables = {}
    for at in range(struct.unpack_from(">H", data, start + 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, start + 12 + 16 * at)
        tables[tag] = offset
    cmap = tables[b"cmap"]
    for at in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        offset = cmap + struct.unpack_from(">HHL", data, cmap + 4 + 8 * at)[2]
        kind = struct.unpack_from(">H", data, offset)[0]
        if kind == GROUPS:
            for group in range(struct.unpack_from(">L", data, offset + 12)[0]):
                first, last, _ = struct.unpack_from(">LLL", data, offset + 16 + 12 * group)
                yield from range(first, last + 1)
        elif kind == SEGMENTS:
            yield from _segments(data, offset)


def _segments(data: bytes, offset: int) -> Iterator[int]:
    count = struct.unpack_from(">H", data, offset + 6)[0] // 2
    last = struct.unpack_from(f">{count}H", data, offset + 14)
    first = struct.unpack_from(f">{count}H", data, offset + 16 + 2 * count)
    for start, end in zip(first, last, strict=True):
        yield from (code for code in range(start, end + 1) if code != 0xFFFF)  # noqa: PLR2004 - no letter
