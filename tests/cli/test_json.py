"""What programs are told: one line of JSON with the keys that how-to.md promises."""

import json
import re
from pathlib import Path

import pytest

from digest.cli import run
from digest.read.document import MOST_BYTES

HOW_TO = (Path(__file__).parents[2] / "docs" / "how-to.md").read_text(encoding="utf-8")


def answer(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> dict[str, object]:
    capsys.readouterr()
    assert run([*words, "--json"]) == code
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    given = json.loads(out)
    assert isinstance(given, dict)
    return given


@pytest.mark.parametrize("command", ["build", "check", "verify", "explain", "clean", "doctor"])
def test_every_key_is_in_the_documents_and_no_other(
    command: str, newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert newsroom
    run(["build"])
    given = answer(capsys, command, *(["north.txt"] if command == "explain" else []))
    [row] = re.findall(rf"^\| `{command}` \| (.+?) \|$", HOW_TO, re.MULTILINE)
    promised = set(re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", row)))
    assert {*given} == promised


def test_check_tells_each_problem_and_whether_it_passed(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = answer(capsys, "check")
    assert given.pop("limits")["file-bytes"] == MOST_BYTES  # type: ignore[index] # a table
    assert given == {
        "articles": 2, "drafts": 0, "later": 0, "refused": 0, "forgotten": 0, "problems": [], "passed": True,
    }  # fmt: skip
    (newsroom / "seeds" / "bad.txt").write_bytes(b"\0\1\2" * 50)
    given = answer(capsys, "check", code=1)
    assert given["passed"] is False
    [problem] = given["problems"]  # type: ignore[misc] # a list
    assert problem.keys() == {"path", "line", "code", "message"}
    assert problem["path"] == "seeds/bad.txt"


def test_verify_tells_what_was_compared(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build"])
    given = answer(capsys, "verify")
    assert given == {
        "site": "site", "files": 3, "passages": 1, "articles": 2, "problems": [], "passed": True,
    }  # fmt: skip
    (newsroom / "site" / "index.json").unlink()
    assert answer(capsys, "verify", code=1)["passed"] is False


def test_explain_tells_articles_or_places(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert newsroom
    [article] = answer(capsys, "explain", "north.txt")["articles"]  # type: ignore[misc] # a list
    assert article["near"][0]["path"] == "seeds/south.txt"
    assert article["near"][0]["score"] == 0.613
    assert article["origins"] == [{"name": "Wire", "why": "both credit it"}]
    given = answer(capsys, "explain", "destroyed the mill")
    [place] = given["places"]  # type: ignore[misc] # a list
    assert given["articles"] == []
    assert (place["path"], place["line"], place["story"]) == ("seeds/south.txt", 1, "mill")
    assert place["claims"][0]["id"] == "c1"


def test_a_failure_is_told_to_programs_too(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert newsroom
    given = answer(capsys, "build", "--config", "none.toml", code=2)
    assert given["code"] == 2
    assert "none.toml" in str(given["error"])
    given = answer(capsys, "build", "--nwo", code=2)
    assert "--nwo" in str(given["error"])
