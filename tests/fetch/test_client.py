"""Servers that are slow, endless, broken or mean: each ends in an answer or in a reason, soon."""

import gzip
import time
import zlib
from hashlib import sha256

import pytest
from outlet import Handler, Outlet, visits

from digest.fetch.answer import Answer, NoAnswerError
from digest.fetch.client import Client, Terms, sent_on
from digest.fetch.gate import Gate
from digest.fetch.unpack import unpacked


def _reason(outlet: Outlet, path: str = "/", most: int = 100_000, **settings: object) -> str:
    with visits(outlet, tries=1, **settings) as visit, pytest.raises(NoAnswerError) as told:
        visit.get(outlet.at(path), most)
    return str(told.value)


def test_a_page_comes_whole_and_the_server_hears_who_asks(outlet: Outlet) -> None:
    outlet.pages["/"] = b"a page"
    with visits(outlet) as visit:
        answer = visit.get(outlet.at("/"), 1_000)
    assert (answer.status, answer.body, answer.charset) == (200, b"a page", "utf-8")
    _, headers = outlet.asked[-1]
    assert headers["user-agent"] == "digest/test"
    assert headers["host"] == f"127.0.0.1:{outlet.port}"
    assert not {"cookie", "authorization", "referer"} & headers.keys()


def test_a_packed_page_is_unpacked(outlet: Outlet) -> None:
    outlet.pages["/"] = (200, gzip.compress(b"news " * 1_000), {"Content-Encoding": "gzip"})
    with visits(outlet) as visit:
        assert visit.get(outlet.at("/"), 100_000).body == b"news " * 1_000


def test_nothing_of_the_environment_counts(outlet: Outlet, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    outlet.pages["/"] = b"a page"
    with visits(outlet) as visit:
        assert visit.get(outlet.at("/"), 1_000).body == b"a page"


def test_cookies_are_not_kept(outlet: Outlet) -> None:
    outlet.pages["/"] = (200, b"a page", {"Set-Cookie": "who=you"})
    with visits(outlet) as visit:
        visit.get(outlet.at("/"), 1_000)
        visit.get(outlet.at("/"), 1_000)
    assert all("cookie" not in headers for _, headers in outlet.asked)


def test_too_large_a_page_is_dropped_whether_it_says_so_or_not(outlet: Outlet) -> None:
    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for _ in range(10_000):
            handler.wfile.write(b"1000\r\n" + b"x" * 0x1000 + b"\r\n")

    outlet.pages |= {"/said": b"x" * 200_000, "/endless": endless}
    assert _reason(outlet, "/said") == "the answer is larger than 100,000 bytes, the most that is read"
    assert _reason(outlet, "/endless") == "the answer is larger than 100,000 bytes, the most that is read"


def test_a_bomb_is_dropped_before_it_goes_off(outlet: Outlet) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    outlet.pages["/"] = (200, bomb, {"Content-Encoding": "gzip"})
    assert _reason(outlet, most=20_000_000) == "the answer unpacks to more than 100 times what was sent"
    outlet.pages["/"] = (200, gzip.compress(bomb), {"Content-Encoding": "gzip, gzip"})
    assert "packed as gzip, gzip" in _reason(outlet, most=20_000_000)


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 300_000])
def test_unpacking_gives_what_was_packed_in_one_part_or_in_two(size: int) -> None:
    text = b"".join(sha256(str(at).encode()).digest() for at in range(size // 32 + 1))[:size]
    packed = gzip.compress(text[:1_000]) + gzip.compress(text[1_000:])
    pieces = [packed[at : at + 777] for at in range(0, len(packed), 777)]
    assert unpacked(pieces, "gzip", 1_000_000) == text


@pytest.mark.parametrize("cut", [1, 10, 40])
def test_a_packed_page_that_is_cut_short_is_no_page(cut: int) -> None:
    packed = gzip.compress(b"news of the day, and more of it")
    with pytest.raises(NoAnswerError, match="cut short"):
        unpacked([packed[:-cut]], "gzip", 1_000)


def test_what_is_not_packed_as_it_says_is_no_page() -> None:
    for damaged in (b"<html>plain</html>", zlib.compress(b"x")):
        with pytest.raises(NoAnswerError, match="cannot be unpacked"):
            unpacked([damaged], "gzip", 1_000)


def test_a_body_shorter_than_it_says_is_no_page(outlet: Outlet) -> None:
    def short(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(b"only this")
        handler.close_connection = True

    outlet.pages["/"] = short
    assert _reason(outlet) == "the answer was cut short"


def test_a_server_that_trickles_is_left_when_the_time_is_up(outlet: Outlet) -> None:
    def trickle(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        for _ in range(1_000):
            handler.wfile.write(b"x")
            time.sleep(0.01)

    outlet.pages["/"] = trickle
    ticks = iter(range(1_000_000))
    with (
        Client(
            Gate(doors=frozenset({("127.0.0.1", outlet.port)})), "digest/test", lambda: next(ticks)
        ) as client,
        pytest.raises(NoAnswerError, match="longer than 20 seconds") as told,
    ):
        client.asked(outlet.at("/"), Terms(most=1_000_000, seconds=20))
    assert told.value.passing


def test_headers_without_an_end_are_left(outlet: Outlet) -> None:
    def huge(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("X-Long", "x" * 1_000_000)
        handler.end_headers()

    def nonsense(handler: Handler) -> None:
        handler.wfile.write(b"\x16\x03\x01 hello\r\n\r\n")
        handler.close_connection = True

    outlet.pages |= {"/huge": huge, "/nonsense": nonsense}
    assert _reason(outlet, "/huge") == "the answer is no HTTP that can be read"
    assert _reason(outlet, "/nonsense") == "the answer is no HTTP that can be read"


def test_we_are_sent_on_three_times_and_no_more(outlet: Outlet) -> None:
    for at in range(5):
        outlet.pages[f"/{at}"] = (302, b"", {"Location": f"/{at + 1}"})
    outlet.pages["/5"] = b"the end"
    with visits(outlet) as visit:
        assert visit.get(outlet.at("/2"), 1_000).address == outlet.at("/5")
    assert _reason(outlet, "/1") == "it sends us on more than 3 times"


def test_a_circle_is_seen(outlet: Outlet) -> None:
    outlet.pages |= {"/a": (301, b"", {"Location": "/b"}), "/b": (301, b"", {"Location": "/a"})}
    assert _reason(outlet, "/a") == "it sends us on in a circle"


@pytest.mark.parametrize(
    "to",
    [
        *("http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "http://127.0.0.1:1/"),
        *("http://localhost/", "http://0x7f000001/", "http://①②⑦.⓪.⓪.①/", "file:///etc/passwd", "ftp://x/"),
        *("http://user:pass@127.0.0.1/", "gopher://127.0.0.1/", "", "http://[", "//127.1/"),
    ],
)
def test_each_place_that_we_are_sent_to_is_looked_at_anew(outlet: Outlet, to: str) -> None:
    outlet.pages["/"] = (302, b"", {"Location": to.encode().decode("latin-1")})
    assert _reason(outlet)
    assert outlet.paths == ["/"]


def test_from_a_safe_connection_we_do_not_go_on_to_an_open_one() -> None:
    safe = Answer(address="https://news.example/a", status=301, headers={"location": "http://news.example/a"})
    with pytest.raises(NoAnswerError, match="safe connection"):
        sent_on(safe)
    fine = Answer(address="http://news.example/a", status=301, headers={"location": "https://news.example/a"})
    assert sent_on(fine) == "https://news.example/a"


def test_what_is_not_there_is_told_as_the_server_says_it(outlet: Outlet) -> None:
    assert _reason(outlet, "/missing") == "the server says 404 Not Found"
    outlet.pages["/"] = (204, b"", {})
    assert "204" in _reason(outlet)
