"""Words that say when, read from one list a language, and a text cut into tokens of which each has one class.

The grammar never sees words, only a string with one letter a token ("On Sunday, December 14" is "PW,Md"), so
one set of rules serves all languages and every search is over a few hundred letters.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

LANGUAGES = ("en", "de", "es", "fr", "ru", "uk", "zh")
CLASSES = {
    "months": "M", "weekdays": "W", "weekday_sets": "w", "numbers": "N", "ordinals": "O", "articles": "a",
    "the": "t", "halves": "q", "units": "u", "units_plural": "U", "weekends": "k", "parts": "p", "noon": "n",
    "seasons": "S", "holidays": "H", "nameless": "x", "days": "R", "tonight": "R", "last": "L", "next": "X",
    "this": "i", "that": "s", "early": "E", "ago": "g", "before": "e", "later": "l", "every": "v",
    "sets": "y", "refs": "r", "recent": "z", "about": "b", "bounds": "c", "more": "m", "during": "P",
    "until": "B", "and": "j", "of": "f",
    "eras": "C", "zones": "Z", "clocks": "K", "year_marks": "1", "month_marks": "2", "day_marks": "3",
}  # fmt: skip
TENSES = {"past": "-", "future": "+"}
LONGEST_NUMBER = 9  # digits; a longer run says no day, and Python refuses to read thousands of digits
LAST_DAY, FIRST_YEAR, LAST_YEAR = 31, 1000, 2199

TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?!\d))"
    r"|(?P<slash>\d{1,2}/\d{1,2}/\d{4}(?!\d)|\d{1,2}\.\d{1,2}\.\d{4}(?!\d))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<decade>\d{3}0s\b|['’‘]\d0s\b)"
    r"|(?P<nth>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<half>½|1/2(?![\d/]))"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<ampm>[AaPp]\.\s?[Mm]\b\.?|(?<=[\d\s])[AaPp][Mm]\b)"
    r"|(?P<era>[Bb]\.\s?[Cc]\b(?:\.[Ee]\b)?\.?|B\.?C\.?E?\b\.?)"
    r"|(?P<own>['’]s\b)"
    r"|(?P<han>[\u3040-\u30ff\u3400-\u9fff])"
    r"|(?P<word>[^\W\d_\u3040-\u30ff\u3400-\u9fff][^\W_\u3040-\u30ff\u3400-\u9fff]*)"
    r"|(?P<line>\n|[ \t\u00a0]{4,})"
    r"|(?P<dash>[-–—−‑])"
    r"|(?P<stop>[.!?。！？…])"
    r"|(?P<sign>[^\w\s])"
)
SIGNS = {
    "iso": "I", "slash": "F", "clock": "T", "decade": "G", "half": "q", "ampm": "A", "era": "C", "own": "'",
    "line": "|", "dash": "-", "stop": "!",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language: class and value of each, words that tell the tense, and its habits."""

    words: dict[str, tuple[str, str]]
    phrases: dict[str, tuple[str, ...]]  # by first token, longest first
    tenses: dict[str, str]
    cased: frozenset[str]  # classes whose words count only with a capital letter
    doubtful: frozenset[str]
    abbreviations: frozenset[str]
    numeric_order: str
    ordinal_dot: bool


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


@lru_cache(maxsize=len(LANGUAGES))
def lexicon(language: str) -> Lexicon:
    """The words of `language`; those of English, which read figures too, where it is not among LANGUAGES."""
    known = language if language in LANGUAGES else "en"
    source = files("digest.text").joinpath("data", "times", f"{known}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    words = {
        word: (kind, str(value))
        for section, kind in CLASSES.items()
        for word, value in table.get(section, {}).items()
    }
    tenses = {word: mark for section, mark in TENSES.items() for word in table.get(section, {})}
    return Lexicon(
        words=words,
        phrases=_phrases([*words, *tenses]),
        tenses=tenses,
        cased=frozenset(CLASSES[section] for section in table["cased"]),
        doubtful=frozenset(table["doubtful"]),
        abbreviations=frozenset(table["abbreviations"]),
        numeric_order=table["numeric_order"],
        ordinal_dot=table["ordinal_dot"],
    )


def _phrases(entries: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for entry in entries:
        first = TOKEN.match(entry)
        if first and first.end() < len(entry):
            found.setdefault(first[0], set()).add(entry)
    return {head: tuple(sorted(group, key=lambda p: (-len(p), p))) for head, group in found.items()}


def tokens(text: str, language: str) -> Tokens:
    """`text` cut into tokens with their classes; linear in its length."""
    known = lexicon(language)
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow when lowered: offsets come first
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    values: list[str] = []
    marks: list[str] = []
    at = 0
    while found := TOKEN.search(text, at):
        start, end, group = found.start(), found.end(), found.lastgroup or "sign"
        if group in ("word", "han", "number"):
            end = _phrase_end(known, lowered, start, end)
        word = lowered[start:end]
        kind, value = _class(known, text, start, group, word)
        starts.append(start)
        ends.append(end)
        kinds.append(kind)
        values.append(value)
        marks.append(
            known.tenses.get(word) or ("-" if word.endswith("ed") and len(word) > len("need") else " ")
        )
        at = end
    words = [lowered[start:end] for start, end in zip(starts, ends, strict=True)]
    classes = _stops("".join(kinds), known, text, words, ends)
    return Tokens(
        text=text, lexicon=known, starts=starts, ends=ends, words=words, classes=classes, values=values,
        tenses="".join(marks),
    )  # fmt: skip


def _phrase_end(known: Lexicon, lowered: str, start: int, end: int) -> int:
    for phrase in known.phrases.get(lowered[start:end], ()):
        last = start + len(phrase)
        if lowered.startswith(phrase, start) and (
            _is_han(phrase[-1]) or not lowered[last : last + 1].isalnum()
        ):
            return last
    return end


def _is_han(letter: str) -> bool:
    return "\u3040" <= letter <= "\u9fff"


def _class(known: Lexicon, text: str, start: int, group: str, word: str) -> tuple[str, str]:
    if group == "nth":
        return ("o", word[:-2]) if 1 <= int(word[:-2]) <= LAST_DAY else ("O", word[:-2])
    if group == "number":
        return ("o", known.words[word][1]) if word in known.words else _number_class(word)
    if group in ("word", "han", "era"):
        kind, value = known.words.get(word, ("x", ""))
        if kind in known.cased and not text[start].isupper():
            return "x", ""
        return (SIGNS[group], "BC") if group == "era" else (kind, value)
    if group == "sign":
        return (word, "") if word in ',()/"“”$€£%' else ("x", "")
    return SIGNS[group], word


def _number_class(word: str) -> tuple[str, str]:
    if not word.isdecimal():
        plain = word.replace(",", "")
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
    if known.ordinal_dot and kinds[i - 1] == "d":
        return True
    if kinds[i - 1] == "M":
        return len(before) <= len("sept") and (following.isdigit() or before not in ("may", "june", "july"))
    return len(before) == 1 or before in known.abbreviations
