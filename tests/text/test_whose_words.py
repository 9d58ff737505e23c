"""Whose words a quotation gives where pronouns, relays, the passive or an epithet hide it."""

import pytest

from digest.text.quotations import quotations


def speaker(text: str, words: str) -> str:
    """The name that the quotation holding `words` is given to; "" for nobody."""
    found = next(each for each in quotations(text) if words in text[each.start : each.end])
    place = found.antecedent or found.name
    return text[slice(*place)] if place else ""


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Mary Bell left. Tom Hill praised Mr. Keld’s plan. He said “we will see it through to the end.”", "see it", "Tom Hill"),
        ("Tom Hill spoke at noon. Hill attorney Peter Keld sat by. He said “my client is glad that it is over.”", "client", "Peter Keld"),
        ("In the meeting, Tom Hill said the plan was “certainly not a pretty thing,” added Peter Keld.", "pretty", "Tom Hill"),
        ("He was told by Tom Hill that “this is a matter of great weight to us.”", "matter", "Tom Hill"),
        ("It was an act described as “sick and wicked beyond words” by Mary Bell.", "sick", "Mary Bell"),
        ("Others were frank, with Tom Hill, head of the club, saying: “It is an insult to us all.”", "insult", "Tom Hill"),
        ("Mary Bell, who has resisted all calls to go, spoke of a plan “we can all live with for years.”", "live", "Mary Bell"),
        ("Sen. Mary Bell spoke on Monday.\n“We are going to win this one,” the Boston Democrat said.", "win", "Mary Bell"),
        ("“It is a fine day for us all,” said Tom Hill, who runs the club.\n“And it will last,” he added.", "last", "Tom Hill"),
        ("Mary Bell echoed Tom Hill’s comments that the mayor had “done the right thing for all.”", "right", "Tom Hill"),
    ],
)  # fmt: skip
def test_words_are_given_to_whom_the_text_means(text: str, words: str, who: str) -> None:
    assert speaker(text, words) == who


def test_what_somebody_did_not_say_is_not_given_to_her() -> None:
    text = "Mary Bell spoke for an hour and did not refer to “independent score keepers” once."
    assert not any(each.speech and each.speaker for each in quotations(text))
