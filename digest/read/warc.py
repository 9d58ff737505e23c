"""Pages kept by a crawler in one file (.warc, .warc.gz): each that came whole is an article."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any

from digest.errors import Problem
from digest.model.article import Documents
from digest.read.document import MOST_BYTES, MOST_PACKED, guarded
from digest.read.extracted import Extracted
from digest.read.needed import needed
from digest.read.parts import parts
from digest.read.refusal import Refusal
from digest.read.webpage import extracted

MOST_RECORDS = 10_000
MOST_ARTICLES = 5_000
MOST_RATIO = 100  # bytes for one packed byte; pages are packed to a fifth
MOST_ALL = 100_000_000  # bytes of a crawl, unpacked
CHUNK = 65_536
GZIP = b"\x1f\x8b"
KINDS = ("text/html", "application/xhtml+xml")
DONE = "200"


def read(path: str, raw: bytes) -> Documents:
    """The articles in the bytes of a crawl, each with its own name below `path`.

    Pages without a main text (lists, front pages, errors) are counted and left out (`W_EMPTY`).
    """
    return guarded(path, lambda: _read(path, raw))


def _read(path: str, raw: bytes) -> Documents:
    found: list[tuple[str, Extracted]] = []
    left_out = 0
    for address, charset, body in pages(raw):
        try:
            found.append((address, extracted(body, address=address, charset=charset)))
        except Refusal as refusal:
            if refusal.code == "E_EXTRA":
                raise
            left_out += 1
        if len(found) == MOST_ARTICLES:
            break
    if not found:
        raise Refusal("E_EMPTY", "there is no page with a main text in it.")
    made = parts(path, found)
    if not left_out:
        return made
    message = f"{left_out:,} of its pages have no main text or cannot be read; they are left out."
    told = Problem(path=path, code="W_EMPTY", message=message)
    return Documents(kept=made.kept, problems=(*made.problems, told))


def pages(raw: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Address, named encoding and body of each page that came whole (status 200), of the first 10,000 records.

    Raises:
        Refusal: `E_TOO_BIG` (20 MB, 100 MB unpacked, packed over 100 times), `E_FORMAT`.
    """
    if len(raw) > MOST_PACKED:
        raise Refusal("E_TOO_BIG", f"more than {MOST_PACKED:,} bytes, the most for a crawl; split it.")
    iterator = needed("warcio.archiveiterator").ArchiveIterator
    plain = unpacked(raw) if raw.startswith(GZIP) else raw
    try:
        for record in islice(iterator(BytesIO(plain)), MOST_RECORDS):
            page = _page(record)
            if page:
                yield page
    except Exception as error:  # the library raises what it meets, of any kind
        raise Refusal(
            "E_FORMAT", "this is no crawl that can be read; keep it as .warc or .warc.gz."
        ) from error


def unpacked(raw: bytes) -> bytes:
    """The bytes of a gzip file of one or many members, counted while they are unpacked.

    Raises:
        Refusal: `E_TOO_BIG`, `E_FORMAT`.
    """
    out: list[bytes] = []
    size, rest = 0, raw
    most = min(MOST_ALL, MOST_RATIO * len(raw))
    while rest.startswith(GZIP):
        member = zlib.decompressobj(wbits=31)
        while rest and not member.eof:
            try:
                out.append(member.decompress(rest, CHUNK))
            except zlib.error as error:
                raise Refusal("E_FORMAT", "its gzip is damaged; fetch it again.") from error
            size += len(out[-1])
            if size > most:
                raise Refusal("E_TOO_BIG", "it unpacks to more than a crawl may have; split it.")
            rest = member.unconsumed_tail
        rest = member.unused_data.lstrip(b"\0")
    return b"".join(out)


def _page(record: Any) -> tuple[str, str, bytes] | None:  # noqa: ANN401 - the library has no types
    if record.rec_type not in {"response", "resource"}:
        return None
    headers = record.http_headers
    kind = (
        headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")
    ) or ""
    if (headers and headers.get_statuscode() != DONE) or not kind.lower().strip().startswith(KINDS):
        return None
    body = record.content_stream().read(MOST_BYTES + 1)
    charset = kind.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return record.rec_headers.get_header("WARC-Target-URI") or "", charset, body
