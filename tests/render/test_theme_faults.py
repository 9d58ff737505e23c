"""Mistakes in templates are told with their file, their line, what led there, and a near miss, all at once."""

from pathlib import Path

import ferry_site as ferry
import pytest


def line(template: str, words: str) -> int:
    """The line of a template of `plain` that holds these words."""
    text = (ferry.THEMES / "plain/templates" / template).read_text(encoding="utf-8")
    return text[: text.index(words)].count("\n") + 1


BASE = f"plain/base.html:{line('base.html', 'block main')}"


def test_an_unknown_name_is_told_with_its_line_its_users_and_the_one_meant(tmp_path: Path) -> None:
    part = "{# given: story. #}\n{% for quote in story.quotes.shared %}\n{{ qoute.id }}\n{% endfor %}\n"
    [found] = ferry.refused(tmp_path, {"templates/parts/quotes.html": part})
    assert found == (
        'themes/own/templates/parts/quotes.html:3: "qoute" is not defined; did you mean "quote"?'
        f" (used by plain/story.html:{line('story.html', 'quotes.html')}, {BASE})"
    )


def test_a_name_that_a_thing_does_not_have_is_told_with_the_one_meant(tmp_path: Path) -> None:
    [found] = ferry.refused(
        tmp_path, {"templates/parts/contents.html": "{# given: story. #}\n{{ story.timelin }}\n"}
    )
    assert found == (
        'themes/own/templates/parts/contents.html:2: "timelin" is not in this StoryView;'
        f' did you mean "timeline"? (used by plain/story.html:{line("story.html", "contents.html")}, {BASE})'
    )


def test_a_template_that_is_not_there_is_told_with_the_one_meant(tmp_path: Path) -> None:
    text = (ferry.THEMES / "plain/templates/story.html").read_text(encoding="utf-8")
    [found] = ferry.refused(
        tmp_path, {"templates/story.html": text.replace("parts/quotes.html", "parts/qoutes.html")}
    )
    assert found == (
        f'themes/own/templates/story.html:{line("story.html", "quotes.html")}: there is no template "parts/qoutes.html";'
        f' did you mean "parts/quotes.html"? (used by {BASE})'
    )


def test_words_that_the_theme_does_not_have_are_told(tmp_path: Path) -> None:
    [found] = ferry.refused(tmp_path, {"templates/404.html": '{# given: page. #}\n{{ t("nav.hom") }}\n'})
    assert (
        found == 'themes/own/templates/404.html:2: the theme has no words "nav.hom"; did you mean "nav.home"?'
    )


def test_all_broken_templates_of_a_run_are_told_together(tmp_path: Path) -> None:
    found = ferry.refused(
        tmp_path,
        {
            "templates/parts/summary.html": "{# given: story. #}\n{% if story %}\n",
            "templates/parts/telling-head.html": "{# given: telling. #}\n{{ tellin }}\n",
            "templates/outlets.html": "{# given: outlets. #}\n{% endfor %}\n",
            "templates/method.html": "{# given: method. #}\n\n{{ metod.stories }}\n",
        },
    )
    assert [line.split(": ")[0] for line in found] == [
        "themes/own/templates/parts/summary.html:2",
        "themes/own/templates/outlets.html:2",
        "themes/own/templates/parts/telling-head.html:2",
        "themes/own/templates/method.html:3",
    ]
    assert f"(used by plain/story.html:{line('story.html', 'summary.html')}" in found[0]


def test_a_setting_of_the_theme_that_is_not_there_is_told(tmp_path: Path) -> None:
    files = {
        "theme.toml": 'name = "own"\nextends = "plain"\n[settings]\naccent = "teal"\n',
        "templates/404.html": "{# given: page. #}\n{{ theme.acent }}\n",
    }
    [found] = ferry.refused(tmp_path, files)
    assert found == (
        'themes/own/templates/404.html:2: "acent" is not in the settings of this theme;'
        ' did you mean "accent"?'
    )


def test_a_passage_used_as_if_it_were_text_is_told(tmp_path: Path) -> None:
    [found] = ferry.refused(tmp_path, {"templates/404.html": "{# given: page. #}\n{{ page|passage }}\n"})
    assert found.startswith("themes/own/templates/404.html:2: AttributeError: 'Frame' object has no")


def test_a_mistake_of_the_program_itself_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.render.faults._hops", lambda *_: iter(()))
    monkeypatch.setattr("digest.render.environment.MARKS", frozenset())
    with pytest.raises(ValueError, match="passages are marked with"):
        ferry.anew()
