"""Titles of men and women before names."""

import pytest

from digest.text.bearers import bearers
from digest.text.names import names
from digest.text.quotations import quotations
from digest.text.sexes import contested, told


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Later Mr Reid spoke.", "he"),
        ("Later Ms. Reid spoke.", "she"),
        ("Later Dame Karen Reid spoke.", "she"),
        ("Later Mr Justice Reid spoke.", "he"),
        ("Later Lord Mayor Karen Reid spoke.", ""),
        ("Later Mr and Mrs Reid spoke.", ""),
        ("Later his wife, Karen Reid, spoke.", "she"),
        ("Later Karen Reid, wife of Tom, spoke.", ""),
    ],
)
def test_a_title_before_a_name_tells_the_pronoun(text: str, sex: str) -> None:
    assert told(text, next(name for name in names(text) if name.head.endswith("Reid"))) == sex


def test_german_and_french_titles_tell_it_too() -> None:
    text = "Angela Merkel kam. Frau Merkel sprach. Herr Merkel ging."
    assert [told(text, name) for name in names(text, language="de")] == ["", "she", "he"]
    text = "Emmanuel Macron est parti. Mme Macron est restée."
    assert [told(text, name) for name in names(text, language="fr")] == ["", "she"]


def test_a_name_is_contested_where_a_title_asks_for_another_pronoun_than_the_rest() -> None:
    assert contested([("Reid", "he"), ("Reid", "she"), ("Hale", "he")]) == {"Reid"}
    assert contested([("Thomas Reid", ""), ("Reid", "she")]) == {"Reid"}
    assert contested([("Karen Le Pen", ""), ("Le Pen", "he")]) == {"Le Pen"}
    assert not contested([("Thomas Reid", ""), ("Karen Reid", ""), ("Reid", "")])


def test_in_an_article_each_titled_name_stands_for_its_own_person() -> None:
    text = "Thomas Reid left. Mr Reid wept. Karen Reid stayed. Ms Reid smiled. Reid spoke. Miss Hale spoke."
    people = [name for name in names(text) if name.kind == "person"]
    whole = bearers(text, people, 0)
    assert [whole[name.start] for name in people] == [
        "Thomas Reid", "Thomas Reid", "Karen Reid", "Karen Reid", "Reid", "Hale",
    ]  # fmt: skip


def test_a_man_who_is_not_named_in_full_is_not_the_woman_who_is() -> None:
    text = "Karen Reid stayed. Mr Reid left."
    people = [name for name in names(text) if name.kind == "person"]
    assert list(bearers(text, people, 0).values()) == ["Karen Reid", "Reid (he)"]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("He met Highlands MSP Fergus Orr in Oban.", "Fergus Orr", "Highlands MSP"),
        ("He met Taoiseach Niall Brennan in Cork.", "Niall Brennan", "Taoiseach"),
        ("He met Kerry TD Tom Bell in Cork.", "Tom Bell", "Kerry TD"),
        ("Il a rencontré Mme Bell.", "Bell", "Mme"),
    ],
)
def test_seats_and_offices_are_no_part_of_a_name(text: str, name: str, title: str) -> None:
    found = next(each for each in names(text) if each.head == name)
    assert found.title
    assert text[slice(*found.title)] == title


def test_a_bank_and_an_arena_keep_their_letters() -> None:
    assert "TD Garden" in [name.head for name in names("They played in TD Garden on Friday.")]


def test_a_titled_name_behind_what_somebody_is_speaks() -> None:
    text = "Its chairman, Sir Hamish Orr, said on Tuesday that the terms were “full and fair to all”."
    (found,) = quotations(text)
    assert found.name
    assert text[slice(*found.name)] == "Hamish Orr"
