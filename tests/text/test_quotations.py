"""Quotation marks of every kind are paired, and speech is told from terms and titles."""

import time
from pathlib import Path

import pytest

from digest.text.quotations import Quotation, quotations
from digest.text.quotemarks import quoted

ENDLESS = 60  # seconds: a guard against work that grows with the square of the length


def cut(text: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in quoted(text)]


def said(text: str, quotation: Quotation) -> str:
    return text[quotation.inner[0] : quotation.inner[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” she said.", ["“We go,”"]),
        ('"We go," she said.', ['"We go,"']),
        ("‘I won’t go,’ he said of the voters’ choice.", ["‘I won’t go,’"]),
        ("‘The dogs’ bark is bad,’ she said.", ["‘The dogs’ bark is bad,’"]),
        ("„Wir gehen“, sagte sie. »Gut so« auch.", ["„Wir gehen“", "»Gut so«"]),
        ("« Oui, oui », dit-elle.", ["« Oui, oui »"]),
        ("她说「你好」和“好的”。", ["「你好」", "“好的”"]),
        ("``We go,'' she said. ''Now.''", ["``We go,''", "''Now.''"]),
        (
            'She said that"a lot of work" had begun on X:"The site is open"',
            ['"a lot of work"', '"The site is open"'],
        ),
        ("He said “we ‘go’ now” and left.", ["“we ‘go’ now”"]),
        ("“We have “no” choice,” she said.", ["“We have “no” choice,”"]),
        ('“We go," she said.', ['“We go,"']),
        ("It’s the voters’ choice, isn't it?", []),
        ("A 6\" nail in the '90s", []),
    ],
)
def test_marks_of_every_kind_are_paired(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert cut("Bell said: “We go and\nThe town slept.") == ["“We go and"]


def test_a_paragraph_that_opens_with_a_mark_goes_on_with_an_unclosed_quotation() -> None:
    text = "“The first part goes on, Bell said in her letter to the town.\n“The second part ends here.”"
    first, second = quoted(text)
    assert not first.closed
    assert second.resumes
    one, two = quotations(text)
    assert one.group == two.group


def test_a_lost_closing_mark_ends_before_the_next_quotation() -> None:
    assert cut('He said "hello. "I am here," he added.') == ['"hello.', '"I am here,"']


def test_a_quotation_may_span_sentences() -> None:
    text = "“We waited. Nobody came. We left,” Ann Bell said on Monday."
    (one,) = quotations(text)
    assert said(text, one) == "We waited. Nobody came. We left,"


def test_a_statement_split_by_its_speaker_is_one_group() -> None:
    text = "“We waited,” Ann Bell said. “Nobody came.”\n“It is late,” said Tom Hill. “We leave,” he added."
    groups = [quotation.group for quotation in quotations(text)]
    assert groups == [1, 1, 2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "A “Compromise” After Long Talks",
        "The town has a “green” hill.",
        "She wrote the book “The Long Way Home” in a year.",
        "Bell spoke on the show “Good Morning Hill” today.",
        "The club met.\n‘A fight to the end’\nThen it closed.",
    ],
)
def test_terms_and_titles_are_no_speech(text: str) -> None:
    assert [quotation.speech for quotation in quotations(text)] == [False]


def test_a_part_quoted_in_reported_speech_is_speech() -> None:
    text = "He stressed that any promise without money “wouldn’t be worth much”."
    (one,) = quotations(text)
    assert one.speech


def test_no_marks_no_quotations() -> None:
    assert quotations("") == ()
    assert quotations("   \n  \n") == ()
    assert quotations("Nothing is said here.") == ()


@pytest.mark.parametrize(
    "piece", ['"', "“", "”", "'", "‘", '"a ', " 'a", "“a ”", "“a,” he said ", "“a.” Bell said.\n", "‘“"]
)
def test_hostile_marks_take_linear_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    started = time.process_time()
    found = quotations(text)
    assert time.process_time() - started < ENDLESS
    assert all(text[one.start : one.end] for one in found)


def test_places_never_overlap_and_stand_in_order() -> None:
    text = '“A b c,” he said. ‘D e f,’ she said. "G “h” i," they said. «J k» l „m“ “n'
    ends = 0
    for one in quotations(text):
        assert ends <= one.start < one.inner[0] <= one.inner[1] <= one.end
        ends = one.end


def test_cases_written_by_people_hold() -> None:
    cases = (Path(__file__).parents[1] / "cases" / "quotes.txt").read_text(encoding="utf-8")
    checked = 0
    for case in cases.split("\n.\n.\n"):
        text, _, expected = case.strip("\n").partition("\n.\n")
        wanted = [line.split(" | ") for line in expected.splitlines() if " | " in line]
        found = [
            [text[q.speaker[0] : q.speaker[1]] if q.speaker else "?", text[q.start : q.end]]
            for q in quotations(text)
            if q.speech
        ]
        assert found == wanted, text
        checked += 1
    assert checked > 5
