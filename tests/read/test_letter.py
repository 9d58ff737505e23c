"""Letters: the text in any wrapping, and who sent it when."""

from base64 import b64encode
from quopri import encodestring

from digest.read import READERS

HEAD = (
    "From: =?utf-8?b?"
    + b64encode("Вісник порту".encode()).decode()
    + "?= <news@port.example>\r\nSubject: =?koi8-u?Q?"
    + encodestring("Пором".encode("koi8-u"), quotetabs=True).decode().strip()
    + "?=\r\nDate: Mon, 05 Jan 2026 10:00:00 +0200\r\nList-Id: Port <port.example>\r\n"
    "Archived-At: <https://port.example/letters/9>\r\nMIME-Version: 1.0\r\n"
)
TEXT = "Пором сів на мілину на світанку.\r\n\r\nНіхто не постраждав.\r\n"


def letter(html: str = "", text: str = TEXT) -> bytes:
    if not html:
        kind = 'Content-Type: text/plain; charset="windows-1251"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        return (HEAD + kind).encode() + encodestring(text.encode("cp1251"))
    body = b64encode(html.encode()).decode()
    return (
        f"{HEAD}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nNo.\r\n"
        "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{body}\r\n--b--\r\n"
    ).encode()


def test_a_letter_in_quoted_cyrillic_is_an_article() -> None:
    given = READERS[".eml"]("seeds/a.eml", letter())
    assert given.problems == ()
    [document] = given.kept
    fields = document.checked
    assert document.path == "seeds/a.eml"
    assert (fields.title, fields.outlet, fields.published) == (
        "Пором",
        "Вісник порту",
        "2026-01-05T10:00+02:00",
    )
    assert fields.url == "https://port.example/letters/9"
    body = document.text[document.body :].strip().split("\n\n")
    assert body == ["Пором сів на мілину на світанку.", "Ніхто не постраждав."]


def test_the_html_of_a_letter_is_taken_before_its_text() -> None:
    [document] = READERS[".eml"]("a.eml", letter("<p>The ferry ran.</p><style>p{}</style>")).kept
    assert document.text[document.body :].strip() == "The ferry ran."


def test_letters_of_a_box_are_documents_each() -> None:
    box = b"".join(
        b"From a@b Mon Jan  5 10:00:00 2026\nSubject: Day %d\nMessage-ID: <%d>\n\nThe ferry ran %d.\n>From here.\n\n"
        % (n, n, n)
        for n in (1, 2)
    )
    given = READERS[".mbox"]("seeds/a.mbox", box)
    assert [one.path for one in given.kept] == ["seeds/a.mbox/day-1", "seeds/a.mbox/day-2"]
    assert "From here." in given.kept[0].text


def test_what_is_no_letter_is_refused() -> None:
    sealed = b"Subject: a\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\n--b--\n"
    told = {
        raw: [one.code for one in READERS[".eml"]("a.eml", raw).problems]
        for raw in (
            b"",
            b"The ferry ran.",
            sealed,
            b"Subject: a\n" + b"X: y\n" * 20_000 + b"\nA.",
            b"Subject: a\n\n",
        )
    }
    assert [*told.values()] == [["E_EMAIL"], ["E_EMAIL"], ["E_EMAIL"], ["E_TOO_BIG"], ["W_EMPTY"]]
