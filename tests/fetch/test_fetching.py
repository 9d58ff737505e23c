"""`digest fetch` and `digest add` as they are typed, and killed in the middle."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from time import monotonic, sleep

import pytest
from fetchroom import FILES, LONG, Room, item, page, rss
from outlet import Handler

from digest.cli import run as command
from digest.errors import ExitCode
from digest.read import documents


def test_the_command_tells_what_it_wrote_and_answers_programs(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    config = room.words()
    assert command(["fetch", *config]) == ExitCode.DONE
    told = capsys.readouterr().out.splitlines()
    assert told[:3] == FILES
    assert told[3].startswith("3 new articles; 1 feed, 5 requests in ")
    room.outlet.pages["/feed.xml"] = (404, b"", {})
    assert command(["fetch", *config, "--json"]) == ExitCode.CONTENT
    answer = json.loads(capsys.readouterr().out)
    assert (answer["passed"], answer["written"]) == (False, [])


def test_the_command_goes_nowhere_without_a_door(room: Room, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["fetch", *room.words()[:2]]) == ExitCode.CONTENT
    assert "only 80 and 443" in capsys.readouterr().err
    assert room.outlet.asked == []


def test_names_of_outlets_and_lists_of_feeds(room: Room, capsys: pytest.CaptureFixture[str]) -> None:
    config = room.words("[outlets.silent]\n")
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
    config = room.words()
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


def test_an_empty_name_is_no_folder(
    room: Room, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = room.words()
    (room.folder / "story.txt").write_text(LONG, encoding="utf-8")
    monkeypatch.chdir(room.folder)
    assert command(["add", "", *config]) == ExitCode.USAGE
    assert "an empty name is no file" in capsys.readouterr().err
    assert room.files == []


def test_the_address_of_a_feed_adds_what_is_new_in_it(room: Room, capsys: pytest.CaptureFixture[str]) -> None:
    config = room.words()
    assert command(["add", room.outlet.at("/feed.xml"), *config]) == ExitCode.DONE
    assert capsys.readouterr().out.splitlines()[-1] == "3 new articles"
    assert len(room.files) == 3
    assert room.outlet.paths.count("/feed.xml") == 1, "the feed is asked for once"
    tagged = {"ETag": '"v1"', "Content-Type": "application/rss+xml"}
    room.outlet.pages["/feed.xml"] = (304, b"", tagged)
    assert command(["add", room.outlet.at("/feed.xml"), *config]) == ExitCode.DONE
    assert len(room.files) == 3, "nothing is added twice"
    assert room.outlet.paths.count("/feed.xml") == 2, "a feed that is known is asked once, too"


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
    config = room.words()
    call = [sys.executable, "-m", "digest", "fetch", *config]
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - ourselves
    until = monotonic() + 60
    while len(room.files) < 4 and process.poll() is None and monotonic() < until:
        sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert documents(room.seeds).problems == ()
    before = {name: (room.seeds / name).read_bytes() for name in room.files}
    assert 4 <= len(before) < count
    (room.seeds / "harbor-post" / ".2026-03-02-left.md.fetching").write_bytes(b"---\nhalf")
    assert command(["fetch", *config]) == ExitCode.DONE
    assert len(room.files) == count
    assert {name: (room.seeds / name).read_bytes() for name in before} == before
    assert documents(room.seeds).problems == ()
    assert not list(room.seeds.rglob("*.fetching"))
    asked = [path for path in room.outlet.paths if path.startswith("/news/")]
    assert len(asked) <= count + 1, "at most the one article that the kill fell upon was asked for twice"
