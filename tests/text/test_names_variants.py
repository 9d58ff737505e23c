"""Which spellings are one name."""

import pytest

from digest.text.spellings import folded, key, sound
from digest.text.variants import Name, groups


def one(*texts: str, kind: str = "person") -> bool:
    names = [Name(text=text, kind=kind, article=str(number)) for number, text in enumerate(texts)]
    return len(set(groups(names))) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Zelenskiy", "Selenskyj"),
        ("Petro Marchenko", "Marchenko"),
        ("Dmitry Bolunov", "Dmytro Bolunov"),
        ("James R. Halloway", "James Halloway", "Jim Halloway"),
        ("Wang Xiaomei", "Xiaomei Wang"),
        ("Anna Kowalczyk", "Anna Kowalczuk"),
    ],
)
def test_spellings_of_one_person_are_one(texts: tuple[str, ...]) -> None:
    assert one(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("US", "U.S.", "United States", "America"), ("Kyiv", "Kiev"), ("Luhansk", "Lugansk"),
        ("Germany", "Federal Republic of Germany"),
    ],
)  # fmt: skip
def test_names_of_one_place_are_one(texts: tuple[str, ...]) -> None:
    assert one(*texts, kind="place")


@pytest.mark.parametrize(
    "pair", [("Austria", "Australia"), ("Iran", "Iraq"), ("Slovakia", "Slovenia"), ("Niger", "Nigeria")]
)
def test_places_that_look_alike_stay_apart(pair: tuple[str, str]) -> None:
    assert not one(*pair, kind="place")


@pytest.mark.parametrize(
    "pair",
    [
        ("Boris Johnson", "Peter Johnston"),
        ("Johnson", "Johnston"),
        ("Maria Lund", "Karl Lund"),
        ("Lee", "Li"),
    ],
)
def test_people_that_look_alike_stay_apart(pair: tuple[str, str]) -> None:
    assert not one(*pair)


def test_a_surname_of_two_people_is_whom_its_article_names() -> None:
    names = [
        Name(text="Maria Lund", kind="person", article="a"),
        Name(text="Karl Lund", kind="person", article="b"),
        Name(text="Lund", kind="person", article="b"),
        Name(text="Lund", kind="person", article="c"),
    ]
    maria, karl, here, nowhere = groups([*names[:3], names[3]])
    assert karl == here != maria
    assert nowhere not in (here, maria)  # nobody can tell which of the two is meant


@pytest.mark.parametrize(
    "pair",
    [
        ("George W. Orlund", "George H. W. Orlund"),
        ("John Orlund", "Katie Orlund"),
        ("Alexei Kurashov", "Alexei Kravtsov"),
    ],
)
def test_two_people_of_one_article_stay_apart(pair: tuple[str, str]) -> None:
    names = [Name(text=text, kind="person", article="a", start=at) for at, text in enumerate(pair)]
    assert len(set(groups(names))) == 2


def test_a_surname_used_before_the_full_name_of_the_other_sex_is_somebody_else() -> None:
    names = [
        Name(text="Orlund", kind="person", article="a", count=9, titles=frozenset({"mr"})),
        Name(text="Melissa Orlund", kind="person", article="a", start=900),
    ]
    assert len(set(groups(names))) == 2


def test_initials_without_points_spell_given_names() -> None:
    assert one("JK Orlund", "Joanne Kathleen Orlund", "J. K. Orlund")
    assert one("Saint Orlund", "St. Orlund", kind="place")
    assert one("Orlund Theatre", "Orlund Theater", kind="organization")


def test_a_place_is_not_its_police() -> None:
    assert not one("Keldon", "Keldon Police Department", kind="organization")


def test_an_acronym_is_the_body_spelled_out() -> None:
    assert one("BWF", "Baltic Water Forum", kind="organization")
    assert one("NATO", "North Atlantic Treaty Organization", kind="organization")
    assert not one("BWF", "Baltic Wind Agency", kind="organization")


def test_a_company_is_one_with_and_without_its_ending_and_by_its_first_word() -> None:
    assert one("Tellurix Corp", "Tellurix", kind="organization")
    assert one("Harrowgate Treatment Center", "Harrowgate", kind="organization")


def test_a_person_is_not_the_place_he_is_called_like() -> None:
    names = [
        Name(text="Denzel Washington", kind="person", article="a"),
        Name(text="Washington", kind="person", article="a"),
        Name(text="Washington", kind="place", article="b"),
    ]
    full, alone, place = groups(names)
    assert full == alone != place


def test_sound_and_key_fold_what_transliterations_change() -> None:
    assert sound("Зеленський") == sound("Zelensky") == sound("Selenskyj")
    assert folded("Côte d’Ivoire") == "cote divoire"
    assert key("U.S.") == key("America")


def test_many_people_of_one_given_name_do_not_take_long() -> None:
    names = [
        Name(text=f"John {chr(97 + n % 26)}ab{n:05d}".title(), kind="person", article="a")
        for n in range(1500)
    ]
    assert len(groups(names)) == 1500
