"""Why an article is in its story, and where words come from, as `digest explain` tells it."""

import re
from pathlib import Path

import pytest

from digest.cli import run

NORTH = "The mill at Ardo burned down on Monday.\n\nNobody was hurt, “the mayor” said.\n"


@pytest.mark.parametrize("name", ["seeds/north.txt", "north.txt", "a1", "./seeds/north.txt"])
def test_explain_tells_why_an_article_is_in_its_story(
    name: str, newsroom: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert newsroom
    assert run(["explain", name]) == 0
    out = capsys.readouterr().out
    assert "seeds/north.txt: article a1, North, no date known" in out
    assert 'in the story "The mill at Ardo" (mill), with 1 other article' in out
    assert "0.61 like seeds/south.txt (South)\n       names: Ardo\n       terms: mill, hurt" in out
    assert "counted under the origin Wire: both credit it" in out


def test_explain_tells_where_words_come_from(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert newsroom
    assert run(["explain", 'hurt, "the  Mayor" said']) == 0
    start = NORTH.index("hurt")
    out = capsys.readouterr().out
    assert out.startswith(f"seeds/north.txt:3: characters {start} to {start + 22}, paragraph 2; North\n")
    assert '\n  "Nobody was hurt, “the mayor” said."\n  story mill\n' in out
    assert run(["explain", "destroyed the mill"]) == 0
    out = capsys.readouterr().out
    assert 'claim c1 (2 outlets, 1 origin), shown as "The mill at Ardo burned down on Monday."' in out
    assert run(["explain", "nobody was hurt"]) == 0
    assert len(re.findall("characters", capsys.readouterr().out)) == 2
    assert run(["explain", "an earthquake"]) == 2
    assert "neither an article nor words of one" in capsys.readouterr().err
