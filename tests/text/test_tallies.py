"""Numbers in other languages than English: how they are written, and what they count."""

import pytest

from digest.text.counting import counting
from digest.text.tallies import tallies

LANGUAGES = ("ar", "de", "es", "fr", "ru", "uk", "zh")
# What each language calls one to twelve, a hundred, a thousand and a million, before a word for people.
COUNTED = {
    "ar": ("{} أشخاص", "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة", "مئة", "ألف", "مليون"),
    "de": ("{} Menschen", "drei vier fünf sechs sieben acht neun zehn elf zwölf", "hundert", "tausend", "Millionen"),
    "es": ("{} personas", "tres cuatro cinco seis siete ocho nueve diez once doce", "cien", "mil", "millones"),
    "fr": ("{} personnes", "trois quatre cinq six sept huit neuf dix onze douze", "cent", "mille", "millions"),
    "ru": ("{} человек", "три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
           "сто", "тысяча", "миллиона"),
    "uk": ("{} людей", "три чотири п’ять шість сім вісім дев’ять десять одинадцять дванадцять",
           "сто", "тисяча", "мільйони"),
    "zh": ("{}人", "三 四 五 六 七 八 九 十 十一 十二", "一百", "一千", "百万"),
}  # fmt: skip


def read(language: str, text: str) -> list[tuple[float, str]]:
    return [(round(each.value, 6), each.unit) for each in tallies(text, language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_words_have_their_value(language: str) -> None:
    form, words, hundred, thousand, million = COUNTED[language]
    for value, word in enumerate(words.split(), 3):
        assert tallies(form.format(word), language)[0].value == value, word
    many = {hundred: 100, thousand: 1000, f"3{'' if language == 'zh' else ' '}{million}": 3_000_000}
    for word, value in many.items():
        assert tallies(form.format(word), language)[0].value == value, word


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "1.234,5 Tonnen Weizen", [(1_234_500, "kg")]),
        ("de", "rund 2,4 Mio. Euro", [(2_400_000, "€")]),
        ("de", "für 90 000 Franken", [(90_000, "Fr")]),
        ("de", "zweihundertfünfzehn Menschen", [(215, "people")]),
        ("de", "ein Beben der Stärke 5,4", [(5.4, "magnitude")]),
        ("es", "ante 41,000 personas", [(41_000, "people")]),
        ("es", "ante 38.000 espectadores", [(38_000, "people")]),
        ("es", "1.400 millones de dólares", [(1.4e9, "$")]),
        ("es", "el diez por ciento", [(10, "%")]),
        ("es", "dos mil trescientos habitantes", [(2_300, "people")]),
        ("fr", "1 234,5 tonnes", [(1_234_500, "kg")]),
        ("fr", "soixante-quinze morts et 12 blessés", [(75, "people"), (12, "people")]),
        ("uk", "понад 1,4 млрд гривень", [(1.4e9, "hryvnia")]),
        ("uk", "двадцять три моряки", [(23, "crew")]),
        ("ar", "٢٣ قتيلا و١٥ جريحا", [(23, "people"), (15, "people")]),
        ("ar", "١٬٢٣٤٫٥ طن", [(1_234_500, "kg")]),
        ("ar", "ثلاثة وعشرون شخصًا", [(23, "people")]),
        ("ar", "اثنا عشر شخصًا", [(12, "people")]),
        ("zh", "3.5万人", [(35_000, "people")]),
        ("zh", "二十三名船员", [(23, "crew")]),
    ],
)
def test_figures_are_read_as_their_language_writes_them(
    language: str, text: str, told: list[tuple[float, str]]
) -> None:
    assert read(language, text) == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "zwischen 250 und 400 Menschen"),
        ("de", "zwischen 22 und 6 Uhr"),
        ("de", "um 05:52 am Ziel"),
        ("es", "cayó 4-3 y empató en el 90+4"),
        ("ar", "1.900 كيلو"),  # a fraction or thousands
        ("zh", "二零二六年"),
        ("uk", "одна людина"),
    ],
)
def test_what_is_no_count_or_may_be_read_in_two_ways_is_left_out(language: str, text: str) -> None:
    assert not tallies(text, language)


def test_each_figure_has_the_fate_that_stands_nearest() -> None:
    found = tallies("Drei Menschen starben, 15 wurden verletzt, 200 mussten ihre Häuser verlassen.", "de")
    assert [each.fate for each in found] == ["kill", "injure", "displace"]


def test_a_language_without_lists_is_read_as_english_is() -> None:
    assert counting("it") is None
    assert [each.value for each in tallies("le 40 navi", "it")] == [40]
