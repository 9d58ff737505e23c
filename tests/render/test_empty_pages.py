"""What a theme writes and nobody would see is refused: pages that are none, blocks that are never printed."""

from pathlib import Path

import ferry_site as ferry
import pytest

OWN = "themes/own/templates"
NONE = 'it prints no page: there is no <html>; extend "base.html", or print all of a page'
PAGE = '{# given: page. #}\n{% extends "base.html" %}\n'


@pytest.mark.parametrize("text", ["", "{# given: story. #}\n", "{# given: story. #}\n<p>A story.</p>\n"])
@pytest.mark.parametrize("name", ["story", "telling", "index", "method", "404"])
def test_a_template_that_prints_no_page_is_told_once(tmp_path: Path, name: str, text: str) -> None:
    assert ferry.refused(tmp_path, {f"templates/{name}.html": text}) == [f"{OWN}/{name}.html:1: {NONE}"]


@pytest.mark.parametrize(("name", "of"), [("story", "story"), ("telling", "telling")])
def test_a_page_without_any_passage_of_its_story_is_told(tmp_path: Path, name: str, of: str) -> None:
    page = "{# given: page. #}\n<!doctype html>\n<HTML lang=en><title>A story</title><p>Nothing.</p>\n"
    assert ferry.refused(tmp_path, {f"templates/{name}.html": page}) == [
        f"{OWN}/{name}.html:1: it prints none of the passages of its {of}; print them with span(…) of parts/span.html"
    ]


def test_blocks_that_no_template_above_has_are_told_with_the_ones_meant(tmp_path: Path) -> None:
    block = "{% block mian %}<p>Gone</p>{% endblock %}\n"
    assert ferry.refused(
        tmp_path, {"templates/404.html": PAGE + block, "templates/method.html": PAGE + "\n" + block}
    ) == [
        f'{OWN}/404.html:3: no template that this one extends has a block "mian"; did you mean "main"?',
        f'{OWN}/method.html:4: no template that this one extends has a block "mian"; did you mean "main"?',
    ]


@pytest.mark.parametrize(
    "block",
    [
        "{% block main %}{% block inner %}<p>Gone</p>{% endblock %}{% endblock %}\n",
        "{% block aside %}<p>Gone</p>{% endblock %}{% block main %}{{ self.aside() }}{% endblock %}\n",
    ],
)
def test_a_block_that_is_printed_all_the_same_is_no_mistake(tmp_path: Path, block: str) -> None:
    files = ferry.built(ferry.own(tmp_path, {"templates/404.html": PAGE + block}), theme="own")
    assert b"<p>Gone</p>" in files["404.html"]


def test_what_is_not_certain_is_not_told(tmp_path: Path) -> None:
    page = '{# given: page. #}\n{% extends "base" ~ ".html" %}\n{% block mian %}{% endblock %}\n'
    ferry.built(ferry.own(tmp_path, {"templates/404.html": page}), theme="own")
