"""Nothing that runs, hides or leads astray passes the gates."""

import re
from collections.abc import Callable
from time import process_time
from typing import NoReturn

import lxml.html
import pytest
from corpora import payloads
from hypothesis import given
from hypothesis import strategies as st

from digest.render.gates import ATTRIBUTES, LONGEST, TAGS, safe_url, sanitize

ADDED_BY_GATE = {"rel"}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
COLLECTIONS = (
    "xss_ammonia", "xss_bleach", "xss_dompurify", "xss_h5sc", "xss_miniflux_sanitizer",
    "breakouts_by_context",
    "html_html5lib_tree", "markdown_cmark_regression", "strings_blns",
)  # fmt: skip
OWN = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<p onclick="alert(1)" style="position:fixed" class="x" id="config" name="y">text</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\tscript:alert(1)">x</a>',
    '<a href="&#x6A;avascript&colon;alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="//evil.example/">x</a>',
    '<a href="/\\evil.example/">x</a>',
    '<a href="\\\\evil.example">x</a>',
    '<a href="https://user:secret@evil.example/">x</a>',
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<table background='javascript:alert(1)'><td>x",
    "<a href=page.html ping=//evil.example>x</a>",
    "<p lang='\"><img src=x onerror=alert(1)>'>x",
    "lone \ud800 surrogate, \x00 and \ufffe",
)


def bad_in(html: str) -> list[str]:
    """What a browser would run, or be led to, in sanitized HTML."""
    found = []
    for element in lxml.html.fromstring(f"<div>{html}</div>").iter():
        if element.tag not in TAGS | {"div"}:
            found.append(f"<{element.tag}>")
        for name, value in element.attrib.items():
            allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(element.tag, set()) | ADDED_BY_GATE
            if name not in allowed:
                found.append(f"{name}=")
            if name == "href" and not leads_well(value):
                found.append(f"href={value}")
    return found


def leads_well(address: str) -> bool:
    """Whether a browser takes the address for one of the site, the web or mail: read as browsers read it."""
    seen = re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(0x21))))).replace("\\", "/")
    scheme = SCHEME.match(seen)
    return scheme[1].lower() in {"http", "https", "mailto"} if scheme else not seen.startswith("//")


@pytest.mark.parametrize("html", OWN)
def test_nothing_that_runs_or_leads_astray_is_left(html: str) -> None:
    clean = sanitize(html)
    assert bad_in(clean) == []
    assert sanitize(clean) == clean
    clean.encode()


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_no_payload_of_the_collections_passes(
    collection: str, uncollected: Callable[[str], NoReturn]
) -> None:
    rows = list(payloads(collection)) or uncollected(f"the collection {collection}")
    for name, raw in rows:
        clean = sanitize(raw.decode("utf-8", "replace")[: LONGEST // 5])
        assert bad_in(clean) == [], name
        assert bad_in(sanitize(clean)) == [], name


@given(st.text(st.sampled_from("<>/\"'=&;:#- \t\nabhrefonscriptstyle\x00\u2028"), max_size=200))
def test_no_text_makes_html_that_runs(text: str) -> None:
    clean = sanitize(text)
    assert bad_in(clean) == []
    assert bad_in(sanitize(clean)) == []


def test_what_a_page_needs_is_kept() -> None:
    page = '<h2>Method</h2><p lang="de">Ein <em>Satz</em>, <a href="../about/#us">über uns</a>.</p>'
    clean = sanitize(page)
    assert '<a href="../about/#us" rel="noopener noreferrer">über uns</a>' in clean
    assert '<p lang="de">Ein <em>Satz</em>' in clean


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 100_000,
        "<ul><li>" * 30_000,
        "<b>" * 20_000 + "<p>x" * 2_000,
        "&" * 60_000,
        "<div>\n" * 20_000,  # as many tags as a page may have, but all within one another
        "<span>" * 5_000 + "</x>" * 10_000,
        "<div><!-- > </div>" * 9_000,
    ],
)
def test_a_bomb_is_refused_before_it_costs_time(bomb: str) -> None:
    with pytest.raises(ValueError, match=r"a page has|deep for a page"):
        sanitize(bomb)


def test_a_long_table_and_a_long_list_are_no_bombs() -> None:
    rows = "<tr><td>a</td><td>b</td></tr>" * 3_000
    items = '<li><a href="x/">one</a></li>' * 4_000
    assert sanitize(f"<table><tbody>{rows}</tbody></table>").count("<td>") == 6_000
    assert sanitize(f"<!-- a note --><ul>{items}</ul>").count("<li>") == 4_000


@pytest.mark.parametrize(
    "heavy",
    [
        "<ul><li>" * 2_800,
        "<div>" * 1_500 + "</p>" * 9_000,
        "&" * 50_000,
        "".join(f"<b lang={at}>" for at in range(70)) + "<p>x" * 6_000,
        "<" * LONGEST,
    ],
)
def test_the_heaviest_page_allowed_is_done_in_the_end(heavy: str) -> None:
    start = process_time()
    sanitize(heavy)
    assert process_time() - start < 60  # a guard against work that never ends


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "http://example.org:8080/a?b=c&d=%20#e",
        "HTTPS://EXAMPLE.ORG/",
        "https://пример.example/новости",
        "https://[2001:db8::1]/",
        "https://192.0.2.7:8080/a",
        "https://192.0.2.7./",
        "https://[::1]:80/",
        "https://2.example/",
        "https://example.2b/",
        "mailto:desk@example.org",
    ],
)
def test_an_honest_address_may_stand_in_a_link(address: str) -> None:
    assert safe_url(f" {address}\n") == address


@pytest.mark.parametrize(
    "address",
    [
        None, "", "   ", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "vbscript:x",
        "data:text/html,x", "file:///etc/passwd", "blob:https://example.org/x", "ftp://example.org/", "tel:1",
        "//example.org/", "/path", "example.org", "http:example.org", "http://", "http:///path", "http://?",
        "https://user@example.org/", "https://user:secret@example.org/",
        "https://example.org\\@evil.example/",
        "https://exa mple.org/", "https://example.org/\u202egnp.exe", "https://example.org/\u200b",
        "https://①②⑦.⓪.⓪.①/", "https://example.org:99999/", "https://example.org:port/", "http://[::1",
        "http://]", "http://[:::]/", "http://[::1%25lo]/", "http://[::1]x/", "http://a[::1]/",
        "http://472.314.470.462", "https://1.2.3/", "https://example.7/", "https://0x7f.1/", "https://2130706433/",
        'https://example.org/"onmouseover="x', "https://example.org/<script>", "https://example.org/\ud800",
        "https://a..b/", "https://-a/", "https://%61/", "mailto:", "mailto:a@b",
        "mailto:a@b.example?bcc=c@d.example",
        "https://example.org/" + "a" * 2_048,
    ],
)  # fmt: skip
def test_no_other_address_may(address: str | None) -> None:
    assert safe_url(address) is None


def test_no_hostile_address_passes_but_plain_links(uncollected: Callable[[str], NoReturn]) -> None:
    rows = list(payloads("urls_hostile", "path_traversal")) or uncollected("the collection urls_hostile")
    for name, raw in rows:
        address = safe_url(raw.decode("utf-8", "replace"))
        if address is not None:
            assert re.match(r"https?://[^/?#@\\\s]+(?:[/?#]|$)|mailto:[^\s?]+@", address, re.IGNORECASE), name
            authority = re.split(r"[/?#]", address.partition(":")[2].removeprefix("//"), maxsplit=1)[0]
            assert not re.search(r"[\s\x00-\x1f\"'<>\\]", authority), name
            assert "@" not in authority or address.startswith("mailto:"), name


@given(st.text(max_size=60))
def test_what_passes_is_read_by_browsers_as_web_or_mail(text: str) -> None:
    for address in (text, f"https://{text}", f"javascript:{text}", f"mailto:{text}"):
        passed = safe_url(address)
        scheme = SCHEME.match(passed) if passed is not None else None
        assert passed is None or (scheme and scheme[1].lower() in {"http", "https", "mailto"})


def test_the_allow_list_has_nothing_that_runs_loads_or_covers() -> None:
    tags = {
        "script",
        "style",
        "svg",
        "math",
        "form",
        "input",
        "button",
        "iframe",
        "object",
        "embed",
        "img",
        "base",
    }
    attributes = {"style", "id", "name", "class", "src", "srcset", "action", "formaction", "ping", "target"}
    allowed = set().union(*ATTRIBUTES.values())
    assert not TAGS & tags
    assert not allowed & attributes
    assert not [name for name in allowed if name.startswith("on")]
