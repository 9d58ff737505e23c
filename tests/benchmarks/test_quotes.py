"""The plain baseline of the bench for quotations."""

from benchmarks.quality.quotes import baseline, predict, score

ROW = {
    "id": "a",
    "text": "Tom Hill left. “The road is closed for good,” said Ann Bell. A “no” was heard.",
    "attributions": [{"content": [[15, 46]], "source": [[52, 60]], "quote_type": "direct"}],
}


def test_the_baseline_gives_marked_words_to_the_nearest_name() -> None:
    (made,) = baseline([[ROW]])
    (quote,) = made["quotes"]
    assert ROW["text"][quote["start"] : quote["end"]] == "“The road is closed for good,”"
    assert ROW["text"][slice(*quote["speaker"])] == "Tom Hill"


def test_the_build_s_own_answer_outdoes_it_where_the_nearest_name_is_another() -> None:
    assert score([[ROW]], predict([[ROW]]))["speaker"] == 1.0
    assert score([[ROW]], baseline([[ROW]]))["speaker"] == 0.0
