"""Speakers that any reader sees at once, and words that nobody said."""

import pytest

from digest.text.quotations import quotations


def heard(text: str) -> list[str | None]:
    """The words beside each quotation that say who speaks."""
    return [text[slice(*q.speaker)] if q.speaker else None for q in quotations(text)]


def meant(text: str) -> list[str | None]:
    """The name or the words that each quotation's speaker stands for."""
    places = [q.name or q.antecedent for q in quotations(text)]
    return [text[slice(*place)] if place else None for place in places]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Russland and Hill said that they would “answer any attack on the road”.", "Russland and Hill"),
        ("After the vote, Bell and his wife praised them “for the care they took”.", "Bell and his wife"),
        (
            "The mayors of Hill and Dale said they “would not give up the road”.",
            "The mayors of Hill and Dale",
        ),
        ("Bell left and Hill said “we are all very late for this”.", "Hill"),
        ("Trade and Roads Secretary Ann Bell said “we are late”.", "Roads Secretary Ann Bell"),
        ("The lawmakers went beyond Hill, saying the mayor “has lost his way”.", "The lawmakers"),
        ("Hundreds of students left class, shouting “not my mayor”.", "Hundreds of students"),
        ("Bell recently slammed the plan as “one of the greatest threats to us”.", "Bell"),
        ("Ann Bell in a series of letters said the road “was never closed”.", "Ann Bell"),
        ("As Ann Bell at the Post observed, “nobody has closed a road in years.”", "Ann Bell"),
        ("Hill left early, while Bell sent her man to express her “shock and dismay at it”.", "Bell"),
        (
            "A spokesman for Hill called the road a “danger to us all,” Reuters reported.",
            "A spokesman for Hill",
        ),
        ("It was a new age; well, take it away, Ann Bell: “He is a young man.”", "Ann Bell"),
        ("“We will need all our boats,” Long said.", "Long"),
        ("Bell, the road administrator, warned of “a rapid rise of the water”.", "Bell"),
    ],
)
def test_the_subject_of_the_clause_speaks(text: str, speaker: str) -> None:
    assert heard(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Hill mocked Bell’s claim that “the road is better than it ever was”.", "Bell"),
        ("The reporters waited for Bell’s “both sides of the road” remark.", "Bell"),
        ("Ann Bell left. Ms. Bell has her famous line, “everybody will have a road”.", "Bell"),
    ],
)
def test_words_that_are_somebodys_are_given_to_their_owner(text: str, speaker: str) -> None:
    assert meant(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Bell issued a statement.\n“The road is closed for good,” the statement said.", "Ann Bell"),
        ("He read a letter from Ann Bell.\n“The road is closed for good,” the letter said.", "Ann Bell"),
        ("The embassy criticized the plan.\n“The road is closed for good,” it said.", "The embassy"),
        ("The judges ruled on Monday.\n“The road is closed for good,” they wrote.", "The judges"),
        ("Ann Bell left on Monday.\n“The road is closed for good,” it said.", None),
        ("The judge ruled on Monday.\n“The road is closed for good,” they wrote.", None),
        ("Nobody knew of the plan.\n“The road is closed for good,” the statement said.", None),
    ],
)
def test_it_and_they_and_the_statement_stand_for_whom_the_sentence_before_names(
    text: str, speaker: str | None
) -> None:
    assert meant(text) == [speaker]


def test_of_two_who_speak_neither_is_taken_for_both() -> None:
    assert meant("Ann Bell and Tom Hill said that “the road is closed for good”.") == [None]


@pytest.mark.parametrize(
    "text",
    [
        "She looked at him as if to say, “the road is closed for good and all.”",
        "They might be thinking, “we can sell this road to anybody we like.”",
        "When it fails, they are going to point and say, “this is what the road got us.”",
    ],
)
def test_words_that_are_only_imagined_are_no_quotation(text: str) -> None:
    assert [q.speech for q in quotations(text)] == [False]


def test_a_title_is_no_speech() -> None:
    text = "Ann Bell said she once went to a meeting with the title: “Never Again For Any of Us.”"
    assert [q.speech for q in quotations(text)] == [False]
