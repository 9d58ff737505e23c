"""Manners: robots.txt, pauses between requests, patience with a host that has too much to do."""

from collections.abc import Callable

import pytest
from outlet import START, Handler, Hours, Outlet, visits

from digest.fetch.answer import NoAnswerError
from digest.fetch.pace import asked_for

Raw = Callable[[Handler], None]


def test_between_two_requests_to_a_host_there_is_a_pause_and_between_two_hosts_none(outlet: Outlet) -> None:
    outlet.pages |= {"/a": b"a", "/b": b"b"}
    hours = Hours()
    with visits(outlet, hours) as visit:
        visit.get(outlet.at("/a"), 1_000)
        visit.get(outlet.at("/b"), 1_000)
        assert hours.slept == [2.0, 2.0], "robots.txt, the one page, the other"
        visit.get(outlet.at("/a", elsewhere=True), 1_000)
        assert hours.slept == [2.0, 2.0, 2.0], "the other host waits after its own robots.txt only"
    assert [path for path, _ in outlet.asked].count("/robots.txt") == 2


def test_what_robots_may_not_read_is_not_read(outlet: Outlet) -> None:
    outlet.pages |= {
        "/robots.txt": b"User-agent: *\nDisallow: /private/\nAllow: /private/open\nCrawl-delay: 7\n",
        "/private/a": b"secret",
        "/private/open": b"open",
        "/b": b"b",
    }
    hours = Hours()
    with visits(outlet, hours) as visit:
        with pytest.raises(NoAnswerError, match=r"robots\.txt asks not to read it"):
            visit.get(outlet.at("/private/a"), 1_000)
        assert visit.get(outlet.at("/private/open"), 1_000).body == b"open"
        visit.get(outlet.at("/b"), 1_000)
    assert outlet.paths == ["/private/open", "/b"]
    assert hours.slept[-1] == 7.0, "the host's own pause is longer than ours"


def test_robots_that_are_meant_for_us_count_more(outlet: Outlet) -> None:
    outlet.pages |= {
        "/robots.txt": b"User-agent: *\nAllow: /\n\nUser-agent: digest\nDisallow: /\n",
        "/a": b"a",
    }
    with visits(outlet) as visit, pytest.raises(NoAnswerError, match="robots"):
        visit.get(outlet.at("/a"), 1_000)


def test_where_we_are_sent_to_its_robots_are_asked_too(outlet: Outlet) -> None:
    outlet.pages |= {
        "/robots.txt": b"User-agent: *\nDisallow: /b\n",
        "/a": (302, b"", {"Location": "/b"}),
        "/b": b"b",
    }
    with visits(outlet) as visit, pytest.raises(NoAnswerError, match="robots"):
        visit.get(outlet.at("/a"), 1_000)
    assert outlet.paths == ["/a"]


@pytest.mark.parametrize("status", [403, 404, 410])
def test_without_robots_everything_may_be_read(outlet: Outlet, status: int) -> None:
    outlet.pages |= {"/robots.txt": (status, b"Disallow: /", {}), "/a": b"a"}
    with visits(outlet) as visit:
        assert visit.get(outlet.at("/a"), 1_000).body == b"a"


def test_while_robots_cannot_be_had_nothing_is_read(outlet: Outlet) -> None:
    outlet.pages |= {"/robots.txt": (500, b"", {}), "/a": b"a"}
    with (
        visits(outlet) as visit,
        pytest.raises(NoAnswerError, match=r"robots\.txt cannot be had now") as told,
    ):
        visit.get(outlet.at("/a"), 1_000)
    assert told.value.passing
    assert outlet.paths == []


@pytest.mark.parametrize(
    "robots", [b"\xff\xfe\x00garbage\x00", b"Crawl-delay: x\nRequest-rate: 0/0\n", b"[" * 9_000]
)
def test_robots_that_nobody_can_read_forbid_nothing(outlet: Outlet, robots: bytes) -> None:
    outlet.pages |= {"/robots.txt": robots, "/a": b"a"}
    with visits(outlet) as visit:
        assert visit.get(outlet.at("/a"), 1_000).body == b"a"


def _first(times: int, status: int, headers: dict[str, str]) -> Raw:
    """Answers with `status` for so many times, then with a page."""
    left = [times]

    def answer(handler: Handler) -> None:
        left[0] -= 1
        handler.answer(*((status, b"", headers) if left[0] >= 0 else (200, b"at last", {})))

    return answer


@pytest.mark.parametrize(
    ("headers", "pause"),
    [({"Retry-After": "30"}, 30.0), ({}, 2.0), ({"Retry-After": "Mon, 02 Mar 2026 18:01:02 GMT"}, 60.0)],
)
def test_a_busy_host_is_left_alone_for_as_long_as_it_asks(
    outlet: Outlet, headers: dict[str, str], pause: float
) -> None:
    outlet.pages["/a"] = _first(1, 429, headers)
    hours = Hours()
    with visits(outlet, hours) as visit:
        assert visit.get(outlet.at("/a"), 1_000).body == b"at last"
    assert hours.slept == [2.0, pause]


def test_a_host_that_asks_for_long_is_left_for_this_run(outlet: Outlet) -> None:
    outlet.pages |= {"/a": _first(1, 503, {"Retry-After": "86400"}), "/b": b"b"}
    with visits(outlet) as visit:
        with pytest.raises(NoAnswerError, match="left alone for 86,400 seconds") as told:
            visit.get(outlet.at("/a"), 1_000)
        assert told.value.passing
        with pytest.raises(NoAnswerError, match="not asked"):
            visit.get(outlet.at("/b"), 1_000)
    assert outlet.paths == ["/a"]


def test_pauses_between_tries_double_and_tries_end(outlet: Outlet) -> None:
    outlet.pages["/a"] = (500, b"", {})
    hours = Hours()
    with (
        visits(outlet, hours, tries=4, delay_seconds=0.5) as visit,
        pytest.raises(NoAnswerError, match="500"),
    ):
        visit.get(outlet.at("/a"), 1_000)
    assert hours.slept == [0.5, 1.0, 2.0, 4.0]
    assert outlet.paths == ["/a"] * 4


def test_a_page_that_came_in_half_is_asked_for_again(outlet: Outlet) -> None:
    calls: list[int] = []

    def half(handler: Handler) -> None:
        calls.append(1)
        if len(calls) > 1:
            handler.answer(200, b"whole")
            return
        handler.send_response(200)
        handler.send_header("Content-Length", "100")
        handler.end_headers()
        handler.wfile.write(b"half")
        handler.close_connection = True

    outlet.pages["/a"] = half
    with visits(outlet) as visit:
        assert visit.get(outlet.at("/a"), 1_000).body == b"whole"


def test_what_is_refused_for_good_is_not_tried_again(outlet: Outlet) -> None:
    with visits(outlet) as visit, pytest.raises(NoAnswerError, match="404"):
        visit.get(outlet.at("/missing"), 1_000)
    assert outlet.paths == ["/missing"]


def test_a_host_that_nobody_reaches_is_tried_and_then_left(outlet: Outlet) -> None:
    with visits(outlet, tries=2) as visit:
        for path in ("/a", "/b"):
            with pytest.raises(NoAnswerError, match=r"no machine|private|not asked"):
                visit.get(f"http://nobody.invalid{path}", 1_000)
        assert visit.asked <= 2


def test_caps_for_a_host_and_for_a_run_hold(outlet: Outlet) -> None:
    outlet.pages |= {f"/{at}": b"a" for at in range(9)}
    with visits(outlet, most_per_host=3) as visit:
        visit.get(outlet.at("/1"), 1_000)
        visit.get(outlet.at("/2"), 1_000)
        with pytest.raises(NoAnswerError, match="left for the next run") as told:
            visit.get(outlet.at("/3"), 1_000)
        assert told.value.passing
        visit.get(outlet.at("/3", elsewhere=True), 1_000)
    with visits(outlet, most_per_run=2) as visit:
        visit.get(outlet.at("/1"), 1_000)
        with pytest.raises(NoAnswerError, match="left for the next run"):
            visit.get(outlet.at("/1", elsewhere=True), 1_000)


def test_unchanged_is_an_answer(outlet: Outlet) -> None:
    def tagged(handler: Handler) -> None:
        same = handler.headers.get("If-None-Match") == '"v1"'
        handler.answer(*((304, b"", {}) if same else (200, b"a", {"ETag": '"v1"'})))

    outlet.pages["/a"] = tagged
    with visits(outlet) as visit:
        assert visit.get(outlet.at("/a"), 1_000).headers["etag"] == '"v1"'
        assert visit.get(outlet.at("/a"), 1_000, {"If-None-Match": '"v1"'}).status == 304


@pytest.mark.parametrize("said", ["", "soon", "-5", "9" * 400, "Mon, 99 Mar 2026 18:01:02 GMT", "١٢"])
def test_a_wait_that_nobody_can_read_is_none_or_long(said: str) -> None:
    wait = asked_for({"retry-after": said}, START)
    assert wait is None or wait > 1_000_000
