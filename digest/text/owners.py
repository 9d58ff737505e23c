"""Whose words a noun owns: "Bell’s claim that “…”", "his famous line, “…”", "Bell’s “…” speech"."""

from collections.abc import Sequence

from digest.text.phrases import Phrase, is_cue
from digest.text.speech import Lexicon, Token

OWNERS = {"his", "her"}
OWNS = 3  # words between an owner and what is said: "Bell’s famous first line"
THAT = {"that", "dass", "que", "что", "що"}
CLAIMED = 8  # words between "Bell’s claim that" and the quotation


def owned(tokens: Sequence[Token], at: int, left: int, lexicon: Lexicon) -> tuple[Phrase, bool] | None:
    """Who owns what is said right before a quotation, and whether firmly.

    As in "Bell’s “…” speech", "Bell’s claim that “…”" and "his famous line, “…”".
    """
    noun = at - 1
    while noun > left and (tokens[noun].text in {",", ":"} or tokens[noun].low in {"that", "of"}):
        noun -= 1
    if noun < left:
        return None
    if noun == at - 1 and tokens[noun].is_capital and tokens[noun].is_possessive:
        described = at + 1 < len(tokens) and tokens[at + 1].low in lexicon.sayings
        return ((noun, at), False) if described else None
    if tokens[noun].low not in lexicon.sayings:
        return None
    for owner in range(noun - 1, max(left, noun - OWNS) - 1, -1):
        whose = tokens[owner]
        if (whose.is_capital and whose.is_possessive) or whose.low in OWNERS:
            return ((owner, owner + 1), False)
        if not whose.is_word or whose.low in lexicon.closed:
            return None
    return None


def claimed(tokens: Sequence[Token], at: int, left: int, lexicon: Lexicon) -> tuple[Phrase, bool] | None:
    """Whose claim a that-clause gives: "Hill echoed Bell’s comments that the plan had “…”"."""
    for that in range(at - 2, max(left + 1, at - CLAIMED), -1):
        if is_cue(tokens, that, lexicon):
            return None
        whose = tokens[that - 2].is_capital and tokens[that - 2].is_possessive
        if tokens[that].low in THAT and whose and tokens[that - 1].low in lexicon.sayings:
            return ((that - 2, that - 1), True)
    return None


def possessive(tokens: Sequence[Token], at: int) -> tuple[Phrase, bool] | None:
    """The name in the possessive right before a quotation: "Bell’s “…” speech"."""
    if at == 0 or not (tokens[at - 1].is_capital and tokens[at - 1].is_possessive):
        return None
    return ((at - 1, at), False)
