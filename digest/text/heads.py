"""What of the words beside a quotation is the speaker's mention, and where an article's heading ends."""

import re
from collections.abc import Sequence

from digest.text.speech import Lexicon, Token

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
