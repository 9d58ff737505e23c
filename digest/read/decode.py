"""Bytes turned into text at one door: which encoding they are in, and what is no text at all."""

import codecs
import re
from typing import NamedTuple

from digest.read.refusal import Refusal
from digest.text.unicode import REPLACEMENT, fit

SAMPLE = 32_768  # bytes shown to the detector: it is slow, and one page tells as much as a hundred
MOST_UNFIT = 0.05  # share of control characters above which the bytes are no text
FEW_FOREIGN = 0.06  # share of non-ASCII letters in Western European prose: Portuguese 4 %, Czech 13 %
MANY_NULS = 0.25  # UTF-16 of a Latin text has 50 %, UTF-8 has none
LONGEST_GUESS = (
    2_500_000  # bytes of unknown encoding: more than a body of a million characters, tried 15 ways
)
MANY_MARKS = 0.3  # share of replaced bytes above which damaged UTF-8 is not worth keeping

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What people drop into a folder of articles by mistake.
NOT_TEXT = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
# The encodings that news still comes in; more candidates make the detector worse on short texts.
CANDIDATES = [
    *("cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256"),
    *("cp932", "euc_jp", "iso2022_jp", "gb18030", "big5", "cp949"),
]
WESTERN = re.compile(
    r"[\x00-\x7f\xa0“”‘’‚„‹›«»–—…•·€£¥¢§©®™°ºª¿¡´¨"
    r"àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßÀÁÂÃÄÅÆÇÈÉÊËÍÎÏÑÒÓÔÕÖØŒÙÚÛÜ]*"
)


class Decoded(NamedTuple):
    """Text, and how it came about.

    `guessed` is false when a mark or valid UTF-8 tells the encoding. `replaced` counts the characters that
    stand as U+FFFD for something that is not text, and `first` is the offset of the first (-1 for none).
    """

    text: str
    encoding: str
    guessed: bool = False
    replaced: int = 0
    first: int = -1


def decode(raw: bytes) -> Decoded:
    """The text in `raw`, as it is: no newline translation; a byte order mark is not part of it.

    Control characters (but tab and line breaks), surrogates and noncharacters become U+FFFD one for one.
    Raises Refusal `E_ENCODING` where the bytes are no text, `E_TOO_BIG` where guessing would take too long.
    """
    for magic, what in NOT_TEXT:
        if raw.startswith(magic):
            raise Refusal("E_ENCODING", f"this is {what}, not text; save the article as UTF-8 text.")
    text, encoding, guessed = _text(raw)
    fitted, unfit, first = fit(text)
    if unfit > max(MOST_UNFIT * len(text), 8):
        raise Refusal("E_ENCODING", f"{unfit:,} control characters: this is no text; save it as UTF-8 text.")
    if encoding == "utf-8" and guessed:
        unfit, first = fitted.count(REPLACEMENT), fitted.find(REPLACEMENT)
    return Decoded(fitted, encoding, guessed, replaced=unfit, first=first)


def _text(raw: bytes) -> tuple[str, str, bool]:
    """The text, its encoding, and whether that is a guess."""
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return _strict(raw.removeprefix(mark), encoding), encoding, False
    wide = _wide(raw)
    if wide:
        return wide[0], wide[1], True
    try:
        return raw.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError as error:
        return _guessed(raw, error.start)


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"byte {error.start:,} is not {encoding}, though the file says so; save it as UTF-8 text."
        raise Refusal("E_ENCODING", message) from error


def _wide(raw: bytes) -> tuple[str, str] | None:
    """UTF-16 that lacks its mark: a quarter of the bytes or more are NUL, all on the same side."""
    if b"\0" not in raw:
        return None
    even, odd = raw[0::2].count(0), raw[1::2].count(0)
    if max(even, odd) < MANY_NULS * len(raw) or min(even, odd) > max(even, odd) / 10:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        return raw.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def _guessed(raw: bytes, bad: int) -> tuple[str, str, bool]:
    """Text that is not valid UTF-8: damaged UTF-8, Windows-1252, or what the detector says."""
    if len(raw) > LONGEST_GUESS:
        raise Refusal(
            "E_TOO_BIG", f"{len(raw):,} bytes that are not UTF-8; save it as UTF-8, one article a file."
        )
    damaged = raw.decode("utf-8", "replace")
    marks = damaged.count(REPLACEMENT)
    foreign = len(damaged) - len(damaged.encode("ascii", "ignore")) - marks
    if foreign >= marks and marks < MANY_MARKS * len(damaged):
        return damaged, "utf-8", True
    western = raw.decode("cp1252", "replace")
    strange = len(western) - len(western.encode("ascii", "ignore"))
    if strange <= FEW_FOREIGN * len(western) and WESTERN.fullmatch(western):
        return western, "cp1252", True
    encoding = _detected(raw, bad)
    return _strict(raw, encoding), encoding, True


def _detected(raw: bytes, bad: int) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - loaded where it is used: start-up stays quick

    start = raw.rfind(b"\n", max(0, bad - SAMPLE // 2), bad) + 1 if bad > SAMPLE else 0
    end = raw.rfind(b"\n", start, start + SAMPLE) if len(raw) > start + SAMPLE else len(raw)
    sample = raw[start : end if end > bad else start + SAMPLE]
    best = from_bytes(sample, cp_isolation=CANDIDATES, enable_fallback=False).best()
    if best is None:
        raise Refusal(
            "E_ENCODING", f"byte {bad:,} is not UTF-8, and no other encoding fits; save it as UTF-8."
        )
    return best.encoding
