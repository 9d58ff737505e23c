"""Pages saved in one file and crawls: which parts are articles, and what is refused."""

import gzip
import zlib

import pytest

from digest.read import READERS, mhtml, warc
from digest.read.refusal import Refusal

TEXT = (
    "<p>The ferry Marta ran aground off the northern pier at noon on Monday, the harbor office said.</p>" * 5
)


def page(title: str) -> bytes:
    return f"<html lang=en><head><title>{title}</title></head><body>{TEXT}</body></html>".encode()


def saved(body: bytes) -> bytes:
    head = (
        b"From: <Saved>\r\nSnapshot-Content-Location: https://post.example.org/ferry\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
    )
    part = b"------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body + b"\r\n"
    picture = b"------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n------b--\r\n"
    return head + part + picture


def record(address: str, body: bytes, *, status: str = "200 OK", kind: str = "text/html") -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        "WARC-Date: 2026-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


CRAWL = (
    record("https://post.example.org/ferry-aground", page("Ferry aground at the pier"))
    + record("https://post.example.org/gone", page("Gone"), status="404 Not Found")
    + record("https://post.example.org/logo.png", b"\x89PNG", kind="image/png")
    + record("https://post.example.org/list", b"<html><body><nav><a href=/>Home</a></nav></body></html>")
    + record("https://post.example.org/second-story", page("Second story of the day"))
)


def test_the_page_of_a_saved_file_is_read_with_its_address() -> None:
    given = READERS[".mhtml"]("a.mhtml", saved(page("Ferry aground at the pier")))
    [made] = given.kept
    assert given.problems == ()
    assert made.checked.url == "https://post.example.org/ferry"
    assert made.checked.title == "Ferry aground at the pier"


@pytest.mark.parametrize("packed", [False, True])
def test_each_whole_page_of_a_crawl_is_an_article_with_a_name_of_its_own(packed: bool) -> None:  # noqa: FBT001 - a case
    raw = gzip.compress(CRAWL[:3000], mtime=0) + gzip.compress(CRAWL[3000:], mtime=0) if packed else CRAWL
    given = warc.read("seeds/a.warc", raw)
    assert [one.path for one in given.kept] == ["seeds/a.warc/ferry-aground", "seeds/a.warc/second-story"]
    assert [one.code for one in given.problems] == ["W_EMPTY"]


def test_what_is_no_saved_page_and_no_crawl_is_refused() -> None:
    for read, raw, code in (
        (mhtml.page, b"", "E_EMPTY"),
        (mhtml.page, b"\n--x" * 20_000, "E_TOO_BIG"),
        (warc.unpacked, gzip.compress(bytes(9_000_000)), "E_TOO_BIG"),
        (warc.unpacked, warc.GZIP + b"z" * 50, "E_FORMAT"),
    ):
        with pytest.raises(Refusal) as told:
            read(raw)
        assert told.value.code == code
    for raw in (b"", b"no crawl", zlib.compress(b"x")):
        assert [one.code[:2] for one in READERS[".warc"]("a.warc", raw).problems] == ["E_"]
