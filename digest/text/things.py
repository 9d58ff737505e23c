"""What a figure counts in another language than English: a listed thing, money, a share, or the next noun."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from digest.text.counting import Counting
from digest.text.words import stem, stop_words
from digest.text.written import Written

CREW, MAGNITUDE = "crew", "magnitude"
REACH = 3  # words after a figure among which what it counts is looked for
AHEAD = 80  # letters in which these stand
BEFORE = 34  # letters before a figure in which "magnitude" is looked for
SHORT = 3  # letters; a shorter word is an abbreviation
LETTERS = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
SIGN = re.compile(r"[$€£]")
ELIDED = "d'"  # French: "3 millions d'euros"


class Thing(NamedTuple):
    """What is counted: its unit ("" where nothing tells), how many of it one makes, where its word ends."""

    unit: str
    factor: float = 1.0
    end: int = 0


def thing(text: str, figure: Written, lists: Counting, language: str) -> Thing | None:
    """What `figure` of `text` (folded) counts; None where the figure is none of interest ("6 Uhr")."""
    if lists.percent.match(text, figure.end):
        return Thing("%")
    before = text[max(0, figure.start - BEFORE) : figure.start]
    sign = SIGN.match(before[-1:]) or SIGN.match(text[figure.end :].lstrip()[:1])
    if sign:
        return Thing(sign[0])
    measure = next((name for name, pattern in lists.before if pattern.search(before)), None)
    if measure:
        return Thing(measure)
    return _listed_at(text, figure.end, lists) if lists.glued else _worded(text, figure, lists, language)


def _listed_at(text: str, end: int, lists: Counting) -> Thing | None:
    """The unit written right behind a figure, the longest of those that fit."""
    fits = [
        (match.end(), name, factor)
        for pattern, name, factor in lists.units
        if (match := pattern.match(text, end))
    ]
    if not fits:
        return None
    last, name, factor = max(fits)
    return Thing(name, factor, last)


def _worded(text: str, figure: Written, lists: Counting, language: str) -> Thing | None:
    """The unit among the next words: a listed one, else the noun by the habit of the language."""
    near = list(_behind(text, figure.end, lists, language))
    if any(lists.drop.fullmatch(_low(each)) for each in near):
        return None
    for each in near:
        listed = _listed(text, each, lists)
        if listed:
            return listed
    nouns = [each for each in near if _low(each) not in stop_words(language)]
    if lists.nouns == "capital":
        nouns = [each for each in nouns if each[0][0].isupper()]
    if not nouns or len(nouns[0][0]) < SHORT:
        return Thing("")
    return Thing(stem(nouns[0][0], language), end=nouns[0].end())


def _behind(text: str, end: int, lists: Counting, language: str) -> Iterator[re.Match[str]]:
    """The few words behind a figure, up to a sign or a small word; "de" in between is passed over."""
    at, count = end, 0
    for match in LETTERS.finditer(text, end, end + AHEAD):
        if text[at : match.start()] not in (" ", "", "-"):
            return
        at = match.end()
        if not count and match[0].lower() in lists.links:
            continue
        yield match
        count += 1
        if count == REACH or _low(match) in stop_words(language):
            return


def _low(match: re.Match[str]) -> str:
    return match[0].lower().removeprefix(ELIDED)


def _listed(text: str, match: re.Match[str], lists: Counting) -> Thing | None:
    """The unit that a word, with the one behind it or alone, is listed as."""
    following = LETTERS.match(text, match.end() + 1)
    phrases = [(_low(match), match.end())]
    if following:
        phrases.insert(0, (f"{_low(match)} {following[0].lower()}", following.end()))
    for phrase, last in phrases:
        for pattern, name, factor in lists.units:
            if pattern.fullmatch(phrase):
                return Thing(name, factor, last)
    return None
