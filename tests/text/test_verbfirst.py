"""Who is named before a quotation, where the verb comes first or more than the name stands there."""

import pytest

from digest.text.verbfirst import spoken_of


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("ar", "وقالت الممرضة هبة عوض، التي تعمل في القاهرة", "الممرضة هبة عوض"),
        ("ar", "وقالت الشربيني على المسرح", "الشربيني"),
        ("ar", "وقال ضاحكًا", None),
        ("ar", "وأضاف", None),
        ("de", "Landrätin Silke Moor will kein Ersatzgerät", "Landrätin Silke Moor"),
        ("de", "die Direktorin des Museums für Korn", "die Direktorin des Museums für Korn"),
        ("uk", "психологиня Марта Зінченко", "психологиня Марта Зінченко"),
    ],
)
def test_a_speaker_is_the_name_and_not_the_clause(language: str, text: str, named: str | None) -> None:
    found = spoken_of(text, language)
    assert (text[slice(*found)] if found else None) == named
