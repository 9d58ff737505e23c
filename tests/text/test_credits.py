"""Credits to agencies and other outlets, in the forms and languages in which they are printed."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.text.agencies import named
from digest.text.credits import at_end, at_start, in_line, in_sentence, named_again, own_report, rules


@pytest.mark.parametrize(
    ("sentence", "language", "names", "sort"),
    [
        ("According to Reuters, the ferry ran aground.", "en", ["Reuters"], "sentence"),
        ("The ferry ran aground, according to the TASS news agency.", "en", ["TASS"], "sentence"),
        (
            "The ferry ran aground, according to the Chinese state news agency Xinhua.",
            "en",
            ["Xinhua"],
            "sentence",
        ),
        ("Reuters reported that the ferry ran aground.", "en", ["Reuters"], "sentence"),
        ("The Associated Press also reported on the ferry.", "en", ["AP"], "sentence"),
        ("The mayor tells the BBC that the ferry was late.", "en", ["BBC"], "interview"),
        ("“It was late,” the mayor told AFP.", "en", ["AFP"], "interview"),
        ("This was reported by Reuters.", "en", ["Reuters"], "backward"),
        ("Die Fähre lief auf Grund, wie die dpa berichtet.", "de", ["dpa"], "sentence"),
        ("Laut der Nachrichtenagentur AFP lief die Fähre auf Grund.", "de", ["AFP"], "sentence"),
        ("El ferri encalló, según la agencia EFE.", "es", ["EFE"], "sentence"),
        ("Le ferry s'est échoué, selon l'AFP.", "fr", ["AFP"], "sentence"),
        ("L'AFP rapporte que le ferry s'est échoué.", "fr", ["AFP"], "sentence"),
        ("Об этом сообщает ТАСС.", "ru", ["TASS"], "backward"),
        ("Паром сел на мель, сообщает агентство Интерфакс.", "ru", ["Interfax"], "sentence"),
        ("Пором сів на мілину, повідомляє Укрінформ.", "uk", ["Ukrinform"], "sentence"),
        ("Про це пише Українська правда.", "uk", ["Ukrainska Pravda"], "backward"),
        ("据新华社报道，渡轮搁浅。", "zh", ["Xinhua"], "sentence"),
        ("路透社援引官员的话称，渡轮搁浅。", "zh", ["Reuters"], "sentence"),
    ],
)
def test_a_sentence_credits_with_a_word_of_reporting(
    sentence: str, language: str, names: list[str], sort: str
) -> None:
    found = list(in_sentence(sentence, language))
    assert [each.name for each in found] == names
    assert {each.sort for each in found} == {sort}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The office of Reuters in Oslo was closed on Sunday.", "en"),
        ("Shares of AP Moller fell, and TASS Street was closed.", "en"),
        ("A reporter of AFP was hurt by a falling sign.", "en"),
        ("Das Büro der dpa in Berlin blieb am Sonntag zu.", "de"),
        ("Офис ТАСС в Москве был закрыт.", "ru"),
    ],
)
def test_a_name_alone_is_no_credit(sentence: str, language: str) -> None:
    assert list(in_sentence(sentence, language)) == []


@pytest.mark.parametrize(
    ("line", "language", "names", "sort"),
    [
        ("By Reuters", "en", ["Reuters"], "article"),
        ("(Reuters)", "en", ["Reuters"], "article"),
        ("Reuters/AFP", "en", ["Reuters", "AFP"], "article"),
        ("— AFP", "en", ["AFP"], "article"),
        ("Source: Xinhua", "en", ["Xinhua"], "article"),
        ("with AP", "en", ["AP"], "help"),
        ("The Associated Press contributed to this report.", "en", ["AP"], "help"),
        ("AP contributed to this report", "en", ["AP"], "help"),
        ("With files from Reuters and AFP", "en", ["Reuters", "AFP"], "help"),
        ("Quelle: dpa", "de", ["dpa"], "article"),
        ("(Mit Material von dpa und AFP)", "de", ["dpa", "AFP"], "help"),
        ("Fuente: EFE", "es", ["EFE"], "article"),
        ("(avec AFP)", "fr", ["AFP"], "help"),
        ("Источник: ТАСС", "ru", ["TASS"], "article"),
        ("Джерело: Укрінформ", "uk", ["Ukrinform"], "article"),
        ("来源：新华社", "zh", ["Xinhua"], "article"),
    ],
)
def test_a_line_of_its_own_credits(line: str, language: str, names: list[str], sort: str) -> None:
    found = list(in_line(line, language))
    assert [each.name for each in found] == names
    assert {each.sort for each in found} == {sort}
    assert all(line[each.start : each.end] in line for each in found)


@pytest.mark.parametrize(
    "line",
    ["By Anna Reuters-Berg", "Read more from our partners", "By the Bay, Reuters opened a shop and left"],
)
def test_a_line_that_says_something_else_credits_nobody(line: str) -> None:
    assert list(in_line(line, "en")) == []


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("KYIV, Ukraine (AP) — The ferry ran aground.", "en", "AP"),
        ("BERLIN, Dec 15 (Reuters) - The ferry ran aground.", "en", "Reuters"),
        ("(Reuters) - The ferry ran aground.", "en", "Reuters"),
        ("Berlin (dpa) – Die Fähre lief auf Grund.", "de", "dpa"),
        ("Madrid, 15 dic (EFE).- El ferri encalló.", "es", "EFE"),
        ("МОСКВА, 15 декабря. /ТАСС/. Паром сел на мель.", "ru", "TASS"),
        ("新华社柏林12月15日电 渡轮搁浅。", "zh", "Xinhua"),
    ],
)
def test_a_place_and_date_line_credits(text: str, language: str, name: str) -> None:
    assert [each.name for each in at_start(text, language)] == [name]


def test_a_name_in_brackets_in_the_text_is_no_date_line() -> None:
    assert list(at_start("The agency (Reuters) was founded in London by a man with pigeons.", "en")) == []


@pytest.mark.parametrize(
    ("text", "names", "sort"),
    [
        ("The pier is closed. (Reuters)", ["Reuters"], "article"),
        ("The pier is closed. — AFP", ["AFP"], "article"),
        ("The pier is closed. (with AP)", ["AP"], "help"),
    ],
)
def test_the_last_words_credit(text: str, names: list[str], sort: str) -> None:
    found = list(at_end(text, "en"))
    assert ([each.name for each in found], {each.sort for each in found}) == (names, {sort})


PIECES = (
    *(
        "Reuters",
        "AFP",
        "dpa",
        "Agence France-Presse (AFP)",
        "新华社",
        "ТАСС",
        "Nobody",
        "with ",
        "avec ",
        "综合",
        "报道",
    ),
    *(
        "(",
        ")",
        "（",
        "）",
        ". ",
        "。",
        "— ",
        " - ",
        "/",
        ", ",
        ".",
        " ",
        "\n",
        "The pier is closed",
        " and ",
    ),
)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(["en", "fr", "zh", "ru"]), st.lists(st.sampled_from(PIECES), min_size=1, max_size=9))
def test_a_text_that_the_pattern_of_last_words_fits_is_never_passed_over(
    language: str, pieces: list[str]
) -> None:
    text = "The pier is closed. " + "".join(pieces)
    fits = re.search(rules(language).end, text)
    assert bool(list(at_end(text, language))) == bool(fits)


def test_what_the_agency_says_again_and_what_an_outlet_reports_by_itself() -> None:
    assert named_again("The outlet adds that the pier is old.", "en")
    assert not named_again("The pier is old.", "en")
    assert own_report("The mayor told the Harbor Post that it was late.", "en", ("Harbor Post",))
    assert own_report("The Harbor Post has learned it.".replace("The ", ""), "en", ("Harbor Post",))
    assert not own_report("The mayor told the Harbor Gazette.", "en", ("Harbor Post",))


def test_a_byline_names_its_agencies() -> None:
    assert named("Jane Roe, AFP/dpa") == ("AFP", "dpa")
    assert named("The Associated Press") == ("AP",)
    assert named("Jane Reuterson") == ()
