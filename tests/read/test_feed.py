"""Feeds of every format give the same items, whatever their server made of them."""

import sys

import pytest

from digest.read import READERS
from digest.read.feed import article, feed
from digest.read.refusal import Refusal

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Harbor Post</title><link>https://post.example/</link><language>en-us</language>
<item><title>A ferry "aground" &amp; afloat</title><link>/news/a-ferry-aground.html?a=1&b=2</link>
<guid isPermaLink="false">17</guid><pubDate>Mon, 05 Jan 2026 10:00:00 EST</pubDate>
<dc:creator>Ann Lee</dc:creator><category>Sea</category><category>Sea</category>
<media:content url="/p.jpg" medium="image"><media:credit>Bo Ek</media:credit></media:content>
<description>Short.</description>
<content:encoded><![CDATA[<p>The ferry&nbsp;ran <b>aground</b>.</p><script>x()</script><p>Nobody was hurt.</p>]]></content:encoded>
</item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://post.example/x/">
<title>Hafenpost</title><link rel="self" href="feed.xml"/><link href="/"/>
<entry xml:base="news/"><id>urn:a</id><title type="html">Fähre &amp;amp; Kai</title>
<link rel="alternate" href="a-ferry-aground"/><updated>2026-01-05T10:00:00+01:00</updated>
<author><name>Ann Lee</name><email>ann@post.example</email></author><category term="see"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Die Fähre lief auf Grund.</p><p>1 &lt; 2.</p></div></content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://post.example/"><title>Old Post</title>
<link>https://post.example/</link></channel><item rdf:about="https://post.example/1"><title>One</title>
<description>The ferry ran aground.</description><dc:date>2026-01-05</dc:date></item></rdf:RDF>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "home_page_url": "https://post.example/",
"language": "uk", "items": [{"id": 7, "url": "https://post.example/7", "title": "1 < 2", "content_text":
"The ferry ran <aground>.\\n\\nNobody was hurt.", "date_published": "2026-01-05T10:00:00Z", "tags": ["sea"],
"authors": [{"name": "Ann Lee"}], "image": "/p.jpg"}]}"""


def test_rss_gives_its_whole_text_its_date_and_its_people() -> None:
    found = feed(RSS.encode(), address="https://post.example/feed.xml")
    assert (found.title, found.address, found.language) == ("Harbor Post", "https://post.example/", "en-us")
    [item] = found.items
    assert (item.id, item.title) == ("17", 'A ferry "aground" & afloat')
    assert item.link == "https://post.example/news/a-ferry-aground.html?a=1&b=2"
    assert (item.published, item.authors, item.categories) == (
        "2026-01-05T10:00-05:00",
        ("Ann Lee",),
        ("Sea",),
    )
    assert item.picture is not None
    assert (item.picture.address, item.picture.credit) == ("https://post.example/p.jpg", "Bo Ek")
    assert article(item, found).paragraphs == ("The ferry ran aground.", "Nobody was hurt.")


def test_atom_gives_xhtml_as_text_and_addresses_by_its_bases() -> None:
    found = feed(ATOM.encode())
    assert (found.title, found.address, found.language) == ("Hafenpost", "https://post.example/", "de")
    [item] = found.items
    assert (item.title, item.link) == ("Fähre & Kai", "https://post.example/x/news/a-ferry-aground")
    assert (item.updated, item.authors, item.categories) == ("2026-01-05T10:00+01:00", ("Ann Lee",), ("see",))
    made = article(item, found)
    assert made.paragraphs == ("Die Fähre lief auf Grund.", "1 < 2.")
    assert (made.outlet, made.language, made.published) == ("Hafenpost", "de", "2026-01-05T10:00+01:00")


def test_rdf_and_json_feeds_are_feeds() -> None:
    [old] = feed(RDF.encode()).items
    assert (old.id, old.link, old.published) == (
        "https://post.example/1",
        "https://post.example/1",
        "2026-01-05",
    )
    found = feed(JSON.encode())
    [new] = found.items
    assert (new.id, new.title, new.published) == ("7", "1 < 2", "2026-01-05T10:00+00:00")
    made = article(new, found)
    assert made.paragraphs == ("The ferry ran <aground>.", "Nobody was hurt.")
    assert (made.outlet, made.language, made.tags) == ("Post", "uk", ("sea",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig", "windows-1251", "koi8-r"])
def test_a_feed_is_read_in_the_encoding_that_it_names(encoding: str) -> None:
    named = "utf-8" if encoding == "utf-8-sig" else encoding
    text = f"<?xml version='1.0' encoding='{named}'?><rss><channel><title>Пошта</title></channel></rss>"
    assert feed(text.encode(encoding)).title == "Пошта"


def test_windows_quotation_marks_under_a_false_name_are_quotation_marks() -> None:
    text = "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>“Post” &#146;</title></channel></rss>"
    assert feed(text.encode("cp1252")).title == "“Post” ’"


def test_a_feed_cut_off_gives_the_items_before_and_says_so() -> None:
    whole = RSS.replace("</item>", "</item><item><title>Two</title><link>/2")
    found = feed(whole[: whole.index("<link>/2") + 7].encode())
    assert [item.title for item in found.items] == ['A ferry "aground" & afloat', "Two"]
    assert [odd.code for odd in found.oddities] == ["W_XML"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><rss><channel><title>&b;</title></channel></rss>', "E_XML"),
        (b'x<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]><rss/>', "E_XML"),
        (b"<!-- -->\n<!DOCTYPE a [<!ELEMENT b ANY>]><rss/>", "E_XML"),
        (b"<html><body>no feed</body></html>", "E_FORMAT"),
        (b'<opml version="2.0"/>', "W_OPML"),
        (b'{"version": 1}', "E_FORMAT"),
        (b'[{"a": 1}]', "E_FORMAT"),
        (b'{"version": ', "E_JSON"),
        (b"[" * 1_000, "E_JSON"),
        (b"", "E_FORMAT"),
        (b"PK\x03\x04\xff\xfe", "E_ENCODING"),
        (b" " * 20_000_001, "E_TOO_BIG"),
        (b"<rss>" + b"<a/>" * 1_000_001, "E_TOO_BIG"),
    ],
)
def test_what_is_no_feed_or_means_harm_is_refused_with_its_reason(raw: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        feed(raw)
    assert refused.value.code == code


def test_a_doctype_without_definitions_is_passed_over() -> None:
    told = b'<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/rss.dtd"><rss><channel><title>A</title></channel></rss>'
    assert feed(told).title == "A"


def test_items_without_a_date_have_none_and_none_is_made_up() -> None:
    [item] = feed(b"<rss><channel><item><title>a</title><pubDate>2026</pubDate></item></channel></rss>").items
    assert (item.published, item.updated) == (None, None)


def test_the_articles_of_a_feed_are_documents_named_after_their_addresses() -> None:
    given = READERS[".xml"]("seeds/a.xml", RSS.encode())
    [document] = given.kept
    assert document.path == "seeds/a.xml/a-ferry-aground"
    fields = document.checked
    assert (fields.title, fields.outlet, fields.published) == (
        'A ferry "aground" & afloat', "Harbor Post", "2026-01-05T10:00-05:00",
    )  # fmt: skip
    assert 'A ferry "aground" & afloat' in document.text[: document.body]


def _items(*told: str) -> bytes:
    return f"<rss><channel><title>Post</title>{''.join(told)}</channel></rss>".encode()


def _told(title: str, text: str = "The ferry ran aground.", id_: str = "") -> str:
    return f"<item><title>{title}</title><guid isPermaLink='false'>{id_}</guid><description>{text}</description></item>"


def test_names_and_hashes_stay_when_an_item_is_added() -> None:
    before = READERS[".xml"]("s/a.xml", _items(_told("One"), _told("Two")))
    after = READERS[".xml"]("s/a.xml", _items(_told("Zero", "Another text."), _told("One"), _told("Two")))
    known = {one.path: one.sha256 for one in after.kept}
    assert [one.path for one in before.kept] == ["s/a.xml/one", "s/a.xml/two"]
    assert all(known[one.path] == one.sha256 for one in before.kept)


def test_items_of_one_title_are_told_apart_and_twins_are_taken_once() -> None:
    given = READERS[".xml"](
        "s/a.xml",
        _items(_told("One", id_="1"), _told("One", id_="2"), _told("One", id_="1"), _told("Two", "")),
    )
    names = [one.path.removeprefix("s/a.xml/one-") for one in given.kept]
    assert len({*names}) == len(names) == 2
    assert all(len(name) == 8 for name in names)
    assert {(one.path, one.code) for one in given.problems} == {
        ("s/a.xml/two", "W_EMPTY"),
        ("s/a.xml", "W_TWICE"),
    }


def test_where_the_library_is_missing_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    [problem] = READERS[".xml"]("s/a.xml", RSS.encode()).problems
    assert (problem.code, 'pip install "digest[web]"' in problem.message) == ("E_EXTRA", True)


@pytest.mark.parametrize(
    ("title", "last", "left"),
    [
        ("Ferry runs aground", "The post <a>Ferry runs aground</a> appeared first on <a>Harbor Post</a>.", 1),
        ("Ferry runs aground", "Der Beitrag Ferry runs aground erschien zuerst auf Harbor Post.", 1),
        ("Ferry", "Ferry crews told the Harbor Post so.", 2),
        ("Ferry runs aground", "Nobody was hurt, the owner told the Harbor Post.", 2),
    ],
)
def test_the_line_with_which_a_program_signs_an_item_is_no_news(title: str, last: str, left: int) -> None:
    text = f"<p>The ferry ran aground.</p><p>{last}</p>".replace("<", "&lt;")
    item = f"<item><title>{title}</title><description>{text}</description></item>"
    found = feed(f'<rss version="2.0"><channel><title>Harbor Post</title>{item}</channel></rss>'.encode())
    assert len(article(found.items[0], found).paragraphs) == left
