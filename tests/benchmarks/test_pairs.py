"""The bench task of pairs of sentences, on invented rows."""

import json
from pathlib import Path

import pytest

from benchmarks.quality.__main__ import main
from benchmarks.quality.files import Row

SENTENCES: list[Row] = [
    {
        "set": "a",
        "score": 5,
        "s1": "The ferry Alba sank off Norvik.",
        "s2": "Off Norvik the ferry Alba went down.",
    },
    {"set": "a", "score": 0, "s1": "The ferry Alba sank off Norvik.", "s2": "Parking fees rose in Ostby."},
    {
        "set": "b",
        "score": 4,
        "s1": "Ekdal resigned on Monday.",
        "s2": "Monday brought the resignation of Ekdal.",
    },
    {"set": "b", "score": 1, "s1": "Ekdal resigned on Monday.", "s2": "Ekdal opened a school."},
]
CLAIMS: list[Row] = [
    {
        "pair_id": "x",
        "claim_a": "Ekdal said the bridge is safe.",
        "claim_b": "The bridge is safe, Ekdal said.",
    },
    {
        "pair_id": "y",
        "claim_a": "Ekdal said the bridge is safe.",
        "claim_b": "An engineer denied what Ekdal said.",
    },
]


def written(path: Path, rows: list[Row]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def claims(relation: tuple[int, int]) -> list[Row]:
    return [{**row, "relation": value} for row, value in zip(CLAIMS, relation, strict=True)]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert main(["pairs", *arguments, "--score"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_each_set_is_scored_and_their_mean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "sts.jsonl", SENTENCES)
    found = run(capsys, "--input", str(file))
    assert found["sets"] == {"a": 1.0, "b": 1.0}
    assert found["mean"] == 1.0


def test_the_name_of_the_file_tells_what_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    backs = written(tmp_path / "some_strengthen.jsonl", claims((1, 0)))
    weakens = written(tmp_path / "some_weaken.jsonl", claims((0, 1)))
    assert run(capsys, "--input", str(backs))["ap"] == 1.0
    assert run(capsys, "--input", str(weakens))["ap"] == 1.0


def test_rows_count_through_all_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [
        written(tmp_path / "sts.jsonl", SENTENCES),
        written(tmp_path / "strengthen.jsonl", claims((1, 0))),
        written(tmp_path / "weaken.jsonl", claims((0, 1))),
    ]
    out = tmp_path / "out.jsonl"
    found = run(capsys, "--predictions", str(out), "--input", *map(str, files))
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["row"] for row in rows] == list(range(8))
    assert [row.get("pair_id") for row in rows] == [None] * 4 + ["x", "y"] * 2
    assert found["weaken.jsonl"] == found["strengthen.jsonl"]


def test_what_the_rows_answer_is_never_looked_at(tmp_path: Path) -> None:
    answers = []
    for relation in ((1, 0), (0, 1)):
        file, out = written(tmp_path / "weaken.jsonl", claims(relation)), tmp_path / "out.jsonl"
        main(["pairs", "--input", str(file), "--predictions", str(out)])
        answers.append(out.read_text(encoding="utf-8"))
    assert answers[0] == answers[1]


def test_the_plain_way_knows_equal_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "sts.jsonl", SENTENCES)
    assert run(capsys, "--input", str(file), "--baseline")["mean"] == 1.0
