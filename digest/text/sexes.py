"""Whether a name is a man's or a woman's, as a title before it says, and which surnames both bear."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from digest.text.gazetteer import pronoun
from digest.text.names import NameMention

# What stands right before a name and is said of one sex only, in the languages of `titles.txt`.
# fmt: off
MEN = frozenset([
    "mr", "sir", "lord", "king", "prince", "duke", "earl", "baron", "count", "emperor", "herr", "monsieur",
    "señor", "husband", "father", "son", "brother", "uncle", "nephew", "boyfriend",
])
WOMEN = frozenset([
    "mrs", "ms", "miss", "madam", "dame", "lady", "queen", "princess", "duchess", "baroness", "countess",
    "empress", "frau", "fräulein", "madame", "mme", "mlle", "señora", "señorita", "wife", "widow", "mother",
    "daughter", "sister", "aunt", "niece", "girlfriend",
])
# fmt: on
# These tell it also where another title follows: "Mr Justice Bell"; a Lord Mayor may be a woman.
OPENING = frozenset({"mr", "sir", "herr", "mrs", "ms", "miss", "madam", "dame", "frau", "madame"})
COUPLE = re.compile(r"\b(?:mr|sir|lord|herr|m|monsieur|señor)\.? (?:and|&|und|et|y) $", re.IGNORECASE)
COUPLE_REACH = 20  # characters before "Mrs" in which "Mr and" is looked for


def told(text: str, mention: NameMention) -> str:
    """The pronoun, "he" or "she", that the title before a name asks for; "" where it has none that tells.

    "Mr and Mrs Bell" are two.
    """
    if mention.title is None or mention.title[1] > mention.start:
        return ""
    start, end = mention.title
    words = [word.strip(".,").lower() for word in text[start:end].split()]
    owned = max((at + 1 for at, word in enumerate(words) if word.endswith(("'s", "’s"))), default=0)
    words = words[owned:]
    sex = of_title(words[-1]) if words else ""
    if not sex and words and words[0] in OPENING:
        sex = of_title(words[0])
    return "" if sex == "she" and COUPLE.search(text[max(0, start - COUPLE_REACH) : start]) else sex


def of_title(word: str) -> str:
    """The pronoun that a title in lower case asks for, or ""."""
    return "he" if word in MEN else "she" if word in WOMEN else ""


def contested(names: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The names that a man and a woman bear, of `names` and what the titles before them tell.

    "Reid" with Mr and with Ms, or with Ms beside a Thomas Reid; Thomas and Karen Reid without any title are
    two full names, which nobody takes for one.
    """
    titled: dict[str, set[str]] = defaultdict(set)
    full: set[str] = set()
    for text, sex in names:
        if sex:
            titled[text].add(sex)
        if " " in text:
            full.add(text)
    bearers: dict[str, set[str]] = {text: set(sexes) for text, sexes in titled.items()}
    for text in full:
        sexes = titled.get(text) or {pronoun(text.split()[0])}
        for short in endings(text):
            if short in bearers:
                bearers[short] |= sexes
    return frozenset(text for text, sexes in bearers.items() if {"he", "she"} <= sexes)


def endings(full: str) -> Sequence[str]:
    """What a full name may be shortened to: "Le Pen" and "Pen" of Marine Le Pen."""
    words = full.split()
    return [" ".join(words[at:]) for at in range(1, len(words))]
