"""What a word counts, in coarse steps."""

import math

import numpy as np

from digest.text.steps import STARTS, dampened, middle, rarity, steps


def test_one_text_more_seldom_moves_a_step_and_few_texts_are_counted_exactly() -> None:
    assert steps(np.array([0, 1, 2, 3, 31, 32])).tolist() == [0, 0, 1, 2, 30, 31]
    assert steps(np.array([32, 37, 38, 44, 45])).tolist() == [31, 31, 32, 32, 33]
    assert steps(np.array([1_000, 1_001, 10_000, 10_001])).tolist() == [50, 50, 64, 64]


def test_a_step_is_told_by_its_middle() -> None:
    assert [middle(step) for step in range(31)] == list(range(1, 32))
    assert all(STARTS[step] < middle(step) < STARTS[step + 1] for step in range(31, 100))


def test_the_rarer_a_word_the_more_it_counts() -> None:
    found = rarity(10_000, unseen=50).tolist()
    assert found == sorted(found, reverse=True)
    assert found[0] == math.log(1 + (middle(64) + 50) / (middle(0) + 1))


def test_the_tenth_time_tells_less_than_the_second() -> None:
    one, two, nine, ten = dampened(np.array([1, 2, 9, 10], dtype=np.uint16)).tolist()
    assert one == 1
    assert two - one > ten - nine
