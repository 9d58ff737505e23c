"""Who says a row of the table, and who tells it otherwise: judged by the row's own words alone."""

import pytest
from wire import analysis, article, claim_with, telling

from digest.model.analysis import Analysis, Says

FILLER = (
    "The harbor of Larvik has two piers and a lighthouse that was painted white in spring.",
    "Fishermen mended their nets in the old hall while children fed the gulls outside.",
    "A choir from Bergen sang in the square until the rain began in the evening.",
)


@pytest.fixture(scope="module")
def flood() -> Analysis:
    """A flood told by four, who agree on the dam and not on the dead."""
    return analysis(
        article(
            "one", "The dam at Larvik burst on Sunday evening. Four people died in the flood.", FILLER[0]
        ),
        article(
            "two", "The dam at Larvik burst on Sunday evening. Five people died in the flood.", FILLER[1]
        ),
        article("three", "The dam at Larvik burst on Sunday evening and killed five people.", FILLER[2]),
        article("four", "Four people died in the flood, and 2,300 had to leave their homes."),
    )


def differing(found: Analysis, words: str) -> set[str]:
    """Who tells the claim with these words otherwise."""
    claim = claim_with(found, words)
    return {each.article for each in claim.stances if each.stance is Says.DIFFERS}


def test_who_counts_other_dead_does_not_contradict_the_dam(flood: Analysis) -> None:
    assert not differing(flood, "burst on Sunday evening.")


def test_who_counts_other_dead_differs_on_the_dead(flood: Analysis) -> None:
    assert differing(flood, "Four people died") == {"two", "three"}


def test_who_gives_both_figures_in_one_sentence_differs_from_nobody() -> None:
    found = analysis(
        article("one", "The police counted 900 people at a march for the dockers; the union counted 1,200."),
        article("two", "In Larvik 1,200 people marched through the harbor for the dockers.", FILLER[0]),
    )
    assert not differing(found, "1,200 people marched")


def test_what_one_article_tells_of_two_places_is_no_difference() -> None:
    found = analysis(
        article(
            "one",
            "Gusts of 46 meters a second were measured in Larvik.",
            FILLER[0],
            "At the coast of Bergen gusts of 31 meters a second were measured.",
        ),
        article("two", "Gusts of 46 meters a second were measured in Larvik.", FILLER[1]),
    )
    assert not differing(found, "31 meters")


def test_who_leaves_out_the_figure_shown_says_it_in_part() -> None:
    found = analysis(
        article("one", "The ferry drifted off Larvik for eight hours after water entered her engine room."),
        article("two", "The ferry drifted off Larvik for eight hours after water entered her engine room."),
        article("three", "The ferry drifted off Larvik after water entered her engine room.", FILLER[0]),
    )
    stances = {each.article: each.stance for each in claim_with(found, "drifted off Larvik").stances}
    assert stances == {"one": Says.SAYS, "two": Says.SAYS, "three": Says.IN_PART}


def test_prices_in_two_currencies_are_no_agreement() -> None:
    found = analysis(
        article("one", "Moving the generator would have cost three million kroner.", FILLER[0]),
        article("two", "Moving the generator would have cost 31 million euros.", FILLER[1]),
    )
    assert telling(claim_with(found, "three million kroner")) == {"one"}


def test_a_man_and_his_office_are_no_agreement() -> None:
    found = analysis(
        article(
            "one", *FILLER, 'The chief executive of the port, Rolf Amdal, called the walkout "reckless".'
        ),
        article("two", *FILLER[1:], "Rolf Amdal, the chief executive, put the loss at 900,000 euros a day."),
    )
    assert telling(claim_with(found, "reckless")) == {"one"}


def test_two_clauses_that_the_same_articles_tell_in_one_sentence_are_one_row() -> None:
    sentence = "Mayor Ann Bell broke off a journey to Finland and was expected in Larvik in the afternoon."
    found = analysis(article("one", sentence, FILLER[0]), article("two", sentence, FILLER[1]))
    (claim,) = (each for each in found.claims if each.text.text == sentence)
    assert claim.focus is None
    assert [len(each.spans) for each in claim.stances] == [2, 2]


def test_what_another_article_tells_in_other_words_is_not_told_by_one_alone() -> None:
    found = analysis(
        article("one", "The tug Bjerk brought her in at 4:30 on Sunday morning.", FILLER[0]),
        article(
            "two",
            "The ferry Solveig, 4,200 gross tons, reached Larvik at 4:30 on Sunday morning in tow of the tug Bjerk.",
            FILLER[1],
        ),
    )
    assert telling(claim_with(found, "brought her in")) == {"one", "two"}
