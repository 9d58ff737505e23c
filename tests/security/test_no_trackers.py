"""No file of a site makes a browser ask another host for anything, or tells another where a reader came from."""

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from digest.building import build
from digest.config import settings
from digest.render import files
from digest.settings import SiteSettings
from digest.testing import newsroom

THEMES = Path(__file__).parents[2] / "themes"
SITE = SiteSettings(rights="full", url="https://digest.example/", offline=True)
ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)  # with a host of its own
# What a browser fetches or sends by itself, or when a form is sent: all but links that a reader follows.
ASKED = {
    "action", "archive", "background", "cite", "classid", "codebase", "data", "formaction", "icon", "longdesc",
    "manifest", "ping", "poster", "profile", "src", "srcset", "usemap",
}  # fmt: skip
NAMING = {"canonical", "alternate"}  # relations of <link> for which nothing is fetched
SPYING = re.compile(
    rb"navigator\.sendBeacon|document\.cookie|new Image\(|XMLHttpRequest|EventSource|WebSocket"
)
EVIL = """\
---
title: A page with ways out
url: https://outlet.example/ways-out
---
![pixel](https://tracker.example/pixel.png) and <img src="//tracker.example/p.gif"> and
<link rel=prefetch href=https://tracker.example/x> and [a link](https://tracker.example/page).

<iframe src="https://tracker.example/"></iframe><a ping="https://tracker.example/ping" href="/x">x</a>
"""


def asked(page: lxml.html.HtmlElement) -> Iterator[str]:
    """Every address elsewhere that a page would ask."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            linked = element.tag in ("link", "use", "image") and name in ("href", "imagesizes", "imagesrcset")
            names = linked and NAMING & {*element.get("rel", "").split()}
            if (name in ASKED or (linked and not names)) and ELSEWHERE.match(str(value)):
                yield f"<{element.tag} {name}={value}>"
            if name == "style" or (name == "http-equiv" and str(value).lower() == "refresh"):
                rest = element.get("content", "") if name == "http-equiv" else str(value)
                yield from (f"<{element.tag} {name}: {rest}>" for _ in re.findall(r"//", rest))


def leaks(page: lxml.html.HtmlElement) -> Iterator[str]:
    """Links to other hosts that say where the reader came from, or hand them this page's window."""
    policy = page.xpath("string(//meta[@name='referrer']/@content)")
    for link in page.xpath("//a[@href]"):
        rel = {*link.get("rel", "").split()}
        away = ELSEWHERE.match(link.get("href")) and not link.get("href").startswith(SITE.url)
        if away and ("noreferrer" not in rel or policy != "same-origin"):
            yield f"{link.get('href')} rel={link.get('rel')}"


def wrong(path: str, data: bytes) -> list[str]:
    """What is wrong with one file of a site."""
    if path.endswith(".html"):
        page = lxml.html.document_fromstring(data.decode())
        found = [*asked(page), *leaks(page)]
    elif path.endswith((".css", ".svg")):
        found = re.findall(
            r"url\(\s*[\"']?(?:https?:)?//[^)]*|@import[^;]*|href=\"(?:https?:)?//[^\"]*", data.decode()
        )
    elif path.endswith(".js") and not path.startswith("pagefind/"):
        found = [one.decode() for one in SPYING.findall(data)]
        found += re.findall(r"(?:fetch|import|importScripts)\(\s*[\"'`](?:https?:)?//[^)]*", data.decode())
    else:
        found = []
    return [f"{path}: {one}" for one in found]


@pytest.mark.parametrize("theme", ["plain", "broadsheet"])
def test_nothing_is_asked_of_another_host_and_no_link_tells_where_a_reader_was(theme: str) -> None:
    from dataclasses import replace  # noqa: PLC0415 - for this one line

    made = files(newsroom.rich(), theme_folders=[THEMES], site=replace(SITE, theme=theme))
    pages = {file.path: file.data for file in made}
    assert sum(path.endswith(".html") for path in pages) > 20
    outgoing = sum(data.count(b'href="https://') for path, data in pages.items() if path.endswith(".html"))
    assert outgoing > 5, "there are links to see"
    assert [one for path, data in sorted(pages.items()) for one in wrong(path, data)] == []


def test_nor_by_what_articles_and_own_pages_bring_along(tmp_path: Path) -> None:
    for folder, name in (("seeds", "evil.md"), ("pages", "about.md")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(EVIL, encoding="utf-8")
    for analysis in ("true", "false"):
        (tmp_path / "digest.toml").write_text(
            f'[site]\nrights = "full"\n[build]\nanalysis = {analysis}\n', encoding="utf-8"
        )
        build(settings(tmp_path), now=None)
        made = {
            place: place.read_bytes() for place in sorted((tmp_path / "site").rglob("*")) if place.is_file()
        }
        assert b"tracker.example/page" in b"".join(made.values()), "a link that a reader may follow stays"
        told = [one for place, data in made.items() for one in wrong(place.name, data)]
        assert told == [], analysis


def test_the_rule_sees_what_it_forbids() -> None:
    bad = (
        b'<img src="//x.example/p.gif"><link rel="preload" href="https://x.example/f"><video poster="http://x.example/">'
        b'<meta http-equiv="refresh" content="0; url=https://x.example/"><form action="https://x.example/"></form>'
        b'<a href="https://x.example/" rel="noopener">x</a><p style="background:url(//x.example/)">x</p>'
    )
    assert len(wrong("page.html", bad)) == 7
    assert wrong("a.css", b"p { background: url(https://x.example/p.gif) }")
    assert wrong("a.js", b'fetch("https://x.example/")')
