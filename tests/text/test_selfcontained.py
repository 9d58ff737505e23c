"""Whether a sentence can stand alone."""

import pytest

from digest.text.selfcontained import credits_first, dangles, whole_quotes


@pytest.mark.parametrize(
    "text",
    [
        "He said the dam would hold.",
        "This marks a shift.",
        "However, the union stayed away.",
        "As an alternative, the port offers bonuses.",
        "The announcement came late.",
        "Norway’s announcement came late.",
        "and withdraw its ships",
    ],
)
def test_words_that_point_back_cannot_stand_alone(text: str) -> None:
    assert dangles(text)


@pytest.mark.parametrize(
    "text", ["Mayor Ann Bell said the dam would hold.", "The harbor was closed on Sunday."]
)
def test_a_sentence_with_its_own_subject_can(text: str) -> None:
    assert not dangles(text)


def test_an_open_quotation_mark_is_seen() -> None:
    assert not whole_quotes("“From the start we wished to stay.")
    assert not whole_quotes('"From the start we wished to stay.')
    assert whole_quotes("“We stay,” she said. “We do.”")


def test_a_credit_in_front_is_seen() -> None:
    assert credits_first("According to Reuters, the dam held.")
    assert credits_first("Reuters notes that the dam held.")
    assert not credits_first("The dam held, Reuters reported.")
