"""Where a sentence may stop early and still be one."""

import pytest

from digest.text.openings import openings


def stops(text: str) -> list[str]:
    return [text[:end] for end in openings(text)]


def test_an_aside_and_what_hangs_on_may_be_left_off() -> None:
    text = "Mayor Ann Bell opened the rebuilt harbor of Larvik on Sunday, a year after the old one burned."
    assert "Mayor Ann Bell opened the rebuilt harbor of Larvik on Sunday" in stops(text)


def test_the_whole_sentence_is_always_among_them_and_last() -> None:
    text = "The ferry sank."
    assert stops(text) == [text]


@pytest.mark.parametrize("rest", ["but never opened it", "unless the council pays", "if the council pays"])
def test_nothing_that_takes_back_or_narrows_is_left_off(rest: str) -> None:
    text = f"Mayor Ann Bell said that Larvik will rebuild the old pier, {rest}."
    assert "Mayor Ann Bell said that Larvik will rebuild the old pier" not in stops(text)


def test_no_quotation_or_bracket_stays_open() -> None:
    text = "Mayor Ann Bell called the plan “a gift to the harbor, after years of fog” before leaving town."
    assert not [stop for stop in stops(text) if stop.count("“") != stop.count("”")]


def test_an_opening_has_its_main_clause() -> None:
    text = "Tor Vik, who led the harbor company of Larvik for years, after a strike, has been fired."
    assert stops(text) == [text]


def test_other_languages_keep_whole_sentences() -> None:
    text = "Der Bürgermeister eröffnete am Sonntag den neuen Hafen, nachdem der alte verbrannt war."
    assert openings(text, language="de") == (len(text),)
