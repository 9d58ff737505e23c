"""Where sentences end, with the traps that news sets."""

import pytest

from digest.text.sentences import sentences


def cut(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language=language)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor met U.S envoys in Oslo on Sunday.",
        "U.S Special Envoy Ann Bell, who met the mayor, left early.",
        "Dr. Bell said that Gov. Reyes would come on Jan. 3.",
        '"Will it hold?" she asked.',
        "The dam (built in 1961.) held.",
        "Sen. Ann Bell (R-Ky.) said that the dam held.",
        "Ann Bell (D-N.Y.) and Tom Hill (R-Calif.) Friday asked for a new dam.",
        "Ann Bell (Wis.) The mayor of Oslo called her.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert cut(text) == [text]


def test_sentences_glued_together_are_parted() -> None:
    assert cut("The ferry sank.The crew was saved.") == ["The ferry sank.", "The crew was saved."]
    assert cut("“We held on.”The mayor wept.") == ["“We held on.”", "The mayor wept."]


def test_a_quote_glued_to_a_word_does_not_end_a_sentence() -> None:
    assert cut('He said that"a lot of work" had been done.') == ['He said that"a lot of work" had been done.']


def test_a_line_break_ends_a_sentence_and_blank_stretches_hold_none() -> None:
    assert cut("First line\n      \nSecond line.") == ["First line", "Second line."]


def test_offsets_point_at_the_sentences_without_white_space() -> None:
    text = "  One fell.   Two rose.  "
    assert [text[start:end] for start, end in sentences(text)] == ["One fell.", "Two rose."]


def test_chinese_is_cut_at_its_own_full_stops() -> None:
    assert cut("火车停了。乘客下车。", "zh") == ["火车停了。", "乘客下车。"]
