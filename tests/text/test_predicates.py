"""What a clause says somebody does: its main verb, past who says so and what only hangs on."""

import pytest

from digest.text.predicates import base, main_verb, main_verbs


@pytest.mark.parametrize(
    ("clause", "verb"),
    [
        ("The ferry sank off Larmona on Monday.", "sank"),
        ("Police said the ferry sank off Larmona.", "sank"),
        ("The captain, who had warned the owner twice, resigned on Monday.", "resigned"),
        ("After the storm had passed, the harbor reopened.", "reopened"),
        ("The bank is expected to sell the old harbor.", "sell"),
        ("Ona Perel has not signed the harbor law.", "signed"),
        ("The city’s embattled mayor suddenly resigned.", "resigned"),
        ("Ona Perel condemned the strike as “sick and ruthless” in the council.", "condemned"),
        ("“We will never sell the harbor to a bank,” she said.", "sell"),
        ("The move aligns with one of the aims of the council.", "aligns"),
        ("Three people were killed by the wave.", "killed"),
    ],
)
def test_the_main_verb_is_what_is_done(clause: str, verb: str) -> None:
    found = main_verb(clause)
    assert found is not None
    assert found.text == verb
    assert clause[found.start : found.end] == verb


def test_verbs_that_and_joins_are_all_main() -> None:
    found = [verb.text for verb in main_verbs("The man jumped on the bus and stabbed the driver.")]
    assert found == ["jumped", "stabbed"]


def test_a_line_without_a_verb_has_none_and_only_english_is_read() -> None:
    assert main_verb("The harbor of Larmona.") is None
    assert main_verbs("The harbor of Larmona.") == ()
    assert main_verb("Die Fähre sank am Montag.", language="de") is None


def test_forms_of_an_irregular_verb_have_one_base() -> None:
    assert base("sunk") == base("Sank") == "sink"
    assert base("reopened") == "reopened"
