"""What a story is called, from headlines of every sort."""

import pytest
from wire import analysis, article

from digest.compose.edition import Composer, edition
from digest.text.titles import faults

LEAD = "The ferry Solveig ran aground off the northern pier of Larvik on Sunday with forty people on board."
SAVED = "Two tugs pulled the ferry free at noon and brought all passengers to the hospital of Larvik."
FOG = "The fog over the fjord had been thick since the early morning, and the lights of the pier were out."


def named(*titles: str) -> str:
    """The name of the story that articles with these headlines tell."""
    told = [article(f"a{at}", LEAD, SAVED, FOG, title=title) for at, title in enumerate(titles)]
    return edition([analysis(*told)], Composer()).digests[0].title_text


PLAIN = "Ferry Solveig Runs Aground off Larvik"


@pytest.mark.parametrize(
    "poor",
    [
        "WATCH: Ferry Solveig Runs Aground off Larvik Pier",
        "Opinion: The Ferry Solveig Ran Aground off Larvik on Sunday",
        "LIVE UPDATES: Ferry Solveig aground off Larvik",
        "Larvik ferry Solveig aground: as it happened",
        "Why did the ferry Solveig run aground off Larvik on Sunday?",
        "You won't believe what the ferry Solveig did off Larvik on Sunday",
        "5 things to know about the ferry Solveig aground off Larvik",
        "Ferry Solveig aground off Larvik with forty people …",
        "Aground",
        "FERRY SOLVEIG AGROUND OFF LARVIK!",
        " ".join(["The ferry Solveig ran aground off the northern pier of Larvik on Sunday"] * 4),
    ],
)
def test_a_plain_headline_is_the_name_before_a_poor_one(poor: str) -> None:
    assert named(poor, PLAIN) == named(PLAIN, poor) == PLAIN


@pytest.mark.parametrize(
    "titles",
    [
        ("",),
        ("Will the ferry Solveig sail again?", "Why did the ferry run aground?"),
        ("WATCH: Ferry aground", "Live updates: ferry aground off Larvik"),
        ("The ferry Solveig " + "ran aground off the pier of Larvik and " * 8,),
    ],
)
def test_where_all_headlines_are_poor_the_lead_is_the_name(titles: tuple[str, ...]) -> None:
    assert named(*titles) == LEAD


def test_the_headline_with_the_storys_names_is_the_name() -> None:
    assert named("Forty people saved off a pier at noon", PLAIN) == PLAIN


def test_the_name_is_the_same_in_any_order() -> None:
    titles = ["Ferry Aground off Larvik", "Solveig Aground off Larvik", "Ferry Solveig Aground"]
    assert named(*titles) == named(*titles[::-1])


@pytest.mark.parametrize(
    ("title", "language", "fault"),
    [
        ("Liveticker: Fähre läuft auf Grund", "de", "live"),
        ("Kommentar: Die Fähre und wir", "de", "label"),
        ("EN VIVO: El ferri encalla", "es", "live"),
        ("Vidéo : le ferry s'échoue", "fr", "label"),
        ("Паром сел на мель: что известно", "ru", "bait"),
        ("Фото: пором сів на мілину", "uk", "label"),
        ("直播：渡轮搁浅", "zh", "live"),
        ("渡轮为什么搁浅？", "zh", "question"),
    ],
)
def test_faults_are_seen_in_other_languages(title: str, language: str, fault: str) -> None:
    assert fault in faults(title, language)


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Watch maker Vik closes its plant in Larvik", "en"),
        ("Live music returns to Larvik after two years", "en"),
        ("Opinion polls put the mayor ahead in Larvik", "en"),
        ("Analysis of the wreck finds rust in the hull", "en"),
        ("Mayor: ferry will sail again on Friday", "en"),
        ("How Larvik’s mayor won a fifth term in a night", "en"),
        ("Fähre läuft vor Larvik auf Grund", "de"),
        ("渡轮在拉尔维克搁浅，四十人获救", "zh"),
    ],
)
def test_a_plain_headline_has_no_fault(title: str, language: str) -> None:
    assert faults(title, language) == frozenset()
