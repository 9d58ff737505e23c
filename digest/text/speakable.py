"""Which words may say who speaks: a person, an office, a group, an outlet, a document; never a scrap."""

import re
from collections.abc import Sequence

from digest.text.gazetteer import gazetteer
from digest.text.speech import Lexicon, Token

TIES = frozenset({"at", "of", "from", "in", "for", "with", "and", "to", "on"})
WORD_BEFORE = re.compile(r"(\baccording |, )?\b(\w+) $", re.IGNORECASE)
LONGEST_WORD = 20  # code points looked back for "at" and for "according to", which ties nothing
CONTRACTED = re.compile(
    r"(?:^(?:it|he|she|that|there|what|who|let)'s|n't|'(?:re|ve|ll|m|d))$"
)  # "it's": no noun
MIN_OF = 2  # words: "one of", after which it is said of whom
OPENING = frozenset({"and", "with"})  # after a comma they begin a clause: ", with Bell saying"


def speakable(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a phrase may say who speaks: a name, somebody by what he or she is, or a body or text."""
    first = words[0]
    if first.low in lexicon.subordinators or first.low in lexicon.auxiliaries or first.text[0].isdigit():
        return False
    if any(CONTRACTED.search(word.low) for word in words):
        return False
    if first.low.endswith("ing") or (len(words) == 1 and _common_singular(first, lexicon)):
        return False
    if first.low in lexicon.amounts and len(words) > MIN_OF and words[1].low == "of":
        words = words[2:]  # "one of his lawyers"
    cut = next((at for at, word in enumerate(words) if at and word.low in lexicon.prepositions), len(words))
    head = [word for word in words[:cut] if word.is_word]
    if head and head[-1].is_capital:
        return head[-1].low not in lexicon.closed and head[-1].low not in lexicon.days
    if not head or not (first.is_capital or first.low in lexicon.determiners or head[-1].low.endswith("s")):
        return False
    last = head[-1].low
    kinds = lexicon.speaking | lexicon.outlet_roles | lexicon.he | lexicon.she
    return bool(
        kinds & {last, last.removesuffix("s"), last.removesuffix("es"), last.removesuffix("ies") + "y"}
    )


def _common_singular(word: Token, lexicon: Lexicon) -> bool:
    """Whether a word is an everyday one that begins a sentence ("Media", "Go"), and names nobody."""
    known = lexicon.speaking | lexicon.outlet_roles
    return word.low in gazetteer().words and not word.low.endswith("s") and word.low not in known


def tied(text: str, start: int, ties: frozenset[str] = TIES) -> bool:
    """Whether the word right before a mention makes it a part of another: "a friend AT Yale"."""
    before = WORD_BEFORE.search(text, max(0, start - LONGEST_WORD), start)
    if before is None or before[2] == "And":
        return False
    clause = before[1] == ", " and before[2] in OPENING
    return before[1] not in ("according ", "According ") and not clause and before[2].lower() in ties


def joint(words: Sequence[Token]) -> bool:
    """Whether a mention gives two speakers: "Ann Bell and her husband", "Russia and Iran"."""
    at = next((at for at, word in enumerate(words) if at and word.low == "and"), 0)
    one = at == 1 and not words[0].is_capital  # "writer and teacher Ann Bell"
    return 0 < at < len(words) - 1 and not one
