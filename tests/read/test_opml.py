"""Lists of feeds: each feed once, from folders too; as a document it is a remark."""

import pytest

from digest.read import READERS
from digest.read.opml import subscriptions
from digest.read.refusal import Refusal

LIST = b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="Ports">
<outline type="rss" text="Harbor &amp; Post" xmlUrl="https://post.example/feed" htmlUrl="https://post.example/" language="en"/>
<outline text="Twin" xmlurl="https://post.example/feed"/></outline>
<outline title="Two" text="x" xmlUrl="https://two.example/rss"/><outline text="no feed"/></body></opml>"""


def test_feeds_are_found_in_folders_each_once() -> None:
    one, two = subscriptions(LIST)
    assert (one.title, one.feed, one.home, one.language) == (
        "Harbor & Post", "https://post.example/feed", "https://post.example/", "en",
    )  # fmt: skip
    assert (two.title, two.feed, two.home) == ("Two", "https://two.example/rss", "")


def test_a_list_is_no_article_and_says_what_it_is_for() -> None:
    given = READERS[".opml"]("seeds/a.opml", LIST)
    assert (given.kept, [one.code for one in given.problems]) == ((), ["W_OPML"])
    assert "digest fetch --opml" in given.problems[0].message
    with pytest.raises(Refusal) as refused:
        subscriptions(b"<rss/>")
    assert refused.value.code == "E_FORMAT"
