"""Runs of capitalized words, which is where names hide, each word with what general knowledge says of it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from digest.text.bridges import bridge
from digest.text.capitals import SHORT, WORD, Token, Unit, known
from digest.text.gazetteer import gazetteer

PARTY = re.compile(r"(?:[RDI]|Rep|Dem|Ind)\.?-[A-Z]")  # "Susan Collins, R-Maine"
CODED = re.compile(r"[a-z]\d+[A-Za-z]|[A-Z]\d+[a-z]")  # "Qx7TfnLpZ2": the end of a shortened address
CODE = 8
LONGEST_RUN = 8


def runs(text: str, line: Sequence[Token]) -> Iterator[list[Unit]]:
    """The runs of capitalized words in a line: broken by ’s, by punctuation and by lower-case words.

    Particles ("van der"), "of" after such words as Ministry, and initials with their point do not break one.
    """
    run: list[Unit] = []
    at = 0
    while at < len(line):
        if not run and not line[at].large:
            at += 1
            continue
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
        at = bridge(line, at, run)
    if run:
        yield run


def _unit(text: str, line: Sequence[Token], at: int) -> Unit | None:
    token = line[at]
    if not token.large or PARTY.match(token.text) or _no_word(line, at):
        return None
    phrase = _phrase(text, line, at)
    if phrase is not None:
        return phrase
    tag = known(token.text)
    if _initial(line, at) or (token.text == "May" and _surname_may(line, at)):
        tag = "unknown"
    if tag == "function" and _given_word(line, at):
        tag = "given"
    if token.text in gazetteer().cues["seat"] and _before_given(line, at):
        tag = "title"
    if tag in ("never", "function"):
        return None
    return Unit(token.start, token.end, token.text, tag, token.lead, at, at)


def _no_word(line: Sequence[Token], at: int) -> bool:
    """Whether a token is a handle, part of an address, a code, a shouted word or "Okla."."""
    token = line[at]
    if token.gap.endswith("@") or (token.gap == "/" and at > 0 and line[at - 1].text.islower()):
        return True
    if token.gap == ", " and token.text in gazetteer().cues["state"]:
        return token.text not in gazetteer().organizations
    if token.text.isupper():
        beside = (*line[max(at - 1, 0) : at], *line[at + 1 : at + 2])
        return _shouts(token) or (known(token.text) == "acronym" and any(_shouts(word) for word in beside))
    return len(token.text) >= CODE and not token.text.isalpha() and CODED.search(token.text) is not None


def _shouts(token: Token) -> bool:
    return len(token.text) > SHORT and token.text.isupper() and known(token.text) == "plain"


def _initial(line: Sequence[Token], at: int) -> bool:
    """Whether a single letter is an initial: "James A. Baker"."""
    token = line[at]
    ahead = line[at + 1] if at + 1 < len(line) else None
    return len(token.text) == 1 and ahead is not None and ahead.gap == ". " and ahead.large and at > 0


def _given_word(line: Sequence[Token], at: int) -> bool:
    """Whether a small word is a given name: "Per Aune", "Will Orlund", inside a sentence."""
    token = line[at]
    ahead = line[at + 1] if at + 1 < len(line) else None
    if token.lead or token.text not in gazetteer().cues["givenword"] or ahead is None or ahead.gap != " ":
        return False
    return ahead.large and known(ahead.text) == "unknown"


def _before_given(line: Sequence[Token], at: int) -> bool:
    """Whether a given name follows: "TD" is a title in "Kerry TD Tom Hill" and no bank's name."""
    ahead = line[at + 1] if at + 1 < len(line) else None
    return ahead is not None and ahead.gap == " " and ahead.large and known(ahead.text) == "given"


def _surname_may(line: Sequence[Token], at: int) -> bool:
    """Whether May is a surname: after a given name or Mrs, or where it speaks."""
    if not at or line[at].gap not in (" ", ". "):
        return False
    before = line[at - 1].text
    return known(before) == "given" or before in gazetteer().cues["initialtitle"]


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
            if word and word[0] != name and " " in name:
                by_first.setdefault(word[0], []).append((name, tag))
    return {first: tuple(sorted(names, key=lambda pair: -len(pair[0]))) for first, names in by_first.items()}


def _adjoins(line: Sequence[Token], at: int, before: Unit) -> bool:
    gap = line[at].gap
    if at > before.last + 1:
        return True  # bridged
    if gap in (" ", " & "):
        return True
    return gap in (". ", " . ") and not line[at].lead
