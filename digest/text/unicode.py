"""Characters that nobody sees or that trick the eye, and what is done about them."""

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Vietnamese stacks two marks on a letter, Tibetan three; more is a prank that covers the lines around it.
MOST_MARKS = 4

# Zs, Zl, Zp, the C0 blanks and the letters that look like blanks (Hangul fillers, empty Braille cell).
BLANKS = re.compile(r"[\s\u0085\u115f\u1160\u2028\u2029\u2800\u3164\uffa0]+")
PLANES = "".join(chr(plane * 0x10000 + low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
CONTROLS = tuple(chr(code) for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\r")  # of ASCII; unfit
BREAKS = "\n\r\x85\u2028\u2029"
FILLERS = "\u115f\u1160\u3164\uffa0"  # those of the blanks that count as letters
# Not for text: C0 (but tab and line breaks), DEL, C1, surrogates, noncharacters, invisible tag letters.
# Flags spelled with tag letters (🏴 + England) are set aside first.
NOT_TEXT = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e007f" + PLANES
UNFIT = re.compile(f"[{NOT_TEXT}]")
FLAG = re.compile(r"(\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f)")
# Direction marks, embeddings, overrides and isolates; zero-width blanks and joiners of nothing; soft hyphen.
# U+200C and U+200D stay: Persian, Hindi and family emoji are spelled with them.
UNSEEN = re.compile(
    r"[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
LETTER = re.compile(r"[0-9A-Za-z]")  # most texts have one of these, and it is found at once
LONGEST_NAME = 20_000  # characters: all of it is looked at one by one


def fit(text: str) -> tuple[str, int, int]:
    """`text` with each character that is not for text replaced, one for one, by U+FFFD.

    Gives the text (as long as before), how many were replaced, and the offset of the first (-1 for none).
    """
    found = None if _printable(text) else UNFIT.search(text)
    if not found:
        return text, 0, -1
    parts, count = FLAG.split(text), 0  # every other part is a flag
    for at in range(0, len(parts), 2):
        parts[at], replaced = UNFIT.subn(REPLACEMENT, parts[at])
        count += replaced
    fitted = "".join(parts)
    changed = (at for at in range(found.start(), len(text)) if fitted[at] != text[at])
    return fitted, count, next(changed) if count else -1


def _printable(text: str) -> bool:
    """Whether all but line breaks can be printed: then all is fit, and that is seen much faster."""
    if text.isascii():
        return not any(map(text.__contains__, CONTROLS))  # thirty looks, each of them much quicker than one
    return text.replace("\n", "").isprintable()


def plain(text: str) -> str:
    """`text` as one line fit for a name or a title: NFC, single blanks, nothing invisible.

    Gives "" where nothing visible is left. Not for bodies: it moves offsets, and leaves out what comes after
    20,000 characters, for no name is as long.
    """
    text = text[:LONGEST_NAME]
    if text.isascii() and text.isprintable() and "  " not in text:  # as most names are: nothing to be done
        return text.strip(" ")
    seen = UNSEEN.sub("", fit(BLANKS.sub(" ", text))[0])
    return unicodedata.normalize("NFC", _few_marks(seen)).strip(" \u200c\u200d")


def unlined(text: str) -> str:
    """What `text` holds that one line of text cannot: "a line break", or a character as "U+0000"; else ""."""
    at = min((each for each in (fit(text)[2], *map(text.find, BREAKS)) if each >= 0), default=-1)
    return "" if at < 0 else "a line break" if text[at] in BREAKS else f"U+{ord(text[at]):04X}"


def readable(text: str) -> bool:
    """Whether `text` holds at least one letter or digit of any script."""
    return bool(LETTER.search(text)) or any(char.isalnum() and char not in FILLERS for char in text)


def _few_marks(text: str) -> str:
    """`text` with no more than MOST_MARKS combining marks on one letter."""
    if text.isascii() or not any(map(unicodedata.combining, set(text))):
        return text
    kept, marks = [], 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)
