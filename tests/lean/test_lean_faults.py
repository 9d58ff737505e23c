"""Mistakes in lean templates are told with their file, their line and what led there, by every command."""

from collections.abc import Collection
from pathlib import Path

import pytest

from digest.building import build
from digest.cli import run
from digest.config import settings
from digest.serve.live import Live, Outcome

SEED = "---\noutlet: The Bell\ntitle: A bell rings\n---\nThe bell of Ardo rang twice on Tuesday night.\n"
GIVEN = "{# given: title. #}\n"
ROW = "themes/own/templates/lean/row.html"
WRONG = {
    "{{ titel }}\n": f'{ROW}:2: "titel" is not defined; did you mean "title"?',
    "{% if title %}\n<p>\n": f"{ROW}:3: unexpected end of template.",
    "{{ span(title) }}\n": f'{ROW}:2: "span" is not defined',
    '{% include "parts/wen.html" %}\n': f'{ROW}:2: there is no template "parts/wen.html"; did you mean "parts/when.html"?',
    "{{ title|titel }}\n": f"{ROW}:2: no filter named 'titel'",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, text in {
        "seeds/bell.md": SEED,
        "digest.toml": '[site]\ntheme = "own"\n[build]\nanalysis = false\n',
        "themes/own/theme.toml": 'extends = "plain"\n',
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "themes/own/templates/lean").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("wrong", WRONG)
def test_a_mistake_in_the_row_of_a_list_is_told_with_its_line(
    place: Path, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    (place / ROW).write_text(GIVEN + wrong, encoding="utf-8")
    for command in ("build", "check"):
        assert run([command]) == 1
        told = [line for line in capsys.readouterr().err.splitlines() if "row.html" in line]
        assert len(told) == 1
        assert told[0].startswith(WRONG[wrong])


def test_what_led_to_a_mistake_below_the_row_is_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / ROW).write_text(GIVEN + '{% include "lean/inner.html" %}\n', encoding="utf-8")
    (place / "themes/own/templates/lean/inner.html").write_text(GIVEN + "\n{{ titel }}\n", encoding="utf-8")
    assert run(["build"]) == 1
    said = 'themes/own/templates/lean/inner.html:3: "titel" is not defined; did you mean "title"?'
    assert f"{said} (used by own/lean/row.html:2)" in capsys.readouterr().err


def test_a_preview_says_it_and_comes_back(place: Path) -> None:
    said: list[str] = []

    def again(_: Collection[str] | None) -> Outcome:
        built = build(settings(place), now=None, preview=True)
        return Outcome(changed=built.written.written)

    live = Live(build=again, say=said.append)
    (place / ROW).write_text(GIVEN + "{{ titel }}\n", encoding="utf-8")
    live.rebuild()
    assert said == [f'{ROW}:2: "titel" is not defined; did you mean "title"?']
    (place / ROW).write_text(GIVEN + "{{ title }}\n", encoding="utf-8")
    live.rebuild()
    assert not live.state.error


def test_a_template_that_is_not_utf8_is_told_by_its_name(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / ROW).write_bytes(b"{# given: title. #}\n\xe9\n")
    assert run(["build"]) == 2
    assert f"{ROW}: this is not UTF-8; save the file as UTF-8." in capsys.readouterr().err.splitlines()


@pytest.mark.parametrize("name", ["front", "list", "names", "missing", "article"])
def test_a_template_that_prints_no_page_is_told(
    place: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    template = f"themes/own/templates/lean/{name}.html"
    (place / template).write_text(GIVEN, encoding="utf-8")
    assert run(["build"]) == 1
    assert f"{template}:1: it prints no page: there is no <html>" in capsys.readouterr().err
