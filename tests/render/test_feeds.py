"""Feeds, sitemap and the head of pages: read back by other programs, and every word of news in them proved."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import feedparser
import ferry_story as ferry
import pytest
from ferry_site import STORY, built, pages
from lxml import etree

from digest.render.machines.feeds import moment, name
from digest.render.machines.sitemap import MOST, sitemaps
from digest.render.verify import verify

URL = "https://news.example/daily/"
ROOT = Path(__file__).resolve().parents[2]
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
UUID_8 = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return built(url=URL)


def feeds(site: Mapping[str, bytes], ending: str) -> dict[str, bytes]:
    found = {path: data for path, data in site.items() if re.search(rf"(?:feed|changes)\.{ending}$", path)}
    assert {f"feed.{ending}", f"changes.{ending}", f"outlets/kestrel-wire/feed.{ending}"} <= found.keys()
    return found


def leads_somewhere(address: str, site: Mapping[str, bytes]) -> bool:
    """Whether a full address is that of a file of the site, and its fragment a place in it."""
    path, _, fragment = address.removeprefix(URL).partition("#")
    file = f"{path}index.html" if not path or path.endswith("/") else path
    held = not fragment or f'id="{fragment}"' in site.get(file, b"").decode()
    return address.startswith(URL) and file in site and held


def test_feedparser_reads_every_feed_without_a_complaint(site: dict[str, bytes]) -> None:
    for path, data in feeds(site, "xml").items():
        read: Any = feedparser.parse(data)
        assert not read.bozo, (path, read.get("bozo_exception"))
        assert read.version == "atom10"
        assert read.entries, path
        assert [link.href for link in read.feed.links if link.rel == "self"] == [URL + path]


def test_entries_have_lasting_names_dates_and_ways_to_their_story(site: dict[str, bytes]) -> None:
    for path, data in feeds(site, "xml").items():
        tree = etree.fromstring(data)
        ids = [one.text for one in tree.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids)), path
        assert all(UUID_8.fullmatch(one or "") for one in ids), path
        for kind in ("updated", "published"):
            assert all(RFC_3339.fullmatch(one.text or "") for one in tree.iter(ATOM + kind)), path
        for entry in tree.iter(f"{ATOM}entry"):
            [link] = entry.findall(f"{ATOM}link")
            assert link.get("href") == URL + STORY, "never the front page"


def test_each_link_in_an_entry_leads_to_a_page_and_the_sentence_on_it(site: dict[str, bytes]) -> None:
    for data in feeds(site, "xml").values():
        for content in etree.fromstring(data).iter(f"{ATOM}content"):
            links = re.findall(r'href="([^"]+)"', content.text or "")
            assert len(links) > 2
            assert [one for one in links if not leads_somewhere(one, site)] == []


def test_a_json_feed_says_the_same_as_its_atom_feed_and_keeps_to_its_version(site: dict[str, bytes]) -> None:
    for path, data in feeds(site, "json").items():
        told = json.loads(data)
        assert told["version"] == "https://jsonfeed.org/version/1.1"
        assert told["feed_url"] == URL + path
        assert leads_somewhere(told["home_page_url"], site)
        tree = etree.fromstring(site[path.replace(".json", ".xml")])
        entries = list(tree.iter(f"{ATOM}entry"))
        assert len(told["items"]) == len(entries)
        for item, entry in zip(told["items"], entries, strict=True):
            assert item["id"] == entry.findtext(f"{ATOM}id")
            assert item["title"] == entry.findtext(f"{ATOM}title") == item["_digest"]["title"]["text"]
            assert item["content_html"] == entry.findtext(f"{ATOM}content")
            assert RFC_3339.fullmatch(item["date_published"])
            assert RFC_3339.fullmatch(item["date_modified"])


def test_a_feed_of_changes_tells_a_story_anew_where_the_others_know_it_again() -> None:
    assert name(URL, "story", "s1") == name("https://news.example/moved/", "story", "s1")
    assert name(URL, "story", "s1") != name("https://other.example/", "story", "s1")
    assert name(URL, "story", "s1", "2026-01-02") != name(URL, "story", "s1", "2026-01-03")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2026-01-02", "2026-01-02T00:00:00Z"),
        ("2026-01-02T10:20", "2026-01-02T10:20:00Z"),
        ("2026-01-02 10:20+0130", "2026-01-02T10:20:00+01:30"),
        ("2026-01-02T10:20:30-05:00", "2026-01-02T10:20:30-05:00"),
        ("2026-01-02T10:20Z", "2026-01-02T10:20:00Z"),
    ],
)
def test_a_moment_is_told_as_feeds_want_it(value: str, told: str) -> None:
    assert moment(value) == told


def test_pages_name_their_feeds_and_each_is_there(site: dict[str, bytes]) -> None:
    for path, page in pages(site).items():
        if path in {"edition/email.html", "404.html"}:  # the second names them by full addresses
            continue
        named = page.xpath("//link[@rel='alternate' and contains(@type, 'atom')]/@href")
        up = path.count("/")
        assert named[-2:] == [f"{'../' * up}feed.xml", f"{'../' * up}changes.xml"], path
        assert all(normpath(join(dirname(path), href)) in site for href in named), path
        if path.startswith("outlets/kestrel") or re.fullmatch(r"countries/[A-Z]{2}/index\.html", path):
            assert named[0] == "feed.xml", path


def test_without_an_address_there_is_no_feed_no_map_no_letter_and_no_page_names_one() -> None:
    plain = built()
    gone = re.compile(r"(?:feed|changes)\.(?:xml|json)$|^sitemap|^edition/")
    assert [path for path in plain if gone.search(path)] == []
    assert b"atom+xml" not in plain["index.html"]
    assert b"Sitemap" not in plain["robots.txt"]


def test_the_sitemap_fits_its_schema_and_lists_each_page_once(site: dict[str, bytes]) -> None:
    tree = etree.fromstring(site["sitemap.xml"])
    folder = ROOT / "node_modules" / "sitemap" / "schema"
    if (folder / "sitemap.xsd").is_file():  # a tool of npm's; CI has it
        etree.XMLSchema(etree.parse(folder / "sitemap.xsd")).assertValid(tree)
    listed = [one.text for one in tree.iter("{*}loc")]
    assert len(listed) == len(set(listed))
    led = {path for path, data in site.items() if b'http-equiv="refresh"' in data}
    wanted = {path for path in site if re.search(r"(?:^|/)index\.html$", path)} - led
    assert {f"{(one or '').removeprefix(URL)}index.html" for one in listed} == wanted
    days = {one.findtext("{*}loc"): one.findtext("{*}lastmod") for one in tree}
    assert days[URL + STORY] == ferry.edition().digests[0].last_published[:10]  # type: ignore[index]
    assert days[f"{URL}method/"] is None, "nobody knows when that changed"


def test_a_long_sitemap_is_split_as_the_protocol_says() -> None:
    listed = [f"stories/s{number}/index.html" for number in range(MOST + 1)]
    made = {file.path: file.data for one in sitemaps(listed, {}, URL) for file in one.make()}
    assert sorted(made) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    counts = [len(list(etree.fromstring(made[f"sitemap-{number}.xml"]))) for number in (1, 2)]
    assert counts == [MOST, 1]
    index = [one.text for one in etree.fromstring(made["sitemap.xml"]).iter("{*}loc")]
    assert index == [f"{URL}sitemap-1.xml", f"{URL}sitemap-2.xml"]


def test_a_site_that_asks_not_to_be_listed_says_so_on_every_page_and_has_no_sitemap() -> None:
    hidden = built(url=URL, noindex=True)
    for path, page in pages(hidden).items():
        assert "noindex" in page.xpath("//meta[@name='robots']/@content"), path
    assert "sitemap.xml" not in hidden
    assert b"Sitemap" not in hidden["robots.txt"]
    assert b"X-Robots-Tag: noindex" in hidden["_headers"]


def test_a_story_says_in_json_ld_what_it_is_and_on_what_it_is_based(site: dict[str, bytes]) -> None:
    page = pages(site)[f"{STORY}index.html"]
    [held] = page.xpath("//script[@type='application/ld+json']/text()")
    assert "<" not in held
    told = json.loads(held)
    digest = ferry.edition().digests[0]
    assert told["@type"] == "Article"
    assert told["headline"] == page.xpath("string(//h1)").strip() == digest.title_text
    assert told["datePublished"] == digest.first_published
    assert told["dateModified"] == digest.last_published
    assert told["publisher"]["name"] == "The Ellsund Digest"
    assert told["mainEntityOfPage"] == URL + STORY
    based = told["isBasedOn"]
    assert len(based) == len(digest.analysis.story.articles)
    assert {one.get("url") for one in based} == {article.url for article in digest.analysis.story.articles}
    graph = dict(
        zip(page.xpath("//meta[@property]/@property"), page.xpath("//meta[@property]/@content"), strict=True)
    )
    assert graph["og:title"] == digest.title_text
    assert graph["og:url"] == URL + STORY
    assert "og:image" not in graph, "pictures are switched off"


def test_a_headline_cannot_end_the_data_that_it_stands_in() -> None:
    site = built(url=URL, title="</script><script>alert(1)</script>")
    page = pages(site)["index.html"]
    assert page.xpath("//script[not(@type) and not(@src)]") == []
    [held] = page.xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(held)["name"] == "</script><script>alert(1)</script>"


def sources() -> dict[str, tuple[str, str]]:
    articles = ferry.edition().digests[0].analysis.story.articles
    return {article.path: (article.sha256, article.text) for article in articles}


def test_every_word_of_news_in_feeds_tables_letters_and_heads_is_proved(site: dict[str, bytes]) -> None:
    assert verify(site, sources()) == ()


@pytest.mark.parametrize(
    "path", ["feed.xml", "feed.json", f"{STORY}claims.csv", "edition/index.txt", "edition/email.html"]
)
def test_a_word_changed_in_any_of_them_is_found(site: dict[str, bytes], path: str) -> None:
    said = ferry.edition().digests[0].summary[0].span.text[:24].encode()
    forged = site[path].replace(said, said.upper())
    assert forged != site[path]
    assert path in {problem.path for problem in verify({**site, path: forged}, sources())}


@pytest.mark.parametrize("path", ["feed.xml", "feed.json"])
def test_a_headline_changed_in_a_feed_is_found(site: dict[str, bytes], path: str) -> None:
    title = ferry.edition().digests[0].title_text.encode()
    at = site[path].index(title)
    forged = site[path][:at] + title.upper() + site[path][at + len(title) :]
    assert path in {problem.path for problem in verify({**site, path: forged}, sources())}


def test_words_of_an_article_in_the_head_of_a_page_need_a_mark_in_its_body(site: dict[str, bytes]) -> None:
    path = f"{STORY}index.html"
    sentence = next(
        one.span.text
        for one in ferry.edition().digests[0].analysis.sentences
        if len(one.span.text.split()) > 9
    )
    forged = site["index.html"].decode().replace("</title>", f" {sentence}</title>")
    found = verify({**site, "index.html": forged.encode()}, sources())
    assert {(problem.path, problem.code) for problem in found} == {("index.html", "V_RECEIPT")}
    assert path in site


def test_the_letter_is_led_to_from_the_front_page_and_from_where_feeds_are_told_of(
    site: dict[str, bytes],
) -> None:
    for path in ("index.html", "method/index.html"):
        [page] = pages({path: site[path]}).values()
        hrefs = {normpath(join(dirname(path), href)) for href in page.xpath("//main//a/@href")}
        assert {"edition/email.html", "edition/index.txt"} <= hrefs, path
    assert b"edition/" not in built()["index.html"], "without an address there is none"
