"""Words and their stems."""

import pytest

from digest.text.words import content, stem, words


def test_forms_of_a_word_have_one_stem() -> None:
    assert stem("guarantees") == stem("guarantee")
    assert stem("withdrawing") == stem("withdraw")
    assert stem("Ukraine’s") == stem("Ukraine")


def test_an_abbreviation_is_the_same_with_and_without_points() -> None:
    assert stem("U.S") == stem("US") == stem("U.S.".rstrip("."))


def test_hyphened_words_are_two_words_at_their_places() -> None:
    text = "a five-hour talk"
    assert [text[word.start : word.end] for word in words(text)] == ["a", "five", "hour", "talk"]


def test_chinese_is_read_in_pairs_of_characters() -> None:
    assert [word.text for word in words("和平谈判", language="zh")] == ["和平", "平谈", "谈判"]


def test_function_words_are_no_content() -> None:
    assert [word.text for word in content("The mayor said that he would not leave the harbor")] == [
        "mayor", "leave", "harbor",
    ]  # fmt: skip


def test_a_mark_over_an_arabic_letter_does_not_end_its_word() -> None:
    assert [word.text for word in words("24 بحارًا شبّ", language="ar")] == ["24", "بحارًا", "شبّ"]


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("de", "Die Schule wird nach Angaben der Stadt am Montag geöffnet", ["Schule", "Angaben", "Stadt"]),
        ("es", "Los vecinos dijeron que no habrá agua hasta el lunes", ["vecinos", "agua", "lunes"]),
        ("fr", "Les élèves seront accueillis dans une autre école", ["élèves", "accueillis", "école"]),
        ("ru", "Они сказали, что поезд уже прибыл на станцию", ["поезд", "прибыл", "станцию"]),
        ("uk", "Вони сказали, що потяг уже прибув на станцію", ["потяг", "прибув", "станцію"]),
        ("ar", "وقال المدير إن القطار كان في المحطة", ["المدير", "القطار", "المحطة"]),
    ],
)
def test_function_words_tell_nothing_in_any_language_with_a_list(
    language: str, text: str, left: list[str]
) -> None:
    assert [word.text for word in content(text, language=language)][: len(left)] == left
