"""What a stranger writes never stops the rest from being built, also where it is the site's own words."""

import shutil
from pathlib import Path

import pytest

from digest.building import build
from digest.cli import run
from digest.config import settings

TITLE = "The slow and careful reader of news from all harbors"
LINE = "We read what the outlets write and put it side by side for you"
OWN = "We are four people in a house by the sea, and nobody pays us for what we read."
NEWS = "The ferry Solveig ran aground off Larvik on Monday with forty people on board, the coast guard said."
HEAD = "---\noutlet: {outlet}\npublished: 2026-03-02\n---\n"


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "about.md").write_text(
        f"# Who we are and why we do this at all\n\n**{OWN[:20]}**{OWN[20:]}\n"
    )
    lines = ["[site]", f'title = "{TITLE}"', f'description = "{LINE}"', "[build]", "jobs = 1", ""]
    (tmp_path / "digest.toml").write_text("\n".join(lines))
    for outlet in ("Post", "Kurier"):
        text = f"{HEAD.format(outlet=outlet)}Ferry aground\n\n{NEWS}\n\nThe {outlet} saw two tugs.\n"
        (tmp_path / "seeds" / f"{outlet.lower()}.md").write_text(text)
    return tmp_path


def test_an_article_made_of_the_words_of_the_site_is_an_article(room: Path) -> None:
    copied = f"{TITLE} {LINE} {OWN}\n\n{LINE} {TITLE}\n\nWho we are and why we do this at all {TITLE}"
    (room / "seeds" / "hostile.md").write_text(
        f"{HEAD.format(outlet='Mirror')}Copied\n\n{copied}\n\n{NEWS} And the copy adds one sentence.\n"
    )
    build(settings(room), now=None)
    assert (room / "site" / "about" / "index.html").is_file()
    assert any(place.name == "mirror" for place in (room / "site").rglob("mirror"))
    assert run(["verify"]) == 0
    shutil.rmtree(room / ".digest")
    (room / "seeds" / "post.md").write_text((room / "seeds" / "post.md").read_text() + f"\n{OWN}\n")
    build(settings(room), now=None)
    assert run(["verify"]) == 0
