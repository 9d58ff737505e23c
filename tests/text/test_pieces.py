"""Words cut into the pieces of a language model."""

from digest.text.pieces import END, START, UNKNOWN, pieces


def test_a_text_stands_between_its_two_marks() -> None:
    assert pieces("") == [START, END]
    assert pieces("the") == [START, *pieces("The")[1:-1], END]


def test_accents_and_unseen_signs_make_no_difference() -> None:
    assert pieces("caf\u00e9") == pieces("cafe") == pieces("ca\u200bfe")


def test_marks_are_words_of_their_own() -> None:
    assert len(pieces("U.S.")) == len(pieces("U . S ."))
    assert pieces("$5")[1:-1] == pieces("$")[1:-1] + pieces("5")[1:-1]


def test_a_rare_word_is_cut_and_an_endless_one_unknown() -> None:
    assert len(pieces("ferrymanship")) > 3
    assert pieces("a" * 101) == [START, UNKNOWN, END]


def test_a_long_text_is_cut_to_what_the_model_reads() -> None:
    assert len(pieces("rain " * 500)) == 128
