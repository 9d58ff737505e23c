"""On which day an hour is, and which words beside a day are no verb of it."""

from datetime import date

import pytest

from digest.text.times import time_expressions, unsure

TUESDAY = date(2026, 3, 10)


def read(text: str, written: date = TUESDAY) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in time_expressions(text, written=written)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It sank at about 5:20 a.m. local time (2120 GMT on Monday), it said.", "2026-03-10T05:20"),
        ("It sank at 5:20 a.m. (2120 GMT Monday), it said.", "2026-03-10T05:20"),
        ("It sank at 9 p.m. (0300 GMT on Tuesday).", "2026-03-09T21:00"),
        ("It sank at 0300 GMT (9 p.m. Monday).", "2026-03-10T03:00"),
        ("It sank at 10:20 a.m. local time (0320 GMT) on Monday.", "2026-03-09T10:20"),
        ("It sank at 5:20 a.m. (Monday).", "2026-03-09T05:20"),
        ("It sank at 5:20 a.m. (local time) on Monday.", "2026-03-09T05:20"),
    ],
)
def test_a_day_in_parentheses_with_an_hour_of_a_zone_is_that_hours_own(text: str, value: str) -> None:
    assert read(text)[0][1] == value


def test_an_hour_said_again_by_another_clock_is_told_once() -> None:
    assert read("It sank on Tuesday at 5:20 a.m. local time (2120 GMT on Monday).") == [
        ("Tuesday", "2026-03-10"),
        ("5:20 a.m. local time", "2026-03-10T05:20"),
    ]


def test_an_hour_that_fits_two_days_is_on_none_of_them() -> None:
    found = time_expressions("It sank at 9 a.m. local time (2000 GMT on Monday).", written=TUESDAY)
    assert unsure(found[0].rule)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank on Tuesday at 1020 GMT, he said.", ("1020 GMT", "2026-03-10T10:20")),
        ("It sank on Tuesday at 0320 GMT, he said.", ("0320 GMT", "2026-03-10T03:20")),
        ("It sank on Tuesday at 0520 local time.", ("0520 local time", "2026-03-10T05:20")),
        ("It sank on Tuesday (0320 GMT).", ("0320 GMT", "2026-03-10T03:20")),
    ],
)
def test_four_figures_before_a_zone_are_an_hour(text: str, expected: tuple[str, str]) -> None:
    assert expected in read(text)


def test_four_figures_are_no_hour_without_a_zone_or_beyond_the_day() -> None:
    assert read("It sank in 2019, and Bell (1999) est that 2980 GMT clerks left.") == [
        ("2019", "2019"),
        ("1999", "1999"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A parade will start from the Town Hall at 2pm on Monday, the council said.", "2026-03-16"),
        ("On Monday at 2pm the mayor of the old town will open the hall.", "2026-03-16"),
        ("The parade starts at 2pm on Monday.", "2026-03-16"),
        ("The parade starts on Monday.", "2026-03-16"),
        ("The parade started at 2pm on Monday.", "2026-03-09"),
        ("The police said at 2pm on Monday that the hall was shut.", "2026-03-09"),
    ],
)
def test_an_hour_beside_a_day_does_not_hide_its_verb(text: str, value: str) -> None:
    assert {told[:10] for _, told in read(text)} == {value}


@pytest.mark.parametrize(
    "text",
    [
        "The port opened a hall in Larvik, in the south, on Tuesday, two years later than planned.",
        "The port opened a hall in Larvik, in the south, on Tuesday, not as scheduled.",
    ],
)
def test_what_was_planned_otherwise_is_not_to_come(text: str) -> None:
    found = time_expressions(text, written=TUESDAY)[0]
    assert (found.tense, found.rule) == ("past", "weekday on or before the article's date")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Cabral scored in the 11th minute and Marsden converted a penalty in the 24th.", []),
        ("Smith scored in the 24th.", []),
        ("He fell in the 11th and the 24th.", []),
        ("Smith scored between the 4th and the 9th.", []),
        ("He was hurt in the 3rd lap and stopped after the 9th.", []),
        ("The second round of talks is over, and a third began on the 9th.", ["2026-03-09"]),
        ("She was born on the 9th.", ["2026-03-09"]),
        ("The fair went on from the 4th to the 9th.", ["2026-03-04", "2026-03-09"]),
        ("The goal is to be met by the 14th.", ["2026-03-14"]),
    ],
)
def test_an_ordinal_that_counts_minutes_or_laps_is_no_day(text: str, values: list[str]) -> None:
    assert [value for _, value in read(text)] == values


@pytest.mark.parametrize(("hour", "guess"), [(None, False), (7, False), (17, False), (18, True), (21, True)])
def test_last_night_is_unsure_in_a_text_of_the_evening(hour: int | None, *, guess: bool) -> None:
    found = time_expressions("The minister resigned last night.", written=TUESDAY, hour=hour)
    assert [(t.value, unsure(t.rule)) for t in found] == [("2026-03-09TNI", guess)]
