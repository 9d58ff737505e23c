"""Which country a word speaks for."""

import pytest

from digest.text.sides import side


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Kyiv", "UA"),
        ("Ukrainians", "UA"),
        ("the United States", "US"),
        ("Kremlin", "RU"),
        ("Norwegian", "NO"),
    ],
)
def test_names_capitals_peoples_and_seats_speak_for_their_country(word: str, code: str) -> None:
    assert side(word) == code


@pytest.mark.parametrize("word", ["Bavaria", "Western", "harbor", "NATO"])
def test_other_words_speak_for_none(word: str) -> None:
    assert side(word) is None
