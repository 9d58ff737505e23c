"""Of what a page holds, what is its own article: the data about it, the text that is shown, its address."""

import json

import pytest
from test_webpage import BODY, NEWS, page

from digest.read.webpage import extracted

HERE = "https://post.example.org/ferry"
MAYOR = {
    "@type": "NewsArticle",
    "headline": "Mayor resigns",
    "url": "https://post.example.org/mayor",
    "datePublished": "2020-01-01",
}


def script(*nodes: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(nodes)}</script>'


@pytest.mark.parametrize(
    "own",
    [
        {"url": "http://www.post.example.org/ferry/"},
        {"mainEntityOfPage": {"@type": "WebPage", "@id": HERE}},
        {"mainEntityOfPage": HERE},
        {"headline": "Ferry aground &amp; emptied"},
    ],
)
def test_of_several_articles_in_the_data_the_pages_own_counts(own: dict[str, object]) -> None:
    ferry = {"@type": "NewsArticle", "headline": "Ferry", "datePublished": "2026-03-04", **own}
    body = f"<article><h1>Ferry aground & emptied</h1>{BODY}</article>"
    assert extracted(page(body, script(MAYOR, ferry)), address=HERE).published == "2026-03-04"
    canonical = f'<link rel="canonical" href="{HERE}">'
    assert extracted(page(body, canonical + script(MAYOR, ferry))).published == "2026-03-04"


def test_of_several_that_do_not_tell_the_first_counts() -> None:
    assert (
        extracted(page(BODY, script(MAYOR, {**MAYOR, "datePublished": "2021-01-01"}))).published
        == "2020-01-01"
    )


@pytest.mark.parametrize(
    "unseen",
    [
        "<p hidden>Nobody sees these words of the ferry on the page.</p>",
        '<div hidden=""><p>Nobody sees these words of the ferry on the page.</p></div>',
        "<template><p>Nobody sees these words of the ferry on the page.</p></template>",
        "<dialog><p>Nobody sees these words of the ferry on the page.</p></dialog>",
        "<noscript><p>Nobody sees these words of the ferry on the page.</p></noscript>",
        '<p style="display: none">Nobody sees these words of the ferry on the page.</p>',
    ],
)
def test_what_no_browser_shows_is_no_news(unseen: str) -> None:
    short, long = f"<article>{BODY}{unseen}</article>", f"<article>{BODY * 4}{unseen}{BODY}</article>"
    assert not any("Nobody" in one for one in extracted(page(short)).paragraphs)
    assert not any("Nobody" in one for one in extracted(page(long)).paragraphs)


@pytest.mark.parametrize("how", ["hidden", 'hidden="until-found"'])
def test_a_page_that_waits_for_its_script_is_read(how: str) -> None:
    assert extracted(page(f"<div {how}><article>{BODY}</article></div>")).paragraphs == NEWS


def test_the_base_that_a_page_names_is_what_its_addresses_are_relative_to() -> None:
    head = (
        '<base href="/deep/er/"><link rel="canonical" href="ferry"><meta property="og:image" content="a.jpg">'
    )
    found = extracted(page(BODY, head), address="https://post.example.org/x/y")
    assert found.address == "https://post.example.org/deep/er/ferry"
    assert found.picture is not None
    assert found.picture.address == "https://post.example.org/deep/er/a.jpg"


@pytest.mark.parametrize("base", ["/deep/er/", "javascript:alert(1)", "http://[bad", ""])
def test_a_base_is_no_address_of_the_page(base: str) -> None:
    found = extracted(page(BODY, f'<base href="{base}">'), address=HERE)
    assert found.address == HERE
