"""What a status needs of a time: the tense of its verb, the stretch it belongs to, what "early" adds to it."""

from datetime import date

import pytest

from digest.text.times import Timex, time_expressions
from digest.text.times.calendar import days_of

FRIDAY = date(2031, 5, 23)


def read(text: str) -> tuple[Timex, ...]:
    return time_expressions(text, written=FRIDAY)


def stretch(text: str) -> tuple[str, str]:
    found = read(text)[0]
    return found.range_begin, found.range_end


@pytest.mark.parametrize(
    ("text", "tense", "value"),
    [
        ("The council will meet on Monday.", "future", "2031-05-26"),
        ("The council was to meet on Monday.", "future", "2031-05-26"),
        ("The envoy is expected to arrive Monday.", "future", "2031-05-26"),
        ("The council met on Monday.", "past", "2031-05-19"),
        ("The council has met twice on Monday.", "past", "2031-05-19"),
        ("The bridge has been closed since Monday.", "present", "2031-05-19"),
        ("The market is held on Monday.", "present", "2031-05-19"),
        ("Mist over the bay on Monday.", "", "2031-05-19"),
    ],
)
def test_the_tense_of_the_verb_beside_a_time_is_told(text: str, tense: str, value: str) -> None:
    assert [(t.tense, t.value) for t in read(text)] == [(tense, value)]


def test_a_semicolon_keeps_the_verb_of_another_clause_away() -> None:
    first, second = read("Prices rose on Monday; on Tuesday the mist came.")
    assert (first.tense, second.tense) == ("past", "past")
    assert read("Prices rose; mist on Tuesday.")[0].tense == ""


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("It ran from March 3 to 5.", "2031-03-03", "2031-03-05"),
        ("It ran on March 3-5, 2029.", "2029-03-03", "2029-03-05"),
        ("It ran from March 3 to April 5.", "2031-03-03", "2031-04-05"),
        ("It ran between 1990 and 1995.", "1990", "1995"),
        ("It ran in 2014-15.", "2014", "2015"),
        ("It ran from June to August 2029.", "2029-06", "2029-08"),
        ("It ran from 9 a.m. to 5 p.m. Thursday.", "2031-05-22T09:00", "2031-05-22T17:00"),
    ],
)
def test_both_ends_of_a_stretch_carry_both_values(text: str, begin: str, end: str) -> None:
    assert [(t.range_begin, t.range_end) for t in read(text)] == [(begin, end), (begin, end)]


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("She has lived there since 2014.", "2014", "PRESENT_REF"),
        ("Until Sunday the road is closed.", "", "2031-05-25"),
        ("It rained for the past two weeks.", "2031-05-09", "2031-05-23"),
        ("It will rain over the next three months.", "2031-05-23", "2031-08-23"),
        ("Earlier this month it rained.", "2031-05-01", "2031-05-23"),
        ("It may rain later this year.", "2031-05-23", "2031-12-31"),
    ],
)
def test_a_stretch_may_be_told_by_one_end_or_by_its_length(text: str, begin: str, end: str) -> None:
    assert stretch(text) == (begin, end)


@pytest.mark.parametrize(
    "text",
    [
        "They met in March and April.",
        "On Monday and Tuesday.",
        "He left on Monday.",
        "In 2014, 2015 and 2016.",
    ],
)
def test_times_that_are_merely_told_together_are_no_stretch(text: str) -> None:
    assert all(not t.range_begin and not t.range_end for t in read(text))


@pytest.mark.parametrize(
    ("text", "value", "mod"),
    [
        ("It rained in late March.", "2031-03", "END"),
        ("It rained in mid-2024.", "2024", "MID"),
        ("It rained early Monday.", "2031-05-19", "START"),
        ("It rained in the early 1990s.", "199X", "START"),
        ("It rained for about five hours.", "PT5H", "APPROX"),
        ("It rained for more than two days.", "P2D", "MORE_THAN"),
        ("It rained over the last two days.", "P2D", ""),
    ],
)
def test_what_early_or_about_adds_stands_beside_the_value(text: str, value: str, mod: str) -> None:
    assert [(t.value, t.mod) for t in read(text)] == [(value, mod)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("At 6:42 p.m. on Thursday the siren rang.", ["2031-05-22T18:42", "2031-05-22"]),
        ("On Thursday at 6:42 p.m. the siren rang.", ["2031-05-22", "2031-05-22T18:42"]),
        ("It opens at 9 a.m. tomorrow.", ["2031-05-24T09:00"]),
        ("They closed at 7.30pm on 12 May.", ["2031-05-12T19:30", "2031-05-12"]),
        ("Posted 2031-05-12T18:42 by the town.", ["2031-05-12T18:42"]),
    ],
)
def test_a_clock_time_has_the_day_beside_it(text: str, values: list[str]) -> None:
    assert [t.value for t in read(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Profit fell in fiscal 2024.", "FY2024"),
        ("Profit fell in the last fiscal year.", "FY2030"),
        ("Profit fell in FY25.", "FY2025"),
        ("Profit fell in Q3 2024.", "2024-Q3"),
        ("Profit fell in the latter half of 2008.", "2008-H2"),
        ("Rain came later in the summer of 2024.", "2024-SU"),
        ("The walls of 470s BC fell.", "BC047X"),
        ("Fourth-quarter profit fell.", "2030-Q4"),
        ("Profit fell in the first half of the year.", "2031-H1"),
        ("The summer of 2024 was dry.", "2024-SU"),
        ("It grew in the last decade.", "P10Y"),
        ("They meet Friday next week.", "2031-05-30"),
        ("They meet two weeks from now.", "2031-W23"),
        ("It fell on Oct. 3 last year.", "2030-10-03"),
        ("They met the day before yesterday.", "2031-05-21"),
        ("This weekend they play.", "2031-W21-WE"),
        ("See you tmr, all!", "2031-05-24"),
        ("Dinner 2nite, all!", "2031-05-23TNI"),
    ],
)
def test_parts_of_years_weeks_from_now_and_short_forms_have_values(text: str, value: str) -> None:
    assert [t.value for t in read(text)] == [value]


def test_words_that_lean_on_a_date_say_that_they_were_reckoned_from_the_one_told_last() -> None:
    text = "On May 5 he left. The next day he came back. Two days later he fell ill."
    found = read(text)
    assert [t.value for t in found] == ["2031-05-05", "2031-05-06", "2031-05-08"]
    assert all("the date told last" in t.rule for t in found[1:])
    assert [t.anchor for t in found[1:]] == ["2031-05-05", "2031-05-06"]


def test_a_year_that_is_planned_for_does_not_move_a_history_on() -> None:
    text = "In May 1871 the town fell. A new wall was planned for 1873. In June it rained. In July it burned."
    values = [t.value for t in time_expressions(text, written=None)]
    assert values == ["1871-05", "1873", "1871-06", "1871-07"]


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2031-05-14", ("2031-05-14", "2031-05-14")),
        ("2031-05-14T18:42", ("2031-05-14", "2031-05-14")),
        ("2028-02", ("2028-02-01", "2028-02-29")),
        ("2031", ("2031-01-01", "2031-12-31")),
        ("2031-W01", ("2030-12-30", "2031-01-05")),
        ("2031-W21-WE", ("2031-05-24", "2031-05-25")),
        ("2031-Q4", ("2031-10-01", "2031-12-31")),
        ("2031-H1", ("2031-01-01", "2031-06-30")),
        ("2031-WI", ("2031-12-01", "2032-02-29")),
        ("199X", ("1990-01-01", "1999-12-31")),
        ("19XX", ("1900-01-01", "1999-12-31")),
    ],
)
def test_a_value_tells_its_first_and_last_day(value: str, days: tuple[str, str]) -> None:
    found = days_of(value)
    assert found is not None
    assert tuple(day.isoformat() for day in found) == days


@pytest.mark.parametrize(
    "value", ["P2D", "PRESENT_REF", "XXXX-05-14", "BC0490", "FY2024", "2031-13", "2031-W60", ""]
)
def test_what_is_vague_has_no_first_day(value: str) -> None:
    assert days_of(value) is None
