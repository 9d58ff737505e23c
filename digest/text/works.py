"""Whether quoted words are the title of a book, a film, a show."""

from collections.abc import Sequence

from digest.text.speech import Lexicon, Token

TITLE_WORDS = 9  # a quotation of capitalized words up to this many is the title of a work
SMALL_WORDS = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "vs",
    )
)
TITLED = frozenset({"title", "titled", "entitled"})  # and a colon; a headline may be what somebody said


def is_title(inner: Sequence[str], found: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Whether a quotation inside a sentence is the title of a book, a film, a show."""
    before = found[at - 1 - (found[at - 1].text == ",")] if at > 1 else None
    if before and before.low in words.works:
        return True
    if at > 1 and found[at - 1].text == ":" and found[at - 2].low in TITLED:
        return True
    if not inner or len(inner) > TITLE_WORDS or (at and found[at - 1].text in ":,"):
        return False
    plain = [word.strip("“”\"'‘’.,!?") for word in inner]
    return (
        all(word[:1].isupper() or word[:1].isdigit() or word.lower() in SMALL_WORDS for word in plain if word)
        and len(plain) > 1
    )
