"""The page of a story from one article to forty: its weight, its table, its signs, paper, writing from the right."""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import lxml.html
import pytest

pytestmark = pytest.mark.browser

PHONE, DESK, SHEET = 390, 1280, 720
ALL_TOLD = 60_000  # bytes of a story page with its sheet, typeface, script and sign, compressed
TARGET = 24  # CSS pixels that a finger needs (WCAG 2.5.8)
STORY, TABLE = "stories/storm-ylva/index.html", "stories/storm-ylva/claims/index.html"
LIKENESS = "stories/storm-ylva/likeness/index.html"
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
def storm(root: Path, tmp_path_factory: pytest.TempPathFactory, newsroom: Any, build: Any, serve: Any) -> Any:
    """One story of forty articles, built and served."""
    here = newsroom(root / "tests" / "newsrooms" / "storm", tmp_path_factory.mktemp("storm"))
    return serve("storm", build(here, "--future"))


@pytest.fixture(scope="module")
def edges(tmp_path_factory: pytest.TempPathFactory, build: Any, serve: Any) -> Callable[[str], Any]:
    """A site of odd articles, in English, or in a language that is written from right to left."""
    made: dict[str, Any] = {}

    def site(language: str) -> Any:
        if language not in made:
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
            made[language] = serve(language, build(here, "--future"))
        return made[language]

    return site


@pytest.fixture(scope="module")
def axe(root: Path, lacking: Callable[[str], NoReturn]) -> str:
    script = root / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        lacking("axe-core (npm ci)")
    return script.read_text(encoding="utf-8")


def own_pages(site: Any) -> list[str]:
    """The stories' own pages, not those of their outlets."""
    return [
        page for page in site.pages if page.startswith("stories/") and page.count("/") == STORY.count("/")
    ]


def test_a_story_of_forty_articles_weighs_no_more_than_sixty_kilobytes_all_told(storm: Any) -> None:
    page = storm.folder / STORY
    tree = lxml.html.parse(str(page))
    links = tree.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src")
    files = [page, *((page.parent / link).resolve() for link in links)]
    sheet = next(file for file in files if file.suffix == ".css")
    files += [(sheet.parent / name).resolve() for name in re.findall(r'url\("?([^")]+)', sheet.read_text())]
    weights = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in files}
    assert sum(weights.values()) <= ALL_TOLD, weights


def test_no_claim_is_lost_where_the_table_has_a_page_of_its_own(storm: Any) -> None:
    told = json.loads((storm.folder / STORY).with_name("story.json").read_text("utf-8"))
    tree = lxml.html.parse(str(storm.folder / TABLE))
    assert {f"c-{claim['id']}" for claim in told["claims"]} <= set(tree.xpath("//*/@id"))
    page = lxml.html.parse(str(storm.folder / STORY))
    assert page.xpath("//section[@id='claims']//a[@href='claims/index.html']")
    assert page.xpath("//section[@id='why']//a[@href='likeness/index.html']")
    for link in page.xpath("//a/@href"):
        if link.startswith("claims/index.html#"):
            assert tree.getroot().get_element_by_id(link.partition("#")[2]) is not None


def test_rows_are_sorted_and_filtered_by_keyboard_and_their_number_is_told(storm: Any, look: Any) -> None:
    page = look()
    page.goto(storm.address + TABLE)
    every = page.locator("tr[id]").count()
    said = page.get_by_role("status")
    topics = page.locator("tr.group").count()
    assert topics > 1

    page.get_by_role("button", name="Most told first").focus()
    page.keyboard.press("Enter")
    told = [int(n) for n in page.eval_on_selector_all("tr[id]", "rows => rows.map(row => row.dataset.n)")]
    assert told == sorted(told, reverse=True)
    assert page.locator("tr.group").count() == 0
    assert page.get_by_role("button", pressed=True).all_text_contents() == ["Most told first", "All"]

    page.get_by_role("button", name="Where they differ").focus()
    page.keyboard.press("Space")
    left = page.locator("tr[id]:visible")
    assert 0 < left.count() < every
    assert left.evaluate_all("rows => rows.every(row => row.dataset.d > 0)")
    assert said.text_content() == f"{left.count()} of {every} claims shown"

    page.get_by_role("button", name="One origin only").click()
    assert page.locator("tr[id]:visible").evaluate_all("rows => rows.every(row => 'single' in row.dataset)")
    page.get_by_role("button", name="All", exact=True).click()
    page.get_by_role("combobox", name="Outlet").select_option(index=3)
    assert 0 < page.locator("tr[id]:visible").count() < every
    assert page.locator("tr[id]:visible").evaluate_all("rows => rows.every(row => row.cells[3].firstChild)")
    page.get_by_role("combobox", name="Outlet").select_option(index=0)
    page.get_by_role("button", name="By topic").click()
    assert page.locator("tr[id]:visible").count() == every
    assert page.locator("tr.group").count() == topics


def test_without_script_the_table_is_whole_and_shows_no_dead_controls(storm: Any, look: Any) -> None:
    page = look(java_script_enabled=False)
    page.goto(storm.address + TABLE)
    assert page.locator("tr[id]:visible").count() == page.locator("tr[id]").count() > 0
    assert page.locator(".table-tools:visible").count() == 0


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_heads_of_the_table_stay_in_sight_while_it_scrolls(storm: Any, look: Any, width: int) -> None:
    page = look(width)
    page.goto(storm.address + TABLE)
    region = page.get_by_role("region", name="Claims that two outlets")
    region.focus()
    region.evaluate("element => element.scrollTo(300, 500)")
    edge, head = region.bounding_box(), page.locator("thead").bounding_box()
    row = page.locator("tr[id] th[scope=row]").nth(5).bounding_box()
    assert abs(head["y"] - edge["y"]) <= 1
    assert abs(row["x"] - edge["x"]) <= 1


def test_a_cell_is_heard_with_its_outlet_and_the_signs_differ_in_form(storm: Any, look: Any) -> None:
    page = look(forced_colors="active")
    page.goto(storm.address + TABLE)
    assert page.get_by_role("columnheader", name="Delta Journal").count() == 1
    assert page.get_by_role("rowheader", name="About 2,500 people had to leave").count() == 1
    for stance in ("Says", "In part", "Differs"):
        assert page.get_by_role("cell", name=stance, exact=True).count() > 0, stance
    signs = page.evaluate(
        "() => ['says', 'in-part', 'differs'].map(name =>"
        " getComputedStyle(document.querySelector(`td a.${name}`), '::before').content)"
    )
    assert len(set(signs)) == len(signs)


@pytest.mark.parametrize("path", [STORY, TABLE])
def test_on_paper_each_row_names_who_says_it_and_nothing_is_cut_off(storm: Any, look: Any, path: str) -> None:
    page = look(SHEET)
    page.goto(storm.address + path)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= SHEET
    assert page.locator(".matrix td:visible").count() == 0
    rows = page.locator("tr[id]")
    assert rows.count() == page.locator("tr[id] .paper:visible").count() > 0
    assert rows.first.bounding_box()["width"] <= SHEET
    assert re.search(r"Says: .*(Silent: \d+\.)", rows.first.inner_text())


def test_the_drawing_of_the_timeline_has_a_name_and_keeps_its_plans_hollow(storm: Any, look: Any) -> None:
    page = look(PHONE, forced_colors="active")
    page.goto(storm.address + STORY)
    drawing = page.get_by_role("img", name="dates on a line")
    assert drawing.count() == 1
    fills = page.evaluate(
        "() => ['happened', 'planned'].map(name => getComputedStyle(document.querySelector('.scale .' + name)).fill)"
    )
    assert fills[0] != fills[1]
    at = [
        float(x.rstrip("%"))
        for x in page.eval_on_selector_all(".scale circle", "c => c.map(o => o.getAttribute('cx'))")
    ]
    assert at == sorted(at)
    assert at[0] >= 0
    assert at[-1] <= 100


def test_fingers_find_every_link_of_the_table_the_receipts_and_the_ledger(storm: Any, look: Any) -> None:
    page = look(PHONE)
    small = []
    for path in (STORY, TABLE):
        page.goto(storm.address + path)
        small += page.evaluate(_SMALL, TARGET)
    assert small == []


def test_each_kind_of_place_leads_to_the_marked_sentence_and_to_the_original(storm: Any) -> None:
    here = (storm.folder / STORY).parent
    tree = lxml.html.parse(str(storm.folder / STORY))
    for part in ("summary", "timeline", "differences", "claims", "quotes", "takes", "names"):
        links = tree.xpath(f"//section[@id='{part}']//a[contains(@href, 'index.html#s')]/@href")
        assert links, part
        for link in links[:20]:
            file, _, mark = link.partition("#")
            assert lxml.html.parse(str(here / file)).getroot().get_element_by_id(mark) is not None
    for part in ("summary", "timeline", "differences", "quotes"):
        originals = tree.xpath(f"//section[@id='{part}']//a[@class='out']/@href")
        assert originals, part
        assert all("#:~:text=" in link for link in originals)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_large_table_and_on_odd_articles(
    storm: Any, edges: Any, look: Any, axe: str, scheme: str
) -> None:
    page = look(PHONE, color_scheme=scheme)
    faults = []
    odd = edges("ar")
    for site, path in [(storm, STORY), (storm, TABLE), (storm, LIKENESS), *((odd, one) for one in odd.pages)]:
        page.goto(site.address + path)
        page.evaluate(axe)
        found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        faults += [
            (path, fault["id"], [str(node["target"]) for node in fault["nodes"][:2]]) for fault in found
        ]
    assert faults == []


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


def test_a_site_in_a_language_from_right_to_left_is_laid_out_from_the_right(edges: Any, look: Any) -> None:
    site = edges("ar")
    page = look(320)
    for path in site.pages:
        page.goto(site.address + path)
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    page = look(DESK)
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


_DIRECTION = "element => getComputedStyle(element).direction"
_SMALL = """least => [...document.querySelectorAll(
        'main :is(.matrix, .strip, .source, .heard, .take-lines, .table-tools, .go, .contents) a,'
        + 'main summary, main button, main select, .to-row a')]
    .filter(one => one.checkVisibility())
    .map(one => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.width > 1 && (box.height < least - .5 || box.width < least - .5))
    .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)"""
