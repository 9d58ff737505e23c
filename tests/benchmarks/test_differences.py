"""The bench of differences: how answers are scored, and that its own file is sound."""

from collections import Counter

from benchmarks.quality.differences import OWN, baseline, errors, predict, score
from benchmarks.quality.files import rows
from digest.model.analysis import DifferenceKind

ROWS = [
    {
        "id": "x2",
        "kind": "number",
        "days": ["2026-03-10", "2026-03-10"],
        "one": "The port will dismiss [400] workers at the northern pier.",
        "other": "The port will dismiss [250] workers at the northern pier.",
    },
    {
        "id": "x4",
        "kind": "none",
        "days": ["2026-03-10", "2026-03-10"],
        "one": "The port will dismiss 400 workers at the northern pier.",
        "other": "Some 400 workers will be dismissed by the port at the northern pier.",
    },
]


def test_a_difference_with_its_words_is_a_hit() -> None:
    found = score([ROWS], predict([ROWS]))["tuned"]
    assert found["number"] == {"n": 1, "shown": 1, "p": 1.0, "r": 1.0, "f1": 1.0, "marked": 1.0}
    assert found["all"]["shown"] == 1


def test_a_wrong_answer_is_told_and_costs_precision() -> None:
    made = [{"id": "x2", "kinds": [], "marked": []}, {"id": "x4", "kinds": ["date"], "marked": []}]
    assert score([ROWS], made)["tuned"]["all"]["p"] == 0.0
    assert [line.split(":")[0] for line in errors([ROWS], made)] == [
        "x2 number is shown as none",
        "x4 none is shown as ['date']",
    ]


def test_a_row_may_name_passages_of_articles() -> None:
    texts = [str(ROWS[0][name]).replace("[", "").replace("]", "") for name in ("one", "other")]
    articles = [{"id": f"a{at}", "text": text, "date": "2026-03-10"} for at, text in enumerate(texts)]
    named = {"id": "x6", "kind": "number", "one": ["a0", 0, len(texts[0])], "other": ["a1", 0, len(texts[1])]}
    assert predict([[named], articles])[0]["kinds"] == ["number"]


def test_the_plain_way_sees_figures_only() -> None:
    assert [row["kinds"] for row in baseline([ROWS])] == [["number"], []]


def test_the_own_file_has_both_halves_of_every_kind() -> None:
    own = rows(OWN)
    count = Counter((row["kind"], int(row["id"][1:]) % 2) for row in own)
    assert len({row["id"] for row in own}) == len(own) >= 150
    assert all(count[kind.value, half] for kind in DifferenceKind for half in (0, 1))
