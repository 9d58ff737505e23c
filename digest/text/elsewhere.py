"""Names in texts of other languages than English: what is known for sure, without small words before it."""

import re
from collections.abc import Sequence

from digest.text.capitals import known
from digest.text.gazetteer import gazetteer
from digest.text.kinds import KINDS, SURE, Sign

LATIN = re.compile(r"[A-Za-z]")


def in_other_letters(text: str) -> bool:
    """Whether a text is written in other letters than Latin ones, for the most part."""
    return 2 * len(LATIN.findall(text)) < sum(map(str.isalpha, text))


def opens_with_article(head: str) -> bool:
    """Whether a name begins with a small word of another language, and is no known one ("El Salvador")."""
    lists = gazetteer()
    listed = head in lists.places or head in lists.organizations or head in lists.things
    return not listed and head.partition(" ")[0] in lists.cues["opening"]


def signs_without_article(rest: str, signs: Sequence[Sign]) -> tuple[Sign, ...] | None:
    """What speaks for the kind of a name when its article is taken off; None where nothing known is left.

    Such articles are given names in English ("El"): that one stood there is no sign of a person.
    """
    tag = known(rest) if rest else "never"
    if tag in KINDS:
        return ((tag, SURE),)
    return tuple(sign for sign in signs if sign[1] >= SURE) if " " in rest else None


def certain(head: str, signs: Sequence[Sign]) -> bool:
    """Whether a name is known, or is a full one: a given name alone may be a word elsewhere ("Bord")."""
    first, _, rest = head.partition(" ")
    return any(weight >= SURE for _, weight in signs) or (bool(rest) and known(first) == "given")
