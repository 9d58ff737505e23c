"""What of the words beside a quotation is the speaker's mention, and where an article's heading ends."""

import re
from collections.abc import Sequence

from digest.text.names import NameMention
from digest.text.speech import Lexicon, Token

ADDING = frozenset({"added", "adds", "adding", "continued", "continues", "concluded"})
NEXT_LINE = 2  # line ends between a quotation and one in the next paragraph
FIRST_SENTENCE = re.compile(r"^.*[.!?][\"'”’)]*$", re.MULTILINE)


def headline_end(text: str) -> int:
    """Where the lines at the head of an article end that are no sentences: titles, dates, bylines."""
    found = FIRST_SENTENCE.search(text)
    return found.start() if found else 0


def before_verb(core: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """A mention without a verb and what follows it, where those were taken along: "Bell slammed Hill"."""
    for at in range(1, len(core) - 1):
        plain = core[at].low.endswith("ed") and core[at].low not in lexicon.roles
        if plain and core[at - 1].is_capital and not core[at - 1].is_possessive:
            return core[:at]
    return core


def without_verb(core: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """A mention without a verb that was taken along: "the Murdochs issued"."""
    words = list(core)
    while len(words) > 1 and not words[-1].is_capital and words[-2].is_capital:
        if not words[-1].low.endswith("ed") or words[-1].low in lexicon.roles:
            break
        words.pop()
    return words


def belongs(words: Sequence[Token], name: NameMention, lexicon: Lexicon) -> bool:
    """Whether a name only says whose somebody is: "a spokesman for Ann Bell"."""
    before = [word for word in words if word.start < name.start]
    while before and before[-1].is_capital and not before[-1].is_possessive:
        before.pop()
    if not before or before[-1].low not in lexicon.prepositions:
        return False
    return len(before) < 2 or not before[-2].is_capital  # noqa: PLR2004 - the word before "for"


def adds(text: str, end: int, start: int, cue: str) -> bool:
    """Whether a verb goes on with what was quoted up to `end`: "he added", a paragraph on at the most."""
    return cue.lower() in ADDING and text.count("\n", end, start) <= NEXT_LINE
