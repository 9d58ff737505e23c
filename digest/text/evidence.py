"""What a text itself shows of its names: which words it writes small, which large inside sentences."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from digest.text.capitals import Token

# A capitalized everyday word is taken for a name once it is written so this often inside sentences.
OFTEN = 2


class Evidence(NamedTuple):
    """What the text itself shows: words in lower case, and capitalized words and pairs inside sentences.

    Words that open a sentence are counted apart, with "^" before them.
    """

    small: frozenset[str]
    large: Counter[str]


def evidence_of(body: Sequence[Sequence[Token]]) -> Evidence:
    """What the lines of a text show of how its words are written."""
    small: set[str] = set()
    large: Counter[str] = Counter()
    for line in body:
        before = ""
        for token in line:
            if not token.large:
                small.add(token.text)
                before = ""
                continue
            large[token.text] += 0 if token.lead else OFTEN if token.owns else 1
            large[f"^{token.text}"] += token.lead
            if before and not token.lead:
                large[f"{before} {token.text}"] += 1
            before = "" if token.lead else token.text
    return Evidence(frozenset(small), large)
