"""Which language a text is in."""

import re
from functools import cache
from typing import Any

from digest.text.words import stop_words

LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "ro", "bg", "el", "uk", "ru", "tr",
    "ar", "he", "fa", "hi", "zh", "ja", "ko", "sv", "da", "no", "fi", "et", "lv", "lt",
)  # fmt: skip
ENOUGH = 2_000  # characters; more tell no more
WORD = re.compile(r"[^\W\d_]+")
FEWEST = 40  # words; fewer leave it to the model
ENGLISH, OTHER = 0.25, 0.05  # the least share of English stop words, the largest of those of other languages


def language_of(text: str) -> str:
    """The language of `text` as ISO 639-1, one of `LANGUAGES`; `en` where there are no letters.

    Decided by langid's model (Lui and Baldwin 2012, "langid.py") over the longest lines, where running text
    stands. Plain English is told by its stop words, as the model would: that takes half a second to load.
    """
    longest = sorted(text.splitlines(), key=lambda line: (-len(line), line))[:8]
    sample = " ".join(longest)[:ENOUGH]
    if not any(char.isalpha() for char in sample):
        return "en"
    return "en" if _plainly_english(sample) else str(_model().classify(sample)[0])


def _plainly_english(sample: str) -> bool:
    found = WORD.findall(sample.lower())
    own, others = stop_words("en"), _others()
    return (
        len(found) >= FEWEST
        and sum(word in own for word in found) >= ENGLISH * len(found)
        and sum(word in others for word in found) <= OTHER * len(found)
    )


@cache
def _others() -> frozenset[str]:
    """Stop words of other languages that English has not."""
    return frozenset().union(*map(stop_words, LANGUAGES[1:])) - stop_words("en")


@cache
def _model() -> Any:  # noqa: ANN401 - the library has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - half a second of start-up

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(list(LANGUAGES))
    return model
