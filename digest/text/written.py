"""Figures as languages other than English write them: "1.234,5", "dreiundzwanzig", "٢٣", "三千五百"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest.text.counting import HUNDRED, TEEN, TWENTY, Counting

THOUSAND = 1000
SHORT = 4  # letters of a word cut short
# Digits in any script, thousands parted by one sign throughout, then a fraction; never part of a code, a time
# of day, a range or an ordinal.
DIGITS = (
    r"(?<![\d.,٫٬:/+$€£-])(?<!\d[–-])(?:"
    r"\d{1,3}(?:(?P<sep>[.,٬' ])\d{3})(?:(?P=sep)\d{3})*(?:[.,٫]\d{1,2})?|\d+(?:[.,٫]\d+)?)"
    r"(?![\d:/+ºª°]|[.,٫٬]\d|[-–]\w|\.[ºª])"
)
LETTERS = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
TOKEN = re.compile(rf"(?P<digits>(?<![^\W\d_وبل]){DIGITS}(?![^\W\d_]))|(?P<word>{LETTERS})")
HAN = "〇零一二两兩三四五六七八九十百千万萬亿億"
HAN_VALUES = {"两": 2, "兩": 2, "零": 0} | {char: value for value, char in enumerate("〇一二三四五六七八九")}
HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000, "亿": 10**8, "億": 10**8}
GLUED = re.compile(
    rf"(?<![A-Za-z])(?P<digits>{DIGITS})(?P<scale>百万|[百千万萬亿億])?(?![A-Za-z])|(?P<han>[{HAN}]+)"
)
ORDINAL = re.compile(r"\. ?[^\W\d_]")  # "1. FC", "14. Juni"
SINGLE = re.compile(r"\d{1,3}[.,٬]\d{3}")
DECIMALS = re.compile(r"[.,٫](\d{1,2})$")


class Written(NamedTuple):
    """A figure as it is written: places, value, what its last word multiplies by, digits of its fraction."""

    start: int
    end: int
    value: float
    scale: int = 1
    decimals: int = 0
    spelled: bool = False


def written(text: str, lists: Counting) -> Iterator[Written]:
    """The figures of `text` (folded), in order; what can be read in two ways is left out."""
    yield from _glued(text, lists) if lists.glued else _parted(text, lists)


def _parted(text: str, lists: Counting) -> Iterator[Written]:
    tokens = list(TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        read = _digits(text, tokens, at, lists) if tokens[at]["digits"] else _spelled(text, tokens, at, lists)
        if read is None:
            at += 1
            continue
        figure, at = read
        if figure.value > 1 or not figure.spelled:
            yield figure


def _digits(
    text: str, tokens: Sequence[re.Match[str]], at: int, lists: Counting
) -> tuple[Written, int] | None:
    token = tokens[at]
    value = _value(token["digits"], token["sep"], lists)
    if value is None or (len(token["digits"]) < 3 and ORDINAL.match(text, token.end())):  # noqa: PLR2004 - "12."
        return None
    fraction = DECIMALS.search(token["digits"])
    end, scale, then = _scaled(text, tokens, at, lists)
    decimals = len(fraction[1]) if fraction else 0
    return Written(token.start(), end, value * scale, scale, decimals), then


def _value(digits: str, sep: str | None, lists: Counting) -> float | None:
    """The value of digits with signs; None where "1,125" may be two things."""
    if sep == lists.decimal and SINGLE.fullmatch(digits):
        if lists.ambiguous == "drop":
            return None
        sep = sep if lists.ambiguous == "groups" else None
    plain = digits.replace(sep, "") if sep else digits
    return float(plain.replace("٬", "").replace(",", ".").replace("٫", "."))


def _scaled(text: str, tokens: Sequence[re.Match[str]], at: int, lists: Counting) -> tuple[int, int, int]:
    """Where a figure ends with the words that multiply it, by how much they do, and the token after them."""
    end, scale, then = tokens[at].end(), 1, at + 1
    while then < len(tokens) and text[end : tokens[then].start()] in (" ", ""):
        factor = lists.scales.get((tokens[then]["word"] or "").lower())
        if factor is None:
            break
        end, scale, then = tokens[then].end(), scale * factor, then + 1
        end += text.startswith(". ", end) and len(tokens[then - 1]["word"]) <= SHORT  # "Mio. Euro"
    return end, scale, then


def _spelled(
    text: str, tokens: Sequence[re.Match[str]], at: int, lists: Counting
) -> tuple[Written, int] | None:
    """A figure in words from token `at` on; in Arabic one may begin with "and"."""
    start = tokens[at].start()
    first = _word(tokens[at], lists)
    if first is None and lists.inverse and tokens[at]["word"].startswith("و"):
        first, start = lists.words.get(tokens[at]["word"][1:]), start + 1
    if first is None:
        return None
    total, last, end, scale, then = first, first, tokens[at].end(), 1, at + 1
    while then < len(tokens) and text[end : tokens[then].start()] == " ":
        word, token = tokens[then]["word"] or "", then
        factor = lists.scales.get(word.lower())
        if factor and factor > last:
            total, last, scale = total * factor, factor, scale * factor
        else:
            joined = word == lists.joins or (lists.inverse and word.startswith("و"))
            if word == lists.joins and then + 1 < len(tokens):
                token = then + 1
            low = (tokens[token]["word"] or "").lower()
            value = lists.words.get(low[1:] if lists.inverse and joined else low)
            if value is None or not _goes_on(last, value, lists, joined=joined):
                break
            total, last = total + value, min(last, value)
        end, then = tokens[token].end(), token + 1
    return Written(start, end, float(total), scale, spelled=True), then


def _word(token: re.Match[str], lists: Counting) -> int | None:
    return lists.words.get((token["word"] or "").lower())


def _goes_on(last: int, value: int, lists: Counting, *, joined: bool) -> bool:
    """Whether a word adds to the one before: "двадцять три", "treinta y cinco", "ثلاثة وعشرون"."""
    if lists.inverse and last < TEEN:
        return value in range(TWENTY, HUNDRED, TEEN) if joined else value == TEEN  # "سبعة عشر"
    if (lists.inverse or (lists.joins and last < HUNDRED)) and not joined:
        return False
    if joined and last < TWENTY:
        return False
    room = THOUSAND if last >= THOUSAND else HUNDRED if last >= HUNDRED else TEEN if last >= TWENTY else 0
    return 0 < value < room


def _glued(text: str, lists: Counting) -> Iterator[Written]:
    """Chinese: digits with 万 or 亿 behind them, or figures in characters."""
    for match in GLUED.finditer(text):
        if match["han"]:
            value = _han(match["han"])
            if value is not None and value > 1:
                yield Written(*match.span(), float(value), spelled=True)
            continue
        value = _value(match["digits"], match["sep"], lists)
        if value is not None:
            scale = lists.scales.get(match["scale"] or "", 1)
            fraction = DECIMALS.search(match["digits"])
            yield Written(*match.span(), value * scale, scale, len(fraction[1]) if fraction else 0)


def _han(written_so: str) -> float | None:
    """The value of a figure in Chinese characters; None for a row of digits that is none ("二零二六")."""
    total = part = digit = 0
    for at, char in enumerate(written_so):
        if char in HAN_VALUES:
            if digit and HAN_VALUES[char]:
                return None
            digit = HAN_VALUES[char]
            continue
        scale = HAN_SCALES[char]
        if not at and scale != TEEN:
            return None  # "万一", "千万"
        if scale >= 10_000:  # noqa: PLR2004 - 万 multiplies all before it
            total, part, digit = (total + part + digit) * scale, 0, 0
        else:
            part, digit = part + (digit or 1) * scale, 0
    return total + part + digit
