"""Bytes become text at one door."""

import pytest

from digest.read.decode import decode
from digest.read.refusal import Refusal

GERMAN = (
    "Die Gespräche in Köln dauerten fünf Stunden, sagte die Ministerin am späten Abend. „Gut“, schloss sie.\n"
)
RUSSIAN = "Переговоры в порту продолжались пять часов, сказал министр. Стороны обсудили расписание паромов.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_that_says_its_name_is_no_guess(encoding: str) -> None:
    decoded = decode(GERMAN.encode(encoding))
    assert decoded.text == GERMAN
    assert not decoded.guessed


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"), (GERMAN, "utf-16-le"), (GERMAN, "utf-16-be"), (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("柏林會談持續了五個小時，部長表示取得了進展。\n" * 2, "big5"),
        ("港での会談は五時間続いた。\n" * 3, "shift_jis"),
    ],
)  # fmt: skip
def test_another_encoding_is_guessed_and_said_to_be(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.guessed


def test_one_typographic_mark_makes_english_windows_1252() -> None:
    text = "The minister said that it’s fine. He said more, and others had said that before him.\n"
    assert decode(text.encode("cp1252")).text == text


def test_one_bad_byte_does_not_spoil_utf_8() -> None:
    decoded = decode("Café, crème, naïve – ".encode() + b"\xe9 end")
    assert decoded.text == "Café, crème, naïve – \ufffd end"
    assert (decoded.encoding, decoded.replaced, decoded.first) == ("utf-8", 1, 21)


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\nd").text == "a\r\nb\rc\nd"


def test_control_characters_are_replaced_one_for_one() -> None:
    decoded = decode("ferry\x00 and\x0b port\x85 \ufffe at\tnoon".encode())
    assert decoded.text == "ferry\ufffd and\ufffd port\ufffd \ufffd at\tnoon"
    assert (decoded.replaced, decoded.first) == (4, 5)


def test_the_flag_of_scotland_stays_and_hidden_letters_go() -> None:
    flag = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert decode(f"{flag} x\U000e0068\U000e0069".encode()).text == f"{flag} x\ufffd\ufffd"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"%PDF-1.4\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04junk", "a ZIP archive"),
        (bytes(range(256)) * 4, "no other encoding fits"),
        (b"\xff\xfe\x00\xd8", "is not utf-16-le"),
        (b"\x01\x02\x03\x04" * 50, "200 control characters"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, said: str) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        decode(raw)
    assert refused.value.code == "E_ENCODING"


def test_guessing_at_megabytes_is_refused() -> None:
    with pytest.raises(Refusal, match="not UTF-8") as refused:
        decode(b"\xe4bc" * 1_000_000)
    assert refused.value.code == "E_TOO_BIG"
