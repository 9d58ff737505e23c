"""Words and their stems."""

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
