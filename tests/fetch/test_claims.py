"""Pages of several articles that claim one address: each article keeps its own, and its own file."""

import json

import pytest
from fetchroom import FILES, Room, item, page, rss

from digest.fetch.ledger import key
from digest.read import documents
from digest.read.refusal import Refusal

WORDS = "The bridge number {} over the sound was closed on Monday evening because of the storm. " * 14


def _claiming(room: Room, *numbers: int, to: str, more: str = "", tag: str = "") -> None:
    link = tag or '<link rel="canonical" href="{}">'
    for at in numbers:
        made = page(f"Storm closes bridge {at}", WORDS.format(*[at] * 14) + more)
        told = link.format(room.outlet.at(to)).encode() + b"</head>"
        room.outlet.pages[f"/news/{at}"] = made.replace(b"</head>", told)


def _addresses(room: Room) -> dict[str, str]:
    """The address of each article, by the number of the bridge in its text."""
    found = documents(room.seeds).kept
    return {one.text[one.body :].split()[3]: one.checked.url or "" for one in found}


def _own(room: Room) -> dict[str, str]:
    return {str(at): room.outlet.at(f"/news/{at}") for at in range(3)}


@pytest.mark.parametrize("tag", ["", '<meta property="og:url" content="{}">'])
@pytest.mark.parametrize("to", ["/", "/news/"])
def test_an_address_that_all_pages_claim_is_the_address_of_none(room: Room, to: str, tag: str) -> None:
    _claiming(room, 0, 1, 2, to=to, tag=tag)
    report = room.fetch()
    assert (report.written, report.known, report.problems) == (FILES, 0, [])
    assert _addresses(room) == _own(room)
    assert room.fetch().known == 3
    before = {name: (room.seeds / name).read_bytes() for name in FILES}
    again = room.fetch(update=True)
    assert (again.written, again.updated, again.known, again.problems) == ([], [], 3, [])
    assert {name: (room.seeds / name).read_bytes() for name in FILES} == before
    _claiming(room, 0, 1, 2, to=to, more="It opens on Friday. ", tag=tag)
    assert room.fetch(update=True).updated == FILES
    assert _addresses(room) == _own(room)


def test_an_address_that_an_article_of_an_earlier_run_claims_is_nobodys_from_then_on(room: Room) -> None:
    _claiming(room, 0, 1, 2, to="/news/")
    whole = room.outlet.pages["/feed.xml"]
    room.outlet.pages["/feed.xml"] = rss(item(0, link=room.outlet.at("/news/0")))
    room.fetch()
    assert _addresses(room) == {"0": room.outlet.at("/news/")}, "so far nobody else says so"
    room.outlet.pages["/feed.xml"] = whole
    assert room.fetch().written == FILES[1:]
    assert _addresses(room) == _own(room)


def test_an_article_whose_address_another_page_claims_comes_as_well(room: Room) -> None:
    _claiming(room, 0, to="/news/1")
    _claiming(room, 1, to="/news/1")
    assert len(room.fetch().written) == 3
    assert {key(url) for one in documents(room.seeds).kept if (url := one.checked.url)} == {
        key(one) for one in _own(room).values()
    }


def test_what_a_person_changed_stays_though_its_address_is_nobodys(room: Room) -> None:
    _claiming(room, 0, 1, 2, to="/news/")
    whole = room.outlet.pages["/feed.xml"]
    room.outlet.pages["/feed.xml"] = rss(item(0, link=room.outlet.at("/news/0")))
    room.fetch()
    mine = room.seeds / FILES[0]
    mine.write_bytes(mine.read_bytes() + b"\nMy note.\n")
    before = mine.read_bytes()
    room.outlet.pages["/feed.xml"] = whole
    assert room.fetch().written == FILES[1:]
    room.fetch(update=True)
    assert mine.read_bytes() == before


@pytest.mark.parametrize("to", ["/", "/news/"])
def test_a_ledger_that_holds_several_articles_for_one_file_never_mixes_them(room: Room, to: str) -> None:
    _claiming(room, 0, 1, 2, to=to)
    room.outlet.pages["/feed.xml"], whole = (
        rss(item(0, link=room.outlet.at("/news/0"))),
        room.outlet.pages["/feed.xml"],
    )
    room.fetch()
    ledger = room.cache / "fetch.jsonl"
    row = next(json.loads(line)["kept"] for line in ledger.read_text().splitlines() if '"kept"' in line)
    row.pop("claimed_by")
    names = [key(room.outlet.at(one)) for one in ("/news/0", "/news/1", "/news/2", to)]
    ledger.write_text("".join(json.dumps({"kept": {**row, "address": name}}) + "\n" for name in names))
    room.outlet.pages["/feed.xml"] = whole
    report = room.fetch(update=True)
    assert (report.written, report.problems) == (FILES[1:], [])
    assert set(_addresses(room)) == {"0", "1", "2"}
    for at, name in enumerate(FILES):
        assert f"bridge number {at} over" in (room.seeds / name).read_text(encoding="utf-8")


def test_one_article_under_two_addresses_comes_once(room: Room) -> None:
    _claiming(room, 0, to="/news/0")
    room.outlet.pages["/news/1"] = room.outlet.pages["/news/0"]
    assert (len(room.fetch().written), room.fetch(update=True).written) == (2, [])


def test_a_copy_that_a_person_made_of_an_article_is_never_renewed(room: Room) -> None:
    _claiming(room, 0, to="/story")
    room.seeds.mkdir()
    mine = room.seeds / "mine.md"
    mine.write_text(f"---\nurl: {room.outlet.at('/story')}\n---\n\nMy own copy of it.\n", encoding="utf-8")
    before = mine.read_bytes()
    assert room.fetch().known == 1
    room.fetch(update=True)
    assert mine.read_bytes() == before


def test_an_article_keeps_the_address_it_was_asked_for_under_whoever_claims_it(room: Room) -> None:
    _claiming(room, 0, to="/news/0")
    _claiming(room, 1, to="/news/0")
    room.outlet.pages["/feed.xml"] = rss(*(item(at, link=room.outlet.at(f"/news/{at}")) for at in range(2)))
    assert len(room.fetch().written) == 2
    (room.seeds / FILES[0]).unlink()
    assert room.fetch().written == [], "a person took it away"


def test_a_feeds_text_that_cannot_be_stored_ends_no_run(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise Refusal("E_TOO_BIG", "more than an article may have.")

    told = (
        "The bridge over the sound was closed on Monday evening because of the storm, the police said. " * 3
    )
    link = room.outlet.at("/news/0")
    room.outlet.pages["/news/0"] = page("We value your privacy", "We and our partners store cookies. ")
    room.outlet.pages["/feed.xml"] = rss(item(0, link=link, text=told))
    monkeypatch.setattr("digest.fetch.run.Run._write", refused)
    assert "more than an article may have" in str(room.fetch().problems)
