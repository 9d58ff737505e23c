"""Names made fit for addresses."""

from digest.text.slugs import slug

TITLE = "Death toll in Indonesia ferry collision rises to 26 as dozens of passengers is missing"


def test_a_plain_slug_ends_at_the_first_word_that_does_not_fit() -> None:
    assert slug(TITLE, most=60, plain=True) == "death-toll-in-indonesia-ferry-collision-rises-to-26-as"


def test_ids_are_cut_as_they_always_were() -> None:
    assert slug(TITLE, most=60) == "death-toll-in-indonesia-ferry-collision-rises-to-26-as-of-is"
