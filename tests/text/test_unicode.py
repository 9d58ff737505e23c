"""Characters that nobody sees, and what becomes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.unicode import UNFIT, fit, plain, readable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  The \t Post\r\n", "The Post"),
        ("invoice\u202egnp.exe", "invoicegnp.exe"),
        ("na\u200bme\ufeff", "name"),
        ("exam\u00adple", "example"),
        ("Cafe\u0301", "Café"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u3000\u2800\u3164", ""),
        ("a\x00b\x1b[2J", "a\ufffdb\ufffd[2J"),
        ("Z" + "\u0301" * 100, "\u0179\u0301\u0301\u0301"),
    ],
)
def test_a_name_is_one_line_that_shows_what_it_is(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text(st.characters(), max_size=80))
def test_a_plain_name_is_plain_and_can_be_written(text: str) -> None:
    shown = plain(text)
    assert plain(shown) == shown
    assert "\n" not in shown
    shown.encode()


@given(st.text(st.characters(codec=None), max_size=80))
def test_fitting_keeps_the_length(text: str) -> None:
    fitted, count, first = fit(text)
    assert len(fitted) == len(text)
    assert (count == 0) == (fitted == text) == (first < 0)
    fitted.encode()


def test_all_that_can_be_printed_is_fit_for_text() -> None:
    printed = [char for char in map(chr, range(0x110000)) if char.isprintable()]
    assert [char for char in printed if UNFIT.search(char)] == []


def test_of_ascii_all_but_tabs_and_line_breaks_must_be_printable() -> None:
    unfit = [char for char in map(chr, range(0x80)) if fit(f"a{char}b")[1]]
    assert unfit == [
        char for char in map(chr, range(0x80)) if not char.isprintable() and char not in "\t\n\r"
    ]


def test_readable_text_has_a_letter_or_digit() -> None:
    assert readable("— 7 —")
    assert readable("新聞")
    assert not readable(" \u3164\u2800…\u200b")
