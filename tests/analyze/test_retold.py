"""A quotation that another article prints without its marks is not retold."""

from wire import analysis, article, claim_with

from digest.model.analysis import DifferenceKind

BELL = "Mayor Ann Bell opened the new pier of Larvik on Sunday with a short speech to the dockers."
QUOTE = "“We will remember this day when the town is called upon to pay for the bridge,” Bell said."


def kinds(quote: str, retold: str) -> list[DifferenceKind]:
    found = analysis(article("one", BELL, quote), article("two", BELL, retold))
    return [difference.kind for difference in found.differences]


def test_words_set_off_without_marks_are_no_retelling() -> None:
    told = "Bell said that we will remember this day when the town is called upon to pay its share of the bridge."
    assert DifferenceKind.QUOTE_FORM not in kinds(QUOTE, told)


def test_what_is_told_in_other_words_is_retold() -> None:
    quote = "“From the very first day, our wish was to keep the old ferry running,” Bell said."
    told = "Bell said the town had wished from the first day to keep the old ferry running."
    assert DifferenceKind.QUOTE_FORM in kinds(quote, told)


def test_the_words_shown_are_told_by_each_article_that_says_them() -> None:
    """A phrase held the referee's rule and the manager's words together, and the rule was shown for both."""
    lost = "Larvik United lost the final 3-2 to Sande City."
    said = (
        "“It was never a second yellow card,” said Elena Ricci, the Larvik manager. “He has killed the game.”"
    )
    rule = "The League later said that second yellow cards cannot be appealed against."
    words = 'Manager Elena Ricci said the red card had decided the match. "It was never a second yellow," she said.'
    found = analysis(article("one", lost, said, rule), article("other", lost, words))
    claim = claim_with(found, "never a second yellow,")
    assert "never a second yellow card" in claim.text.text
