"""Which sentence became which."""

from digest.text.edits import edits

CREW = "The ferry ran aground with forty people on board, the coast guard said."
FEWER = "The ferry ran aground with thirty-eight people on board, the coast guard said."
FOG = "Fog lay over the harbor of Larvik all morning."
TUGS = "Two tugs pulled her free at noon."


def test_what_is_only_spaced_capitalized_or_placed_otherwise_is_the_same() -> None:
    assert edits([CREW, FOG, TUGS], [TUGS, CREW.replace(" ", "\n"), FOG.upper()]) == ()


def test_a_reworded_sentence_is_found_again_wherever_it_stands() -> None:
    assert edits([CREW, FOG], [FOG, FEWER]) == ((0, 1),)


def test_sentences_that_come_and_go_are_no_pair() -> None:
    assert edits([CREW, FOG], [CREW, TUGS]) == ((1, None), (None, 1))
    assert edits([], [FOG]) == ((None, 0),)
    assert edits([FOG, CREW], [CREW]) == ((0, None),)


def test_a_sentence_that_is_gone_is_told_where_it_stood() -> None:
    assert edits([CREW, FOG, TUGS], [FEWER, TUGS]) == ((0, 0), (1, None))


def test_of_two_like_it_a_sentence_became_the_nearer_one() -> None:
    old = ["Six trains ran on Monday."]
    assert edits(old, ["Six buses and no trains ran.", "Six trains ran on Tuesday."])[-1] == (0, 1)


def test_a_sentence_without_a_word_is_no_sentence() -> None:
    assert edits(["* * *"], ["…", FOG]) == ((None, 1),)
