"""A text cut into words and signs, of which each has one class: month, weekday, number or none.

The grammar never sees words, only a string with one letter a token ("On Sunday, December 14" is "PW,Md"), so
one set of rules serves all languages and every search is over a few hundred letters.
"""

import re
from dataclasses import dataclass
from functools import cache

from digest.text.times.lexicon import HAN, LETTER, REST, Lexicon, lexicon

SHORT_STEM = 2  # letters: "need" and "shed" are no verbs in -ed
LONGEST_NUMBER = 9  # digits; a longer run says no day, and Python refuses to read thousands of digits
LAST_DAY, FIRST_YEAR, LAST_YEAR = 31, 1000, 2199

NO_CLASS = ("x", "")
MOST_REMEMBERED = 50_000  # words, some 10 MB
ALWAYS = frozenset(["plain", "word", "sign", "stop", "dash", "own"])  # whose class the word alone tells
PHRASED = ("word", "han", "number", "sign")  # tokens that may begin a phrase
TOKEN = re.compile(
    r" ?(?:"
    rf"(?P<plain>[c-oq-zCDEGJ-ORSTUWYZ]{REST})"  # no other row begins with these: most words end here
    r"|(?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?(?!\d))"
    r"|(?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)"
    r"|\d{2}\.\d{2}\.\d{2}(?![\d.]))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|\d{1,2}\.\d{2}(?=\s?(?:[AaPp]\.?[Mm]\b|Uhr\b))"
    r"|\d{1,2}\s?h\s?\d{2}\b)"
    r"|(?P<decade>\d{2,3}0s\b|['’‘]\d0s\b|(?:\d\d)?\d0(?:ern?|-х)\b)"
    r"|(?P<nth>\d{1,2}(?:st|nd|rd|th|er|º|ª|-(?:го|ого|му|е|й|ше|та|те|а))\b)"
    r"|(?P<roman>[IVX]{1,6}(?:e|ème)?\b)"
    r"|(?P<quarter>[QH][1-4]\b)|(?P<fy>FY\s?(?:\d{4}|['’]?\d{2})\b)"
    r"|(?P<half>½|1/2(?![\d/]))"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<ampm>[AaPp]\.\s?[Mm]\b\.?|(?<=[\d\s])[AaPp][Mm]\b)"
    r"|(?P<era>[Bb]\.\s?[Cc]\b(?:\.[Ee]\b)?\.?|BCE?\b)"
    r"|(?P<own>['’]s\b)"
    rf"|(?P<han>[{HAN}])"
    rf"|(?P<word>{LETTER}{REST})"
    r"|(?P<line>\n|[ \t\u00a0]{4,})"
    r"|(?P<dash>[-–—−‑])"
    r"|(?P<stop>[.!?。！？…])"
    r"|(?P<sign>[^\w\s]))"
)
ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
SIGNS = {
    "iso": "I", "slash": "F", "clock": "T", "decade": "G", "half": "q", "ampm": "A", "era": "C", "own": "'",
    "line": "|", "dash": "-", "stop": "!", "quarter": "7", "fy": "8", "roman": "9",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens of a text side by side: offsets, lower-case words, class letters, values, tense marks."""

    text: str
    lexicon: Lexicon
    starts: list[int]
    ends: list[int]
    words: list[str]
    classes: str
    values: list[str]
    tenses: str


def tokens(text: str, language: str) -> Tokens:
    """`text` cut into tokens with their classes; linear in its length."""
    known = lexicon(language)
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow when lowered: offsets come first
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    kinds: list[str] = []
    values: list[str] = []
    marks: list[str] = []
    seen = _remembered(known.language)
    if len(seen) > MOST_REMEMBERED:
        seen.clear()
    romans = "roman_centuries" in known.habits
    at = 0
    while found := TOKEN.search(text, at):
        group = found.lastgroup or "sign"
        start, end = found.span(group)
        word = lowered[start:end]
        told = seen.get(word) if group in ALWAYS else None
        if told is None:
            group = "word" if group == "plain" or (group == "roman" and not romans) else group
            end = _end(known, lowered, start, end, group)
            word = lowered[start:end]
            told = (*_class(known, text, start, group, word), _mark(known, word))
            if group in ALWAYS and word not in known.phrases and not _varies(known, word):
                seen[word] = told
        starts.append(start)
        ends.append(end)
        words.append(word)
        kinds.append(told[0])
        values.append(told[1])
        marks.append(told[2])
        at = end
    return Tokens(
        text=text, lexicon=known, starts=starts, ends=ends, words=words,
        classes=_stops("".join(kinds), known, text, words, ends), values=values, tenses="".join(marks),
    )  # fmt: skip


def _varies(known: Lexicon, word: str) -> bool:
    return word in known.spelled or _needs_capital(known, word)


def _needs_capital(known: Lexicon, word: str) -> bool:
    return word in known.capitals or (word in known.words and known.words[word][0] in known.cased)


@cache
def _remembered(language: str) -> dict[str, tuple[str, str, str]]:
    """Class, value and tense of words met so far that are always the same: a memory that saves time."""
    del language  # it only tells one memory from another
    return {}


def _mark(known: Lexicon, word: str) -> str:
    told = known.tenses.get(word)
    if told is not None:
        return told
    if _inflected(word, known.past_endings):
        return "-"
    return "+" if _inflected(word, known.future_endings) else " "


def _inflected(word: str, endings: tuple[str, ...]) -> bool:
    return word.endswith(endings) and any(
        len(word) > len(ending) + SHORT_STEM and word.endswith(ending) for ending in endings
    )


def _end(known: Lexicon, lowered: str, start: int, end: int, group: str) -> int:
    """Where a token ends: a phrase of several words is one, "Montagabend" two."""
    if group not in PHRASED:
        return end
    glued = known.glued.get(lowered[start:end])
    return start + glued if glued else _phrase_end(known, lowered, start, end)


def _phrase_end(known: Lexicon, lowered: str, start: int, end: int) -> int:
    for phrase in known.phrases.get(lowered[start:end], ()):
        last = start + len(phrase)
        if lowered.startswith(phrase, start) and (
            _is_han(phrase[-1]) or not phrase[-1].isalnum() or not lowered[last : last + 1].isalnum()
        ):
            return last
    return end


def _is_han(letter: str) -> bool:
    return "\u3040" <= letter <= "\u9fff"


def _class(known: Lexicon, text: str, start: int, group: str, word: str) -> tuple[str, str]:
    if group in ("word", "han"):
        return _word_class(known, text[start : start + len(word)], word)
    if group == "sign" and word not in known.words:
        return (word, "") if word in ',()/"“”$€£%' else NO_CLASS
    if group in ("nth", "number", "roman"):
        return _figure_class(known, group, word)
    if group == "ampm" and "." not in word and "am_pm" not in known.habits:
        return NO_CLASS
    return known.words[word] if group == "sign" else (SIGNS[group], "BC" if group == "era" else word)


def _word_class(known: Lexicon, spelled: str, word: str) -> tuple[str, str]:
    if not spelled[0].isupper() and _needs_capital(known, word):
        return NO_CLASS
    return known.words.get(spelled) or known.words.get(word, NO_CLASS)


def _figure_class(known: Lexicon, group: str, word: str) -> tuple[str, str]:
    if group == "nth":
        number = re.split(r"\D", word, maxsplit=1)[0]
        return ("o", number) if 1 <= int(number) <= LAST_DAY else ("O", number)
    if group == "roman":
        return ("9", str(_roman(word))) if _roman(word) else NO_CLASS
    if word in known.words:
        kind, value = known.words[word]
        return ("o", value) if kind in "oO" else (kind, value)
    return _number_class(word)


def _roman(word: str) -> int:
    """The number that Roman figures tell, up to 39; 0 where they tell none."""
    found = ROMAN.fullmatch(word.rstrip("eèm"))
    if found is None or not word:
        return 0
    ones = {"ix": 9, "iv": 4}.get(found[2], len(found[2].lstrip("v")) + 5 * found[2].startswith("v"))
    return 10 * len(found[1]) + ones


def _number_class(word: str) -> tuple[str, str]:
    if not word.isdecimal():
        plain = word.replace(",", "")
        if plain.count(".") > 1:
            return "x", ""
        return "h", plain if len(plain) <= LONGEST_NUMBER else "X"
    if len(word) > LONGEST_NUMBER:
        return "x", ""
    number = int(word)
    if len(word) <= 2:  # noqa: PLR2004 - a day of the month has one or two digits
        return ("d" if 1 <= number <= LAST_DAY else "h"), word
    is_year = len(word) == len("2025") and FIRST_YEAR <= number <= LAST_YEAR
    return ("Y" if is_year else "h"), word


def _stops(classes: str, known: Lexicon, text: str, words: list[str], ends: list[int]) -> str:
    """The classes with "." for each full stop that ends no sentence: after "Dec", before a small letter."""
    kinds = list(classes)
    for i, kind in enumerate(kinds):
        if kind == "!" and words[i] == "." and i and _is_shortening(known, kinds, words, text, ends, i):
            kinds[i] = "."
    return "".join(kinds)


def _is_shortening(
    known: Lexicon, kinds: list[str], words: list[str], text: str, ends: list[int], i: int
) -> bool:
    before = words[i - 1]
    following = text[ends[i] : ends[i] + 2].strip()[:1]
    if following.islower() or following == ",":
        return True
    if "ordinal_dot" in known.habits and kinds[i - 1] == "d":
        return True
    if kinds[i - 1] == "M":
        return len(before) <= len("sept") and (following.isdigit() or before not in ("may", "june", "july"))
    return len(before) == 1 or before in known.abbreviations
