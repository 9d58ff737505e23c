"""Clauses that share their words are one fact only where who did what, when and where speaks for it."""

from datetime import date

from digest.analyze.closeness import closeness
from digest.analyze.entities import entities
from digest.analyze.named import named
from digest.analyze.reading import reading
from digest.analyze.subjects import subjects
from digest.analyze.units import units
from digest.analyze.vouched import parted, vouches

from .wire import analysis, article, claim_with, telling

FILLER = (
    "Shops near the harbor opened late and buses took other streets for most of the week.",
    "A school was closed, and two roads were under water.",
    "The market hall shut early because of the heavy rain.",
)


def vouched(one: str, other: str) -> bool:
    """Whether a sentence of one article, not at its head, vouches for that of the other."""
    told = (article("one", *FILLER, one), article("other", *FILLER, other))
    read = [reading(each, written=date(2025, 12, 15)) for each in told]
    who = named(entities(told, {each.article.id: each.names for each in read}), read)
    found = [unit for each in read for unit in units(each, who, subjects(each, who))]
    places = [at for at, unit in enumerate(found) if unit.span.text in (one, other)]
    return vouches(places[0], places[-1], found, closeness(found), frozenset())


def test_one_deed_in_another_form_vouches() -> None:
    assert vouched(
        "The harbor union sued the ferry company of Larmona because of the unpaid wages.",
        "For months of unpaid wages, the ferry company has been sued by its crews and their union.",
    )


def test_the_same_things_with_another_deed_do_not() -> None:
    assert not vouched(
        "The campaign was completed last week with the detention of two prominent teachers.",
        "The council expressed concern over the arrests of prominent teachers and of a doctor.",
    )


def test_words_quoted_by_both_vouch_where_the_verbs_do_not() -> None:
    assert vouched(
        "The mayor slammed the suit of the ferry company as a “blatant display of judge shopping” in the end.",
        "He characterized what had been done as a “blatant display of judge shopping” and went home.",
    )


def test_two_quotations_need_their_words_alike() -> None:
    assert not vouched(
        "“I had to follow precedent on rifles, which were common then,” Karl Vester said.",
        "“I will follow precedent fully and fairly, whoever stands before me,” Karl Vester said.",
    )
    assert vouched(
        "“I will follow precedent fully and fairly, whoever stands before me,” Karl Vester said.",
        "“I will follow precedent fully and fairly,” Karl Vester said in the hall.",
    )


def test_two_named_ones_who_act_are_two() -> None:
    assert not vouched(
        "Ona Perel signed the permit for the old harbor, two clerks told the council.",
        "The council was told that Karl Vester signed a permit for the harbor, too.",
    )


def test_a_group_is_cut_where_no_clause_vouches_for_another() -> None:
    told = tuple(
        article(str(at), *FILLER, each)
        for at, each in enumerate(
            (
                "The court upheld the order that let the student use the hall.",
                "An order that let the student use the hall was upheld by the court.",
                "The ideology is far bolder than a student in a hall.",
            )
        )
    )
    read = [reading(each, written=date(2025, 12, 15)) for each in told]
    who = named(entities(told, {each.article.id: each.names for each in read}), read)
    found = [unit for each in read for unit in units(each, who, subjects(each, who))]
    group = tuple(at for at, unit in enumerate(found) if "student" in unit.span.text)
    everywhere = {key: tuple(range(99)) for unit in found for key in unit.keys}
    assert parted((group,), found, closeness(found), everywhere) == (group[:2],)


def test_who_was_asked_for_comment_is_no_fact_that_two_share() -> None:
    found = analysis(
        article("one", *FILLER, "The harbor union did not immediately return a request for comment."),
        article("other", *FILLER, "The ferry company did not immediately return a request for comment."),
    )
    assert telling(claim_with(found, "union did not immediately")) == {"one"}
