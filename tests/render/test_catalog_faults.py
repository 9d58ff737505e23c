"""Slips in catalogs are told with the catalog and the message, slips in calls of `t` with the template."""

import pickle
from pathlib import Path

import ferry_site as ferry
import pytest

from digest.errors import ConfigError
from digest.render.theme import theme
from digest.render.words import Words, WordsError, words

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
PLACE = "themes/own/words"
EN = (ferry.THEMES / "plain/words/en.po").read_text("utf-8")


def at(key: str) -> str:
    line = EN[: EN.index(f'msgid "{key}"')].count("\n") + 1
    return f"themes/plain/words/en.po:{line}"


def spoken(folder: Path, language: str, catalog: str) -> Words:
    return words(theme("own", ferry.own(folder, {f"words/{language}.po": catalog})), language)


def refused(folder: Path, language: str, catalog: str) -> str:
    with pytest.raises(ConfigError) as caught:
        spoken(folder, language, catalog)
    return str(caught.value)


def drawn(folder: Path, files: dict[str, str]) -> str:
    return "\n".join(ferry.refused(folder, files))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("nplurals=2; plural=n>>1;", "'n>>1' is no rule (unexpected token in plural form: >)"),
        ("nplurals=2; plural=__import__(1);", "'__import__(1)' is no rule (invalid token in plural form"),
        ("nplurals=2; plural=n%0;", "'n%0' is no rule (integer modulo by zero)"),
        ("nplurals=2; plural=(n;", "'(n' is no rule (unbalanced parenthesis"),
        ("nplurals=two; plural=n>1;", "invalid literal for int()"),
    ],
)
def test_a_rule_for_plurals_that_is_none_is_told_with_its_line(tmp_path: Path, rule: str, said: str) -> None:
    found = refused(tmp_path, "de", f'{HEAD}"Plural-Forms: {rule}\\n"\n')
    assert found.startswith(f"{PLACE}/de.po:4: Plural-Forms: {said}")
    assert "\n" not in found


def test_a_catalog_that_says_no_rule_keeps_that_of_the_theme_that_it_extends(tmp_path: Path) -> None:
    changed = spoken(tmp_path, "uk", 'msgid "foot.top"\nmsgstr "Нагору"\n')
    assert changed("foot.top") == "Нагору"
    assert changed.plural == words(theme("plain", [ferry.THEMES]), "uk").plural
    assert changed.plural != "(n != 1)"


def test_all_messages_that_nothing_can_be_filled_into_are_told_together(tmp_path: Path) -> None:
    catalog = (
        'msgid "foot.promise"\nmsgstr "a { b"\n\nmsgid "foot.top"\nmsgstr "Up } again"\n\n'
        'msgid "nav.home"\nmsgstr "{} home"\n\nmsgid "reasons.credits {name}"\nmsgstr "credits {nam}"\n'
    )
    way = "close each brace, or write {{ for one that stands for itself"
    assert refused(tmp_path, "en", catalog).split("\n") == [
        f"{PLACE}/en.po:1: msgid \"foot.promise\": expected '}}' before end of string; {way}",
        f"{PLACE}/en.po:4: msgid \"foot.top\": Single '}}' encountered in format string; {way}",
        f'{PLACE}/en.po:7: msgid "nav.home": {{}} is no name of a value; write its name, or {{{{ for a brace',
        f'{PLACE}/en.po:10: msgid "reasons.credits {{name}}": {{nam}} is not in the msgid',
    ]


def test_a_value_that_a_catalog_alone_asks_for_is_told_with_the_catalog(tmp_path: Path) -> None:
    catalog = (
        'msgid "foot.promise"\nmsgstr "All {nope}"\n\n'
        'msgid "front.stories"\nmsgid_plural "front.stories"\nmsgstr[0] "{nn} story"\nmsgstr[1] "{nn} stories"\n'
    )
    assert drawn(tmp_path, {"words/en.po": catalog}).split("\n") == [
        f'{PLACE}/en.po:1: msgid "foot.promise": no value {{nope}} is given, nor any other',
        f'{PLACE}/en.po:4: msgid "front.stories": no value {{nn}} is given; did you mean "n"?',
    ]
    changed = spoken(tmp_path, "en", catalog)
    with pytest.raises(
        WordsError, match=r'en\.po:4: msgid "front\.stories": no value \{nn\} is given'
    ) as caught:
        changed("front.stories", n=3)
    assert caught.value.catalog
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - it may come from another process
    assert (str(again), again.catalog) == (str(caught.value), True)


def test_a_value_that_a_call_leaves_out_is_told_with_the_template_and_the_message(tmp_path: Path) -> None:
    page = '{# given: page. #}\n\n{{ t("front.stories") }}\n'
    assert drawn(tmp_path, {"templates/404.html": page}) == (
        'themes/own/templates/404.html:3: t("front.stories") is given no "n", '
        f"which its words ask for ({at('front.stories')})"
    )


def test_a_name_that_is_not_there_is_told_as_one_although_words_are_filled_with_it(tmp_path: Path) -> None:
    page = '{# given: page. #}\n{{ t("front.stories", n=pge) }}\n'
    assert drawn(tmp_path, {"templates/404.html": page}) == (
        'themes/own/templates/404.html:2: "pge" is not defined; did you mean "page"?'
    )


def test_what_is_no_number_is_told_with_the_message(tmp_path: Path) -> None:
    page = '{# given: page. #}\n{{ t("front.stories", n="many") }}\n'
    said = drawn(tmp_path, {"templates/404.html": page})
    assert said.startswith('themes/own/templates/404.html:2: t("front.stories"): ')
    assert said.endswith(f"(its words: {at('front.stories')})")
