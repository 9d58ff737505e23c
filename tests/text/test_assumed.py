"""What a sentence takes for known."""

import pytest

from digest.text.assumed import assumed


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("Ann Bell welcomed the deal and thanked the suspect.", ("deal", "suspect")),
        ("Ann Bell spoke before the secret vote.", ("vote",)),
        ("The company was told of the vote on the pier.", ("company",)),
        ("Ann Bell welcomed the deal with Norway.", ()),
        ("Ann Bell came to the Oslo talks.", ()),
        ("“The deal is dead,” Ann Bell said on Sunday.", ()),
        ("Snow fell on the harbor of Larvik.", ()),
        ("The memo released on Friday by Norway says little of the deal.", ("deal",)),
    ],
)
def test_a_noun_that_nothing_explains_is_taken_for_known(text: str, nouns: tuple[str, ...]) -> None:
    assert assumed(text) == nouns


def test_a_language_without_a_list_takes_nothing_for_known() -> None:
    assert assumed("Der Vertrag ist tot.", language="de") == ()
