"""Which dates of a sentence make an entry: those that tell when its deed was, and none that only name a thing."""

import pytest
from aground import events, place

from digest.compose.attached import captioned, in_own_words, leans_on_noun, names_only, untold
from digest.model.digest import Status

LEAD = "The ferry Solveig ran aground off the northern pier of Larvik on Sunday with forty people on board."


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Turnout for Tuesday’s vote on the pier is hard to predict.", "Tuesday"),
        ("The council wants to repeal the 2012 harbor law.", "2012"),
        ("There is no October surprise in the accounts, the owner said.", "October"),
        ("The old captains of the Class of 1958 met in the harbor.", "1958"),
        ("Readers find clues to the mystery of 2016 in the logbook.", "2016"),
        ("The owner praised the crew for its work in last year's storm.", "last year"),
        ("The mayor faced outrage over the closing of the pier on Monday.", "Monday"),
        ("The crew sued the owner over the deadly May 3 accident.", "May 3"),
    ],
)
def test_a_date_that_only_names_a_thing_tells_of_no_deed(sentence: str, words: str) -> None:
    assert names_only(sentence, *place(sentence, words))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Sunday’s fire killed nine sailors in the harbor.", "Sunday"),
        ("At Tuesday's hearing, the judge ordered the pier closed.", "Tuesday"),
        ("The owner said in a 2015 interview that the pier was safe.", "2015"),
        ("The minister recalled the 1994 Budapest Memorandum.", "1994"),
        ("The council of Larvik closed the pier in 2012.", "2012"),
        ("The shootings on Tuesday took place near the harbor.", "Tuesday"),
        ("The ferry sank off the pier Monday after a storm.", "Monday"),
    ],
)
def test_a_date_beside_its_deed_does(sentence: str, words: str) -> None:
    assert not names_only(sentence, *place(sentence, words))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("No one left the ferry on Monday.", "Monday"),
        ("The owner did not speak to the crew on Monday.", "Monday"),
        ("If the pier opens in May, the ferry will sail.", "May"),
        ("The council could close the pier tomorrow.", "tomorrow"),
        ("Who will sail the ferry on Friday?", "Friday"),
    ],
)
def test_on_a_day_of_a_denial_a_condition_or_a_question_nothing_happened(sentence: str, words: str) -> None:
    assert untold(sentence, *place(sentence, words))


def test_what_was_said_of_a_denial_did_happen() -> None:
    for sentence in (
        "The owner said on Monday that the pier would not open.",
        "The council could close the pier as early as Monday.",
        "The captain pleaded not guilty on Monday.",
    ):
        assert not untold(sentence, *place(sentence, "Monday"))


def test_words_of_somebody_about_himself_make_no_entry() -> None:
    sentence = "“On Monday I want to thank you all,” the captain said on Tuesday."
    assert in_own_words(sentence, *place(sentence, "Monday"))
    assert not in_own_words(sentence, *place(sentence, "Tuesday"))


def test_the_date_of_a_picture_is_no_event() -> None:
    caption = "The captain waves to the crew at the harbor in Larvik, Norway, June 21, 2017."
    report = "The captain left the ferry at the harbor in Larvik, Norway, on June 21, 2017."
    assert captioned(caption, *place(caption, "June 21, 2017"))
    assert not captioned(report, *place(report, "June 21, 2017"))


def test_the_day_of_what_came_before_leans_on_its_noun() -> None:
    hearing, speech = (
        "The captain was freed after his hearing on Friday.",
        "The captain was freed after the judge spoke on Friday.",
    )
    assert leans_on_noun(hearing, hearing.index("Friday"))
    assert not leans_on_noun(speech, speech.index("Friday"))


def test_a_weekday_just_after_the_date_of_its_article_is_that_day_where_the_lead_tells_it() -> None:
    (event,) = events(("On Tuesday, the council of Larvik closed the northern pier to all ferries.",))
    assert (event.date, event.status) == ("2025-12-16", Status.HAPPENED)


def test_a_timetable_in_the_present_lies_ahead() -> None:
    (event,) = events(("The season of the ferry Solveig opens on Friday night in the harbor of Larvik.",))
    assert (event.date, event.status) == ("2025-12-19", Status.PLANNED)


def test_neighboring_days_and_years_of_a_list_are_one_entry() -> None:
    (days,) = events(("The storm is expected to reach the port of Larvik late Thursday or early Friday.",))
    (years,) = events(("The owner bought two ferries from the yard in 2013 and 2014, the audit said.",))
    assert (days.date, days.end, days.status) == ("2025-12-18", "2025-12-19", Status.PLANNED)
    assert (years.date, years.end) == ("2013", "2014")


def test_a_deadline_ahead_is_planned() -> None:
    (event,) = events(("The owner asked for a report on the hull no later than December 27.",))
    assert (event.date, event.status) == ("2025-12-27", Status.PLANNED)


def test_a_month_told_as_past_is_not_planned() -> None:
    (event,) = events(("The mayor of Larvik was elected in February after a quarrel about the pier.",))
    assert event.status is Status.HAPPENED
    assert event.date == "2025-02"


def test_different_deeds_of_one_year_are_not_joined() -> None:
    made = events(
        ("The owner sold the ferry Hilde to a Danish yard in 2014.",),
        ("A storm destroyed the lighthouse of Larvik in 2014.",),
    )
    assert [(event.date, len(event.spans)) for event in made] == [("2014", 1), ("2014", 1)]


def test_one_deed_of_two_articles_is_one_entry() -> None:
    made = events(
        ("The harbor council of Larvik shut two old piers on Saturday after cracks were found in them.",),
        ("Two of the piers in Larvik were shut Saturday by the council, faced with cracks and angry crews.",),
    )
    assert [len(event.spans) for event in made] == [2]


def test_a_sentence_that_names_nobody_is_no_entry() -> None:
    made = events((LEAD, "On Saturday, he had left the harbor of Larvik with a full load of salted fish."))
    assert [event.date for event in made] == ["2025-12-14"]
