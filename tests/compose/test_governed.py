"""Which verb of a sentence a date belongs to: only what a sentence mainly tells makes an entry of a timeline."""

import pytest
from aground import events, place

from digest.compose.bearing import promised, supposed, timetabled
from digest.compose.governed import listed, mainly, masked, personal
from digest.model.digest import Status


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("On Friday, the mayor closed the pier.", "Friday"),
        ("The mayor on Friday closed the pier.", "Friday"),
        ("The mayor closed the pier Friday after cracks were found.", "Friday"),
        ("The mayor, who had been abroad, closed the pier on Friday.", "Friday"),
        ("The pier is not safe, the mayor said Friday.", "Friday"),
        ("“The pier is not safe,” the mayor said Friday.", "Friday"),
        ("The mayor said that the pier was closed in 2012.", "2012"),
        ("Speaking to sailors on Friday, the mayor said the pier would stay closed.", "Friday"),
        ("As the ferries left on Friday, the mayor closed the pier.", "Friday"),
        ("The report is due for Friday.", "Friday"),
        ("The minister recalled the 1994 Budapest Memorandum.", "1994"),
    ],
)
def test_a_date_of_the_main_verb_is_the_date_of_the_sentence(sentence: str, words: str) -> None:
    assert mainly(sentence, *place(sentence, words))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The owner praised the captain, who was hurt in July.", "July"),
        ("The owner left, citing remarks made on Monday.", "Monday"),
        ("At issue were rules approved by the council in 2015.", "2015"),
        ("The fine was set under a law the council passed last year.", "last year"),
        ("The ferry repaired in March was late again.", "March"),
        ("The mayor spoke of anger over the vote on Monday.", "Monday"),
        ("The owner sought a seat ahead of November votes.", "November"),
        ("“The pier was closed on Friday,” the mayor said.", "Friday"),
        ("The share fell from 30 percent in 2007 to 12 last year.", "2007"),
        ("By comparison, the fleet carried few sailors in 2005.", "2005"),
        ("No ferry has sunk since 1921.", "1921"),
        ("The captain, named last year, is a quiet man.", "last year"),
        ("The captain, first hired in 1987 by the yard, has left.", "1987"),
        ("His remarks on Tuesday were striking.", "Tuesday"),
        ("The council set aside money for 2018.", "2018"),
    ],
)
def test_a_date_on_the_side_is_not(sentence: str, words: str) -> None:
    assert not mainly(sentence, *place(sentence, words))


def test_in_other_languages_every_date_belongs() -> None:
    sentence = "Der Kapitän, der am Freitag kam, schlief."
    assert mainly(sentence, *place(sentence, "Freitag"), language="de")


def test_a_quotation_is_blanked_in_its_place() -> None:
    sentence = "The mayor said “never again” on Friday."
    assert len(masked(sentence)) == len(sentence)
    assert "never" not in masked(sentence)
    assert masked(sentence).endswith("on Friday.")


def test_a_list_of_dates_and_a_box_of_facts_tell_no_deed() -> None:
    assert listed("Career: mate, 1990-92; captain, 1992-99; owner, since 2000", 1)
    assert listed("Ferries sank in 1990, 1992, 1995 and 1999.", 4)
    assert not listed("The ferry sank in 1990.", 1)


def test_a_writer_who_speaks_of_himself_writes_a_column() -> None:
    assert personal("In 2016, I wrote a letter to the owner.")
    assert not personal("In 2016, the owner said: “I wrote a letter.”")


def test_what_was_promised_may_be_the_day_of_the_promise() -> None:
    unclear, clear = "The owner promised new details on Friday.", "The owner promised on Friday to pay."
    assert promised(unclear, *place(unclear, "Friday"))
    assert not promised(clear, *place(clear, "Friday"))


def test_a_supposed_future_is_no_plan() -> None:
    would_have, would = "Prices would have risen by 2031.", "Any captain would like the pier in March."
    said = "The owner said he would leave in March."
    assert supposed(would_have, *place(would_have, "2031"), wide=True)
    assert supposed(would, *place(would, "March"), wide=True)
    assert not supposed(said, *place(said, "March"), wide=True)


def test_a_verb_of_motion_in_the_present_is_a_timetable() -> None:
    sentence = "The council meets on Sunday."
    assert timetabled(sentence, *place(sentence, "Sunday"))
    assert not timetabled("The council is wise on Sunday.", 22, 28)


def test_a_sentence_with_two_dates_is_one_entry() -> None:
    made = events(
        (
            "On Monday, the owner of the ferry said the northern pier of Larvik would be closed on December 20.",
        )
    )
    assert [event.date for event in made] == ["2025-12-15"]


def test_what_was_to_happen_on_a_day_is_planned() -> None:
    (event,) = events(("The harbor council of Larvik was to meet on Monday night about the ferry Solveig.",))
    assert event.status is Status.PLANNED


def test_one_speaker_of_a_day_is_one_entry() -> None:
    made = events(
        (
            "Captain Bell said on Saturday that the ferry Solveig had lost its rudder in the storm.",
            "“Nobody was to blame,” Captain Bell told the council of Larvik on Saturday.",
        )
    )
    assert [event.date for event in made] == ["2025-12-13"]


def test_morning_comes_before_evening() -> None:
    made = events(
        (
            "The council of Larvik closed the northern pier to all ships on Saturday evening.",
            "Divers found a hole in the hull of the Solveig on Saturday morning.",
        )
    )
    assert ["Divers" in event.spans[0].text for event in made] == [True, False]


def test_an_article_shows_one_sentence_in_an_entry() -> None:
    made = events(
        (
            "The council of Larvik shut two old piers on Saturday after cracks were found in them.",
            "The council of Larvik shut two old piers on Saturday, and cracks were found in them.",
        ),
        ("Two old piers of Larvik were shut on Saturday by the council after cracks were found in them.",),
    )
    assert all(len({span.article for span in event.spans}) == len(event.spans) for event in made)
    assert len(made) == 1
