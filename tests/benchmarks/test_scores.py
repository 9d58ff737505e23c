"""The metrics of the bench on rows small enough to be worked out by hand."""

import json
from pathlib import Path

import pytest

from benchmarks.quality import scores
from benchmarks.quality.__main__ import main
from benchmarks.quality.files import holding, rows, write_rows


def test_two_stories_put_into_one_have_full_recall_and_half_precision() -> None:
    gold = [{"id": name, "story_id": story} for name, story in (("a", 1), ("b", 1), ("c", 2), ("d", 2))]
    made = [{"id": name, "story": "x"} for name in "abcd"]
    found = scores.clustering(gold, made)
    assert found["b3"] == {"p": 0.5, "r": 1.0, "f1": 0.6667}
    assert found["pair"] == {"p": 0.3333, "r": 1.0, "f1": 0.5}


def test_an_article_without_an_answer_is_a_story_of_its_own() -> None:
    gold = [{"id": "a", "story_id": 1}, {"id": "b", "story_id": 1}]
    found = scores.clustering(gold, [{"id": "a", "story": 0}])
    assert (found["missing"], found["stories"], found["pair"]["r"]) == (1, 2, 0.0)


def test_a_time_found_with_other_ends_counts_as_relaxed_only() -> None:
    gold = [{"id": 1, "timexes": [{"start": 0, "end": 6, "type": "DATE", "value": "2025-12-12"}]}]
    made = [{"id": 1, "timexes": [{"start": 0, "end": 9, "type": "DATE", "value": "2025-12-12"}]}]
    found = scores.times(gold, made)
    assert (found["strict"]["f1"], found["relaxed"]["f1"], found["value"]["f1"]) == (0.0, 1.0, 1.0)


def test_a_speaker_is_right_where_the_words_overlap_the_source() -> None:
    text = "“We will rebuild the old bridge,” said Mayor Ada Roe."
    part = {"source": [[39, 52]], "cue": [], "content": [[0, 33]], "quote_type": "direct"}
    row = {"id": 1, "text": text, "attributions": [part]}
    right = {"id": 1, "quotes": [{"start": 0, "end": 33, "speaker": [44, 51]}]}
    wrong = {"id": 1, "quotes": [{"start": 0, "end": 33, "speaker": [3, 7]}]}
    assert scores.quotes([row], [right]) == {
        "n": 1, "recall": 1.0, "precision": 1.0, "exact": 1.0, "speaker": 1.0
    }  # fmt: skip
    assert scores.quotes([row], [wrong])["speaker"] == 0.0


def test_dates_of_a_timeline_are_counted_once_each() -> None:
    gold = [{"timeline_id": "t", "entries": [{"date": "2025-01-01"}, {"date": "2025-01-02"}]}]
    made = [{"timeline_id": "t", "entries": [{"date": "2025-01-01"}, {"date": "2025-01-05"}]}]
    assert scores.timelines(gold, made)["date_f1"] == 0.5


def test_average_precision_and_auc_take_rows_of_one_score_together() -> None:
    true, said = [True, False, True, False], [0.9, 0.8, 0.8, 0.1]
    assert scores.average_precision(true, said) == pytest.approx(0.5 * 1 + 0.5 * 2 / 3)
    assert scores.auc(true, said) == pytest.approx((2 + 1 + 0.5) / 4)


def test_scores_on_a_line_correlate_fully_and_a_flat_answer_does_not() -> None:
    assert scores.pearson([1, 2, 3], [10, 20, 30]) == pytest.approx(1.0)
    assert scores.pearson([1, 2, 3], [5, 5, 5]) == 0.0


def test_rows_are_read_back_as_they_were_written_and_files_may_come_in_any_order(tmp_path: Path) -> None:
    write_rows(tmp_path / "one.jsonl", [{"id": "ü"}])
    write_rows(tmp_path / "two.jsonl", [{"name": 1}])
    files = [rows(tmp_path / "two.jsonl"), rows(tmp_path / "one.jsonl")]
    assert holding(files, "id") == [{"id": "ü"}]


def test_the_command_writes_an_answer_for_every_row_and_prints_one_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    timex = {"start": 18, "end": 24, "type": "DATE", "value": "2025-12-12"}
    write_rows(
        source, [{"id": 7, "dct": "2025-12-15", "text": "The ferry sank on Friday.", "timexes": [timex]}]
    )
    assert main(["times", "--input", str(source), "--predictions", str(out), "--score"]) == 0
    assert rows(out) == [{"id": 7, "timexes": [timex]}]
    assert json.loads(capsys.readouterr().out)["value"]["f1"] == 1.0


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "none.jsonl"
    assert main(["times", "--input", str(missing)]) == 1
    assert f"{missing}: no such file" in capsys.readouterr().err
