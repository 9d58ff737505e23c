"""Near copies among texts, all invented."""

import pytest

from digest.text.copies import MOST, copies

WIRE = (
    "LARVIK - The ferry Solveig ran aground off the northern pier of Larvik on Monday with ninety people aboard, "
    "and tugs pulled it free at noon, the harbor office said. Nobody was hurt. The captain told the rescue center "
    "that the rudder had not answered since the ferry left the sound. Divers will look at the hull on Tuesday."
)
OWN = (
    "Ninety passengers had a fright on Monday when their ferry, the Solveig, touched ground near the north pier "
    "at Larvik. By midday tugs had freed the vessel. According to the harbor office no one came to harm; its "
    "captain spoke of a rudder that would not obey. On Tuesday the hull is to be inspected by divers."
)
CHOIR = (
    "A choir from Bergen won the contest in Vienna last night with a song from the fjords, sung in the dark. The "
    "judges praised the sopranos and above all the conductor, who is seventeen and sells fish on the market when "
    "she does not sing. The prize is a week in the studio of the city's radio and a bell made of glass."
)
CUT = " ".join(WIRE.split()[:28])
EDITED = WIRE.replace("Nobody was hurt. ", "").replace("ninety people", "90 people").replace("LARVIK - ", "")
TWINS = [
    (WIRE, WIRE.upper()),
    (WIRE, CUT),
    (WIRE, EDITED),
    (OWN, "Larvik. " + OWN + " Read more below."),
    (CHOIR, CHOIR[:200]),
]
OTHERS = [(WIRE, OWN), (WIRE, CHOIR), (OWN, CHOIR), (CUT, OWN), (EDITED, OWN), ("The end.", "The end.")]


def found(one: str, other: str) -> bool:
    return bool(copies([one.lower().split(), other.lower().split()]))


def test_all_twins_are_found_whole_cut_or_edited() -> None:
    assert [found(*pair) for pair in TWINS] == [True] * len(TWINS)


def test_two_accounts_of_one_event_and_set_phrases_are_no_twins() -> None:
    assert [found(*pair) for pair in OTHERS] == [False] * len(OTHERS)


def test_the_share_is_that_of_the_shorter_text_and_either_order_gives_it() -> None:
    words = [text.lower().split() for text in (CHOIR, CUT, WIRE)]
    (copy,) = copies(words)
    assert (copy.one, copy.other) == (1, 2)
    assert copy.share == pytest.approx(1)
    (back,) = copies(words[::-1])
    assert (back.one, back.other, back.share) == (0, 1, copy.share)


def test_in_a_crowd_of_copies_each_is_paired_with_the_first() -> None:
    crowd = [WIRE.lower().split()] * (MOST + 20)
    pairs = {(copy.one, copy.other) for copy in copies(crowd)}
    assert {(0, at) for at in range(1, len(crowd))} <= pairs


def test_no_text_and_empty_texts_have_no_copies() -> None:
    assert copies([]) == ()
    assert copies([[], [], ["one"]]) == ()
