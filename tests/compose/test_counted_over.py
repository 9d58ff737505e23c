"""Hours, plans and stretches of accounts in a timeline: what enters it, and on which day."""

import pytest
from aground import events

from digest.compose.bearing import compared
from digest.model.digest import Status

LEAD = "The ferry Solveig ran aground off the northern pier of Larvik on Sunday with forty people on board."


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Nordvik posted sales of $4bn for the three months to September.", "September"),
        ("Profit fell in the year ended 31 March 2026.", "31 March 2026"),
        ("Profit rose in the six months to the end of June.", "June"),
        ("Profit rose 38% in the July-September quarter.", "July-September"),
        ("Profit for July–September rose.", "July–September"),
        ("Profit rose in the April to September period.", "April to September"),
    ],
)
def test_a_period_over_which_something_was_counted_is_no_event_of_its_end(sentence: str, words: str) -> None:
    start = sentence.index(words)
    assert compared(sentence, start, start + len(words))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The pier was shut from April to August.", "April to August"),
        ("The pier was shut for three months until September.", "September"),
        ("Three months later, in September, the pier opened.", "September"),
    ],
)
def test_other_months_are(sentence: str, words: str) -> None:
    start = sentence.index(words)
    assert not compared(sentence, start, start + len(words))


@pytest.mark.parametrize(
    ("sentence", "date", "status"),
    [
        ("The Solveig parade starts at 2pm on Wednesday.", "2025-12-17T14:00", Status.PLANNED),
        (
            "A parade for the Solveig will start from the pier at 2pm on Wednesday.",
            "2025-12-17T14:00",
            Status.PLANNED,
        ),
        ("The trial over the Solveig starts on Sunday.", "2025-12-21", Status.PLANNED),
        (
            "The Solveig was hit at 5:20 a.m. local time (2120 GMT on Sunday).",
            "2025-12-15T05:20",
            Status.HAPPENED,
        ),
    ],
)
def test_an_hour_is_on_the_day_of_its_own_clock_and_verb(sentence: str, date: str, status: Status) -> None:
    found = [
        (event.date, event.status) for event in events((LEAD, sentence)) if sentence in event.spans[0].text
    ]
    assert found == [(date, status)]
