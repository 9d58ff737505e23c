"""The documents keep up with the code: settings, exit codes, the words of story.json, links between pages."""

import re
from pathlib import Path

import pytest

from digest.cli.commands import NAMES
from digest.errors import ExitCode
from digest.model.analysis import DifferenceKind, Form, Says
from digest.model.digest import Status
from digest.settings import reference

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "benchmarks").glob("*.md")])


def test_the_page_of_settings_is_the_codes_own() -> None:
    written = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert written == reference(), "run `make docs`"


def test_the_readme_lists_every_exit_code_that_is_in_use() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = {
        int(code) for row in re.findall(r"^\| ([\d, ]+) \|", readme, re.MULTILINE) for code in row.split(",")
    }
    used = {code.value for code in ExitCode if _is_used(code)}
    assert used <= listed


def _is_used(code: ExitCode) -> bool:
    source = (path for path in (ROOT / "digest").rglob("*.py") if path.name != "errors.py")
    return any(f"ExitCode.{code.name}" in path.read_text(encoding="utf-8") for path in source)


@pytest.mark.parametrize("words", [Says, Form, Status, DifferenceKind])
def test_the_page_of_story_json_names_every_word_that_a_field_may_hold(words: type[Says]) -> None:
    page = (ROOT / "docs" / "story-json.md").read_text(encoding="utf-8")
    assert [word.value for word in words if f"`{word.value}`" not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_document_names_only_targets_that_make_knows(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)", page.read_text(encoding="utf-8")))
    assert named <= targets


def test_the_readme_lists_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"| `{name}` |" not in readme] == []


def test_the_places_in_the_way_of_an_article_hold_their_words() -> None:
    way = (ROOT / "docs" / "way.md").read_text(encoding="utf-8")
    article = (ROOT / "seeds" / "upmedia.md").read_text(encoding="utf-8")
    places = re.findall(r"`upmedia:(\d+):(\d+)` (?:\| ([^|]+?) \||\"([^\"]+)\")", way)
    assert len(places) > 8
    for start, end, cell, quoted in places:
        assert article[int(start) : int(end)] == (cell or quoted), f"upmedia:{start}:{end}"
