"""What every theme needs is told where a theme that extends nothing lacks it, in one line and not as a defect."""

import re
from collections.abc import Collection
from pathlib import Path

import pytest

from digest.building import build
from digest.cli import run
from digest.config import settings
from digest.render.needed import NEEDED, NEEDED_LEAN
from digest.render.theme import own_themes, theme
from digest.serve.live import Live, Outcome

SEED = "---\noutlet: The Bell\ntitle: A bell rings\n---\nThe bell of Ardo rang twice on Tuesday night.\n"
SAID = (
    r"themes/own/theme\.toml: the theme extends nothing and lacks what every theme needs \(words/en\.po, "
    r'assets/icon\.svg, templates/\S+ and \d+ more\); write extends = "plain", or copy these from plain'
)


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, text in {
        "seeds/bell.md": SEED,
        "digest.toml": '[site]\ntheme = "own"\n',
        "themes/own/theme.toml": 'name = "own"\n',
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("way", [[], ["--no-analysis"]])
def test_a_theme_that_extends_nothing_is_told_what_it_lacks(
    newsroom: Path, capsys: pytest.CaptureFixture[str], command: str, way: list[str]
) -> None:
    if way and command == "check":
        (newsroom / "digest.toml").write_text('[site]\ntheme = "own"\n[build]\nanalysis = false\n')
        way = []
    assert run([command, *way]) == 2
    lines = [line for line in capsys.readouterr().err.splitlines() if "own" in line]
    assert len(lines) == 1
    assert re.search(SAID, lines[0])


def test_a_preview_says_it_and_lives_on(newsroom: Path) -> None:
    said: list[str] = []

    def again(_: Collection[str] | None) -> Outcome:
        built = build(settings(newsroom), now=None, preview=True)
        return Outcome(changed=built.written.written)

    live = Live(build=again, say=said.append)
    live.rebuild()
    assert re.fullmatch(SAID, live.state.error or "")
    (newsroom / "themes/own/theme.toml").write_text('extends = "plain"\n', encoding="utf-8")
    live.rebuild()
    assert not live.state.error


def test_what_a_theme_needs_is_what_no_template_of_plain_asks_for() -> None:
    plain = theme("plain", own_themes())
    used = {plain.full(name) for template in plain.templates() for name in plain.used(template)}
    asked = {name.replace("plain/", "templates/", 1) for name in plain.templates() if name not in used}
    needed = {name for name in (*NEEDED, *NEEDED_LEAN) if name.startswith("templates/")}
    assert needed == asked | {"templates/parts/feed-entry.html"}  # used by a template, and asked for by feeds
    assert all((plain.folders[0] / name).is_file() for name in (*NEEDED, *NEEDED_LEAN))
