"""A quotation that another article prints without its marks is not retold."""

from wire import analysis, article

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
