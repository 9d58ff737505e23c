"""The words of a line, and what general knowledge says of a word written with a capital."""

import re
from functools import lru_cache
from typing import NamedTuple

from digest.text.gazetteer import common, gazetteer

WORD = re.compile(
    r"([a-z]++)(?=[ ,.])"  # most words: the quick way
    r"|(?![ ,.\n])(?:"  # no word begins so: quick to pass over
    r"((?:[A-Z]\.){2,}|[A-Z]\.[A-Z]\b\.?"  # U.S., U.S
    r"|[^\W_]++(?:(?:[-‑&]|['’](?![sS]\b))[^\W_]++)*)"  # O’Brien, Jean-Marie, AT&T
    r"(['’][sS]\b)?)",
)
GLUED = re.compile(r"([A-Z][a-z]{2,})([A-Z][a-z]+)$")
OPENS_SENTENCE = frozenset('.!?:“"‘…•')
ARTICLES = frozenset({"al", "el", "ad", "as", "ash", "at", "az", "ul", "ibn", "bin"})
ACRONYM = range(2, 7)
SHORT = 3
SHORTEST_PART = 2


class Token(NamedTuple):
    """A word: where it is, what stands before it, whether it opens a sentence, whether ’s follows.

    `large` says whether it is written as a name (`capital`).
    """

    start: int
    end: int
    text: str
    gap: str
    lead: bool
    owns: bool
    large: bool


class Unit(NamedTuple):
    """A word, or a known name of several words, in a run; `tag` says what it is known as.

    `first` and `last` are the numbers of its first and last token in the line.
    """

    start: int
    end: int
    text: str
    tag: str
    lead: bool
    first: int
    last: int


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of one line of `text`; names joined by a hyphen stand as words of their own."""
    found: list[Token] = []
    at = start
    for match in WORD.finditer(text, start, end):
        small, word, own = match.groups()
        begin, after = match.span()
        gap = text[at:begin]
        if small and gap == " " and found:
            # By place: by name takes a tenth longer, on nearly each word.
            found.append(Token(begin, after, small, gap, False, False, False))  # noqa: FBT003  see above
            at = after
            continue
        word = word or small
        lead = not found or (not OPENS_SENTENCE.isdisjoint(gap) and not _abbreviated(found[-1], gap))
        owns = own is not None
        glued = GLUED.match(word) if word[1:] != word[1:].lower() else None
        if glued and any(token.text == glued[1] for token in found):
            # Two headlines run together: "… Donald TrumpFederal judge …"
            cut = begin + len(glued[1])
            found.append(Token(begin, cut, glued[1], gap, lead, owns=False, large=True))
            found.append(Token(cut, begin + len(word), glued[2], ". ", lead=True, owns=owns, large=True))
            at = after
            continue
        for first, last in _parts(word) if "-" in word else ((0, len(word)),):
            hyphen = "-" if first else gap
            whole = last == len(word)
            part, opens, has = word[first:last], lead and not first, owns and whole
            found.append(Token(begin + first, begin + last, part, hyphen, opens, has, capital(part)))
        at = after
    return found


def _abbreviated(before: Token, gap: str) -> bool:
    initial = len(before.text) == 1 and before.text.isupper() and before.text != "I"
    return gap.strip(" ") == "." and (initial or before.text in gazetteer().cues["initialtitle"])


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[tuple[int, int], ...]:
    """Where a hyphened word falls into parts that each are a name or none ("Russia-Ukraine", "US-led")."""
    whole = ((0, len(word)),)
    if word.islower() or known(word) in ("place", "organization", "given"):
        return whole
    parts = word.split("-")
    if parts[0] in ARTICLES or any(part.isdigit() for part in parts):
        return whole
    apart = any(_said_of(part) for part in parts) or any(known(part) in ("people", "place") for part in parts)
    if not apart:
        return whole
    cuts: list[tuple[int, int]] = []
    at = 0
    for part in parts:
        cuts.append((at, at + len(part)))
        at += len(part) + 1
    return tuple(cut for cut in cuts if cut[0] < cut[1])


def _said_of(part: str) -> bool:
    """Whether a small part of a hyphened word is a word ("-led"), not part of a name ("Jae-in")."""
    return part[:1].islower() and len(part) > SHORTEST_PART and common(part)


@lru_cache(maxsize=16384)
def known(word: str) -> str:
    """What a word is known as.

    One of never, place, organization, other, function, people, title, given, acronym, plain, unknown.
    """
    lists = gazetteer()
    checks = (
        ("never", word in lists.cues["never"]),
        ("place", word in lists.places),
        (
            "organization",
            word in lists.organizations or ("." in word and word.replace(".", "") in lists.organizations),
        ),
        ("other", word in lists.things),
        ("function", word.lower() in lists.cues["function"]),
        ("people", word in lists.peoples),
        ("title", word.lower().replace(".", "") in lists.titles),
        ("given", word in lists.given),
        ("acronym", _acronym(word)),
        ("plain", common(word) and word not in lists.figures),
    )
    return next((tag for tag, holds in checks if holds), "unknown")


def _acronym(word: str) -> bool:
    """Two to six capitals, unless they shout an everyday word of three letters or more."""
    if not word.isupper() or not word.isalpha() or len(word) not in ACRONYM:
        return False
    return len(word) < SHORT or not common(word)


def capital(word: str) -> bool:
    """Whether a word is written as a name: with a capital, or with an article as in "al-Assad"."""
    if word[0].isupper():
        return True
    if word[0].isdigit():
        return word in gazetteer().cues["team"]
    return "-" in word and word.split("-", 1)[0] in ARTICLES and not word.islower()
