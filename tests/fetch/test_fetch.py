"""Articles come from feeds into files, once; what a person changed or threw away stays so."""

import zipfile
from dataclasses import replace

import pytest
from fetchroom import FILES, LONG, Room, item, page, rss
from outlet import Handler

from digest.fetch.items import Item, wants_page
from digest.fetch.sources import Source
from digest.fetching import FetchSettings
from digest.read import documents
from digest.read.extracted import Extracted
from digest.text.forgotten import ADDRESS, WORDS, Forgotten, plainly, trace


def test_new_items_become_files_that_a_person_can_edit(room: Room) -> None:
    report = room.fetch()
    assert (report.written, room.files, report.problems) == (FILES, FILES, [])
    found = documents(room.seeds)
    assert found.problems == ()
    fields = found.kept[0].checked
    assert (fields.outlet, fields.title) == ("The Harbor Post", "Storm closes bridge 0")
    assert (fields.published, fields.language) == ("2026-03-02T10:00+00:00", "en")
    assert fields.url == room.outlet.at("/news/0")
    assert "closed on Monday evening" in found.kept[0].text, "the page was read, not the excerpt of the feed"


def test_a_second_run_asks_for_nothing_that_is_here(room: Room) -> None:
    room.fetch()
    before = len(room.outlet.paths)
    report = room.fetch()
    assert (report.written, report.known) == ([], 3)
    assert room.outlet.paths[before:] == ["/feed.xml"]


def test_what_was_taken_down_is_not_asked_for_and_its_words_under_another_address_are_not_kept(
    room: Room,
) -> None:
    room.fetch()
    [body] = {
        document.text[document.body :]
        for document in documents(room.seeds).kept
        if "bridge 2" in document.text
    }
    for place in room.seeds.rglob("*.txt"):
        place.unlink()
    (room.cache / "fetch.jsonl").unlink()
    known = {(ADDRESS, plainly(room.outlet.at("/news/1"))): 1, (WORDS, trace(body)): 4}
    before = len(room.outlet.paths)
    report = room.fetch(forgotten=Forgotten(known=known))
    assert "/news/1" not in room.outlet.paths[before:]
    assert (report.written, report.forgotten, report.failed) == ([FILES[0]], 2, False)


def test_that_nothing_has_changed_is_no_answer_where_nothing_is_here(room: Room) -> None:
    sent, room.outlet.pages["/news/1"] = room.outlet.pages["/news/1"], (304, b"", {})
    report = room.fetch()
    assert (len(report.written), report.known, report.failed) == (2, 0, True)
    assert "nothing is here" in report.problems[0].message
    room.outlet.pages["/news/1"] = sent
    assert room.fetch().written == [FILES[1]]


def test_a_feed_that_has_not_changed_is_not_sent_again(room: Room) -> None:
    body = room.outlet.pages["/feed.xml"]

    def tagged(handler: Handler) -> None:
        same = handler.headers.get("If-None-Match") == '"v1"'
        handler.answer(*((304, b"", {}) if same else (200, body, {"ETag": '"v1"'})))  # type: ignore[arg-type]

    room.outlet.pages["/feed.xml"] = tagged
    assert room.fetch().unchanged == 0
    assert room.fetch().unchanged == 1


def test_a_feed_is_asked_for_whole_until_all_of_its_items_are_here(room: Room) -> None:
    body = room.outlet.pages["/feed.xml"]

    def tagged(handler: Handler) -> None:
        same = handler.headers.get("If-None-Match") == '"v1"'
        handler.answer(*((304, b"", {}) if same else (200, body, {"ETag": '"v1"'})))  # type: ignore[arg-type]

    room.outlet.pages["/feed.xml"] = tagged
    first = room.fetch(most_per_host=3)
    assert (len(first.written), first.failed) == (1, False)
    assert [str(problem) for problem in first.problems] == [
        "127.0.0.1: left for the next run: 3 requests to this host (2 addresses)"
    ]
    assert len(room.fetch().written) == 2
    assert room.files == FILES


def test_a_feed_that_has_not_changed_is_asked_for_whole_where_older_articles_are_wanted(room: Room) -> None:
    body = rss(
        item(0, link=room.outlet.at("/news/0")),
        item(1, link=room.outlet.at("/news/1")).replace("Mon, 02 Mar", "Mon, 02 Feb"),
    )

    def tagged(handler: Handler) -> None:
        same = handler.headers.get("If-None-Match") == '"v1"'
        handler.answer(*((304, b"", {}) if same else (200, body, {"ETag": '"v1"'})))  # type: ignore[arg-type]

    room.outlet.pages["/feed.xml"] = tagged
    first = room.fetch(since_days=7)
    assert (len(first.written), first.old) == (1, 1)
    assert room.fetch(since_days=5).unchanged == 1
    assert len(room.fetch(since_days=60).written) == 1
    assert room.fetch(since_days=60).unchanged == 1
    assert room.fetch(since_days=0).unchanged == 0, "all is more than sixty days"
    assert room.fetch(since_days=7).unchanged == 1


def test_a_feed_with_whole_articles_is_enough(room: Room) -> None:
    room.outlet.pages["/feed.xml"] = rss(item(0, link=room.outlet.at("/news/0"), text=LONG))
    assert room.fetch().written == FILES[:1]
    assert room.outlet.paths == ["/feed.xml"]
    assert room.fetch(pages="always").known == 1


def test_of_an_item_without_a_page_its_own_words_are_taken_and_of_one_without_words_nothing(
    room: Room,
) -> None:
    tagged = '<item><title>{0}</title><guid isPermaLink="false">tag:{0}</guid><description>{1}</description></item>'
    room.outlet.pages["/feed.xml"] = rss(
        tagged.format("Closed", "The bridge is closed."), tagged.format("None", "")
    )
    for new in (["harbor-post/undated-closed.txt"], []):
        report = room.fetch()
        assert (report.written, report.problems) == (new, [])
    found = documents(room.seeds)
    assert (found.problems, [one.checked.url for one in found.kept]) == ((), [None])


def test_settings_say_when_a_page_is_asked_for() -> None:
    at = "https://harbor.example/a"
    short = Item(source=Source(folder="a"), address=at, updated="", told=Extracted(paragraphs=("one two",)))
    long_ = replace(short, told=Extracted(paragraphs=("one two " * 100,)))
    assert [wants_page(one, FetchSettings()) for one in (short, long_)] == [True, False]
    assert [wants_page(one, FetchSettings(pages="always")) for one in (short, long_)] == [True, True]
    assert [wants_page(one, FetchSettings(pages="never")) for one in (short, long_)] == [False, False]


def test_what_is_old_is_left_out(room: Room) -> None:
    room.outlet.pages["/feed.xml"] = rss(
        item(0, link=room.outlet.at("/news/0"), day=1), item(1, link=room.outlet.at("/news/1"))
    )
    assert room.fetch(since_days=0, dry=True).old == 0
    report = room.fetch(since_days=1)
    assert (report.old, len(report.written)) == (0, 2)


def test_a_dry_run_writes_nothing(room: Room) -> None:
    report = room.fetch(dry=True)
    assert report.planned == [room.outlet.at(f"/news/{at}") for at in range(3)]
    assert not room.seeds.exists()
    assert not (room.cache / "fetch.jsonl").exists()
    assert len(room.fetch().written) == 3


def test_an_article_that_a_person_put_here_by_hand_is_known(room: Room) -> None:
    room.seeds.mkdir()
    link = room.outlet.at("/news/1").replace("http://", "HTTP://") + "/?utm_source=feed#top"
    (room.seeds / "mine.md").write_text(f"---\nurl: {link}\n---\n\nMy own copy of it.\n", encoding="utf-8")
    report = room.fetch()
    assert (len(report.written), report.known) == (2, 1)


def test_articles_inside_of_other_files_are_known(room: Room) -> None:
    room.seeds.mkdir()
    (room.seeds / "saved.xml").write_bytes(rss(item(1, link=room.outlet.at("/news/1"), text=LONG)))
    with zipfile.ZipFile(room.seeds / "all.zip", "w") as packed:
        packed.writestr("mine.md", f"---\nurl: {room.outlet.at('/news/2')}\n---\n\nMy own copy of it.\n")
    report = room.fetch()
    assert (len(report.written), report.known, report.problems) == (1, 2, [])


def test_what_was_text_there_is_no_markdown_here(room: Room) -> None:
    room.fetch()
    assert {one.markup for one in documents(room.seeds).kept} == {"text"}


def test_an_article_that_a_person_threw_away_does_not_come_back(room: Room) -> None:
    room.fetch()
    (room.seeds / FILES[1]).unlink()
    room.fetch()
    room.fetch(update=True)
    assert room.files == [FILES[0], FILES[2]]


def test_an_edited_article_is_never_written_over_and_an_untouched_one_is_renewed(room: Room) -> None:
    room.fetch()
    edited = room.seeds / FILES[0]
    edited.write_text(edited.read_text(encoding="utf-8") + "\nMy note.\n", encoding="utf-8")
    for at in range(3):
        room.outlet.pages[f"/news/{at}"] = page(
            f"Storm closes bridge {at}", LONG + "It opens again on Tuesday. "
        )
    assert room.fetch().updated == [], "without --update nothing is renewed"
    report = room.fetch(update=True)
    assert report.updated == FILES[1:]
    assert "My note." in edited.read_text(encoding="utf-8")
    assert "opens again" not in edited.read_text(encoding="utf-8")
    assert "opens again" in (room.seeds / FILES[1]).read_text(encoding="utf-8")
    assert [problem.code for problem in report.problems] == ["W_EDITED"]
    assert room.fetch(update=True).updated == []


def test_without_a_ledger_nothing_is_fetched_twice_or_written_over(room: Room) -> None:
    room.fetch()
    before = {name: (room.seeds / name).read_bytes() for name in FILES}
    (room.cache / "fetch.jsonl").unlink()
    report = room.fetch(update=True)
    assert (report.written, report.updated, report.known) == ([], [], 3)
    assert {name: (room.seeds / name).read_bytes() for name in FILES} == before


def test_each_mistake_is_a_line_and_the_rest_is_fetched(room: Room) -> None:
    room.outlet.pages["/news/1"] = (410, b"", {})
    room.outlet.pages["/news/2"] = b"\x89PNG\r\n\x1a\n" + bytes(100)
    bad = replace(
        room.source, folder="dockside", feeds=(room.outlet.at("/none.xml"), room.outlet.at("/html.xml"))
    )
    room.outlet.pages["/html.xml"] = page("No feed")
    report = room.fetch(room.source, bad)
    assert report.written == FILES[:1]
    said = [str(problem) for problem in report.problems]
    assert len(said) == 4
    assert f"{room.outlet.at('/news/1')}: the server says 410 Gone" in said
    assert f"{room.outlet.at('/none.xml')}: the server says 404 Not Found" in said
    assert report.failed


@pytest.mark.parametrize(
    ("charset", "header"),
    [("windows-1251", True), ("utf-16", True), ("koi8-u", True), ("windows-1251", False)],
)
def test_pages_in_other_encodings_are_read(room: Room, charset: str, header: bool) -> None:  # noqa: FBT001 - a case
    text = "Міст через протоку закрито в понеділок увечері через шторм. " * 20
    made = page("Шторм закрив міст", text).decode().replace('charset="utf-8"', f'charset="{charset}"')
    kind = f"text/html; charset={charset}" if header else "text/html"
    link, told = room.outlet.at("/news/0"), "Міст через протоку закрито."
    room.outlet.pages["/feed.xml"] = rss(item(0, link=link, text=told))
    room.outlet.pages["/news/0"] = (200, made.encode(charset), {"Content-Type": kind})
    room.fetch()
    assert any("закрито в понеділок" in one.text for one in documents(room.seeds).kept)


def test_one_article_in_two_feeds_comes_once(room: Room) -> None:
    other = replace(room.source, feeds=(*room.source.feeds, room.outlet.at("/feed.xml?utm_source=x")))
    room.outlet.pages["/feed.xml?utm_source=x"] = room.outlet.pages["/feed.xml"]
    assert room.fetch(other).written == FILES


def test_two_articles_of_one_name_are_two_files(room: Room) -> None:
    room.outlet.pages["/news/1"] = page(
        "Storm closes bridge 0", "Another storm closed another bridge on Monday. " * 20
    )
    assert len(room.fetch().written) == 3
    assert len(room.files) == 3


def test_an_address_that_a_page_claims_on_another_host_is_not_taken(room: Room) -> None:
    made = page("Storm closes bridge 0").replace(
        b"</head>", b'<link rel="canonical" href="https://rival.example/stolen"></head>'
    )
    room.outlet.pages["/news/0"] = made
    room.fetch()
    assert {one.checked.url for one in documents(room.seeds).kept} == {
        room.outlet.at(f"/news/{at}") for at in range(3)
    }


def test_names_of_files_never_lead_out_of_the_folder(room: Room) -> None:
    for at, title in enumerate(("../../../etc/passwd", "CON", "\u202e\x00/..\\")):
        room.outlet.pages[f"/news/{at}"] = page(title)
    room.fetch()
    found = [place for place in room.folder.rglob("*") if place.is_file() and ".digest" not in place.parts]
    assert len(found) == 3
    assert all(place.parent == room.seeds / "harbor-post" for place in found)
