"""Tries a reader with whatever bytes may come: it gives documents or says why not, and never breaks off."""

import hashlib
from collections.abc import Iterable, Iterator

from digest import clean
from digest.errors import PASSING
from digest.model.article import Documents
from digest.protocols import Reader
from digest.received import of_documents
from digest.testing.told import tell
from digest.text.gazetteer import country

TEXT = "The bell rang twice on Tuesday night.\n\nNobody knows why, the keeper said.\n"
ODD = (
    b"",
    b"\n",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"---",
    b"---\n---\n",
    b"---\ntitle: [\n---\nA bell.\n",
    b"{" * 5_000,
    b"<" * 5_000,
    b"[" * 5_000 + b"]" * 5_000,
    b"PK\x03\x04 no archive at all",
    b"%PDF-1.7 no document at all",
    "\u202eback to front\u2066\n".encode(),
    ("a" * 100_000).encode(),
    "\r\n".join(TEXT.splitlines()).encode(),
    "\r".join(TEXT.splitlines()).encode(),
    TEXT.encode("utf-16"),
    TEXT.encode("utf-16-le"),
    "Ein Glöckchen läutete – zweimal.\n".encode("cp1252"),
)
BLOCKS = 40  # blocks of bytes without any order, the same on every machine


def check_reader(reader: Reader, *, suffix: str, samples: Iterable[bytes] = ()) -> None:
    """Check that `reader` gives documents or typed refusals for any bytes, the same each time.

    `suffix` is that of its files, without the point; `samples` are files that it must read: each must give at
    least one document, and each is tried cut off and with bytes changed, too.

    Raises:
        AssertionError: with a line for each thing that is wrong.
    """
    path = f"seeds/sample.{suffix}"
    given = [*samples]
    tell(
        line
        for raw in (*given, *ODD, *_shuffled(), *(bent for raw in given for bent in _bent(raw)))
        for line in _wrong(reader, path, raw, wanted=raw in given)
    )


def _wrong(reader: Reader, path: str, raw: bytes, *, wanted: bool) -> Iterator[str]:
    shown = f"for {raw[:40]!r}{' …' if len(raw) > 40 else ''}"  # noqa: PLR2004 - enough to know it by
    try:
        found = reader(path, raw)
        again = reader(path, raw)
    except PASSING:
        raise
    except BaseException as error:  # noqa: BLE001 - whatever it is, a reader must not
        yield f"{shown}: {type(error).__name__} was raised; give a problem instead: {error}"
        return
    wrong = list(of_documents(path, raw, found))
    yield from (f"{shown}: {line}" for line in wrong)
    if wrong:
        return
    if found != again:
        yield f"{shown}: another time it gave something else"
    if wanted and not found.kept:
        yield f"{shown}: this is a sample, and gave no document: {'; '.join(map(str, found.problems))}"
    yield from (f"{shown}: {line}" for line in _spans(found))


def _spans(found: Documents) -> Iterator[str]:
    """What is wrong with passages of the articles that the documents turn out to be."""
    for article in clean.articles(found, country=country).kept:
        for block in article.blocks:
            if article.span(block.start, block.end).text != article.text[block.start : block.end]:
                yield f"a passage of {article.path} is not where it is said to be"


def _shuffled() -> Iterator[bytes]:
    """Bytes without any order, always the same."""
    for number in range(BLOCKS):
        yield b"".join(hashlib.sha256(f"{number} {part}".encode()).digest() for part in range(number))


def _bent(raw: bytes) -> Iterator[bytes]:
    """The file cut off, doubled, and with a byte changed, at a handful of places."""
    for part in range(1, 8):
        at = len(raw) * part // 8
        yield raw[:at]
        yield raw[:at] + b"\xff" + raw[at + 1 :]
    yield raw + raw
