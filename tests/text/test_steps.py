"""What a word counts, in coarse steps."""

import math

import numpy as np

from digest.text.steps import dampened, middle, rarity, steps


def test_one_text_more_seldom_moves_a_step() -> None:
    assert steps(np.array([0, 1, 2, 3, 4, 7, 8, 1_000, 1_001])).tolist() == [0, 0, 1, 1, 2, 2, 3, 9, 9]


def test_a_step_is_told_by_its_middle() -> None:
    assert all(2**step < middle(step) < 2 ** (step + 1) for step in range(20))


def test_the_rarer_a_word_the_more_it_counts() -> None:
    found = rarity(10_000, unseen=50).tolist()
    assert found == sorted(found, reverse=True)
    assert found[0] == math.log(1 + (middle(13) + 50) / (middle(0) + 1))


def test_the_tenth_time_tells_less_than_the_second() -> None:
    one, two, nine, ten = dampened(np.array([1, 2, 9, 10], dtype=np.uint16)).tolist()
    assert one == 1
    assert two - one > ten - nine
