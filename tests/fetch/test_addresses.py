"""Addresses are asked for whole, stored as they were asked for, and compared by their bytes."""

import pytest
from fetchroom import Room, item, page, rss
from outlet import Outlet, visits

from digest.fetch.ledger import Kept, Ledger, key
from digest.read import documents
from digest.text.forgotten import plainly

TEXT = "The bridge number {} over the sound was closed on Monday evening because of the storm. " * 14


@pytest.mark.parametrize("path", ["/story;id=1", "/a;b/c;d=2?e=3;f", "/story;", "/?q=%C4%E3", "/a%2Fb//c"])
def test_an_address_is_asked_for_whole(outlet: Outlet, path: str) -> None:
    outlet.pages[path] = b"this very page"
    with visits(outlet) as visit:
        assert visit.get(outlet.at(path), 1_000).body == b"this very page"
    assert outlet.paths == [path]


@pytest.mark.parametrize(
    ("one", "other"), [("/s?w=%C4%E3", "/s?w=%BA%C3"), ("/a%2Fb", "/a/b"), ("/s?w=%FF", "/s?w=%EF%BF%BD")]
)
def test_escapes_of_other_encodings_are_two_addresses(one: str, other: str) -> None:
    assert key(f"https://harbor.example{one}") != key(f"https://harbor.example{other}")
    assert plainly(f"https://harbor.example{one}") != plainly(f"https://harbor.example{other}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/my story", "/my%20story"),
        ("/été?où=là", "/%C3%A9t%C3%A9?o%C3%B9=l%C3%A0"),
        ("/s?w=a b", "/s?w=a+b"),
        ("/中文", "/%E4%B8%AD%E6%96%87"),
    ],
)
def test_what_a_browser_escapes_makes_no_other_address(one: str, other: str) -> None:
    assert key(f"https://harbor.example{one}") == key(f"https://harbor.example{other}")


def test_an_address_that_was_noted_without_escapes_is_known(room: Room) -> None:
    ledger = Ledger(room.cache / "fetch.jsonl")
    ledger.note(Kept(address="harbor.example/été", file="a/a.txt", sha256="1"))
    assert key("https://harbor.example/%C3%A9t%C3%A9") in Ledger(room.cache / "fetch.jsonl").kept


def test_two_words_of_another_encoding_are_two_articles(room: Room) -> None:
    paths = ["/s?w=%C4%E3", "/s?w=%BA%C3"]
    room.outlet.pages |= {path: page(f"Bridge {at}", TEXT) for at, path in enumerate(paths)}
    room.outlet.pages["/feed.xml"] = rss(*(item(at, link=room.outlet.at(p)) for at, p in enumerate(paths)))
    assert len(room.fetch().written) == 2


def test_a_blank_in_an_address_is_kept_as_it_was_asked_for(room: Room) -> None:
    room.outlet.pages |= {
        "/my%20story": page("Storm closes a bridge", TEXT.format(*[1] * 14)),
        "/moved": (302, b"", {"Location": "/that story?a=b c"}),
        "/that%20story?a=b%20c": page("Storm closes a tunnel", TEXT.format(*[2] * 14)),
    }
    links = [room.outlet.at("/my story"), room.outlet.at("/moved")]
    room.outlet.pages["/feed.xml"] = rss(*(item(at, link=link) for at, link in enumerate(links)))
    assert len(room.fetch().written) == 2
    found = documents(room.seeds)
    assert found.problems == ()
    asked = [room.outlet.at("/my%20story"), room.outlet.at("/that%20story?a=b%20c")]
    assert sorted(one.checked.url or "" for one in found.kept) == asked
    (room.cache / "fetch.jsonl").unlink()
    assert (room.fetch().written, len(room.files)) == ([], 2)
