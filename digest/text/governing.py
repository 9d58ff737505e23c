"""Which verb of a clause governs another: "Bell said that the sides agreed", "Bell mocked it, saying"."""

from collections.abc import Sequence

from digest.text.phrases import is_cue
from digest.text.speech import Lexicon, Token

SAYING = {"said", "says", "saying", "added", "adds", "adding", "wrote", "writes", "writing"}
THAT = {"that", "dass", "que", "что", "що"}


def led_in(tokens: Sequence[Token], left: int, verb: int, lexicon: Lexicon) -> bool:
    """Whether an infinitive follows a verb that only speaks: "said there was time to address “…”"."""
    if verb == left or tokens[verb - 1].low != "to":
        return False
    return any(tokens[at].low in SAYING and is_cue(tokens, at, lexicon) for at in range(left, verb - 1))


def shared(tokens: Sequence[Token], verb: int, left: int, lexicon: Lexicon) -> bool:
    """Whether a participle shares its subject with the words before a neighbor quotation.

    Not where it leans on a verb of its own clause: "Bell mocked it, saying".
    """
    if not tokens[verb].low.endswith("ing"):
        return False
    finite = (at for at in range(left, verb) if not tokens[at].low.endswith("ing"))
    return tokens[verb - 1].is_word or not any(is_cue(tokens, at, lexicon) for at in finite)


def reporting(tokens: Sequence[Token], left: int, verb: int, lexicon: Lexicon) -> int | None:
    """The verb whose that-clause holds a farther verb: "Bell said that the sides agreed on “…”"."""
    for earlier in range(left, verb - 1):
        if tokens[earlier].low.endswith("ing") and earlier == left:
            continue  # "Announcing that the plan failed, Bell called it “…”"
        if tokens[earlier + 1].low in THAT and is_cue(tokens, earlier, lexicon):
            return earlier
    return None
