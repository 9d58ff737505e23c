"""How far two sentences state one fact, on invented news."""

import pytest

from digest.text.aligned import answers, tokens
from digest.text.opposed import backing, cues, weakening
from digest.text.same import Sentence, parts, rarity, same, sentence

BASE = "The ferry Alba sank off Norvik on Monday, killing 12 passengers."
REWORDED = "Twelve passengers died when the ferry Alba went down near Norvik on Monday."
TOPIC = "The ferry Alba was built in 1987 and sails to Norvik twice a day."
OTHER_NUMBER = "The ferry Alba sank off Norvik on Monday, killing 31 passengers."
OTHER_DAY = "The ferry Alba sank off Norvik on Thursday, killing 12 passengers."
STRANGER = "The city council of Ostby raised parking fees by a tenth."
SAID = "Minister Ekdal said the bridge is safe."
DENIED = "An engineer denied that, and said Ekdal had never read the report."
AGREED = "The bridge is safe, Minister Ekdal told reporters."

EVERY = [
    sentence(text)
    for text in (BASE, REWORDED, TOPIC, OTHER_NUMBER, OTHER_DAY, STRANGER, SAID, DENIED, AGREED)
]
WEIGHT = rarity(EVERY)


def of(one: str, other: str) -> float:
    return same(parts(sentence(one), sentence(other), WEIGHT))


def told(one: str, other: str) -> tuple[float, float]:
    pair: tuple[Sentence, Sentence] = sentence(one), sentence(other)
    found = parts(*pair, WEIGHT)
    return backing(found, cues(*pair)), weakening(found, cues(*pair))


def test_a_paraphrase_is_nearer_than_the_same_topic_and_that_than_a_stranger() -> None:
    assert of(BASE, BASE) > of(BASE, REWORDED) > of(BASE, TOPIC) > of(BASE, STRANGER)


@pytest.mark.parametrize("changed", [OTHER_NUMBER, OTHER_DAY])
def test_another_number_or_day_costs_more_than_nothing(changed: str) -> None:
    kept = "The ferry Alba sank off Norvik on Monday, killing 12 travelers."
    assert of(BASE, changed) < of(BASE, kept)


def test_an_opposite_word_costs_more_than_a_word_of_like_meaning() -> None:
    assert of("Shares of Alba rose sharply.", "Shares of Alba fell sharply.") < of(
        "Shares of Alba rose sharply.", "Shares of Alba climbed sharply."
    )


def test_the_order_of_two_sentences_does_not_matter() -> None:
    assert of(BASE, REWORDED) == of(REWORDED, BASE)


def test_a_model_of_meaning_is_one_part_among_others() -> None:
    pair = sentence(BASE), sentence(OTHER_NUMBER)
    near, far = (same(parts(*pair, WEIGHT, meaning=value)) for value in (0.9, 0.2))
    assert near > far
    assert near < same(parts(pair[0], pair[0], WEIGHT, meaning=0.9))


def test_names_of_one_sound_and_forms_of_one_word_answer_each_other() -> None:
    one, other = (
        tokens("On Monday Zelensky resigned."),
        tokens("The resignation of Selenskyj came on Monday."),
    )
    found = {one[at].low: other[to].low for at, (to, _) in answers(one, other).items()}
    assert found == {"zelensky": "selenskyj", "resigned": "resignation", "monday": "monday"}


def test_no_word_answers_twice() -> None:
    one, other = tokens("rain, rain and more rain"), tokens("rain in the north")
    assert [to for to, _ in answers(one, other).values()] == [0]


def test_an_empty_sentence_is_like_nothing() -> None:
    assert of("", BASE) <= 0.0
    assert of("", "") == 0.0


def test_a_denial_weakens_and_the_same_words_back() -> None:
    assert told(SAID, DENIED)[1] > told(SAID, AGREED)[1]
    assert told(SAID, AGREED)[0] > told(SAID, DENIED)[0]
