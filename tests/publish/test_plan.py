"""What a publish will do, worked out from the site and from what the target says it holds."""

import json

import pytest
from newsstand import Newsroom, pages

from digest.errors import ConfigError, PublishError
from digest.publish import built, planned
from digest.publish.headers import cache_control, content_type


def test_a_site_that_was_changed_by_hand_is_not_sent(newsroom_: Newsroom) -> None:
    (newsroom_.folder / "site" / "index.html").write_text("by hand")
    (newsroom_.folder / "site" / "feed.xml").unlink()
    with pytest.raises(PublishError, match=r"not as digest built it \(feed\.xml, index\.html\); build again"):
        built(newsroom_.folder / "site")


def test_a_link_in_place_of_a_page_is_not_followed(newsroom_: Newsroom) -> None:
    page = newsroom_.folder / "site" / "index.html"
    page.rename(newsroom_.folder / "elsewhere.html")
    page.symlink_to(newsroom_.folder / "elsewhere.html")
    with pytest.raises(PublishError, match="not as digest built it"):
        built(newsroom_.folder / "site")


def test_a_folder_without_a_manifest_is_no_site(newsroom_: Newsroom) -> None:
    with pytest.raises(ConfigError, match="run `digest build` first"):
        built(newsroom_.folder)


def test_what_digest_did_not_write_is_not_sent_and_said(newsroom_: Newsroom) -> None:
    (newsroom_.folder / "site" / "notes.txt").write_text("mine")
    whole = built(newsroom_.folder / "site")
    assert whole.left == ("notes.txt",)
    assert "notes.txt" not in {file.path for file in whole.files}


@pytest.mark.parametrize(
    "seen",
    [
        b"<html>404</html>",
        b"[]",
        b'{"schema": "digest.manifest/2", "files": {}}',
        b'{"schema": "digest.manifest/1", "files": ["index.html"]}',
        b'{"schema": "digest.manifest/1", "files": {"index.html": 1}}',
        b'{"schema": "digest.manifest/1", "files": {"../../etc/passwd": "0"}}',
        b'{"schema": "digest.manifest/1", "files": {"/etc/passwd": "0"}}',
        b'{"schema": "digest.manifest/1", "files": {}, "pending": {"a/../../b": ""}}',
        b"\xff\xfe",
    ],
)
def test_a_manifest_that_is_none_stops_everything(newsroom_: Newsroom, seen: bytes) -> None:
    with pytest.raises(PublishError, match="cannot be understood"):
        planned(built(newsroom_.folder / "site"), seen)


def test_the_plan_after_a_break_is_the_same_plan(newsroom_: Newsroom) -> None:
    before = planned(newsroom_.write(pages(14)), None).manifest
    whole = newsroom_.write({**pages(11), "index.html": b"new", "more.html": b"more"})
    plan = planned(whole, before)
    again = planned(whole, plan.pending)
    assert again.pending == plan.pending
    assert (again.put, again.delete, again.fresh) == (plan.put, plan.delete, ())
    assert again.deleted_share == plan.deleted_share == 3 / 17


def site_of(style: str, *stories: str) -> dict[str, bytes]:
    """A site whose pages have a style that is named by its content."""
    told = {f"stories/{name}/index.html": f"{style} {name}".encode() for name in stories}
    feeds = dict.fromkeys(("feed.xml", "outlets/post/feed.xml", "pagefind/pagefind-entry.json"), b"feed")
    shown = {"index.html": f"{style} {stories}".encode(), "archive/index.html": f"{style} {stories}".encode()}
    return {f"assets/site.{style}.css": b"p {}", **told, **shown, **feeds}


def test_what_pages_need_goes_first_then_new_pages_then_those_that_lead_there(newsroom_: Newsroom) -> None:
    before = planned(newsroom_.write(site_of("0a0a0a0a", "old", "kept")), None).manifest
    whole = newsroom_.write({**site_of("0b0b0b0b", "kept", "new"), "feed.xml": b"new"})
    plan = planned(whole, before)
    order = ["assets/site.0b0b0b0b.css", "stories/new/index.html"]
    order += ["archive/index.html", "stories/kept/index.html", "feed.xml", "index.html"]
    assert [file.path for file in plan.put] == order
    assert plan.delete == ("stories/old/index.html", "assets/site.0a0a0a0a.css"), "a page before its style"
    again = planned(whole, plan.pending)
    assert [file.path for file in again.put] == order, "after a break, too"
    assert again.delete == plan.delete


def test_nothing_that_leads_to_pages_goes_before_them(newsroom_: Newsroom) -> None:
    plan = planned(newsroom_.write({**site_of("0a0a0a0a", "a"), "edition/index.txt": b"a letter"}), None)
    paths = [file.path for file in plan.put]
    assert paths[:2] == ["assets/site.0a0a0a0a.css", "outlets/post/feed.xml"], "a feed that nobody knows yet"
    assert paths[4:] == ["edition/index.txt", "feed.xml", "index.html", "pagefind/pagefind-entry.json"]
    changed = {**site_of("0a0a0a0a", "a", "b"), "outlets/post/feed.xml": b"b"}
    later = planned(newsroom_.write(changed), plan.manifest)
    assert [file.path for file in later.put][-2:] == ["index.html", "outlets/post/feed.xml"]


def test_what_is_packed_beside_a_file_goes_when_the_file_goes(newsroom_: Newsroom) -> None:
    def packed(files: dict[str, bytes]) -> dict[str, bytes]:
        return files | {
            f"{path}{end}": data + end.encode() for path, data in files.items() for end in (".br", ".gz")
        }

    before = planned(newsroom_.write(packed(site_of("0a0a0a0a", "old", "kept"))), None).manifest
    plan = planned(
        newsroom_.write(packed({**site_of("0b0b0b0b", "kept", "new"), "feed.xml": b"new"})), before
    )
    order = [
        "assets/site.0b0b0b0b.css",
        "stories/new/index.html",
        "archive/index.html",
        "stories/kept/index.html",
    ]
    order += ["feed.xml", "index.html"]
    assert [file.path for file in plan.put] == [
        f"{path}{end}" for path in order for end in ("", ".br", ".gz")
    ]
    gone = ["stories/old/index.html", "assets/site.0a0a0a0a.css"]
    assert sorted(plan.delete[:3]) == [f"{gone[0]}{end}" for end in ("", ".br", ".gz")]
    assert sorted(plan.delete[3:]) == [f"{gone[1]}{end}" for end in ("", ".br", ".gz")]


def test_of_an_outlet_that_goes_the_page_goes_before_its_feed(newsroom_: Newsroom) -> None:
    outlet = {"outlets/post/index.html": b"with a feed", "outlets/post/feed.xml": b"feed"}
    before = planned(newsroom_.write({"index.html": b"1", **outlet}), None).manifest
    plan = planned(newsroom_.write({"index.html": b"2"}), before)
    assert plan.delete == ("outlets/post/index.html", "outlets/post/feed.xml")


def test_pages_under_way_are_no_published_pages(newsroom_: Newsroom) -> None:
    plan = planned(newsroom_.write(pages(3)), None)
    assert json.loads(plan.pending)["files"] == {}
    smaller = planned(newsroom_.write({"index.html": b"one"}), plan.pending)
    assert len(smaller.delete) == 5
    assert smaller.deleted_share == 0


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("stories/a/story.json", "application/json"),
        ("assets/site.0123456789.css", "text/css; charset=utf-8"),
        ("assets/serif.0123456789.woff2", "font/woff2"),
        ("icon.SVG", "image/svg+xml"),
        ("feed.xml", "application/atom+xml"),
        ("outlets/post/feed.xml", "application/atom+xml"),
        ("changes.xml", "application/atom+xml"),
        ("my-feed.xml", "application/xml"),
        ("_headers", "application/octet-stream"),
    ],
)
def test_a_file_is_called_what_it_is(path: str, kind: str) -> None:
    assert content_type(path) == kind


def test_only_names_that_change_with_the_content_are_kept_long() -> None:
    long = "public, max-age=999, immutable"
    assert cache_control("assets/site.0123456789.css", page_seconds=9, asset_seconds=999) == long
    for path in ("index.html", "assets/license.txt", "stories/2025.12/index.html", "a.deadbeef/index.html"):
        assert cache_control(path, page_seconds=9, asset_seconds=999) == "public, max-age=9"
