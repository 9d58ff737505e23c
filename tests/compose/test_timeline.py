"""The timeline of invented stories: which dates it has, in which wording, and whether behind or ahead."""

import pytest
from wire import analysis, article

from digest.compose.bearing import Bearing, bearing, compared, misread, vague
from digest.compose.edition import Composer, edition
from digest.compose.entries import MOST
from digest.compose.moments import When, when
from digest.model.digest import Event, Status

LEAD = "The ferry Solveig ran aground off the northern pier of Larvik on Sunday with forty people on board."


def events(*paragraphs: tuple[str, ...]) -> tuple[Event, ...]:
    articles = [
        article(f"a{at}", *each, title=f"Ferry Aground, telling {at}") for at, each in enumerate(paragraphs)
    ]
    return edition([analysis(*articles)], Composer()).digests[0].timeline


def told(sentence: str, words: str) -> Bearing:
    start = sentence.index(words)
    return bearing(sentence, start, start + len(words))


def guess(sentence: str, words: str, rule: str = "day told from the article's date") -> bool:
    start = sentence.index(words)
    return vague(sentence, start, start + len(words), rule)


def is_measure(sentence: str, words: str) -> bool:
    start = sentence.index(words)
    return compared(sentence, start, start + len(words))


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        ("The mayor warned Friday that the bridge will not open.", "Friday", Bearing.PAST),
        ("The mayor told the council on Tuesday he would back the plan.", "Tuesday", Bearing.PAST),
        ("The bridge is scheduled to open on Friday.", "Friday", Bearing.AHEAD),
        ("Other mayors are also expected to travel to Hill on Friday.", "Friday", Bearing.AHEAD),
        ("The talks are expected to continue on Friday.", "Friday", Bearing.AHEAD),
        ("The funeral is still due to be held on Friday.", "Friday", Bearing.AHEAD),
        ("The choice will likely be announced on Friday.", "Friday", Bearing.AHEAD),
        ("Talks in the old town hall will continue on Friday.", "Friday", Bearing.AHEAD),
        ("The crew is searching the harbor on Friday.", "Friday", Bearing.GOES_ON),
        ("His remarks Friday are striking for a mayor.", "Friday", Bearing.UNTOLD),
        (
            "He used his speech on Friday to call for a bridge that is likely to cost much.",
            "Friday",
            Bearing.PAST,
        ),
        ("Friday, in Larvik.", "Friday", Bearing.UNTOLD),
    ],
)
def test_the_verb_nearest_to_a_date_tells_whether_it_lies_ahead(
    sentence: str, words: str, expected: Bearing
) -> None:
    assert told(sentence, words) is expected


def test_a_tense_is_read_in_english_only() -> None:
    sentence = "Die Fähre wird am Freitag fahren."
    assert bearing(sentence, 18, 25, language="de") is Bearing.UNTOLD


def test_a_year_that_only_measures_is_no_event_of_that_year() -> None:
    assert is_measure("It was the deadliest quake in the region since 1994.", "1994")
    assert is_measure("It is the first such plan of the U.S. coast guard since 2015.", "2015")
    assert is_measure("The fleet is smaller than in 2010.", "2010")
    assert not is_measure("It was the worst quake since the 1994 one, which killed 57 people.", "1994")
    assert not is_measure("The owner has published no figures since 2020.", "2020")


def test_today_as_the_present_age_is_no_day() -> None:
    assert guess("The greatest strength of the town today is its harbor.", "today")
    assert guess("An aide told USA TODAY that no plan exists.", "TODAY")
    assert not guess("The court threw out the ruling today.", "today")


def test_round_lengths_and_words_that_point_back_date_nothing() -> None:
    assert guess("The pier was built 120 days ago.", "120 days ago", "so long before")
    assert guess("Traffic rose by a third from a year earlier.", "a year earlier", "so long before")
    assert guess("He heard of it that night.", "that night", "part of a day")
    assert not guess("The pier fell 10 days ago.", "10 days ago", "so long before")
    assert not guess("The pier fell three days ago.", "three days ago", "so long before")


def test_the_signature_of_a_post_is_no_event() -> None:
    assert guess("— Kari Lind (@karilind) June 30, 2017", "June 30, 2017", "a date with its year")


def test_weekdays_reckoned_the_wrong_way_are_left_out() -> None:
    behind, ahead = (
        "weekday on or before the article's date",
        "weekday on or after the article's date (future)",
    )
    assert misread(Bearing.PAST, "He said on ", ".", ahead, days=-3)
    assert misread(Bearing.AHEAD, "It will open ", ".", behind, days=5)
    assert misread(Bearing.PAST, "He said on ", ".", behind, days=6), "tomorrow's weekday is not six days ago"
    assert misread(Bearing.AHEAD, "Voters will feel ", "’s events.", ahead, days=-7)
    assert misread(Bearing.AHEAD, "They will meet survivors of ", "’s flood.", ahead, days=-5)
    assert not misread(Bearing.AHEAD, "It will add weight to ", "’s hearing.", ahead, days=-3)
    assert misread(
        Bearing.PAST, "a suspect of the ", " attacks.", "the year nearest to the article's date", days=-9
    )
    assert not misread(Bearing.AHEAD, "It will open on ", ".", ahead, days=-3)
    assert not misread(Bearing.PAST, "He said on ", ".", behind, days=2)
    assert not misread(
        Bearing.PAST, "called a vote for ", ".", "the year nearest to the article's date", days=-9
    )


def test_an_hour_is_a_minute_and_a_part_of_a_day_is_the_day() -> None:
    assert when("2025-12-14T17:30") == When(date="2025-12-14T17:30", end=None, precision="minute")
    assert when("2025-12-14TNI") == When(date="2025-12-14", end=None, precision="day")


def test_an_event_with_an_hour_keeps_it() -> None:
    (event,) = events((LEAD.replace("on Sunday", "at 5:30 a.m. Sunday"),))
    assert (event.precision, event.date[10:]) == ("minute", "T05:30")
    assert event.date.startswith("2025-12-14")


def test_a_range_is_one_entry_with_both_ends() -> None:
    (event,) = events(
        ("The owner closed the pier of Larvik from March 3, 2025 to March 9, 2025 for repairs.",)
    )
    assert (event.date, event.end, event.precision) == ("2025-03-03", "2025-03-09", "range")
    assert event.basis.expression.text == "March 3, 2025 to March 9, 2025"
    assert event.status is Status.HAPPENED


def test_a_range_that_holds_the_day_of_writing_is_ongoing() -> None:
    (event,) = events(("The pier of Larvik is closed from December 1 to December 20 for repairs.",))
    assert (event.end, event.status) == ("2025-12-20", Status.ONGOING)


def test_what_has_been_so_since_a_day_is_ongoing() -> None:
    (event,) = events(("The old pier of Larvik has been closed to all ferries since December 3.",))
    assert (event.date, event.status) == ("2025-12-03", Status.ONGOING)


def test_years_joined_by_and_are_a_range_only_after_between() -> None:
    one = events(("The owner moved money out of the fund between 2019 and 2021, the audit said.",))
    two = events(("The owner lost two ferries to storms in 2019 and 2021, the audit said.",))
    assert [(event.date, event.end) for event in one] == [("2019", "2021")]
    assert [(event.date, event.end) for event in two] == [("2019", None)]


def test_one_event_told_by_two_articles_is_one_entry_with_both_spans() -> None:
    other = "On Sunday the ferry Solveig ran aground off Larvik's northern pier with forty people on board."
    found = [event for event in events((LEAD,), (other,)) if event.date == "2025-12-14"]
    assert len(found) == 1
    assert {span.article for span in found[0].spans} == {"a0", "a1"}


def test_the_wording_shown_first_does_not_lean_on_what_stood_before_it() -> None:
    leaning = (
        "It ran aground off the northern pier of Larvik on Sunday with forty people of the ferry on board."
    )
    (event,) = (each for each in events((leaning,), (LEAD,)) if len(each.spans) > 1)
    assert event.spans[0].text == LEAD


def test_very_many_entries_are_cut_to_those_that_more_articles_tell() -> None:
    acts = "The owner of the ferry number {} sold its {} on October {}, 2025 to a yard."
    goods = ("anchor", "lamp", "mast", "rope", "bell", "deck", "engine", "rudder", "winch", "sail") * 3
    many = tuple(acts.format(at, good, at) for at, good in enumerate(goods, start=1))
    shared = "Two tugs pulled the ferry Solveig free of the northern pier of Larvik on November 3, 2025."
    made = events((*many, shared), (shared,))
    assert len(made) == MOST
    assert [event.date for event in made if len({span.article for span in event.spans}) > 1] == ["2025-11-03"]
