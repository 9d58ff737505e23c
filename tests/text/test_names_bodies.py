"""Bodies, laws and public figures among the names of invented news, and what is no name."""

import pytest

from digest.text.names import names
from digest.text.variants import Name, groups


def found(text: str) -> dict[str, str]:
    return {mention.head: mention.kind for mention in names(text)}


def one(*named: tuple[str, str, str]) -> bool:
    each = [Name(text=text, kind=kind, article=article) for text, kind, article in named]
    return len(set(groups(each))) == 1


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("She asked the House Roads and Water Committee.", "House Roads and Water Committee"),
        ("He runs the Department of Farms and Fishing there.", "Department of Farms and Fishing"),
        ("It was told by the Food and Feed Agency.", "Food and Feed Agency"),
        (
            "They met the Foundation for the Defense of Lighthouses.",
            "Foundation for the Defense of Lighthouses",
        ),
        ("He teaches at the Keldon School of Law.", "Keldon School of Law"),
        ("Many Senate Democrats left.", "Senate Democrats"),
        ("An engineer of General Electric spoke.", "General Electric"),
    ],
)
def test_a_body_keeps_its_whole_name(text: str, head: str) -> None:
    assert found(text)[head] == "organization"


def test_two_bodies_joined_by_and_stay_two() -> None:
    told = found("The Kremlin and the Senate Committee met. Peru and Norway Commission members came.")
    assert {"Kremlin", "Peru"} <= told.keys()
    assert not any(" and " in head for head in told)


@pytest.mark.parametrize(
    ("text", "head", "kind"),
    [
        ("He praised the Obama administration.", "Obama", "person"),
        ("We saw Trump Tower.", "Trump Tower", "place"),
        ("He spoke of Brexit again.", "Brexit", "other"),
        ("The patients of Medicaid came.", "Medicaid", "other"),
        ("Gov. Nathan Deal declared it.", "Nathan Deal", "person"),
        ("They met Yelva Conway.", "Yelva Conway", "person"),
        ("They met Hope Tarrow.", "Hope Tarrow", "person"),
        ("Former Presidents Obama and Clinton came.", "Clinton", "person"),
        ("He read of it in the F.B.I. files.", "F.B.I.", "organization"),
        ("They fled from Daytona Beach.", "Daytona Beach", "place"),
    ],
)
def test_general_knowledge_and_words_around_tell_the_kind(text: str, head: str, kind: str) -> None:
    assert found(text)[head] == kind


def test_a_house_of_a_public_figure_is_two_names() -> None:
    assert found("The Obama White House said so.") == {"Obama": "person", "White House": "organization"}


@pytest.mark.parametrize(
    "text",
    [
        "See pic.example.com/Qx7TfnLpZ2 for it.",
        "We thank @KeldonPolice for it.",
        "It was a Category 4 storm and a Category 5 storm.",
        "They do it in an Orwellian way.",
        "The sign said STOP THAT NOISE loudly, and all of them went home by the road they knew.",
        "Mary went, (R) they said (D) twice.".replace("Mary", "he"),
    ],
)
def test_codes_handles_grades_and_shouts_are_no_names(text: str) -> None:
    assert found(text) == {}


def test_the_state_behind_a_town_is_no_name_of_its_own() -> None:
    assert found("He lives in Keldon, Okla., with us.") == {"Keldon": "place"}


def test_a_country_in_capitals_is_no_square_of_its_initials() -> None:
    assert not one(("US", "place", "a"), ("Union Square", "place", "a"))
    assert not one(
        ("ISIS", "organization", "a"), ("Institute for Science in Slow Islands", "organization", "a")
    )
    assert one(("KSP", "organization", "a"), ("Keldon State Police", "organization", "a"))


def test_a_department_is_one_whichever_way_round() -> None:
    assert one(
        ("Transport Department", "organization", "a"), ("Department of Transport", "organization", "b")
    )


def test_a_son_beside_his_father_is_another_person() -> None:
    assert not one(("Arn Bell", "person", "a"), ("Arn Bell Jr", "person", "a"))
    assert one(("Arn Bell", "person", "a"), ("Arn Bell Jr", "person", "b"))


def test_a_storm_is_one_with_and_without_its_word() -> None:
    assert one(("Hurricane Odile", "other", "a"), ("Odile", "place", "b"), ("Storm Odile", "other", "b"))


def test_a_surname_taken_for_a_place_is_the_person_of_the_full_name() -> None:
    assert one(("Justin Varro", "person", "a"), ("Varro", "place", "b"))
    assert not one(("Ann London", "person", "a"), ("London", "place", "b"))


def test_a_surname_of_two_is_the_public_figure_where_nothing_else_tells() -> None:
    each = [
        Name(text=text, kind="person", article=article)
        for text, article in (("Donald Trump", "a"), ("Tilda Trump", "a"), ("Trump", "b"))
    ]
    numbers = groups(each)
    assert numbers[2] == numbers[0] != numbers[1]
