"""Compiled templates are kept while the process lives: never another language's, never those of an older text."""

from pathlib import Path

from digest.render.environment import environment
from digest.render.theme import Theme
from digest.render.words import Words


def said(folder: Path, text: str, sea: str) -> str:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "page.html").write_text(text)
    theme = Theme(names=("own",), folders=(folder,))
    words = Words(language="en", table={"sea": (sea,)})
    return environment(theme, words).get_template("page.html").render()


def test_each_language_has_its_own_words_in_a_constant(tmp_path: Path) -> None:
    assert [said(tmp_path, "{{ 'sea'|t }}", word) for word in ("sea", "Meer", "sea")] == [
        "sea",
        "Meer",
        "sea",
    ]


def test_a_template_is_drawn_as_it_is_written_now(tmp_path: Path) -> None:
    texts = ("one {{ t('sea') }}", "two {{ t('sea') }}", "one {{ t('sea') }}")
    assert [said(tmp_path, text, "sea") for text in texts] == ["one sea", "two sea", "one sea"]
