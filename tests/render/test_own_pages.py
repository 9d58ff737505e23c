from dataclasses import replace

import ferry_story as ferry
import pytest
from ferry_site import astray, built, pages

from digest.model.page import OwnPage
from digest.read.pages import RESERVED
from digest.render.notes import prose


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return built()


def test_own_pages_are_drawn_and_linked_from_every_page_before_method() -> None:
    own = (
        OwnPage(
            slug="about", title="About us", text="We *quote*, see [method](../method/index.html).\n\n# More"
        ),
        OwnPage(slug="thanks", title="Thanks & such", text="To all[^1].\n\n[^1]: Really."),
    )
    site = built(edition=replace(ferry.edition(), pages=own))
    for path, page in pages(site).items():
        tabs = [a.text for a in page.xpath("//nav[@class='main-nav']//a")]
        assert tabs == [
            "Front page",
            "Archive",
            "Map",
            "Outlets",
            "Names",
            "A–Z",
            "About us",
            "Thanks & such",
            "Method",
        ], path
    page = pages(site)["about/index.html"]
    assert page.xpath("//h1/text()") == ["About us"]
    assert page.xpath("//h2/text()") == ["More"]
    assert page.xpath("//em/text()") == ["quote"]
    assert page.xpath("//*[@aria-current='page']/text()") == ["About us", "About us"]
    assert astray(site) == []
    thanks = pages(site)["thanks/index.html"].xpath("//div[@class='own-text']")[0]
    assert thanks.xpath(".//sup/text()") == ["1"]
    assert "Really." in thanks.text_content()
    assert not thanks.xpath(".//a")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        '<p style="x" onclick="y" data-span="a:0:1">z</p>',
        '<a href="data:text/html,x">x</a>',
        "![x](//evil.example/x.png)",
        '[x](y "onmouseover=alert(1)")\n{: onclick=alert(1) style=x #main }',
    ],
)
def test_own_pages_run_nothing_and_ask_no_other_host(text: str) -> None:
    site = built(edition=replace(ferry.edition(), pages=(OwnPage(slug="about", title="T", text=text),)))
    page = pages(site)["about/index.html"]
    inside = page.xpath("//div[@class='own-text']")[0]
    assert not inside.xpath(".//script|.//img|.//@style|.//@onclick|.//@onerror|.//@data-span|.//@id")
    assert not [href for href in inside.xpath(".//@href") if ":" in href]


def test_own_text_that_makes_too_much_of_a_page_is_shown_as_it_was_written() -> None:
    assert prose("a\n: b\n" * 490).startswith("<pre>a\n: b")
    assert prose("*a* " * 11_000) == f"<pre>{'*a* ' * 11_000}</pre>"


def test_no_own_page_can_lie_where_the_site_has_its_own(site: dict[str, bytes]) -> None:
    assert {path.partition("/")[0] for path in site if "/" in path} <= RESERVED
