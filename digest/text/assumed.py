"""What a sentence takes for known: "the deal" or "the suspect", and nothing says which deal or who."""

import re
from collections.abc import Iterator

from digest.text.selfcontained import QUOTED, Leaning, leaning, specified

MODIFIERS = 2  # words that may stand between "the" and its noun
THE = re.compile(r"\b[Tt]he ")
WORD = re.compile(r"[\w’'-]*\w")


def assumed(text: str, *, language: str = "en") -> tuple[str, ...]:
    """The nouns after "the" in `text`, outside quotations, of which nothing in it says which is meant.

    In the order of the text. What a name stands before ("the Paris talks") or what words after it explain
    ("the vote on the port") is not among them; nothing is in a language without a list of such nouns.
    """
    known = leaning(language)
    if known is None:
        return ()
    plain = QUOTED.sub("“”", text)
    return tuple(noun for found in THE.finditer(plain) for noun in _noun(plain[found.end() :], known))


def _noun(rest: str, known: Leaning) -> Iterator[str]:
    """The noun that "the" belongs to, where it is one of those that need to be explained and is not."""
    seen = list(WORD.finditer(rest))[: MODIFIERS + 1]
    for at, found in enumerate(seen):
        noun = found[0]
        if not noun.islower() or (at and not rest[seen[at - 1].end() : found.start()].isspace()):
            return
        if noun in known.persons or noun in known.things:
            after = WORD.findall(rest[found.end() :])[:3]
            if not specified(rest[found.start() :], noun, after, known):
                yield noun
            return
