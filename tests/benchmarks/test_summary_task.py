"""The bench task of summaries, on invented rows."""

from benchmarks.quality.summary import TASK

ROW = {
    "id": "row-1",
    "articles": [
        {
            "title": "Ferry runs aground off Larvik",
            "text": "The ferry Solveig ran aground off Larvik on Sunday with forty people on board. "
            "Two tugs pulled it free at noon.",
        },
        {"title": "Fog blamed for ferry accident", "text": "Forty people were saved from a ferry off Larvik"},
        {"title": "No text at all", "text": ""},
    ],
    "summary": "never read",
}


def test_spans_are_stretches_of_the_articles_and_make_up_the_summary() -> None:
    (made,) = TASK.predict([[ROW]])
    pieces = [
        ROW["articles"][span["article"]][span.get("field", "text")][span["start"] : span["end"]]
        for span in made["spans"]
    ]
    assert pieces
    assert made["summary"] == " ".join(pieces)
    assert len(made["summary"].split()) <= 60


def test_the_gold_summary_is_not_read() -> None:
    assert TASK.predict([[{**ROW, "summary": "something else"}]]) == TASK.predict([[ROW]])


def test_a_row_without_a_sentence_is_answered_by_its_headline() -> None:
    row = {"id": "x", "articles": [{"title": "Ferry runs aground off Larvik", "text": "Fog."}], "summary": ""}
    (made,) = TASK.predict([[row]])
    assert made["summary"] in {"Fog.", "Ferry runs aground off Larvik"}


def test_a_row_without_any_text_has_no_summary() -> None:
    assert TASK.predict([[{"id": "x", "articles": [{"title": "", "text": ""}]}]]) == [
        {"id": "x", "summary": "", "spans": []}
    ]


def test_the_baseline_keeps_to_the_limit() -> None:
    assert TASK.baseline is not None
    (made,) = TASK.baseline([[ROW]])
    assert 0 < len(made["summary"].split()) <= 60
