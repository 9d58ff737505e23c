"""Runs of capitalized words, which is where names hide, each word with what general knowledge says of it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from digest.text.gazetteer import common, gazetteer

PARTY = re.compile(r"(?:[RDI]|Rep|Dem|Ind)\.?-[A-Z]")  # "Susan Collins, R-Maine"
WORD = re.compile(
    r"((?:[A-Z]\.){2,}|[A-Z]\.[A-Z]\b\.?"  # U.S., U.S
    r"|[^\W_]+(?:(?:[-‑&]|['’](?![sS]\b))[^\W_]+)*)"  # O’Brien, Jean-Marie, AT&T
    r"(['’][sS]\b)?",
)
GLUED = re.compile(r"([A-Z][a-z]{2,})([A-Z][a-z]+)$")
OPENS_SENTENCE = frozenset('.!?:“"‘…•')
ARTICLES = frozenset({"al", "el", "ad", "as", "ash", "at", "az", "ul", "ibn", "bin"})
CODED = re.compile(r"[a-z]\d+[A-Za-z]|[A-Z]\d+[a-z]")  # "Qx7TfnLpZ2": the end of a shortened address
CODE = 8
LONGEST_RUN = 8
ACRONYM = range(2, 7)
SHORT = 3
LONGEST_AND = 5  # words looked through behind "and" for what the body is
SHORTEST_PART = 2
JOINING = frozenset({"of", "for", "on"})


class Token(NamedTuple):
    """A word: where it is, what stands before it, whether it opens a sentence, whether ’s follows."""

    start: int
    end: int
    text: str
    gap: str
    lead: bool
    owns: bool


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
        gap = text[at : match.start()]
        if gap == " " and found and match[1].islower() and match[2] is None and "-" not in match[1]:
            # Most words are small and stand between blanks: the quick way for them.
            found.append(Token(match.start(), match.end(), match[1], gap, lead=False, owns=False))
            at = match.end()
            continue
        lead = not found or (not OPENS_SENTENCE.isdisjoint(gap) and not _abbreviated(found[-1], gap))
        owns = match[2] is not None
        word = match[1]
        glued = GLUED.match(word) if word[1:] != word[1:].lower() else None
        if glued and any(token.text == glued[1] for token in found):
            # Two headlines run together: "… Donald TrumpFederal judge …"
            cut = match.start() + len(glued[1])
            found.append(Token(match.start(), cut, glued[1], gap, lead, owns=False))
            found.append(Token(cut, match.start() + len(word), glued[2], ". ", lead=True, owns=owns))
            at = match.end()
            continue
        for first, last in _parts(word) if "-" in word else ((0, len(word)),):
            hyphen = "-" if first else gap
            whole = last == len(word)
            place = (match.start() + first, match.start() + last)
            found.append(Token(*place, word[first:last], hyphen, lead and not first, owns and whole))
        at = match.end()
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
    """Two to six capitals, unless they shout an everyday word of four letters or more."""
    if not word.isupper() or not word.isalpha() or len(word) not in ACRONYM:
        return False
    return len(word) <= SHORT or not common(word)


def capital(word: str) -> bool:
    """Whether a word is written as a name: with a capital, or with an article as in "al-Assad"."""
    if word[0].isupper():
        return True
    if word[0].isdigit():
        return word in gazetteer().cues["team"]
    return "-" in word and word.split("-", 1)[0] in ARTICLES and not word.islower()


def runs(text: str, line: Sequence[Token]) -> Iterator[list[Unit]]:
    """The runs of capitalized words in a line: broken by ’s, by punctuation and by lower-case words.

    Particles ("van der"), "of" after such words as Ministry, and initials with their point do not break one.
    """
    run: list[Unit] = []
    at = 0
    while at < len(line):
        unit = _unit(text, line, at) or (_numeral(line, at) if run else None)
        if run and (unit is None or len(run) >= LONGEST_RUN or not _adjoins(line, at, run[-1])):
            yield run
            run = []
        if unit is None:
            at += 1
            continue
        run.append(unit)
        at = unit.last + 1
        if line[unit.last].owns:
            yield run
            run = []
            continue
        at = _bridge(line, at, run)
        if at == unit.last + 1:
            at = _and(line, at, run)
    if run:
        yield run


def _unit(text: str, line: Sequence[Token], at: int) -> Unit | None:
    token = line[at]
    if not capital(token.text) or PARTY.match(token.text) or _no_word(line, at):
        return None
    phrase = _phrase(text, line, at)
    if phrase is not None:
        return phrase
    tag = known(token.text)
    if _initial(line, at) or (token.text == "May" and _surname_may(line, at)):
        tag = "unknown"
    if tag == "function" and _given_word(line, at):
        tag = "given"
    if tag in ("never", "function"):
        return None
    return Unit(token.start, token.end, token.text, tag, token.lead, at, at)


def _no_word(line: Sequence[Token], at: int) -> bool:
    """Whether a token is a handle ("@anbell"), part of an address, a code, a shouted word or "Tulsa, Okla."."""
    token = line[at]
    if token.gap.endswith("@") or (token.gap == "/" and at > 0 and line[at - 1].text.islower()):
        return True
    if token.gap == ", " and token.text in gazetteer().cues["state"]:
        return known(token.text) not in ("place", "organization")
    if token.text.isupper():
        beside = line[at - 1 : at] + line[at + 1 : at + 2]
        return _shouts(token) or (known(token.text) == "acronym" and any(_shouts(word) for word in beside))
    return len(token.text) >= CODE and not token.text.isalpha() and CODED.search(token.text) is not None


def _shouts(token: Token) -> bool:
    return len(token.text) > SHORT and token.text.isupper() and known(token.text) == "plain"


def _initial(line: Sequence[Token], at: int) -> bool:
    """Whether a single letter is an initial: "James A. Baker"."""
    token = line[at]
    ahead = line[at + 1] if at + 1 < len(line) else None
    return len(token.text) == 1 and ahead is not None and ahead.gap == ". " and capital(ahead.text) and at > 0


def _given_word(line: Sequence[Token], at: int) -> bool:
    """Whether a small word is a given name: "Per Aune", "Will Orlund", inside a sentence."""
    token = line[at]
    ahead = line[at + 1] if at + 1 < len(line) else None
    if token.lead or token.text not in gazetteer().cues["givenword"] or ahead is None or ahead.gap != " ":
        return False
    return capital(ahead.text) and known(ahead.text) == "unknown"


def _surname_may(line: Sequence[Token], at: int) -> bool:
    """Whether May is a surname: after a given name or Mrs, or where it speaks."""
    if not at or line[at].gap not in (" ", ". "):
        return False
    before = line[at - 1].text
    return known(before) == "given" or before in gazetteer().cues["initialtitle"]


def _joins(run: Sequence[Unit], small: str) -> bool:
    """Whether a name goes on behind its last word with "of" or "for"; behind a body's word with "on", too.

    "Foundation for the Defense of Democracies": once tied, "of" ties an everyday word as well.
    """
    cues, last = gazetteer().cues, run[-1]
    if last.text in cues["joins"]:
        return small != "on" or last.text in cues["joinsbody"]
    tied = len(run) > 1 and run[-2].text in cues["joinsbody"] and last.first > run[-2].last + 1
    return tied and small == "of" and last.tag == "plain"


def _numeral(line: Sequence[Token], at: int) -> Unit | None:
    """A word that ends a name but never begins one: "II" of World War II, "Jr"."""
    token = line[at]
    if token.text not in gazetteer().cues["suffix"]:
        return None
    return Unit(token.start, token.end, token.text, "plain", lead=False, first=at, last=at)


def _phrase(text: str, line: Sequence[Token], at: int) -> Unit | None:
    """The longest known name of several words that starts here."""
    token = line[at]
    for name, tag in phrases().get(token.text, ()):
        end = token.start + len(name)
        if not text.startswith(name, token.start) or (end < len(text) and text[end].isalnum()):
            continue
        last = at
        while last + 1 < len(line) and line[last + 1].end <= end:
            last += 1
        if line[last].end in (end, end - 1):
            return Unit(token.start, end, name, tag, token.lead, at, last)
    return None


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[tuple[str, str], ...]]:
    """The known names of several words by their first word, the longest first."""
    lists = gazetteer()
    by_first: dict[str, list[tuple[str, str]]] = {}
    sources = (
        ("place", lists.places), ("organization", lists.organizations), ("other", lists.things),
        ("people", lists.peoples),
    )  # fmt: skip
    for tag, names in sources:
        for name in sorted(names):
            word = WORD.match(name)
            if word and word[1] != name and " " in name:
                by_first.setdefault(word[1], []).append((name, tag))
    return {first: tuple(sorted(names, key=lambda pair: -len(pair[0]))) for first, names in by_first.items()}


def _adjoins(line: Sequence[Token], at: int, before: Unit) -> bool:
    gap = line[at].gap
    if at > before.last + 1:
        return True  # bridged
    if gap in (" ", " & "):
        return True
    return gap in (". ", " . ") and not line[at].lead


def _and(line: Sequence[Token], at: int, run: Sequence[Unit]) -> int:
    """Where a body's name goes on behind "and" ("Food and Farm Ministry", "Ministry of Food and Farms").

    The number of the token there, or `at`. Only everyday words and the word for the body make such a name.
    """
    cues = gazetteer().cues
    if at + 1 >= len(line) or line[at].text != "and" or line[at].gap != " ":
        return at
    if _body_word(run[-1].text) or any(unit.tag not in ("plain", "title") for unit in run[1:]):
        return at
    of = len(run) > 1 and run[0].text in cues["joinsbody"] and run[1].first > run[0].last + 1
    plain = run[0].tag == "plain" or run[0].text in cues["bodyfirst"]
    ahead = at + 1
    while ahead < min(at + LONGEST_AND, len(line)) and _everyday(line[ahead]):
        if line[ahead].text in cues["bodyend"] and ahead > at + 1:
            return at + 1 if plain and not of else at
        ahead += 1
    return at + 1 if of and ahead > at + 1 else at


def _body_word(word: str) -> bool:
    """Whether a word says what a body is: "Ministry", "Agency"."""
    return word in gazetteer().cues["bodyend"]


def _everyday(token: Token) -> bool:
    return (
        token.gap == " "
        and token.text[0].isupper()
        and not token.text.isupper()
        and known(token.text) in ("plain", "title")
    )


def _bridge(line: Sequence[Token], at: int, run: Sequence[Unit]) -> int:
    """The number of the token where the run goes on behind particles or "of the", or `at`."""
    ahead, unit = at, run[-1]
    if ahead < len(line) and line[ahead].text in JOINING and _joins(run, line[ahead].text):
        ahead += 1
        if ahead < len(line) and line[ahead].text == "the":
            ahead += 1
    elif unit.tag in ("given", "unknown"):
        while ahead < len(line) and line[ahead].text in gazetteer().cues["particle"] and ahead < at + 2:
            ahead += 1
    plain = all(line[number].gap == " " for number in range(at, min(ahead + 1, len(line))))
    return ahead if at < ahead < len(line) and plain and capital(line[ahead].text) else at
