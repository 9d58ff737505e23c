"""The preview shows what is saved, whatever way it is saved, and misses nothing."""

import contextlib
import os
import shutil
import time
from pathlib import Path

import pytest
from showroom import Shown, build_id, heard, nothing
from websockets.exceptions import InvalidStatus

from digest.serve import preview


def test_the_socket_takes_only_its_own_origin(shown: Shown) -> None:
    for origin in ("http://evil.example", f"https://{shown.host}", "null"):
        with pytest.raises(InvalidStatus):
            shown.socket(origin)
    with shown.socket() as socket:
        assert heard(socket)["error"] == ""


def test_eight_tabs_all_hear_of_a_change(shown: Shown) -> None:
    with contextlib.ExitStack() as stack:
        tabs = [stack.enter_context(shown.socket()) for _ in range(8)]
        before = [heard(tab)["id"] for tab in tabs]
        (shown.seeds / "index.txt").write_text("two")
        after = [heard(tab) for tab in tabs]
        assert {message["from"] for message in after} == set(before)
        assert b"two" in shown.ask("/")[2]
    shown.wait(lambda: not shown.preview.live.listeners)


def test_a_build_that_ends_before_the_socket_opens_is_not_lost(shown: Shown) -> None:
    page = build_id(shown.ask("/")[2])
    count = len(shown.builds)
    (shown.seeds / "index.txt").write_text("two")
    shown.wait(lambda: len(shown.builds) > count and shown.preview.live.state.id != page)
    with shown.socket() as socket:
        assert heard(socket)["id"] > page


def test_a_restarted_server_has_new_ids(shown: Shown, tmp_path: Path) -> None:
    time.sleep(0.002)
    other = preview(nothing, tmp_path / "site", list, port=0)
    other.listening.close()
    assert other.live.state.id > shown.preview.live.state.id - 1
    assert abs(other.live.state.id / 1000 - time.time()) < 60


def test_a_style_sheet_alone_is_swapped_and_nothing_at_all_is_no_style_sheet(shown: Shown) -> None:
    with shown.socket() as socket:
        first = heard(socket)
        (shown.seeds / "look.css").write_text("p { color: red }")
        second = heard(socket)
        assert (second["css"], second["from"]) == (["look.css"], first["id"])
        count = shown.settle()
        os.utime(shown.seeds / "index.txt")
        shown.wait(lambda: len(shown.builds) > count)
        assert shown.builds[-1] == ()
        (shown.seeds / "index.txt").write_text("a page")
        third = heard(socket)
        assert (third["from"], third["css"], third["pages"]) == (second["id"], [], ["index.html"])


def test_an_error_is_shown_and_the_last_good_site_served_until_it_is_mended(shown: Shown) -> None:
    with shown.socket() as socket:
        good = heard(socket)["id"]
        (shown.seeds / "index.txt").write_text("BOOM")
        message = heard(socket)
        assert message["error"] == "seeds/a.txt:1: BOOM is no news; take it out"
        assert message["id"] == good
        assert b"one" in shown.ask("/")[2]
        assert shown.lines[-1] == message["error"]
        (shown.seeds / "index.txt").write_text("one")
        assert heard(socket)["error"] == ""
        (shown.seeds / "index.txt").write_text("CRASH")
        assert "ZeroDivisionError" in heard(socket)["error"]


def test_reading_and_our_own_output_cause_no_build(shown: Shown) -> None:
    count = shown.settle()
    for _ in range(3):
        (shown.seeds / "index.txt").read_text()
        list(shown.seeds.iterdir())
    (shown.site / "index.html").write_text("changed by hand")
    for name in ("x.swp", "index.txt~", "4913", ".#index.txt", "a.tmp"):
        (shown.seeds / name).write_text("")
    (shown.seeds / ".git").mkdir()
    (shown.seeds / ".git" / "index").write_text("")
    assert shown.settle() == count


@pytest.mark.parametrize("shown", [False, True], indirect=True)
def test_every_way_of_saving_is_noticed(shown: Shown) -> None:
    seeds = shown.seeds

    def shows(text: str, page: str = "/") -> None:
        shown.wait(lambda: text.encode() in shown.ask(page)[2])

    (seeds / "new.txt").write_text("saved anew")
    os.replace(seeds / "new.txt", seeds / "index.txt")  # noqa: PTH105 - as editors do
    shows("saved anew")
    (seeds / "sub").mkdir()
    (seeds / "sub" / "deep.txt").write_text("deep")
    shows("deep", "/deep.html")
    (seeds / "sub").rename(seeds / "other")
    shown.settle()
    (seeds / "other" / "deep.txt").write_text("in the renamed folder")
    shows("in the renamed folder", "/deep.html")
    count = len(shown.builds)
    shutil.rmtree(seeds / "other")
    shown.wait(lambda: len(shown.builds) > count)
    count = shown.settle()
    (seeds.parent / "digest.toml").write_text("")
    shown.wait(lambda: len(shown.builds) > count)


@pytest.mark.parametrize("shown", [False, True], indirect=True)
def test_a_watched_folder_may_be_deleted_and_made_anew(shown: Shown) -> None:
    count = shown.settle()
    shutil.rmtree(shown.seeds)
    shown.wait(lambda: len(shown.builds) > count)
    count = shown.settle()
    shown.seeds.mkdir()
    (shown.seeds / "index.txt").write_text("back")
    shown.wait(lambda: b"back" in shown.ask("/")[2])
    shown.settle()
    (shown.seeds / "index.txt").write_text("and watched")
    shown.wait(lambda: b"and watched" in shown.ask("/")[2])


def test_a_linked_folder_is_watched_too(shown: Shown) -> None:
    outside = shown.seeds.parent / "outside"
    outside.mkdir()
    (outside / "far.txt").write_text("far")
    (shown.seeds / "link").symlink_to(outside)
    count = shown.settle()
    (outside / "far.txt").write_text("farther")
    shown.wait(lambda: len(shown.builds) > count)


def test_a_thousand_new_files_are_few_builds(shown: Shown) -> None:
    count = shown.settle()
    for number in range(1000):
        (shown.seeds / f"n{number}.txt").write_text("x")
    shown.wait(lambda: shown.ask("/n999.html")[0] == 200)
    assert shown.settle() - count <= 4
