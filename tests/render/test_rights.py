"""How much of an article is shown: what it says itself counts most, then its outlet, then the site; and noindex."""

import json
import re
from pathlib import Path

import lxml.html
import pytest

from digest.building import build
from digest.cli import run
from digest.config import settings

SETTINGS = """\
[site]
url = "https://digest.example/"
rights = "excerpt"
excerpt_words = 30

[outlets.free]
name = "Free Press"
rights = "full"
images = "link"

[outlets.shy]
name = "Shy Post"
excerpt_words = 14
noindex = true
"""
ARTICLE = """\
---
outlet: {outlet}
published: 2026-03-0{day}
title: "{title}"
{more}---
The ferry Aurelia ran aground off Ellsund on Monday with forty people aboard. Nobody was hurt, the harbor office said.

{own} Divers looked at the hull for most of the night and found two long tears below the waterline. The
captain, Ida Moreau, may have misread the chart, the coast guard believes.

According to the coast guard the ship could be towed on Thursday. The ferry will probably stay in the dock for weeks.

Subscribe to our newsletter
"""
PICTURE = "https://press.example/hull.jpg"
PICTURED = f"image: {PICTURE}\nimage_credit: Ida Roe for all of the press of Ellsund and its harbor\n"
TELLINGS = (
    ("Free Press", "Ferry aground off Ellsund", PICTURED, "The pier was closed at noon."),
    ("Shy Post", "Aurelia runs aground near Ellsund", PICTURED, "The mayor came to the pier."),
    ("Third Courier", "Ferry Aurelia aground", "", "Buses replace the ferry."),
    ("Fourth Voice", "Grounded ferry waits for tow", "rights: full\n", "The band played on."),
)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("rights")
    (room / "seeds").mkdir()
    for day, (outlet, title, more, own) in enumerate(TELLINGS, 1):
        text = ARTICLE.format(outlet=outlet, title=title, more=more, own=own, day=day)
        (room / "seeds" / f"{outlet.split()[0].lower()}.md").write_text(text, encoding="utf-8")
    (room / "digest.toml").write_text(SETTINGS, encoding="utf-8")
    build(settings(room), now=None)
    return room


def page(room: Path, outlet: str) -> lxml.html.HtmlElement:
    [place] = (room / "site" / "stories").glob(f"*/{outlet}/index.html")
    return lxml.html.document_fromstring(place.read_text(encoding="utf-8"))


def words(tree: lxml.html.HtmlElement) -> int:
    return len(
        " ".join(one.text_content() for one in tree.xpath("//section[@id='text']//*[@data-span]")).split()
    )


def test_an_article_counts_more_than_its_outlet_and_that_more_than_the_site(room: Path) -> None:
    shown = {
        name: words(page(room, name)) for name in ("free-press", "shy-post", "third-courier", "fourth-voice")
    }
    assert shown["free-press"] > 70
    assert shown["fourth-voice"] > 70
    assert 14 < shown["third-courier"] <= 30
    assert 0 < shown["shy-post"] <= 14


def test_the_page_of_an_excerpt_holds_nothing_of_the_article_beyond_it_but_names(room: Path) -> None:
    for outlet, id_ in (("shy-post", "shy"), ("third-courier", "third")):
        tree = page(room, outlet)
        spans = tree.xpath("//section[@id='text']//@data-span")
        end = max(int(one.rsplit(":", 1)[1]) for one in spans)
        beyond = [
            one.text_content()
            for one in tree.xpath("//*[@data-span]")
            if one.get("data-span").startswith(f"{id_}:")
            and int(one.get("data-span").rsplit(":", 1)[1]) > end
        ]
        assert [one for one in beyond if len(one.split()) > 4] == [], outlet
        assert tree.xpath("//*[@id='rest']"), outlet


def test_the_index_of_the_search_and_feeds_of_a_site_hold_no_more_of_its_running_text(room: Path) -> None:
    """Single passages are quoted with their source; the words around them are not."""
    tree = page(room, "shy-post")
    assert "Divers looked at the hull" not in tree.xpath("string(//section[@id='text'])")
    assert "Subscribe" not in tree.text_content()


def test_a_page_leads_to_a_picture_only_where_the_settings_allow_it_and_never_shows_one(room: Path) -> None:
    free, shy = page(room, "free-press"), page(room, "shy-post")
    [link] = free.xpath(f"//header//a[@href='{PICTURE}']")
    assert {"noreferrer", "nofollow"} <= set(link.get("rel").split())
    assert "Ida Roe for all of the press" in link.getparent().text_content()
    assert not shy.xpath("//*[contains(., 'Ida Roe')]")
    held = [one.read_bytes() for one in (room / "site").rglob("*") if one.is_file()]
    assert sum(PICTURE.encode() in data for data in held) == 1
    assert not free.xpath("//img")


def test_pages_of_an_outlet_that_search_engines_shall_leave_out_say_so_and_are_not_on_the_map(
    room: Path,
) -> None:
    robots = "//meta[@name='robots']/@content"
    site = room / "site"
    assert page(room, "shy-post").xpath(robots) == ["noindex"]
    assert page(room, "free-press").xpath(robots) == []
    outlet = lxml.html.parse(site / "outlets" / "shy-post" / "index.html")
    assert outlet.xpath(robots) == ["noindex"]
    listed = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/free-press/" in listed
    assert "shy-post" not in listed
    assert re.search(r"<loc>https://digest\.example/stories/[^/]+/</loc>", listed)


def test_files_that_cannot_say_so_themselves_are_named_to_the_hosts(room: Path) -> None:
    told = (room / "site" / "_headers").read_text(encoding="utf-8").splitlines()
    named = {told[at - 1] for at, line in enumerate(told) if "X-Robots-Tag: noindex" in line}
    assert {"/outlets/shy-post/*", "/*.json", "/*.csv", "/*.xml"} <= named
    assert not any("free" in one for one in named)


def test_a_story_that_only_such_outlets_tell_is_left_out_too(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    outlet, title, more, own = TELLINGS[1]
    text = ARTICLE.format(outlet=outlet, title=title, more=more, own=own, day=1)
    (tmp_path / "seeds" / "shy.md").write_text(text, encoding="utf-8")
    (tmp_path / "digest.toml").write_text(SETTINGS, encoding="utf-8")
    build(settings(tmp_path), now=None)
    [story] = (tmp_path / "site" / "stories").glob("*/index.html")
    assert lxml.html.parse(story).xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "/stories/" not in (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")


def test_how_much_of_an_outlet_stands_on_a_site_is_told_and_more_than_may_is_refused(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = room / "digest.toml"
    assert run(["verify", "--shares", "--json", "--config", str(config)]) == 0
    told = {one["outlet"]: one for one in json.loads(capsys.readouterr().out)["shares"]}
    assert told["Free Press"]["pages"] == {"median": 100, "least": 100, "most": 100}
    assert 0 < told["Shy Post"]["pages"]["most"] <= told["Shy Post"]["anywhere"]["most"] <= 100
    most = told["Third Courier"]["anywhere"]["most"]
    limited = room / "limited.toml"
    for cap, outcome in ((most, 0), (most - 1, 1)):
        text = (
            config.read_text(encoding="utf-8")
            + f'[outlets.third]\nname = "Third Courier"\nmost_share = {cap}\n'
        )
        limited.write_text(text, encoding="utf-8")
        for command in ("verify", "check"):
            assert run([command, "--config", str(limited)]) == outcome, command
            said = capsys.readouterr().err
            assert (f"{most} % of its words stand on the site, {cap} % may" in said) is bool(outcome), command


def test_what_may_be_shown_in_full_has_no_limit(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    limited = room / "limited.toml"
    text = (room / "digest.toml").read_text(encoding="utf-8").replace("[site]\n", "[site]\nmost_share = 1\n")
    limited.write_text(text, encoding="utf-8")
    assert run(["verify", "--config", str(limited)]) == 1
    said = capsys.readouterr().err
    assert "third.md" in said
    assert "shy.md" in said
    assert "free.md" not in said, "its outlet agreed"
    assert "fourth.md" not in said, "its own head says so"
    assert run(["verify", "--shares", "--config", str(room / "digest.toml")]) == 0
    assert "Free Press: 1 article, of their words 100 % on pages, 100 % with data" in capsys.readouterr().out


def test_the_same_holds_of_a_site_of_articles_alone(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = str(room / "digest.toml")
    assert run(["build", "--no-analysis", "--config", config, "--site", str(room / "plain")]) == 0
    plain = room / "plain"
    free, shy, third = (
        lxml.html.parse(plain / "articles" / f"{name}.html").getroot() for name in ("free", "shy", "third")
    )
    assert "dock for weeks" in free.text_content()
    assert "Nobody was hurt" in third.text_content()
    assert "Divers" not in third.text_content()
    assert "Nobody was hurt" not in shy.text_content()
    assert shy.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert free.xpath("//meta[@name='robots']/@content") == []
    assert "shy" not in (plain / "sitemap.xml").read_text(encoding="utf-8")
    assert len(free.xpath(f"//header//a[@href='{PICTURE}']")) == 1
    assert not shy.xpath("//header//a[contains(@href, 'press.example')]")
    capsys.readouterr()
    assert run(["verify", str(plain), "--config", config]) == 0, capsys.readouterr().err
