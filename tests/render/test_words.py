"""The words of the pages: plurals, gaps, names and dates as each language has them."""

import re
import shutil
from pathlib import Path

import pytest
from ferry_site import THEMES, built

from digest.errors import ConfigError
from digest.render.dates import when
from digest.render.reasons import told
from digest.render.theme import theme
from digest.render.words import Words, form, words

ENGLISH = words(theme("plain", [THEMES]), "en")
TRANSLATED = sorted({path.stem for path in (THEMES / "plain" / "words").glob("*.po")} - {"en"})
UKRAINIAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"

msgid "nav.home"
msgstr "Головна"

#, fuzzy
msgid "nav.outlets"
msgstr "Лиш спроба"

msgid "counts.outlets"
msgid_plural "counts.outlets"
msgstr[0] "{n} видання"
msgstr[1] "{n} видання, кілька"
msgstr[2] "{n} видань"

msgid "reasons.credits {name}"
msgstr "посилається на {name}"

msgid "reasons.weekday on or before {day}"
msgstr "день тижня до {day}"

msgid "reasons.the article's date"
msgstr "дати статті"
"""


@pytest.fixture
def spoken(tmp_path: Path) -> Words:
    """Ukrainian, of which only a few words are there."""
    shutil.copytree(THEMES / "plain", tmp_path / "plain", ignore=shutil.ignore_patterns("*.po"))
    (tmp_path / "plain" / "words").mkdir(exist_ok=True)
    shutil.copy(THEMES / "plain" / "words" / "en.po", tmp_path / "plain" / "words")
    (tmp_path / "plain" / "words" / "uk.po").write_text(UKRAINIAN, "utf-8")
    return words(theme("plain", [tmp_path]), "uk")


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 видання"), (3, "3 видання, кілька"), (11, "11 видань"), (21, "21 видання")]
)
def test_a_plural_has_the_form_that_its_language_asks_for(spoken: Words, n: int, said: str) -> None:
    assert spoken("counts.outlets", n=n) == said


def test_words_that_a_language_lacks_are_english_with_english_plurals(spoken: Words) -> None:
    assert spoken("front.stories", n=1) == "1 story"
    assert spoken("front.stories", n=3) == "3 stories"
    assert spoken("nav.outlets") == "Outlets"  # what a translator marked as doubtful is not shown


def test_thousands_are_marked_as_the_language_does(spoken: Words) -> None:
    assert ENGLISH("front.stories", n=12345) == "12,345 stories"
    assert spoken("counts.outlets", n=12345) == "12\N{NO-BREAK SPACE}345 видань"


def test_names_of_countries_and_languages_are_those_of_cldr(spoken: Words) -> None:
    assert (ENGLISH.find("countries.FR"), ENGLISH.find("languages.de")) == ("France", "German")
    assert (spoken.find("countries.FR"), spoken.find("languages.de")) == ("Франція", "німецька")
    assert spoken.find("countries.QQ") is None


def test_several_names_are_one_list_in_words(spoken: Words) -> None:
    assert ENGLISH.listed(["A", "B", "C"]) in {"A, B and C", "A, B, and C"}
    assert spoken.listed(["А", "Б", "В"]) == "А, Б і В"


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "4 July 2026", "July 2026"),
        ("en-US", "July 4, 2026", "July 2026"),
        ("de", "4. Juli 2026", "Juli 2026"),
        ("uk", "4 липня 2026\N{NARROW NO-BREAK SPACE}р.", "липень 2026\N{NARROW NO-BREAK SPACE}р."),
    ],
)
def test_days_are_told_as_the_language_tells_them(language: str, day: str, month: str) -> None:
    given = Words(language=language, table={})
    assert when("2026-07-04", given).words == day
    assert when("2026-07", given).words == month


def test_a_reason_is_told_in_the_language_of_the_page_with_what_stands_in_its_gaps(spoken: Words) -> None:
    assert told(spoken, "credits AFP") == "посилається на AFP"
    assert told(spoken, "weekday on or before the article's date") == "день тижня до дати статті"
    assert told(spoken, "credits AFP; credits Reuters") == "посилається на AFP; посилається на Reuters"


def test_a_reason_without_a_translation_is_english_and_says_so(spoken: Words) -> None:
    assert told(spoken, "because <b>") == '<span lang="en" dir="ltr">because &lt;b&gt;</span>'
    assert told(ENGLISH, "because <b>") == "because &lt;b&gt;"


def test_a_catalog_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    child = tmp_path / "night"
    (child / "words").mkdir(parents=True)
    (child / "theme.toml").write_text('extends = "plain"\n')
    (child / "words" / "en.po").write_text('msgid "nav.home"\nStart\n')
    with pytest.raises(ConfigError, match=r"night/words/en\.po:\d+: "):
        words(theme("night", [tmp_path, THEMES]), "en")


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_language_has_all_words_with_the_gaps_of_the_english_ones(language: str) -> None:
    there = words(theme("plain", [THEMES]), language)
    assert there.lent == frozenset()
    gaps = {
        key: {gap for form in forms for gap in re.findall(r"\{(\w+)\}", form)} - {"n"}
        for key, forms in there.table.items()
    }
    assert gaps == {
        key: {gap for form in forms for gap in re.findall(r"\{(\w+)\}", form)} - {"n"}
        for key, forms in ENGLISH.table.items()
    }


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_language_has_as_many_plural_forms_as_cldr_counts_for_whole_numbers(language: str) -> None:
    there = words(theme("plain", [THEMES]), language)
    used = {form(there.plural, n) for n in range(1001)}
    assert all(len(forms) == len(used) for key, forms in there.table.items() if len(ENGLISH.table[key]) > 1)
    asked = {there.locale.plural_form(n) for n in range(1001)}
    assert len(asked) == len(used)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_page_in_another_language_says_so_and_shows_no_english_of_its_own(language: str) -> None:
    made = built(language=language)
    front = made["index.html"].decode()
    assert f'<html lang="{language}"' in front
    assert ENGLISH("foot.promise") not in front
