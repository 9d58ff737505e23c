"""Odd articles: writing from the right, Chinese, a headline of three hundred letters, one outlet alone, nobody."""

from collections.abc import Callable
from typing import Any

import lxml.html
import pytest

pytestmark = pytest.mark.browser

NARROWEST, PHONE, DESK = 320, 390, 1280
UNTOLD = ("404", "map/", "method/", "search/")  # where nothing is said of any article
DEPTH = 2  # folders above a story's own page
LONG_TITLE = (
    "After a night of talks in three languages, with two adjournments, one broken interpreter's booth and a "
    "delegate asleep under the table, the harbor board of Tarn agrees that the old north pier may be mended "
    "with oak rather than concrete, provided that the fishermen pay for every nail before the first frost"
)
EDGES = {
    "long": f"""---
title: "{LONG_TITLE}"
outlet: The Tarn Weekly
date: 2026-03-02
url: https://tarn-weekly.example/pier
---
The harbor board of Tarn agreed on Monday that the north pier will be mended with oak.

"We will pay for every nail," said Ida Moreau, who speaks for the fishermen. The work begins in April.
""",
    "nobody": "A lighthouse keeper on the island of Brenn counted 212 seals on the rocks.\n\nNobody had before.\n",
    "chinese": """---
title: 海港城新桥周一通车
outlet: 海港日报
date: 2026-03-03
language: zh
---
海港城的新桥周一上午正式通车，桥长两公里，耗资三十亿元。

市长李文在仪式上说：“这座桥把两岸连在一起。”
""",
    "arabic": """---
title: افتتاح الجسر الجديد في مدينة الميناء
outlet: بريد الساحل
date: 2026-03-03
language: ar
---
افتتح الجسر الجديد في مدينة الميناء صباح الاثنين بعد ثلاث سنوات من العمل.

وقال رئيس البلدية إن الجسر يصل بين الضفتين.
""",
}


@pytest.fixture(scope="module")
def edges(tmp_path_factory: pytest.TempPathFactory, made: Any, serve: Any) -> Callable[[str], Any]:
    """A site of odd articles, in English, or in a language that is written from right to left."""
    known: dict[str, Any] = {}

    def site(language: str) -> Any:
        if language not in known:
            here = tmp_path_factory.mktemp(language)
            for name, text in EDGES.items():
                (here / "seeds").mkdir(exist_ok=True)
                (here / "seeds" / f"{name}.md").write_text(text, encoding="utf-8")
            words = here / "themes" / "east" / "words"
            words.mkdir(parents=True)
            (words.parent / "theme.toml").write_text('name = "east"\nextends = "plain"\n', encoding="utf-8")
            (words / "ar.toml").write_text('[nav]\nhome = "الصفحة الأولى"\n', encoding="utf-8")
            told = f'[site]\ntitle = "Edges"\ntheme = "east"\nlanguage = "{language}"\nrights = "full"\n'
            (here / "digest.toml").write_text(told, encoding="utf-8")
            known[language] = serve(language, made(here, future=True))
        return known[language]

    return site


def own_pages(site: Any) -> list[str]:
    """The stories' own pages, not those of their outlets."""
    return [page for page in site.pages if page.startswith("stories/") and page.count("/") == DEPTH]


def told(site: Any) -> list[str]:
    """The pages that tell the articles, all of them, and one of each other kind that names them."""
    others = {page for page in site.examples() if not page.startswith(UNTOLD)}
    return sorted({*others, *(page for page in site.pages if page.startswith("stories/"))})


def test_a_passage_from_right_to_left_is_set_so_as_a_block_and_our_words_in_it_are_not(
    edges: Any, look: Any
) -> None:
    page = look(PHONE)
    site = edges("en")
    arabic = next(one for one in own_pages(site) if one.startswith("stories/ftth"))
    page.goto(site.address + arabic)
    assert page.locator("h1").evaluate(_DIRECTION) == "rtl"
    assert page.locator("h1 [data-span]").get_attribute("lang") == "ar"
    for block in page.locator(".sentences .sentence").all():
        assert block.evaluate(_DIRECTION) == "rtl"
    assert page.locator(".counts").evaluate(_DIRECTION) == "ltr"
    page.goto(site.address + "index.html")
    lead = page.locator("p.sentence:has([lang=ar])")
    assert lead.evaluate(_DIRECTION) == "rtl"
    assert lead.locator(".source").evaluate(_DIRECTION) == "ltr"
    telling = next(one for one in site.pages if one.startswith("stories/ftth") and one.count("/") == 3)
    page.goto(site.address + telling)
    assert page.locator(".para").first.evaluate(_DIRECTION) == "rtl"
    for ours in page.locator(".para .number, .para .tag").all():
        assert ours.evaluate(_DIRECTION) == "ltr"


def test_a_site_in_a_language_from_right_to_left_is_laid_out_from_the_right(
    edges: Any, look: Any, axe: str
) -> None:
    """One opening of each page for its direction, its width, and what axe finds."""
    site = edges("ar")
    page = look(NARROWEST)
    faults: list[Any] = []
    for path in told(site):
        page.set_viewport_size({"width": NARROWEST, "height": 900})
        page.goto(site.address + path)
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST, path
        page.set_viewport_size({"width": PHONE, "height": 900})
        page.evaluate(axe)
        faults += [(path, *fault) for fault in _violations(page)]
    assert faults == []
    page.set_viewport_size({"width": DESK, "height": 900})
    page.goto(site.address + own_pages(site)[0])
    flag, menu = (page.locator(name).bounding_box() for name in (".flag", ".main-nav"))
    assert flag["x"] > menu["x"] + menu["width"]
    label, text = (page.locator(f"#summary .{name}").bounding_box() for name in ("side", "body"))
    assert label["x"] > text["x"] + text["width"]


def test_a_headline_of_three_hundred_letters_leaves_room_for_what_stands_under_it(
    edges: Any, look: Any
) -> None:
    page = look(PHONE)
    site = edges("en")
    page.goto(
        f"{site.address}{next(one for one in site.pages if one.endswith('/the-tarn-weekly/index.html') and one.startswith('stories'))}"
    )
    assert page.locator("h1").inner_text() == LONG_TITLE
    under = page.locator(".head .dateline").bounding_box()
    assert under["y"] + under["height"] < page.viewport_size["height"]


def test_a_story_of_one_outlet_says_once_that_there_is_nobody_to_compare_it_with(edges: Any) -> None:
    site = edges("en")
    stories = own_pages(site)
    assert len(stories) == len(EDGES)
    for path in stories:
        main = lxml.html.parse(str(site.folder / path)).xpath("//main")[0]
        text = " ".join(main.text_content().split())
        assert text.count("Only one outlet tells this story") == 1
        assert not main.xpath(".//section[@id='takes' or @id='differences' or @id='firmness']")
        assert "1 of 1" not in text
        assert not main.xpath(".//section[not(.//h2)]")


def test_axe_finds_nothing_on_any_page_of_odd_articles(edges: Any, look: Any, axe: str) -> None:
    page = look(PHONE)
    site = edges("en")
    faults = []
    for path in told(site):
        page.goto(site.address + path)
        page.evaluate(axe)
        faults += [(path, *fault) for fault in _violations(page)]
    assert faults == []


def _violations(page: Any) -> list[tuple[str, list[str]]]:
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [(fault["id"], [str(node["target"]) for node in fault["nodes"][:2]]) for fault in found]


_DIRECTION = "element => getComputedStyle(element).direction"
