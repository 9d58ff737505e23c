"""The bytes of a web page turned into text, in the encoding that its sender or the page itself names."""

import codecs
import re

from digest.read.decode import BOMS, decode
from digest.text.unicode import fit

HEAD = 4_096  # bytes in which a page names its encoding; browsers look at 1,024
NAMED = re.compile(
    rb"""<(?:meta\b[^>]{0,500}?|\?xml\b[^>]{0,200}?en)(?:charset|coding)\s*=\s*["']?\s*([\w:.-]{2,40})""",
    re.IGNORECASE,
)
# As browsers take these names (WHATWG, "Encoding"): each is read as the wider one that pages mean by it.
WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254",
    "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs",
}  # fmt: skip
KNOWN = frozenset(
    {
        *(f"cp{number}" for number in (866, 874, 932, 949, *range(1250, 1259))),
        *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *("gb18030", "big5hkscs", "euc_jp", "iso2022_jp", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"),
    }
)
ESCAPED = "iso2022_jp"  # written in ASCII alone, so that it looks like UTF-8
MOST_LOST = 0.01  # share of bytes that a named encoding may not know before it is taken for a mistake


def page_text(raw: bytes, charset: str = "") -> str:
    """The text of a page; `charset` is what its sender named, the page's own word counts next.

    A byte order mark and valid UTF-8 count more than either: nothing else looks like it. Raises Refusal as
    `decode`, which also answers where neither word holds.
    """
    named = [name for label in (charset, _named(raw)) if (name := _known(label))]
    if ESCAPED not in named and (any(raw.startswith(mark) for mark, _ in BOMS) or _is_utf8(raw)):
        return decode(raw).text
    for name in named:
        text = raw.decode(name, "replace")
        if text.count("\N{REPLACEMENT CHARACTER}") <= MOST_LOST * len(text):
            return fit(text)[0]
    return decode(raw).text


def _named(raw: bytes) -> str:
    found = NAMED.search(raw[:HEAD])
    return found[1].decode("ascii") if found else ""


def _known(label: str) -> str:
    """The codec for a name of an encoding; "" for UTF-8, and for names that pages have no use for."""
    try:
        name = codecs.lookup(label.strip()).name if label.isascii() else ""
    except (LookupError, ValueError):
        return ""
    wide = WIDER.get(name, name)
    return wide if wide in KNOWN else ""


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
