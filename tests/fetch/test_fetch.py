"""Articles come from feeds into files, once; what a person changed or threw away stays so; a kill loses nothing."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest
from outlet import START, Handler, Hours, Outlet, doors, visits

from digest.cli import run as command
from digest.errors import ExitCode
from digest.fetch.items import Item, wants_page
from digest.fetch.ledger import Kept, Ledger, key
from digest.fetch.run import Report, Run
from digest.fetch.shelf import Shelf
from digest.fetch.sources import Source
from digest.fetching import FetchSettings
from digest.read import documents
from digest.read.extracted import Extracted

LONG = "The bridge over the sound was closed on Monday evening because of the storm. " * 14


def item(at: int, *, link: str, day: int = 2, text: str = "The bridge over the sound is closed.") -> str:
    return (
        f"<item><title>Storm closes bridge {at}</title><link>{link}</link>"
        f"<pubDate>Mon, {day:02} Mar 2026 10:00:00 GMT</pubDate><description>{text}</description></item>"
    )


def rss(*items: str) -> bytes:
    head = "<title>The Harbor Post</title><link>https://harbor.example/</link><language>en</language>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'.encode()


def page(title: str, text: str = LONG) -> bytes:
    paragraphs = "".join(f"<p>{part.strip()}.</p>" for part in text.split(". ") if part.strip())
    head = f'<title>{title}</title><meta property="og:type" content="article"><meta charset="utf-8">'
    return f'<html lang="en"><head>{head}</head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>'.encode()


class Room:
    """A newsroom that fetches from one outlet with a feed of so many items."""

    def __init__(self, outlet: Outlet, folder: Path, count: int = 3) -> None:
        self.outlet, self.folder, self.hours = outlet, folder, Hours()
        self.seeds, self.cache = folder / "seeds", folder / ".digest"
        self.source = Source(folder="harbor-post", name="The Harbor Post", feeds=(outlet.at("/feed.xml"),))
        outlet.pages["/feed.xml"] = rss(*(item(at, link=outlet.at(f"/news/{at}")) for at in range(count)))
        outlet.pages |= {f"/news/{at}": page(f"Storm closes bridge {at}") for at in range(count)}

    def fetch(self, *sources: Source, update: bool = False, dry: bool = False, **settings: object) -> Report:
        chosen = FetchSettings(**settings)  # type: ignore[arg-type]
        with visits(self.outlet, self.hours, **settings) as visit:
            return Run(
                visits=visit,
                shelf=Shelf(self.seeds),
                ledger=Ledger(self.cache / "fetch.jsonl"),
                settings=chosen,
                now=START,
                update=update,
                dry=dry,
            ).fetch(sources or (self.source,))

    @property
    def files(self) -> list[str]:
        return sorted(place.relative_to(self.seeds).as_posix() for place in self.seeds.rglob("*.md"))


@pytest.fixture
def room(outlet: Outlet, tmp_path: Path) -> Room:
    return Room(outlet, tmp_path)


FILES = [f"harbor-post/2026-03-02-storm-closes-bridge-{at}.md" for at in range(3)]


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


def test_a_feed_with_whole_articles_is_enough(room: Room) -> None:
    room.outlet.pages["/feed.xml"] = rss(item(0, link=room.outlet.at("/news/0"), text=LONG))
    assert room.fetch().written == FILES[:1]
    assert room.outlet.paths == ["/feed.xml"]
    assert room.fetch(pages="always").known == 1


def test_settings_say_when_a_page_is_asked_for() -> None:
    short = Item(source=Source(folder="a"), address="", updated="", told=Extracted(paragraphs=("one two",)))
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


@pytest.mark.parametrize("cut", [1, 20, 60])
def test_a_ledger_that_a_kill_cut_short_is_read_as_far_as_it_goes(tmp_path: Path, cut: int) -> None:
    place = tmp_path / "fetch.jsonl"
    ledger = Ledger(place)
    ledger.note(Kept(address="a", file="x/a.md", sha256="1"))
    ledger.note(Kept(address="b", file="x/b.md", sha256="2"))
    place.write_bytes(place.read_bytes()[:-cut])
    again = Ledger(place)
    assert set(again.kept) == {"a"} | ({"b"} if cut == 1 else set())
    again.note(Kept(address="c", file="x/c.md", sha256="3"))
    assert {"a", "c"} <= set(Ledger(place).kept)


@pytest.mark.parametrize(
    "line", ["[]", "{}", '{"kept": 3}', '{"kept": {"address": 3}}', "[" * 100_000, "\x00", "null"]
)
def test_a_damaged_line_of_the_ledger_is_passed_over(tmp_path: Path, line: str) -> None:
    place = tmp_path / "fetch.jsonl"
    place.write_text(
        f'{line}\n{{"kept": {{"address": "a", "file": "f", "sha256": "1"}}}}\n', encoding="utf-8"
    )
    assert set(Ledger(place).kept) == {"a"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.harbor.example/a/", "http://harbor.example/a#top"),
        ("https://harbor.example/a?id=3&utm_source=x", "https://HARBOR.example/a?id=3"),
    ],
)
def test_addresses_that_lead_to_one_article_are_one(one: str, other: str) -> None:
    assert key(one) == key(other)
    assert key("https://harbor.example/a?id=3") != key("https://harbor.example/a?id=4")


def _settings(room: Room, more: str = "") -> Path:
    (room.folder / "digest.toml").write_text(
        f'[outlets.harbor-post]\nname = "The Harbor Post"\nfeeds = ["{room.outlet.at("/feed.xml")}"]\n'
        f"[fetch]\ndelay_seconds = 0.0\nsince_days = 0\n{more}",
        encoding="utf-8",
    )
    return room.folder / "digest.toml"


def _doors(room: Room) -> list[str]:
    return [word for host, port in sorted(doors(room.outlet)) for word in ("--door", f"{host}:{port}")]


def test_the_command_tells_what_it_wrote_and_answers_programs(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    config = ["--config", str(_settings(room)), *_doors(room)]
    assert command(["fetch", *config]) == ExitCode.DONE
    told = capsys.readouterr().out.splitlines()
    assert told[:3] == FILES
    assert told[3].startswith("3 new articles; 1 feed, 5 requests in ")
    room.outlet.pages["/feed.xml"] = (404, b"", {})
    assert command(["fetch", *config, "--json"]) == ExitCode.CONTENT
    answer = json.loads(capsys.readouterr().out)
    assert (answer["passed"], answer["written"]) == (False, [])


def test_the_command_goes_nowhere_without_a_door(room: Room, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["fetch", "--config", str(_settings(room))]) == ExitCode.CONTENT
    assert "only 80 and 443" in capsys.readouterr().err
    assert room.outlet.asked == []


def test_names_of_outlets_and_lists_of_feeds(room: Room, capsys: pytest.CaptureFixture[str]) -> None:
    config = ["--config", str(_settings(room, "[outlets.silent]\n")), *_doors(room)]
    assert command(["fetch", "harbour-post", *config]) == ExitCode.USAGE
    assert "Did you mean 'harbor-post'?" in capsys.readouterr().err
    assert command(["fetch", "silent", *config]) == ExitCode.USAGE
    listed = room.folder / "feeds.opml"
    listed.write_text(
        '<opml version="2.0"><body><outline text="Dockside Daily" xmlUrl="'
        f'{room.outlet.at("/feed.xml", elsewhere=True)}"/></body></opml>',
        encoding="utf-8",
    )
    assert command(["fetch", "--opml", str(listed), *config]) == ExitCode.DONE
    assert [name.partition("/")[0] for name in room.files] == ["dockside-daily"] * 3
    listed.write_text("no list", encoding="utf-8")
    assert command(["fetch", "--opml", str(listed), *config]) == ExitCode.USAGE


def test_an_address_and_files_of_other_kinds_are_added(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    config = ["--config", str(_settings(room)), *_doors(room)]
    saved, feed, letter = room.folder / "saved.html", room.folder / "feed.xml", room.folder / "letter.eml"
    saved.write_bytes(
        page("Ferry runs aground", "The ferry ran aground off the island at noon on Monday. " * 20)
    )
    feed.write_bytes(rss(item(7, link="https://dockside.example/7", text=LONG)))
    letter.write_bytes(
        b"From: The Morning Letter <news@letter.example>\nSubject: Harbor to be dredged\n"
        b"Date: Mon, 02 Mar 2026 06:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n" + LONG.encode()
    )
    mhtml = room.folder / "whole.mhtml"
    mhtml.write_bytes(
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n'
        b"Content-Transfer-Encoding: 8bit\n\n"
        + page("Crane falls", "The crane fell into the harbor. " * 30)
        + b"\n--b--\n"
    )
    files = [str(one) for one in (saved, feed, letter, mhtml)]
    assert command(["add", room.outlet.at("/news/0"), *files, *config]) == ExitCode.DONE
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == "5 new articles"
    assert len(room.files) == 5
    assert documents(room.seeds).problems == ()
    titles = {one.checked.title for one in documents(room.seeds).kept}
    assert {"Ferry runs aground", "Storm closes bridge 7", "Harbor to be dredged", "Crane falls"} <= titles
    assert command(["add", room.outlet.at("/news/0"), *files, *config]) == ExitCode.DONE
    assert len(room.files) == 5, "nothing is added twice"
    assert command(["add", str(room.folder / "none.html"), *config]) == ExitCode.CONTENT


def test_a_kill_in_the_middle_loses_nothing_and_leaves_no_half_file(room: Room) -> None:
    count = 12
    links = [room.outlet.at(f"/news/{at}") for at in range(count)]
    room.outlet.pages["/feed.xml"] = rss(*(item(at, link=link) for at, link in enumerate(links)))

    def slowly(at: int) -> Callable[[Handler], None]:
        def answer(handler: Handler) -> None:
            sleep(0.05)
            handler.answer(200, page(f"Storm closes bridge {at}"))

        return answer

    room.outlet.pages |= {f"/news/{at}": slowly(at) for at in range(count)}
    config = ["--config", str(_settings(room)), *_doors(room)]
    call = [sys.executable, "-m", "digest", "fetch", *config]
    for least in (2, 5):
        process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - ourselves
        until = monotonic() + 60
        while len(room.files) < least and process.poll() is None and monotonic() < until:
            sleep(0.005)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert documents(room.seeds).problems == ()
    before = {name: (room.seeds / name).read_bytes() for name in room.files}
    assert len(before) >= 5
    (room.seeds / "harbor-post" / ".2026-03-02-left.md.fetching").write_bytes(b"---\nhalf")
    done = subprocess.run(call, capture_output=True, text=True, check=False)  # noqa: S603 - the same
    assert done.returncode == 0, done.stderr
    assert len(room.files) == count
    assert {name: (room.seeds / name).read_bytes() for name in before} == before
    assert documents(room.seeds).problems == ()
    assert not list(room.seeds.rglob("*.fetching"))
    asked = [path for path in room.outlet.paths if path.startswith("/news/")]
    assert len(asked) <= count + 2, "at most the one article that each kill fell upon was asked for twice"
