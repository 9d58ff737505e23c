"""Sentences that hold two facts, cut into clauses."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.clauses import clauses


def cut(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in clauses(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The talks were hosted by Mayor Bell, with other leaders also expected in Oslo.",
            ["The talks were hosted by Mayor Bell", "with other leaders also expected in Oslo."],
        ),
        (
            "The union demanded that the port raise night wages and withdraw all written warnings.",
            ["The union demanded that the port raise night wages", "withdraw all written warnings."],
        ),
        (
            "The company pressed drivers to accept longer shifts, a demand the union has rejected.",
            ["The company pressed drivers to accept longer shifts", "a demand the union has rejected."],
        ),
        (
            "As talks resumed Monday, officials reported new leaks at the northern dam.",
            ["As talks resumed Monday", "officials reported new leaks at the northern dam."],
        ),
        (
            "Four people died in the flood, and 2,300 had to leave their homes.",
            ["Four people died in the flood", "and 2,300 had to leave their homes."],
        ),
    ],
)
def test_two_facts_are_two_clauses(sentence: str, expected: list[str]) -> None:
    assert cut(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The port, which is hosting the talks, delivered brief opening remarks to the crews.",
        "Security guarantees from Norway, Sweden and Denmark are an old wish of the islands.",
        "“We will stay, and we will fight on together for our harbor,” the union leader said.",
        "Proposals that included longer shifts, the end of bonuses, and limits on holidays were dropped.",
        "The region – known to all as the Low Coast – remains under water this week.",
    ],
)
def test_one_fact_stays_whole(sentence: str) -> None:
    assert cut(sentence) == [sentence]


def test_the_middle_of_a_quotation_is_never_cut() -> None:
    opened = "“From the start, our wish was to stay in the league, because these are real friends of ours."
    assert cut(opened) == [opened]


@given(st.text(alphabet="ab ,;–“”\"'and that.The", max_size=200).filter(str.strip))
def test_clauses_lie_in_order_inside_the_sentence(sentence: str) -> None:
    found = clauses(sentence)
    assert found
    assert all(0 <= start < end <= len(sentence) for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
