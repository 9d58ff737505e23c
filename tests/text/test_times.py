"""Words that say when: found, typed and worked out without a clock."""

import time
from datetime import date
from itertools import pairwise

import pytest

from digest.text.times import Timex, time_expressions

ENDLESS = 60  # seconds: a guard against work that grows with the square of the length
TUESDAY = date(2031, 5, 20)


def read(text: str, written: date | None = TUESDAY, language: str = "en") -> list[tuple[str, str]]:
    found = time_expressions(text, written=written, language=language)
    return [(text[t.start : t.end], t.value) for t in found]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(t.kind, t.value) for t in time_expressions(text, written=TUESDAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor resigned on 3 March 2029.", [("3 March 2029", "2029-03-03")]),
        ("The mayor resigned on March 3, 2029, they said.", [("March 3, 2029", "2029-03-03")]),
        ("Filed 2029-03-03 and 3/14/2029.", [("2029-03-03", "2029-03-03"), ("3/14/2029", "2029-03-14")]),
        ("The dam was built by late June 1987.", [("late June 1987", "1987-06")]),
        ("The 3rd of March, 2029, was wet.", [("The 3rd of March, 2029", "2029-03-03")]),
        ("It rained on Feb. 30, 2029.", []),
        ("Prices rose in the 1990s.", [("the 1990s", "199X")]),
        ("A mill of the 19th century burned.", [("the 19th century", "18XX")]),
        ("Sales fell in the first quarter of 2030.", [("the first quarter of 2030", "2030-Q1")]),
        ("They met at 9 a.m. Monday.", [("9 a.m. Monday", "2031-05-19T09:00")]),
        ("It opened in the spring of 2028.", [("the spring of 2028", "2028-SP")]),
        ("The siege of 479 BC ended.", [("479 BC", "BC0479")]),
    ],
)
def test_a_date_that_is_named_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council voted Monday.", "2031-05-19"),
        ("The council voted Tuesday.", "2031-05-20"),
        ("The council voted Wednesday.", "2031-05-14"),
        ("The council will vote on Thursday.", "2031-05-22"),
        ("The council is expected to vote on Tuesday.", "2031-05-20"),
        ("They have until Friday to appeal.", "2031-05-23"),
        ("Until Monday, they had not spoken.", "2031-05-19"),
        ("The council discussed Monday's ruling.", "2031-05-19"),
    ],
)
def test_a_bare_weekday_follows_the_tense_of_its_verb(text: str, value: str) -> None:
    assert [v for _, v in read(text)] == [value]


def test_a_weekday_and_its_date_are_one_expression_and_tell_the_year() -> None:
    assert read("On Sunday, December 14, talks were held.") == [("Sunday, December 14", "2031-12-14")]
    assert read("On Saturday, December 14, talks were held.") == [("Saturday, December 14", "2030-12-14")]
    friday = read("On Friday, December 14, talks were held.", date(2030, 1, 3))
    assert friday == [("Friday, December 14", "2029-12-14")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on the 14th in Oslo.", ["2031-05-14"]),
        ("Talks will continue on the 15th.", ["2031-06-15"]),
        ("The rally ended on the 28th.", ["2031-04-28"]),
        ("It was her win on the 14th attempt.", []),
        ("He lives on the 5th floor.", []),
    ],
)
def test_a_day_of_the_month_is_none_where_it_counts_something(text: str, expected: list[str]) -> None:
    assert [v for _, v in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The bloodiest conflict since World War II.",
        "A guarantee like Article 5 of the treaty.",
        "They discussed a 20-point plan.",
        "They broke Resolution 1701 again.",
        "It costs $2000 or 1999 euros.",
        "He lives at 1600 Poplar Avenue.",
        "Crowds came to the shops for Black Friday sales.",
        "Case 2019 was thrown out.",
        "It may march on, and the boy, 12, may fall.",
        "Sun Yat-sen founded it.",
        "The 34-year-old singer was 17 years old.",
    ],
)
def test_figures_and_names_that_only_look_like_times_stay_undated(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the full-scale invasion of 2022", [("2022", "2022")]),
        ("a reason for the 2022 invasion", [("2022", "2022")]),
        ("recalling the 1994 memorandum", [("1994", "1994")]),
        ("between 1991 and 1997", [("1991", "1991"), ("1997", "1997")]),
        ("the Great Flood (1953)", [("1953", "1953")]),
    ],
)
def test_a_year_needs_a_cue(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(f"They spoke about {text} at length.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about five hours of talks", [("DURATION", "PT5H")]),
        ("a five-hour meeting", [("DURATION", "PT5H")]),
        ("the nearly four-year war", [("DURATION", "P4Y")]),
        ("after two and a half years", [("DURATION", "P2.5Y")]),
        ("in twenty-five days", [("DURATION", "P25D")]),
        ("over the past two decades", [("DURATION", "P20Y")]),
        ("every Monday", [("SET", "XXXX-WXX-1")]),
        ("a daily briefing", [("SET", "P1D")]),
        ("prices are now high", [("DATE", "PRESENT_REF")]),
        ("to prevent future attacks", [("DATE", "FUTURE_REF")]),
        ("it was recently sold", [("DATE", "PAST_REF")]),
        ("he arrived last night", [("TIME", "2031-05-19TNI")]),
    ],
)
def test_lengths_sets_and_vague_times_have_their_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(f"He said that {text}.") == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met yesterday.", "2031-05-19"),
        ("They meet tomorrow morning.", "2031-05-21TMO"),
        ("They meet tonight.", "2031-05-20TNI"),
        ("They met earlier this year.", "2031"),
        ("They met last month.", "2031-04"),
        ("They met last week.", "2031-W20"),
        ("They met two months ago.", "2031-03"),
        ("They met in November.", "2030-11"),
        ("They were married last Christmas.", "2030-12-25"),
        ("They dined on Thanksgiving Day.", "2030-11-28"),
    ],
)
def test_times_are_reckoned_from_the_day_of_writing(text: str, value: str) -> None:
    assert [v for _, v in read(text)] == [value]


def test_tomorrow_in_a_quote_is_reckoned_from_the_day_the_quote_was_said() -> None:
    text = "“We will meet again tomorrow,” the envoy said on Sunday."
    tomorrow = time_expressions(text, written=TUESDAY)[0]
    assert (tomorrow.value, tomorrow.anchor) == ("2031-05-19", "2031-05-18")
    assert "quote was said" in tomorrow.rule


def test_tomorrow_in_a_quote_without_a_day_says_that_it_is_the_articles() -> None:
    tomorrow = time_expressions("“We will meet again tomorrow,” she said.", written=TUESDAY)[0]
    assert (tomorrow.value, tomorrow.rule) == ("2031-05-21", "day told from the article's date (in a quote)")


def test_without_a_date_of_writing_a_value_says_what_is_missing() -> None:
    assert read("They met on Monday.", None) == [("Monday", "XXXX-WXX-1")]
    assert read("They met on December 14.", None) == [("December 14", "XXXX-12-14")]


def test_a_history_is_reckoned_from_the_dates_it_tells() -> None:
    text = "On May 3, 1871 a town fell. The next day it burned. In June it rose. Two years later it grew."
    assert [v for _, v in read(text, None)] == ["1871-05-03", "1871-05-04", "1871-06", "1873"]


def test_both_days_of_a_stretch_are_read() -> None:
    assert read("It ran from April 6-7, 1915 on.") == [("April 6", "1915-04-06"), ("7, 1915", "1915-04-07")]
    assert read("It ran on May 4 and 5.") == [("May 4", "2031-05-04"), ("5", "2031-05-05")]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        (
            "de",
            "Am Sonntag, dem 14. Dezember 2031, tagte man. Am Montag wird verhandelt.",
            ["2031-12-14", "2031-05-26"],
        ),
        ("es", "El domingo 18 de mayo hubo lluvia. En 2022 no.", ["2031-05-18", "2022"]),
        ("fr", "Le 1er mai 1994, puis dimanche 18 mai.", ["1994-05-01", "2031-05-18"]),
        ("ru", "Встреча прошла 18 мая 2031 года, в воскресенье.", ["2031-05-18", "2031-05-18"]),
        ("uk", "Зустріч відбулася 18 травня, у неділю. У 2022 році.", ["2031-05-18", "2031-05-18", "2022"]),
        (
            "zh",
            "会谈于5月18日举行，将于周五继续。2022年2月24日。",
            ["2031-05-18", "2031-05-23", "2022-02-24"],
        ),
    ],
)
def test_other_languages_have_dates_and_weekdays(language: str, text: str, values: list[str]) -> None:
    assert [v for _, v in read(text, TUESDAY, language)] == values


@pytest.mark.parametrize(
    "text",
    [
        "7" * 100_000,
        "14 " * 33_000,
        "2022-" * 20_000,
        "Monday " * 14_000,
        "“tomorrow " * 10_000,
        '"tomorrow ' * 10_000,
        "December 14, " * 8_000,
        "twenty-two hundred " * 5_000,
        "a half " * 14_000,
        " " * 100_000,
        "." * 100_000,
    ],
    ids=lambda text: text[:10],
)
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    began = time.process_time()
    time_expressions(text, written=TUESDAY)
    assert time.process_time() - began < ENDLESS


def test_expressions_are_in_order_and_do_not_overlap() -> None:
    text = "On Monday, May 19, at 9 a.m. they met for two hours; last week they had met twice, in 2030 daily."
    found = time_expressions(text, written=TUESDAY)
    assert len(found) >= 5
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(isinstance(t, Timex) and t.rule and t.value for t in found)


def test_the_ends_of_the_calendar_break_nothing() -> None:
    for written in (date(1, 1, 1), date(9999, 12, 31)):
        text = "Yesterday, tomorrow, last week, next month, Monday, last Christmas, 900 years ago."
        assert isinstance(time_expressions(text, written=written), tuple)


def test_nothing_is_made_of_no_text() -> None:
    assert time_expressions("", written=None) == ()
    assert time_expressions("   \n\n   ", written=TUESDAY) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The storm is expected to hit late Thursday or early Friday.", ["2025-12-18", "2025-12-19"]),
        ("The group held a rally in May of last year.", ["2024-05"]),
        ("Protests have spread to cities after his victory on Monday.", ["2025-12-15"]),
    ],
)
def test_lists_infinitives_and_months_of_last_year_are_reckoned_as_meant(
    text: str, expected: list[str]
) -> None:
    found = time_expressions(text, written=date(2025, 12, 16))
    assert [each.value for each in found] == expected


def test_what_takes_effect_on_a_weekday_lies_ahead() -> None:
    (found,) = time_expressions("The mayor resigned, effective Friday.", written=TUESDAY)
    assert found.value > TUESDAY.isoformat()


def test_a_noun_behind_to_is_no_infinitive() -> None:
    (found,) = time_expressions("The council closed the pier to all ships on Saturday.", written=TUESDAY)
    assert found.value < TUESDAY.isoformat()


def test_news_that_recalls_many_years_is_reckoned_from_its_own_day() -> None:
    text = (
        "Ferries sank in 1990, in 1995, in 2001 and in 2003. The mayor spoke on Monday. He will speak next week. "
        "Last week he was silent."
    )
    monday = next(
        each for each in time_expressions(text, written=TUESDAY) if "Monday" in text[each.start : each.end]
    )
    assert monday.anchor == TUESDAY.isoformat()
