"""A quotation that another article prints without its marks is not retold."""

from wire import analysis, article

from digest.model.analysis import DifferenceKind

BELL = "Mayor Ann Bell opened the new pier of Larvik on Sunday with a short speech to the dockers."
QUOTE = "“We will remember this day when the town is called upon to pay for the bridge,” Bell said."


def kinds(*retold: str) -> list[DifferenceKind]:
    found = analysis(article("one", BELL, QUOTE), article("two", BELL, *retold))
    return [difference.kind for difference in found.differences]


def test_words_set_off_without_marks_are_no_retelling() -> None:
    told = "Bell said that we will remember this day when the town is called upon to pay its share of the bridge."
    assert DifferenceKind.QUOTE_FORM not in kinds(told)


def test_what_is_told_in_other_words_is_retold() -> None:
    told = "Bell said the town would remember the day when it was called upon to pay for the bridge."
    assert DifferenceKind.QUOTE_FORM in kinds(told)
