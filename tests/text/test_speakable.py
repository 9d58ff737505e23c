"""A label says who speaks, or there is none."""

import pytest

from digest.text.speakable import speakable, tied
from digest.text.speech import lexicon, tokens


@pytest.mark.parametrize(
    ("words", "fit"),
    [
        ("Ann Bell", True),
        ("the road administrator", True),
        ("one of his lawyers", True),
        ("the countries", True),
        ("Hundreds of students", True),
        ("the bulletin", True),
        ("many", False),
        ("one", False),
        ("It’s", False),
        ("didn’t", False),
        ("a sign", False),
        ("the story of a young photographer", False),
    ],
)
def test_a_speaker_is_a_person_an_office_a_group_or_a_text(words: str, *, fit: bool) -> None:
    assert speakable(tokens(words, 0, len(words)), lexicon("en")) is fit


@pytest.mark.parametrize(
    ("before", "bound"),
    [
        ("a friend at ", True),
        ("the wife of ", True),
        ("according to ", False),
        ("it rained, with ", False),
        ("And ", False),
    ],
)
def test_only_a_preposition_makes_a_name_a_part_of_another_mention(before: str, *, bound: bool) -> None:
    assert tied(f"{before}Bell said", len(before)) is bound
