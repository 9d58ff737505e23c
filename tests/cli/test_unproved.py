"""A site that does not hold is told with page and words, and the old one stays."""

import re
from pathlib import Path

import pytest

from digest.cli import run

LOST = "themes/own/templates/404.html"
PRINTED = "Ingrid Solheim said that nobody was hurt and that the crew would stay aboard"
STORY = """---
title: Ferry runs aground off {place}
outlet: {outlet}
date: 2026-03-02
---
A ferry with 214 people on board ran aground off Tornvik on Monday, harbor master Ingrid Solheim said.

{more}
"""


def test_words_of_an_article_that_a_page_prints_unmarked_end_the_build_with_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place, text in {
        "digest.toml": '[site]\ntheme = "own"\n',
        "themes/own/theme.toml": 'extends = "plain"\n',
        LOST: f'{{# given: page. #}}\n{{% extends "base.html" %}}\n{{% block main %}}<h1>{PRINTED}</h1>{{% endblock %}}\n',
    }.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(text, encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    config = tmp_path / "digest.toml"
    for outlet, place in (("North Post", "Tornvik"), ("South Post", "the north")):
        article = STORY.format(outlet=outlet, place=place, more="Nobody was hurt.")
        (tmp_path / "seeds" / f"{outlet[0]}.md").write_text(article, encoding="utf-8")
    assert run(["build", "--config", str(config)]) == 0
    before = (tmp_path / "site" / "index.html").read_bytes()
    quoted = STORY.format(outlet="East Post", place="Tornvik", more=f"{PRINTED}, the paper learned.")
    (tmp_path / "seeds" / "E.md").write_text(quoted, encoding="utf-8")
    capsys.readouterr()
    assert run(["build", "--config", str(config)]) == 1
    told = capsys.readouterr().err
    assert "words of seeds/E.md without a receipt" in told
    assert "defect" not in told
    assert (tmp_path / "site" / "index.html").read_bytes() == before


def test_a_page_that_begins_to_print_words_of_an_article_known_for_long_ends_the_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = tmp_path / LOST
    lost.parent.mkdir(parents=True)
    (tmp_path / "digest.toml").write_text('[site]\ntheme = "own"\n')
    (tmp_path / "themes" / "own" / "theme.toml").write_text('extends = "plain"\n')
    (tmp_path / "seeds").mkdir()
    for number in range(4):
        more = f"{PRINTED}, the paper learned." if number == 2 else "Nobody was hurt."
        article = STORY.format(outlet=f"Post {number}", place="Tornvik", more=more)
        (tmp_path / "seeds" / f"{number}.md").write_text(article, encoding="utf-8")
    for words, code in (("nothing", 0), ("nothing either", 0), (PRINTED, 1), ("nothing", 0), (PRINTED, 1)):
        page = f'{{# given: page. #}}\n{{% extends "base.html" %}}\n{{% block main %}}<h1>{words}</h1>{{% endblock %}}\n'
        lost.write_text(page, encoding="utf-8")
        capsys.readouterr()
        assert run(["build", "--config", str(tmp_path / "digest.toml")]) == code
        told = capsys.readouterr().err
        assert ("words of seeds/2.md without a receipt" in told) == bool(code)
        assert not re.search(r"words of seeds/[013]\.md", told)
