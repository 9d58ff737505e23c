"""Templates that lead round in a circle are told as one, with all members, the theme's own file first."""

from pathlib import Path

import ferry_site as ferry

OWN = "themes/own/templates"
ROUND = "templates lead round in a circle"


def test_a_template_that_extends_itself_is_told_which_one_it_meant(tmp_path: Path) -> None:
    page = '{# given: story. #}\n{% extends "story.html" %}\n'
    assert ferry.refused(tmp_path, {"templates/story.html": page}) == [
        f'{OWN}/story.html:2: {ROUND}: own/story.html → own/story.html; the one that it overrides is "plain/story.html"'
    ]


def test_a_template_that_extends_itself_by_its_full_name_is_told_to_break_the_circle(tmp_path: Path) -> None:
    page = '{# given: story. #}\n{% extends "own/story.html" %}\n'
    [found] = ferry.refused(tmp_path, {"templates/story.html": page})
    assert found.startswith(f"{OWN}/story.html:2: {ROUND}: own/story.html → own/story.html; break")


def test_a_part_that_includes_its_page_is_told_before_the_templates_of_plain(tmp_path: Path) -> None:
    part = '{# given: story. #}\n\n{% include "story.html" %}\n'
    assert ferry.refused(tmp_path, {"templates/parts/why.html": part}) == [
        f"{OWN}/parts/why.html:3: {ROUND}: own/parts/why.html → plain/story.html → own/parts/why.html; break the circle"
    ]


def test_a_macro_that_calls_itself_is_no_circle_of_templates(tmp_path: Path) -> None:
    page = "{# given: page. #}\n{% macro on() %}{{ on() }}{% endmacro %}\n{{ on() }}\n"
    [found] = ferry.refused(tmp_path, {"templates/404.html": page})
    assert found.startswith(f"{OWN}/404.html:2: RecursionError: ")
