"""Names found in invented news."""

from itertools import pairwise

import pytest

from digest.text.gazetteer import common, country
from digest.text.names import NameMention, names


def found(text: str) -> dict[str, str]:
    return {mention.head: mention.kind for mention in names(text)}


def titled(text: str, head: str) -> str | None:
    for mention in names(text):
        if mention.head == head:
            return text[slice(*mention.title)] if mention.title else None
    raise AssertionError(head)


def test_a_title_before_a_name_makes_it_a_person_and_stays_outside() -> None:
    text = "Talks went on. Norwegian President Ingolf Brattvik’s visit ended."
    (mention,) = names(text)
    assert (mention.head, mention.kind) == ("Ingolf Brattvik", "person")
    assert text[mention.start : mention.end] == "Ingolf Brattvik"
    assert titled(text, "Ingolf Brattvik") == "Norwegian President"


def test_a_small_title_takes_the_body_before_it_along() -> None:
    text = "That is too early, Kremlin spokesman Arkady Bolunov told reporters."
    assert found(text) == {"Kremlin": "organization", "Arkady Bolunov": "person"}
    assert titled(text, "Arkady Bolunov") == "Kremlin spokesman"


@pytest.mark.parametrize(
    ("text", "head", "title"),
    [
        ("The mayor's special envoy, Tolliver, spoke first.", "Tolliver", "mayor's special envoy"),
        ("We met Piet Okkers, the finance minister, in Utrecht.", "Piet Okkers", "finance minister"),
        ("Secretary of State Lena Marchetti arrived.", "Lena Marchetti", "Secretary of State"),
    ],
)
def test_titles_stand_before_a_comma_behind_one_or_with_of(text: str, head: str, title: str) -> None:
    assert titled(text, head) == title
    assert found(text)[head] == "person"


def test_a_surname_is_a_person_where_the_full_name_is_one() -> None:
    text = "Minister Hanna Orlund came late. Orlund left early. Nobody saw Orlund’s car."
    assert found(text) == {"Hanna Orlund": "person", "Orlund": "person"}
    assert [text[m.start : m.end] for m in names(text)][-1] == "Orlund"


def test_words_that_open_a_sentence_are_no_names() -> None:
    assert (
        found("Negotiations will go on. Earlier reports said so. Officials were silent. Both sides agreed.")
        == {}
    )


def test_adjectives_of_countries_days_and_months_are_no_places() -> None:
    assert found("The Russian side met French officials on Monday, in March.") == {}


def test_hyphens_part_two_countries_and_what_follows_one() -> None:
    text = "The US-led talks on the Russia-Ukraine war and a Washington-based group."
    assert [(m.head, m.kind) for m in names(text)] == [
        ("US", "place"), ("Russia", "place"), ("Ukraine", "place"), ("Washington", "place"),
    ]  # fmt: skip


def test_a_headline_in_title_case_gives_only_known_names() -> None:
    text = "Minister Says Norway May Abandon Its Long Plan\nThe plan of Norway was long, Gerda Holmvik said."
    assert found(text) == {"Norway": "place", "Gerda Holmvik": "person"}


def test_a_heading_in_capitals_is_read_without_them() -> None:
    text = "BERLIN TALKS MOVE FORWARD\nTalks went on in Berlin.\nTELL US WHO KNOWS"
    mentions = names(text)
    assert [(m.start, m.head) for m in mentions] == [(0, "Berlin"), (text.index("in Berlin") + 3, "Berlin")]


def test_bodies_events_and_acronyms_have_their_kinds() -> None:
    text = "The Foreign Ministry of Chile, NATO and AFP spoke of World War II and Article 5."
    kinds = found(text)
    assert kinds["Foreign Ministry of Chile"] == "organization"
    assert (kinds["NATO"], kinds["AFP"], kinds["World War II"]) == ("organization", "organization", "other")
    assert not any("Article" in head for head in kinds)


def test_a_surname_written_small_after_a_title_belongs_to_the_name() -> None:
    assert "Viktor balonov" in found("Then Bulgarian President Viktor balonov insisted on it.")


def test_points_in_country_names_and_initials_do_not_end_them() -> None:
    kinds = found("A proposal of the U.S. came first. He met U.S Special Envoy Frank R. Dellow.")
    assert kinds == {"U.S.": "place", "U.S": "place", "Frank R. Dellow": "person"}


def test_a_place_before_a_full_name_is_a_place_of_its_own() -> None:
    assert found("On Monday, Alaska Gov. Sally Wintergreen left.") == {
        "Alaska": "place",
        "Sally Wintergreen": "person",
    }


def test_spans_lie_in_order_inside_the_text_and_do_not_overlap() -> None:
    text = "PEACE IN KYIV\n“Stop,” said Olena Marchuk of the Red Cross in Kyiv.\n\nHer aide, Ivan Bilyk, sat."
    mentions = names(text)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert len(mentions) == 5


def test_other_languages_give_only_what_is_known() -> None:
    heads = {
        m.head
        for m in names("Der Kanzler traf Angela Kronberg in Berlin. Die Lage ist ernst.", language="de")
    }
    assert heads == {"Angela Kronberg", "Berlin"}


@pytest.mark.parametrize(
    "piece", ["A", "Aa ", "A.", "Aa-", "’", "Aa’s ", "President ", "Ministry of the ", "\n"]
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    mentions: tuple[NameMention, ...] = names(piece * 4000)
    assert all(m.end - m.start < 400 for m in mentions)


@pytest.mark.parametrize(
    ("text", "head", "kind"),
    [
        ("The owner, Maren Lines, said it would pay.", "Maren Lines", "organization"),
        ("The ferry Stella Maren ran aground.", "Stella Maren", "other"),
        ("The Stella Maren, which ran aground, was old.", "Stella Maren", "other"),
        ("The mayor of the city of Keldon left.", "Keldon", "place"),
        ("The capital, Brena, was calm.", "Brena", "place"),
        ("Keldon (AP) — The mayor left. People stayed in Keldon.", "Keldon", "place"),
        ("They met in Keldon, Ohio, on Monday.", "Keldon", "place"),
        ("A Keldon-based group left.", "Keldon", "place"),
        ("Shares of Tellurix rose.", "Tellurix", "other"),
        ("Executives of Tellurix sat. Tellurix shares rose.", "Tellurix", "organization"),
        ("The Boston Chargers won.", "Boston Chargers", "organization"),
        ("Minister Tom Hill noted the cost.", "Tom Hill", "person"),
        ("They climbed Mount Orlund.", "Mount Orlund", "place"),
        ("Former minister James A. Orlund III left.", "James A. Orlund III", "person"),
        ("The South Korean president, Moon Jae-in, left.", "Moon Jae-in", "person"),
    ],
)
def test_what_stands_near_tells_the_kind(text: str, head: str, kind: str) -> None:
    assert found(text).get(head) == kind


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "El Gobierno de Chile habló. De momento, no. Antonio Carmona esperó.",
            {"Antonio Carmona": "person"},
        ),
        ("es", "Ella volvió a El Salvador. Si llueve, no.", {"El Salvador": "place"}),
        ("es", "Ardió el carguero Aurelia Star frente a Almendra.", {"Aurelia Star": "other"}),
        ("de", "Davon sprach niemand. Alle Mann an Bord, im Tal. Mal sehen.", {}),
        ("de", "Das Containerschiff „Aurelia Star“ brannte.", {"Aurelia Star": "other"}),
        ("uk", "Судно «Gloria Nord» дійшло до Єгипту.", {"Gloria Nord": "other"}),
    ],
)
def test_a_small_word_or_a_ship_of_another_language_is_nobody(
    language: str, text: str, expected: dict[str, str]
) -> None:
    assert {mention.head: mention.kind for mention in names(text, language=language)} == expected


def test_a_surname_that_is_a_word_is_found_where_it_stands_alone() -> None:
    text = "Elaine Duke spoke. Theresa May left. Duke said so in May, and May’s aides agreed."
    assert [m.head for m in names(text)] == ["Elaine Duke", "Theresa May", "Duke", "May"]


def test_empty_text_has_no_names() -> None:
    assert names("") == names(" \n\n ") == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ukraine", "UA"), ("Taiwan", "TW"), ("US", "US"), ("the Netherlands", "NL"), ("U.S.", "US"),
        ("Britain", "GB"),
        ("Türkiye", "TR"), ("Georgia", "GE"), ("South Korea", "KR"), ("Berlin", None), ("", None),
    ],
)  # fmt: skip
def test_countries_have_their_codes(name: str, code: str | None) -> None:
    assert country(name) == code


def test_forms_of_everyday_words_are_everyday_words() -> None:
    assert all(common(word) for word in ("Officials", "studies", "Earlier", "putting", "talks"))
    assert not common("Zelensky")


def test_a_line_of_ships_is_no_person() -> None:
    assert found("The ferry belongs to Esholm Linien. Esholm Linien was silent.") == {
        "Esholm Linien": "organization"
    }
