"""Newsletters kept as they came by e-mail, one in a file (.eml) or many (.mbox)."""

import hashlib
import re
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from html import escape
from typing import TYPE_CHECKING

from digest.errors import Problem
from digest.model.article import Documents
from digest.read.document import MOST_BYTES, MOST_PACKED, of_found
from digest.read.extracted import Extracted
from digest.read.feeddates import feed_date
from digest.read.feedwords import person
from digest.read.fragment import paragraphs
from digest.read.markuptext import text
from digest.read.parts import parts
from digest.read.refusal import Refusal
from digest.text.addresses import safe_url
from digest.text.unicode import fit, plain

if TYPE_CHECKING:
    Headers = Message[str, str]

MOST_PARTS = 200  # of one letter; newsletters have two
MOST_LETTERS = 5_000
ADDRESS = re.compile(r"<\s*(https?://[^<>\s]{1,2000})\s*>|\b(https?://[^<>\s,]{1,2000})")
ARCHIVED = ("Archived-At", "List-Archive", "X-Archived-At", "List-Id")
FROM = re.compile(rb"^From [^\r\n]*\d\d:\d\d[^\r\n]*\r?$", re.MULTILINE)
QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
LONGEST_HEADER = 65_536  # bytes of all headers


def read(path: str, raw: bytes) -> Documents:
    """The article in the bytes of an `.eml` file: its HTML where it has some, else its text."""
    return _guarded(path, lambda: of_found(path, letter(raw), _sha(raw)))


def read_many(path: str, raw: bytes) -> Documents:
    """The articles in the bytes of an `.mbox` file, one for each letter."""
    return _guarded(path, lambda: _many(path, raw))


def letter(raw: bytes) -> Extracted:
    """What a letter tells: subject, sender's name, date, address on the web, and its text.

    Raises Refusal: `E_TOO_BIG`, `E_EMAIL` for what is no letter or a sealed one, those of `paragraphs`.
    """
    if len(raw) > MOST_BYTES:
        raise Refusal("E_TOO_BIG", f"more than {MOST_BYTES:,} bytes, the most for a letter; make it shorter.")
    message = _parsed(raw)
    if not any(_header(message, name) for name in ("From", "Subject", "Date")):
        raise Refusal("E_EMAIL", "this is no letter: it names neither sender nor subject nor date.")
    body, language = _body(message)
    return Extracted(
        paragraphs=paragraphs(body),
        title=_header(message, "Subject"),
        outlet=person(_header(message, "From")) or _domain(_header(message, "From")),
        published=feed_date(_header(message, "Date")) or "",
        language=language or _header(message, "Content-Language").partition(",")[0],
        address=_address(message),
    )


def _guarded(path: str, made: Callable[[], Documents]) -> Documents:
    try:
        return made()
    except Refusal as refusal:
        return Documents(kept=(), problems=(refusal.problem(path),))
    except (RecursionError, MemoryError):
        message = "this cannot be read: it is nested too deep or too big."
        return Documents(kept=(), problems=(Problem(path=path, code="E_READ", message=message),))


def _sha(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _many(path: str, raw: bytes) -> Documents:
    if len(raw) > MOST_PACKED:
        raise Refusal("E_TOO_BIG", f"more than {MOST_PACKED:,} bytes, the most for letters; split it.")
    starts = [found.start() for found in FROM.finditer(raw)]
    if not starts or starts[0] != 0:
        raise Refusal("E_EMAIL", "these are no letters: a file of them begins with a line From ….")
    ends = [*starts[1:], len(raw)]
    problems: list[Problem] = []
    if len(starts) > MOST_LETTERS:
        message = f"only the first {MOST_LETTERS:,} letters are taken; split it."
        problems.append(Problem(path=path, code="W_TOO_MANY", message=message))
    found = []
    for number, (start, end) in enumerate(list(zip(starts, ends, strict=True))[:MOST_LETTERS], 1):
        try:
            one = QUOTED_FROM.sub(rb"\1", raw[start:end].partition(b"\n")[2])
            found.append((_header(_parsed(one), "Message-ID"), letter(one)))
        except Refusal as refusal:
            problems.append(refusal.problem(f"{path}/{number}"))
    made = parts(path, found)
    return Documents(kept=made.kept, problems=(*problems, *made.problems))


def _parsed(raw: bytes) -> "Headers":
    """The letter, its headers as they are written.

    The standard library's newer policy understands headers as well, and raises IndexError and others on odd
    ones; the older one leaves them alone.
    """
    top = raw[: LONGEST_HEADER + 1].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if len(top) > LONGEST_HEADER:
        raise Refusal("E_TOO_BIG", f"the letter's head has more than {LONGEST_HEADER:,} bytes.")
    if raw.count(b"boundary") > MOST_PARTS:
        raise Refusal("E_TOO_BIG", f"the letter has more than {MOST_PARTS} nested parts.")
    try:
        return message_from_bytes(raw)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise Refusal("E_EMAIL", "this letter cannot be read.") from error


def _header(message: "Headers", name: str) -> str:
    """A header as one line of text; "" where it is not there, or in no encoding that is known."""
    words: list[str] = []
    try:
        for part, charset in decode_header(str(message.get(name, ""))):
            words.append(text(part, charset=charset or "") if isinstance(part, bytes) else part)
    except (MessageError, ValueError, LookupError, Refusal):
        return plain(fit(str(message.get(name, "")))[0])
    return plain(fit("".join(words))[0])


def _body(message: "Headers") -> tuple[str, str]:
    """The text of a letter as HTML, and the language that its part names."""
    found: dict[str, Headers] = {}
    for at, part in enumerate(message.walk()):
        kind = part.get_content_type()
        if kind in SEALED:
            raise Refusal("E_EMAIL", "this letter is sealed (encrypted); save its text.")
        if at > MOST_PARTS:
            raise Refusal("E_TOO_BIG", f"the letter has more than {MOST_PARTS} parts.")
        if not part.is_multipart() and "attachment" not in str(part.get("Content-Disposition", "")).lower():
            found.setdefault(kind, part)
    for kind in ("text/html", "text/plain"):
        if kind in found:
            words = _words(found[kind])
            body = (
                words if kind == "text/html" else escape(SIGNATURE.split(words, maxsplit=1)[0], quote=False)
            )
            if paragraphs(body):
                return body, _header(found[kind], "Content-Language").partition(",")[0]
    return "", ""


def _words(part: "Headers") -> str:
    try:
        given = part.get_payload(decode=True)
        charset = part.get_content_charset() or ""
    except (ValueError, LookupError, TypeError, MessageError):
        return ""
    return text(given, charset=charset) if isinstance(given, bytes) else ""


def _domain(sender: str) -> str:
    return sender.rpartition("@")[2].strip(" <>") if "@" in sender else sender


def _addresses(message: "Headers") -> Iterator[str]:
    for name in ARCHIVED:
        for found in ADDRESS.finditer(_header(message, name)):
            yield found[1] or found[2]


def _address(message: "Headers") -> str:
    return next((one for one in _addresses(message) if safe_url(one)), "")
