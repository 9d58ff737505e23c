"""Of a page and its feed the one that knows the date best tells it."""

import pytest
from fetchroom import LONG, Room, item, page, rss

from digest.read import documents

FEED = "2026-03-02T10:00+00:00"


def with_head(head: str = "", body: str = "") -> bytes:
    made = page("Storm closes bridge 0", LONG).decode()
    return made.replace("</head>", f"{head}</head>").replace("<article>", f"<article>{body}").encode()


def date(room: Room) -> tuple[str | None, str | None]:
    room.fetch()
    [found] = documents(room.seeds).kept
    return found.checked.published, found.checked.published_basis


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", '<div class="date">1 March 2026</div>'),
        ("", '<p>By Ann Lee, <time datetime="2026-03-01T08:00Z">1 March</time></p>'),
        ('<meta property="article:modified_time" content="2026-03-03T08:00:00Z">', ""),
        ('<meta property="article:published_time" content="2026-03-02">', ""),
    ],
)
def test_the_exact_date_of_a_feed_stands_against_what_stands_on_the_page(
    room: Room, head: str, body: str
) -> None:
    room.outlet.pages["/feed.xml"] = rss(item(0, link=room.outlet.at("/news/0")))
    room.outlet.pages["/news/0"] = with_head(head, body)
    assert date(room) == (FEED, None)


def test_the_head_of_a_page_tells_its_date_best(room: Room) -> None:
    room.outlet.pages["/feed.xml"] = rss(item(0, link=room.outlet.at("/news/0")))
    head = '<meta property="article:published_time" content="2026-03-01T21:00:00Z">'
    room.outlet.pages["/news/0"] = with_head(head)
    assert date(room) == ("2026-03-01T21:00+00:00", None)


def test_when_an_item_was_changed_counts_less_than_the_byline_and_more_than_a_look(room: Room) -> None:
    entry = f'<link href="{room.outlet.at("/news/0")}"/><updated>2026-03-02T10:00:00Z</updated><title>Storm</title>'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry>{entry}</entry></feed>'
    room.outlet.pages["/feed.xml"] = feed.encode()
    room.outlet.pages["/news/0"] = with_head(
        body='<p>By Ann, <time datetime="2026-03-01T08:00Z">1 March</time></p>'
    )
    assert date(room) == ("2026-03-01T08:00+00:00", None)
    room.outlet.pages["/news/0"] = with_head(body='<div class="date">1 March 2026</div>')
    room.fetch(update=True)
    [found] = documents(room.seeds).kept
    assert (found.checked.published, found.checked.published_basis) == (FEED, None)
