"""Figures in other languages than English: compared within a language, and between two that count alike."""

from dataclasses import replace

import pytest
from wire import analysis, article

from digest.model.analysis import Difference, DifferenceKind

BEAT = "Bei dem Beben der Stärke 5,4 wurden 17 Menschen verletzt."


def parted(*told: tuple[str, str]) -> list[Difference]:
    """The differences in number of a story told by articles given as language and text."""
    articles = [
        replace(article(f"{language}-{at}", text, published="2026-03-10"), lang=language)
        for at, (language, text) in enumerate(told)
    ]
    return [each for each in analysis(*articles).differences if each.kind is DifferenceKind.NUMBER]


@pytest.mark.parametrize(
    ("language", "one", "other", "subject"),
    [
        (
            "de",
            "Bei dem Brand im Hafen von Larvik wurden zwölf Menschen verletzt.",
            "Nach Angaben der Feuerwehr gab es im Hafen 15 Verletzte, die meisten leicht.",
            "Injured: zwölf Menschen or 15 Verletzte",
        ),
        (
            "de",
            "Im Hafen von Larvik verbrannten 1.900 Container.",
            "Im Hafen von Larvik verbrannten am Abend 1400 Container.",
            "1.900 Container or 1400 Container",
        ),
        (
            "uk",
            "Унаслідок пожежі в порту загинули четверо людей.",
            "Пожежа забрала життя: рятувальники кажуть про п’ятьох загиблих.",
            "Killed: четверо людей or п’ятьох загиблих",
        ),
        (
            "es",
            "Las Halconas ganaron ante 41,000 personas.",
            "Hubo fiesta: 38.000 espectadores llenaron el estadio.",
            "Spectators: 41,000 personas or 38.000 espectadores",
        ),
        (
            "fr",
            "L’incendie du port a fait vingt-trois blessés.",
            "Dix-sept personnes ont été blessées dans l’incendie.",
            "Injured: vingt-trois blessés or Dix-sept personnes",
        ),
        (
            "ar",
            "أصيب ١٥ شخصًا في حريق الميناء مساء الثلاثاء.",
            "وقالت السلطات إن سبعة عشر شخصًا أُصيبوا في الميناء.",
            "Injured: ١٥ شخصًا or سبعة عشر شخصًا",
        ),
        ("zh", "港口大火造成十七人受伤。", "消防部门说，火灾中有21人受伤。", "Injured: 十七人 or 21人"),
    ],
)
def test_two_figures_of_one_language_part(language: str, one: str, other: str, subject: str) -> None:
    assert [each.subject for each in parted((language, one), (language, other))] == [subject]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Mindestens 12 Menschen wurden bei dem Brand verletzt.",
            "Bei dem Brand wurden 15 Menschen verletzt.",
        ),
        ("Rund 2000 Menschen wurden evakuiert.", "1.900 Bewohner wurden evakuiert."),
        (
            "Bei dem Brand wurden 15 Menschen verletzt, darunter drei Kinder.",
            "Drei Menschen wurden schwer verletzt.",
        ),
        ("Weitere vier Menschen wurden am Abend verletzt.", "Bei dem Brand wurden fünf Menschen verletzt."),
        (
            "2019 wurden bei einem Brand im Hafen zwölf Menschen verletzt.",
            "Bei dem Brand wurden 15 Menschen verletzt.",
        ),
        ("Zwischen 250 und 400 Menschen wurden evakuiert.", "Evakuiert wurden 300 Menschen."),
        (
            "Zehn Menschen wurden in Larvik verletzt, acht Menschen in Moss verletzt.",
            "Bei dem Brand wurden neun Menschen verletzt.",
        ),
    ],
)
def test_another_scope_or_way_of_writing_is_no_difference(one: str, other: str) -> None:
    assert not parted(("de", one), ("de", other))


def test_what_all_languages_count_alike_is_compared_between_them() -> None:
    found = parted(
        ("de", BEAT),
        ("ar", "أصيب 12 شخصًا في زلزال بلغت قوته 5.4 درجات."),
        ("en", "The magnitude 5.1 quake injured 17 people."),
    )
    assert sorted(each.subject for each in found) == ["Injured: 17 or 12", "Magnitude: 5.4 or 5.1"]


def test_one_count_in_two_languages_is_no_difference() -> None:
    assert not parted(("en", "The quake of magnitude 5.4 injured 17 people."), ("de", BEAT))


def test_what_a_fire_did_years_ago_is_not_set_against_the_news() -> None:
    old = ("en", "In 2015 a fire killed nine people in the port.")
    assert not parted(old, ("uk", "Унаслідок пожежі загинули шестеро людей."))
