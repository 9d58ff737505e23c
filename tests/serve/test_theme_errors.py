"""A template with a mistake: the same words in the terminal and over the page, and the last good site stays."""

from collections.abc import Collection
from pathlib import Path

import pytest

from digest.building import build, previewed
from digest.cli import run
from digest.config import settings
from digest.serve.live import Live, Outcome

SEED = """---
outlet: The Bell
title: A bell rings
published: 2025-12-10
---
The bell of Ardo rang twice on Tuesday night.

Nobody knows why, the keeper of the tower said on Wednesday.
"""
BROKEN = "{# given: story. #}\n<p>{{ storey.counts.outlets }}</p>\n"
SAID = 'themes/own/templates/parts/why.html:2: "storey" is not defined; did you mean "story"? (used by'


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, text in {
        "seeds/bell.md": SEED,
        "digest.toml": '[site]\ntheme = "own"\n',
        "themes/own/theme.toml": 'name = "own"\nextends = "plain"\n',
        "themes/own/templates/parts/why.html": "{# given: story. #}\n<p>{{ story.counts.outlets }}</p>\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


def test_a_broken_template_is_told_and_the_site_stays(
    newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build"]) == 0
    before = {path: path.read_bytes() for path in (newsroom / "site").rglob("*") if path.is_file()}
    (newsroom / "themes/own/templates/parts/why.html").write_text(BROKEN, encoding="utf-8")
    (newsroom / "themes/own/templates/404.html").write_text(
        "{# given: page. #}\n{% if %}\n", encoding="utf-8"
    )
    capsys.readouterr()
    assert run(["build"]) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(SAID)
    assert second.startswith("themes/own/templates/404.html:2: ")
    assert {path: path.read_bytes() for path in (newsroom / "site").rglob("*") if path.is_file()} == before
    assert run(["check"]) == 1
    assert SAID in capsys.readouterr().err


def test_the_overlay_says_the_same_until_it_is_mended(newsroom: Path) -> None:
    said: list[str] = []

    def again(_: Collection[str] | None) -> Outcome:
        built = build(settings(newsroom), now=None, preview=True)
        return Outcome(changed=(*built.written.written, *built.written.removed))

    live = Live(build=again, say=said.append)
    live.rebuild()
    assert not live.state.error
    part = newsroom / "themes/own/templates/parts/why.html"
    good = part.read_text(encoding="utf-8")
    part.write_text(BROKEN, encoding="utf-8")
    live.rebuild()
    assert live.state.error
    assert live.state.error.startswith(SAID)
    assert said == [live.state.error]
    [page] = previewed(settings(newsroom)).glob("stories/*/index.html")
    assert "<p>1</p>" in page.read_text(encoding="utf-8")
    part.write_text(good, encoding="utf-8")
    live.rebuild()
    assert not live.state.error
