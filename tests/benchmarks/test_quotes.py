"""The plain baseline of the bench for quotations."""

from benchmarks.quality.quotes import baseline, predict, score

TEXT = "Tom Hill won. “The road is closed for good,” said the mayor, Ann Bell. A “no” was heard."
QUOTE = (TEXT.index("“The"), TEXT.index(" said"))
SOURCE = (TEXT.index("the mayor"), TEXT.index(". A"))
ROW = {
    "id": "a",
    "text": TEXT,
    "attributions": [{"content": [list(QUOTE)], "source": [list(SOURCE)], "quote_type": "direct"}],
}


def test_the_baseline_gives_marked_words_to_the_nearest_name() -> None:
    (made,) = baseline([[ROW]])
    (quote,) = made["quotes"]
    assert (quote["start"], quote["end"]) == QUOTE
    assert TEXT[slice(*quote["speaker"])] == "Tom Hill"


def test_the_answer_of_a_build_outdoes_it_where_another_name_is_nearer() -> None:
    assert score([[ROW]], predict([[ROW]]))["speaker"] == 1.0
    assert score([[ROW]], baseline([[ROW]]))["speaker"] == 0.0
