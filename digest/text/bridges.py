"""Where a name goes on behind small words: "Ministry of Justice", "van der Berg", "Food and Farm Agency"."""

from collections.abc import Sequence

from digest.text.capitals import Token, Unit, known
from digest.text.gazetteer import gazetteer

LONGEST_AND = 5  # words looked through behind "and" for what the body is
JOINING = frozenset({"of", "for", "on"})


def bridge(line: Sequence[Token], at: int, run: Sequence[Unit]) -> int:
    """The number of the token where the run goes on behind particles, "of the" or "and", or `at`."""
    ahead, unit = at, run[-1]
    if ahead < len(line) and line[ahead].text in JOINING and _joins(run, line[ahead].text):
        ahead += 1
        if ahead < len(line) and line[ahead].text == "the":
            ahead += 1
    elif unit.tag in ("given", "unknown"):
        while ahead < len(line) and line[ahead].text in gazetteer().cues["particle"] and ahead < at + 2:
            ahead += 1
    plain = all(line[number].gap == " " for number in range(at, min(ahead + 1, len(line))))
    found = at < ahead < len(line) and plain and line[ahead].large
    return ahead if found else _and(line, at, run)


def _joins(run: Sequence[Unit], small: str) -> bool:
    """Whether a name goes on behind its last word with "of" or "for"; behind a body's word with "on", too.

    "Foundation for the Defense of Democracies": once tied, "of" ties an everyday word as well.
    """
    cues, last = gazetteer().cues, run[-1]
    if last.text in cues["joins"]:
        return small != "on" or last.text in cues["joinsbody"]
    tied = len(run) > 1 and run[-2].text in cues["joinsbody"] and last.first > run[-2].last + 1
    return tied and small == "of" and last.tag == "plain"


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
