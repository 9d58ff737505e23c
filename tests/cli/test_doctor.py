"""`digest doctor` names what is well, what is worth a word and what will not work, each with a way out."""

import json
import os
import subprocess
import sys
import time
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.cli import machine, run
from digest.cli.finding import State
from digest.cli.places import rights, seeds
from digest.write import swap

REPOSITORY = Path(__file__).parents[2]


def checks(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str]]:
    return {one["name"]: one for one in json.loads(capsys.readouterr().out)["checks"]}


def test_a_folder_with_articles_is_well_and_is_left_as_it_was(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(newsroom.rglob("*"))
    assert run(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "ok      articles: seeds: 2 files\n" in out
    assert out.splitlines()[-1].startswith("all will work")
    assert sorted(newsroom.rglob("*")) == before


def test_what_will_not_work_is_1_and_has_a_way_out(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert newsroom
    assert run(["doctor", "--seeds", "nowhere", "--json"]) == 1
    found = checks(capsys)["articles"]
    assert found["state"] == "wrong"
    assert found["way"]
    if Path("/proc").is_dir():  # nobody may write there
        assert run(["doctor", "--site", "/proc/site", "--json"]) == 1
        assert checks(capsys)["folder for the site"]["state"] == "wrong"


def test_mistakes_in_the_settings_are_told_among_the_rest(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (newsroom / "digest.toml").write_text('[site]\ntittle = "x"\n[biuld]\njobs = 1\n')
    assert run(["doctor", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    by_name = {one["name"]: one for one in answer["checks"]}
    assert by_name["settings"]["says"].count("Did you mean") == 2
    assert "Python" in by_name
    assert (answer["wrong"], answer["passed"]) == (1, False)


def test_every_finding_that_is_not_well_says_what_to_do(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    (newsroom / "seeds" / "north.txt").unlink()
    (newsroom / "seeds" / "south.txt").unlink()
    run(["doctor", "--json"])
    found = checks(capsys)
    assert found["git"]["state"] == found["articles"]["state"] == "remark"
    assert [name for name, one in found.items() if one["state"] != "ok" and not one["way"]] == []


def test_an_old_python_will_not_do() -> None:
    assert machine.python((3, 10)).state is State.WRONG
    assert machine.python((3, 11)).state is State.OK


def test_a_package_that_is_missing_or_old_is_named() -> None:
    found = machine.packages(["click>=8.3", "nowhere-to-be-found>=1", 'absent>=1; extra == "multi"'])
    assert found.state is State.WRONG
    assert found.says == "nowhere-to-be-found is missing"
    assert "is wanted" in machine.packages(["click>=800"]).says
    assert machine.packages(["click>=8.3"]).says == "all 1 that a build needs"
    assert machine.packages([]).state is State.REMARK


@pytest.mark.parametrize(
    ("there", "bounds", "fits"),
    [
        ("8.3", ">=8.3", True),
        ("8.3.0", "==8.3", True),
        ("8.10", ">=8.9", True),
        ("8.2.9", ">=8.3", False),
        ("1.65", ">=1.57,<1.65", False),
        ("1.64.1", ">=1.57,<1.65", True),
        ("2.0.0rc1", ">=2", True),
        ("3", "", True),
        ("1.2", "!=1.2", False),
    ],
)
def test_versions_are_compared_by_their_numbers(there: str, bounds: str, fits: bool) -> None:  # noqa: FBT001 - a table
    assert machine.within(there, bounds) is fits


def test_an_extra_is_named_with_what_it_gives_and_how_to_get_it() -> None:
    listed = ["click>=8", 'absent-a==1 ; extra == "multi"', "click>=8; extra == 'tidy'"]
    multi, tidy = machine.extras(listed)
    assert (multi.name, multi.state) == ("extra multi", State.REMARK)
    assert "absent-a" in multi.says
    assert machine.EXTRAS["multi"] in multi.says
    assert 'pip install "digest[multi]"' in multi.way
    assert (tidy.name, tidy.state) == ("extra tidy", State.OK)


def test_every_extra_of_the_project_has_its_words() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["optional-dependencies"].keys() == machine.EXTRAS.keys()


def test_a_screen_or_disk_of_few_letters_is_remarked_on() -> None:
    assert machine.encoding("utf-8", "UTF8").state is State.OK
    found = machine.encoding("ascii", "utf-8")
    assert found.state is State.REMARK
    assert "PYTHONUTF8=1" in found.way


def test_a_clock_that_cannot_be_right_is_remarked_on() -> None:
    assert machine.clock(datetime(1970, 1, 1, tzinfo=UTC)).state is State.REMARK
    assert machine.clock(datetime(2026, 3, 1, tzinfo=UTC)).state is State.OK


def test_a_file_from_the_future_is_remarked_on(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    assert seeds(tmp_path).state is State.OK
    os.utime(tmp_path / "a.md", (time.time() + 9_000, time.time() + 9_000))
    assert seeds(tmp_path).state is State.REMARK


def test_a_cache_that_cannot_be_written_costs_time_only() -> None:
    assert rights("cache", Path("x"), "read-only").state is State.REMARK
    assert rights("record", Path("x"), "read-only").state is State.WRONG


def test_what_a_killed_build_left_is_told(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    swap.Area(newsroom / "site").folder.mkdir()
    assert run(["doctor", "--json"]) == 0
    assert checks(capsys)["unfinished"]["state"] == "remark"


def test_the_doctor_loads_nothing_that_may_be_missing() -> None:
    code = "import sys; from digest.cli import run; run(['doctor']); print(sorted(sys.modules))"
    out = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=False
    ).stdout
    for name in ("numpy", "jinja2", "nupunkt", "uvicorn", "watchdog", "yaml", "rich"):
        assert f"'{name}'" not in out
