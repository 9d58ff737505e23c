"""Saved pages: what is told of the article in them, what is left out, and what is refused."""

import hashlib
import json
from pathlib import Path

import pytest

from digest.read import READERS, documents
from digest.read.extracted import Picture
from digest.read.refusal import Refusal
from digest.read.webpage import extracted

NEWS = (
    "The ferry Marta ran aground off the northern pier at noon on Monday, the harbor office of Eastport said.",
    "All 84 passengers were taken off by two pilot boats within an hour, and nobody was hurt, it added.",
    "The owner, Coast Lines, said that the rudder had failed after the ship left the quay in calm weather.",
    "“We heard a crack and then nothing more,” said Ann Lee, a nurse who was on her way to the islands.",
)
BODY = "".join(f"<p>{one}</p>" for one in NEWS)


def page(body: str = BODY, head: str = "", *, lang: str = "en") -> bytes:
    return f"<!doctype html><html lang={lang}><head>{head}</head><body>{body}</body></html>".encode()


def data(**told: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **told}
    told_safely = json.dumps(node).replace("</", "<\\/")
    return f'<script type="application/ld+json">{told_safely}</script>'


def test_a_page_tells_of_its_article_in_json_ld() -> None:
    head = data(
        headline="Ferry aground &amp; emptied",
        datePublished="2026-03-04T10:00:31.250+02:00",
        author=[{"@type": "Person", "name": "By <b>Ann Lee</b>"}, {"@type": "Person", "name": "Bo Ek"}],
        publisher={"@type": "Organization", "name": "Harbor Post"},
        mainEntityOfPage="https://post.example.org/ferry",
        image={"@type": "ImageObject", "url": "https://post.example.org/i/marta-aground.jpg"},
    )
    figure = (
        '<figure><img src="/x/marta-aground-640x480.jpg"><figcaption>The Marta at noon. '
        '<span class="credit">Photo: Cy Roe</span></figcaption></figure>'
    )
    found = extracted(page(f"<article><h1>Ferry</h1>{figure}{BODY}</article>", head))
    assert (found.title, found.outlet) == ("Ferry aground & emptied", "Harbor Post")
    assert (found.published, found.basis) == ("2026-03-04T10:00+02:00", "")
    assert found.authors == ("Ann Lee", "Bo Ek")
    assert (found.address, found.language) == ("https://post.example.org/ferry", "en")
    assert found.picture == Picture(
        address="https://post.example.org/i/marta-aground.jpg",
        credit="Photo: Cy Roe",
        caption="The Marta at noon.",
    )
    assert [one for one in found.paragraphs if one in NEWS] == list(NEWS)
    assert not any("Photo" in one for one in found.paragraphs)


def test_the_articles_of_a_graph_find_their_publisher_by_its_name() -> None:
    graph = [
        {"@type": "Organization", "@id": "#us", "name": "Harbor Post"},
        {"@type": ["WebPage"], "headline": "The page"},
        {"@type": "ReportageNewsArticle", "headline": "Ferry aground", "publisher": {"@id": "#us"}},
    ]
    found = extracted(
        page(BODY, f'<script type="application/ld+json">{json.dumps({"@graph": graph})},</script>')
    )
    assert found.title == ""  # a comma too many at the end is no JSON, and nothing is guessed from it
    found = extracted(
        page(BODY, f'<script type="application/ld+json">{json.dumps({"@graph": graph})};</script>')
    )
    assert (found.title, found.outlet) == ("Ferry aground", "Harbor Post")


def test_a_page_with_open_graph_alone_tells_enough() -> None:
    head = (
        "<title>Ferry aground - Harbor Post</title>"
        '<meta property="og:title" content="Ferry aground | Harbor Post">'
        '<meta property="og:site_name" content="Harbor Post">'
        '<meta property="article:published_time" content="2026-03-04">'
        '<meta property="og:url" content="https://post.example.org/ferry">'
        '<meta name="author" content="Ann Lee and Bo Ek">'
    )
    found = extracted(page(BODY, head))
    assert (found.title, found.outlet, found.published) == ("Ferry aground", "Harbor Post", "2026-03-04")
    assert (found.address, found.authors) == ("https://post.example.org/ferry", ("Ann Lee", "Bo Ek"))


def test_banners_related_links_and_comments_are_left_out() -> None:
    aside = (
        '<div class="cookie-banner"><p>We and our partners store cookies on your device, accept them all.</p></div>'
        f"<article>{BODY}"
        '<p>Read more: <a href="/b">Harbor to close its northern pier for a year</a></p>'
        '<div class="newsletter-promo"><p>Sign up for the best of the week from our harbor desk.</p></div></article>'
        '<section class="related-stories"><h2>More</h2><ul><li><a href="/c">Old lighthouse is sold</a></li></ul></section>'
        '<div id="comments"><p>I was on that ship and it was a scandal from the beginning to the end.</p></div>'
    )
    assert extracted(page(aside)).paragraphs == NEWS


def test_a_page_in_another_encoding_is_read_by_its_own_word() -> None:
    body = "<p>Das Fährschiff lief am Montag auf Grund, sagte die Behörde in Großenkneten.</p>" * 6
    raw = f'<html lang=de><head><meta charset="iso-8859-1"></head><body>{body}</body></html>'.encode("cp1252")
    assert "Fährschiff lief am Montag auf Grund" in extracted(raw).paragraphs[0]
    cyrillic = f"<html lang=uk><body>{'<p>Пором сів на мілину біля північного пірса, повідомив порт.</p>' * 6}</body></html>"
    assert "Пором сів" in extracted(cyrillic.encode("koi8-u"), charset="koi8-u").paragraphs[0]


def test_an_arabic_page_keeps_its_language_though_its_template_says_english() -> None:
    text = "<p>جنحت العبارة عند الرصيف الشمالي ظهر يوم الاثنين، حسبما أعلن مكتب الميناء في المدينة.</p>" * 5
    head = '<meta property="og:locale" content="ar_EG"><title>جنوح عبارة عند الرصيف الشمالي</title>'
    found = extracted(page(text, head))
    assert (found.language, found.title) == ("ar-EG", "جنوح عبارة عند الرصيف الشمالي")


def test_a_date_is_never_reckoned_from_today() -> None:
    for told in ("2 hours ago", "today", "04/05/2026", "1970-01-01T00:00:00Z", "0001-01-01", "Monday"):
        head = data(headline="Ferry aground", datePublished=told)
        assert extracted(page(f"<span class=date>{told}</span>{BODY}", head)).published == ""


def test_a_date_seen_in_the_text_alone_is_called_inferred() -> None:
    found = extracted(page(f'<div class="date">4 March 2026</div><article>{BODY}</article>'))
    assert (found.published, found.basis) == ("2026-03-04", "inferred")


def test_hostile_values_are_dropped_or_made_plain() -> None:
    head = data(
        headline="<script>alert(1)</script>Ferry <img src=x onerror=alert(1)>aground",
        author={"name": ["javascript:alert(1)@x", "Ann\u202e Lee"]},
        url="javascript:alert(1)",
        image=["data:image/png;base64,AA", "//user:pw@evil.example/x.png"],
        inLanguage='en"><script>',
        datePublished={"@value": {"@value": "x" * 50}},
        publisher=[[[{"name": {"name": "deep"}}]]],
    )
    found = extracted(page(BODY, head), address="file:///etc/passwd")
    assert (found.title, found.authors, found.address) == ("Ferry aground", ("Ann Lee",), "")
    assert (found.picture, found.language, found.published) == (None, "en", "")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "E_EMPTY"),
        (page("<nav><a href=/>Home</a></nav>"), "E_EMPTY"),
        (page("<div>" * 5_000 + BODY), "E_TOO_BIG"),
        (page("<p " + " ".join(f"a{n}=1" for n in range(9_000)) + f">{BODY}"), "E_TOO_BIG"),
        (b"%PDF-1.7 not a page", "E_ENCODING"),
        (b"<p>" * 2_000_000, "E_TOO_BIG"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(raw: bytes, code: str) -> None:
    with pytest.raises(Refusal) as told:
        extracted(raw)
    assert told.value.code == code


def test_a_missing_library_is_told_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    [problem] = READERS[".html"]("a.html", page()).problems
    assert (problem.code, 'pip install "digest[web]"' in problem.message) == ("E_EXTRA", True)


def test_a_saved_page_is_one_document_and_its_pictures_are_left_alone(tmp_path: Path) -> None:
    raw = page(BODY, data(headline='Ferry "aground"'))
    (tmp_path / "ferry.html").write_bytes(raw)
    (tmp_path / "ferry_files").mkdir()
    (tmp_path / "ferry_files" / "a.png").write_bytes(b"\x89PNG")
    given = documents(tmp_path)
    [made] = given.kept
    assert given.problems == ()
    assert (made.sha256, made.markup) == (hashlib.sha256(raw).hexdigest(), "text")
    assert made.checked.title == 'Ferry "aground"'
    assert made.text[made.body :].strip().split("\n\n") == list(NEWS)
