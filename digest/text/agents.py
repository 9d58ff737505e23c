"""Whose words a clause in the passive gives: "he was told by Ann Bell", "called “…” by Ann Bell"."""

from collections.abc import Sequence

from digest.text.phrases import Phrase, is_cue, is_passive, phrase_right
from digest.text.speech import Lexicon, Token

NAMED_AS = 3  # words between "described" and its quotation: "described in part as “…”"
NEGATIONS = frozenset({"not", "never", "n't", "didn't", "doesn't", "don't", "hasn't", "hadn't", "wouldn't"})
UNSAID = frozenset({"refer", "say", "use", "mention", "call", "describe", "said", "used", "called"})


def told_by(tokens: Sequence[Token], verb: int, at: int, lexicon: Lexicon) -> Phrase | None:
    """Who is named by "by" behind a passive verb before the quotation `at`: "was asked by Ann Bell: “…”"."""
    if verb + 1 >= at or tokens[verb + 1].low != "by" or not is_passive(tokens, verb, lexicon):
        return None
    return phrase_right(tokens, verb + 2, lexicon, stop=at)


def named_by(tokens: Sequence[Token], at: int, right: int, lexicon: Lexicon) -> tuple[int, Phrase] | None:
    """The verb and who gives a name by it: "an act described as “…” by Ann Bell"; None for all else."""
    if at + 2 >= right or tokens[at + 1].low != "by":
        return None
    for verb in range(at - 1, max(-1, at - 1 - NAMED_AS), -1):
        if tokens[verb].low in lexicon.naming and is_cue(tokens, verb, lexicon):
            who = phrase_right(tokens, at + 2, lexicon, stop=right)
            return (verb, who) if who is not None else None
    return None


def unsaid(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb tells what somebody did not say: "she does not refer to “…”"."""
    return verb > 0 and tokens[verb].low in UNSAID and tokens[verb - 1].low in NEGATIONS
