"""Whom words before a quotation name, in languages whose grammar of speech is not known here word by word."""

import re
import tomllib
from functools import cache
from importlib.resources import files

POINTS = "،؛,;:("
WORD = re.compile(rf"[^\s{POINTS}]+")
MANNER = "ًا"  # by which an Arabic word for how something is done ends: "laughing"
# German: an article, words with a capital, and the small words that stand within a name or a title.
GERMAN = re.compile(
    r"(?:[a-zäöüß]+ )?[A-ZÄÖÜ][\w.’'-]*"
    r"(?:(?: (?:vo[mn]|zu[mr]?|d(?:e[rsmn]|ie)|für|im|in|am|an|und|de|van))* [A-ZÄÖÜ][\w.’'-]*)*"
)


def spoken_of(text: str, language: str) -> tuple[int, int] | None:
    """Where in `text`, which stands before a quotation, the speaker is named; None where nobody is.

    Arabic puts the verb first ("and said the nurse Hiba Awad, who works in Cairo"): the name follows it, up
    to a point or a word that begins something else. In German it is the first run of words with capitals.
    Words of other languages are given back whole.
    """
    if language == "de":
        found = GERMAN.match(text)
        return found.span() if found else (0, len(text))
    verbs, stops = _lists(language)
    if not verbs:
        return 0, len(text)
    named: list[re.Match[str]] = []
    for number, word in enumerate(WORD.finditer(text)):
        if not number and word[0] in verbs:
            continue
        apart = named and any(mark in POINTS for mark in text[named[-1].end() : word.start()])
        if apart or word[0] in stops:
            break
        if not word[0].endswith(MANNER):
            named.append(word)
    return (named[0].start(), named[-1].end()) if named else None


@cache
def _lists(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The verbs of speech that come first, and the words that end a name."""
    raw = (files("digest.text") / "data" / "speech.toml").read_text(encoding="utf-8")
    words: dict[str, list[str]] = tomllib.loads(raw).get(language, {})
    verbs = words.get("first", [])
    return frozenset((*verbs, *(f"و{verb}" for verb in verbs))), frozenset(words.get("stops", []))
