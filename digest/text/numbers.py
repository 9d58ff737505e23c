"""Numbers that a text states, with the noun each one counts."""

import re
from typing import NamedTuple

from digest.text.words import stem, stop_words

UNTIL_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SMALL = {word: value for value, word in enumerate(UNTIL_TWENTY)} | TENS
LARGE = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
    "m": 10**6,
}
WORDS = "|".join(sorted((*SMALL, "dozen"), key=len, reverse=True))
NUMBER = re.compile(
    rf"(?<![\w.,$€£])(?P<sign>[$€£])?"
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?P<word>{WORDS}))"
    r"(?:[ -]?(?P<large>dozen|hundred|thousand|million|billion|trillion|bn|m)\b"
    rf"(?:(?: and)?[ -](?P<rest>{WORDS})\b)?)?"
    rf"(?P<percent> ?%| percent| per cent)?(?![\d,.]*\d)",
    re.IGNORECASE,
)
NOBODY = re.compile(r"\b(?:nobody|no one|no people)\b", re.IGNORECASE)
NOUN = re.compile(r"[ -]+((?:[^\W\d_]+[ -]){0,2}?[^\W\d_]{3,})")


class Number(NamedTuple):
    """A number in a text: where it stands, its value, the stem of what it counts ("" if nothing tells)."""

    start: int
    end: int
    value: float
    unit: str


def numbers(text: str) -> tuple[Number, ...]:
    """The cardinal numbers of `text`, in order: digits, number words up to ninety, dozens, percent, money.

    "one" alone is left out: it is mostly a pronoun ("one of the …").
    """
    found: list[Number] = []
    found.extend(Number(none.start(), none.end(), 0.0, stem("people")) for none in NOBODY.finditer(text))
    for match in NUMBER.finditer(text):
        word = (match["word"] or "").lower()
        if word == "one" and not match["large"]:
            continue
        value = float(match["digits"].replace(",", "")) if match["digits"] else float(SMALL.get(word, 12))
        value *= LARGE.get((match["large"] or "").lower(), 1)
        value += SMALL.get((match["rest"] or "").lower(), 0)
        found.append(Number(match.start(), match.end(), value, _unit(text, match)))
    return tuple(sorted(found))


def _unit(text: str, match: re.Match[str]) -> str:
    if match["percent"]:
        return "%"
    if match["sign"]:
        return match["sign"]
    noun = NOUN.match(text, match.end())
    if not noun:
        return ""
    stop = stop_words("en")
    word = next((word for word in re.split("[ -]", noun[1]) if word.lower() not in stop), "")
    return stem(word)


def counted(text: str, number: Number) -> int:
    """Where the noun that `number` counts ends in `text`; the end of the number where nothing is counted."""
    noun = NOUN.match(text, number.end)
    return noun.end() if noun and number.unit not in ("", "%", "$", "€", "£") else number.end
