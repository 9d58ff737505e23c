"""A man and a woman of one surname: whose a name with Mr or Ms is, and whose words stand beside it."""

import pytest
from wire import analysis, article

from digest.analyze.statements import Piece, spoken_by
from digest.model.analysis import Analysis
from digest.model.span import Span

MINISTER = "Health Secretary Thomas Reid has resigned after the court ruled on the contract."
LEADER = "Opposition leader Karen Reid, who is not related to him, called for a general election."
HIS = "“The decision was mine and I believed it to be right,” Mr Reid said."
HERS = "“One resignation does not draw a line under this affair,” Ms Reid told the Commons."


def speakers(found: Analysis) -> dict[str, str]:
    """The speakers of a story's quotes by the first words quoted."""
    return {
        " ".join(quote.variants[0].spans[0].text.strip("“").split()[:2]): quote.speaker.name
        for quote in found.quotes
        if quote.speaker
    }


def where(found: Analysis, name: str) -> int:
    """How often a story names somebody, by all the spellings."""
    entity = next(each for each in found.entities if each.name == name)
    return sum(count for variant in entity.variants for _, count in variant.counts)


@pytest.mark.parametrize("lines", [(MINISTER, HIS, LEADER, HERS), (LEADER, HERS, MINISTER, HIS)])
def test_words_of_a_woman_are_never_put_under_a_man_of_her_name(lines: tuple[str, ...]) -> None:
    found = analysis(article("one", *lines))
    assert speakers(found) == {"The decision": "Thomas Reid", "One resignation": "Karen Reid"}
    assert where(found, "Thomas Reid") == where(found, "Karen Reid") == 2


def test_a_couple_is_two_speakers() -> None:
    found = analysis(
        article(
            "one",
            "Peter Hale said the road was needed. “It will bring work to the valley,” Mr Hale said.",
            "His wife, Joan Hale, disagreed. “This road ruins the valley for good,” Mrs Hale said.",
        )
    )
    assert speakers(found) == {"It will": "Peter Hale", "This road": "Joan Hale"}


def test_a_woman_whom_no_article_names_in_full_is_not_the_man() -> None:
    found = analysis(article("one", MINISTER, HIS), article("two", "The House met on Friday.", HERS))
    assert speakers(found) == {"The decision": "Thomas Reid", "One resignation": "Reid"}


def test_a_surname_alone_behind_both_is_nobodys() -> None:
    lines = (MINISTER, HIS, LEADER, HERS, "“I shall sleep well tonight, whatever comes,” Reid said.")
    assert speakers(analysis(article("one", *lines)))["I shall"] == "Reid"


def test_a_surname_alone_before_the_other_comes_in_is_whose_name_was_told() -> None:
    lines = (MINISTER, "“I shall sleep well tonight, whatever comes,” Reid said.", LEADER, HERS)
    assert speakers(analysis(article("one", *lines)))["I shall"] == "Thomas Reid"


def test_the_same_words_are_hers_though_one_article_has_the_surname_alone() -> None:
    words = "“One resignation does not draw a line under this whole affair,”"
    found = analysis(
        article("one", MINISTER, MINISTER, f"{words} Reid told the Commons."),
        article("two", LEADER, f"{words} she told the Commons."),
        article("three", LEADER, f"{words} she said."),
    )
    assert [quote.speaker.name for quote in found.quotes if quote.speaker] == ["Karen Reid"]


def piece(who: str, *, sure: bool, sex: str = "") -> Piece:
    """A wording given to `who`."""
    span = Span(article=f"{who}-{sex}", start=0, end=4, text="Yes.")
    return Piece(article=span.article, span=span, group=1, who=who, sure=sure, keys=frozenset(), sex=sex)


def test_of_two_speakers_nobody_is_named_where_as_much_speaks_for_both() -> None:
    sexes = {"karen": "she", "thomas": "he"}
    both = [piece("karen", sure=True), piece("thomas", sure=True)]
    assert spoken_by(both, sexes) == ""
    assert spoken_by([*both, piece("karen", sure=False)], sexes) == "karen"
    assert spoken_by([piece("thomas", sure=True), piece("karen", sure=False, sex="she")], sexes) == "karen"
    assert spoken_by([], sexes) == ""
