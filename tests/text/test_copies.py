"""Near copies among texts, all invented."""

import zlib

import numpy as np

from digest.text.copies import copied, runs

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


def share(one: str, other: str) -> float:
    """How far two texts are one."""
    told = [
        set(
            runs(
                np.array([zlib.crc32(word.encode()) for word in text.lower().split()], dtype=np.uint64)
            ).tolist()
        )
        for text in (one, other)
    ]
    return float(copied(np.array([float(len(told[0] & told[1]))]), np.array([min(map(len, told))]))[0])


def test_all_twins_are_found_whole_cut_or_edited() -> None:
    assert [share(*pair) > 0 for pair in TWINS] == [True] * len(TWINS)


def test_two_accounts_of_one_event_and_set_phrases_are_no_twins() -> None:
    assert [share(*pair) for pair in OTHERS] == [0] * len(OTHERS)


def test_the_share_is_that_of_the_shorter_text_and_either_order_gives_it() -> None:
    assert share(WIRE, CUT) == share(CUT, WIRE) == 1
    assert 0.5 <= share(WIRE, EDITED) < 1


def test_no_text_and_empty_texts_have_no_copies() -> None:
    assert share("", "") == share("one", "") == 0
    assert len(runs(np.zeros(0, dtype=np.uint64))) == 0
