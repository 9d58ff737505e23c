"""The words of the pages: plurals, gaps, names and dates as each language has them."""

import re
import runpy
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from ferry_site import THEMES, built, pages
from lxml import html

from digest.errors import ConfigError
from digest.render.dates import when
from digest.render.reasons import label, told
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
def test_a_site_in_another_language_says_so_and_shows_no_english_of_its_own(language: str) -> None:
    english = re.compile("|".join(map(re.escape, sorted(_long_english()))))
    made = pages(built(language=language))
    assert {page.get("lang") for page in made.values()} == {language}
    found = [(path, text) for path, page in made.items() for text in _own(page) if english.search(text)]
    assert found == []


def test_the_tool_for_catalogs_finds_nothing_missing(capsys: pytest.CaptureFixture[str]) -> None:
    tool = runpy.run_path(str(THEMES.parent / "tools" / "catalogs.py"))
    assert (tool["main"]([]), capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", '<span lang="en" dir="ltr">Vik</span>: <span lang="en" dir="ltr">mayor</span> oder '),
        ("uk", '<span lang="en" dir="ltr">Vik</span>: <span lang="en" dir="ltr">mayor</span> чи '),
    ],
)
def test_the_name_of_a_difference_is_ours_and_marks_the_words_that_are_not(language: str, said: str) -> None:
    there = words(theme("plain", [THEMES]), language)
    told_so = label(there, "Vik: mayor or former mayor", "en")
    assert told_so == f'{said}<span lang="en" dir="ltr">former mayor</span>'
    assert label(ENGLISH, "Vik: mayor or former mayor", "en") == "Vik: mayor or former mayor"


def test_headings_of_our_own_are_told_in_the_language_of_the_page() -> None:
    assert label(words(theme("plain", [THEMES]), "de"), "What happened") == "Was geschehen ist"


def test_words_of_an_article_inside_a_reason_are_marked_as_theirs() -> None:
    german = words(theme("plain", [THEMES]), "de")
    reason = "this year, reckoned from the article's date"
    marked = '<span lang="en" dir="ltr">this year</span>, gerechnet vom Bezugstag aus (Datum des Artikels)'
    assert told(german, reason, "en") == marked


def test_a_reason_with_a_semicolon_of_its_own_is_no_two_reasons() -> None:
    german = words(theme("plain", [THEMES]), "de")
    reason = "“{}” is written small; it may be a slip for “{}”"
    assert told(german, reason.format("vik", "Vik")) == (
        "„vik“ ist kleingeschrieben; vielleicht ein Versehen für „Vik“"
    )


def test_figures_have_the_decimal_mark_of_the_language() -> None:
    german = words(theme("plain", [THEMES]), "de")
    assert (german.figure("0.50"), german.figure("full"), ENGLISH.figure("0.50")) == ("0,50", "full", "0.50")


def test_a_calendar_begins_its_week_and_names_its_days_as_the_language_does() -> None:
    heads = {
        language: [
            head.text_content()
            for head in pages(built(language=language))["archive/index.html"].xpath("//th/span[@class='vh']")
        ]
        for language in ("en-US", "de")
    }
    assert heads["en-US"][0] == "Sunday"
    assert (heads["de"][0], heads["de"][6]) == ("Montag", "Sonntag")


def _long_english() -> set[str]:
    """Stretches of more than three words between the gaps of the English messages."""
    every = (
        piece for forms in ENGLISH.table.values() for form in forms for piece in re.split(r"\{\w*\}", form)
    )
    return {piece.strip() for piece in every if len(piece.split()) > 3}


def _own(page: html.HtmlElement) -> Iterator[str]:
    """What a page says of itself: texts and labels outside of news and of what it marks as English."""
    ours = "not(ancestor-or-self::*[@data-span or @lang='en'])"
    yield from page.xpath(f"//body//text()[{ours}]|//body//*[{ours}]/@*|//head/title/text()|//meta/@content")


def test_what_a_count_in_another_language_is_called_is_told_in_the_language_of_the_pages() -> None:
    german = words(theme("plain", [THEMES]), "de")
    assert label(german, "Injured: 17 or 12") == "Verletzt: 17 oder 12"
    assert label(german, "Displaced: 64 Bewohner, then 70 Einwohner").startswith("Aus ihren Häusern: ")
