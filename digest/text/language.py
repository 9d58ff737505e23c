"""Which language a text is in."""

from functools import cache
from typing import Any

LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "ro", "bg", "el", "uk", "ru", "tr",
    "ar", "he", "fa", "hi", "zh", "ja", "ko", "sv", "da", "no", "fi", "et", "lv", "lt",
)  # fmt: skip
ENOUGH = 2_000  # characters; more tell no more


def language_of(text: str) -> str:
    """The language of `text` as ISO 639-1, one of `LANGUAGES`; `en` where there are no letters.

    Decided by langid's model (Lui and Baldwin 2012, "langid.py") over the longest lines, where running text
    stands.
    """
    longest = sorted(text.splitlines(), key=lambda line: (-len(line), line))[:8]
    sample = " ".join(longest)[:ENOUGH]
    if not any(char.isalpha() for char in sample):
        return "en"
    return str(_model().classify(sample)[0])


@cache
def _model() -> Any:  # noqa: ANN401 - the library has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - half a second of start-up

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(list(LANGUAGES))
    return model
