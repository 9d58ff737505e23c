"""The page of a story of forty articles: its weight, its table, its signs, its receipts, on paper, by keyboard."""

import gzip
import json
import re
from typing import Any

import lxml.html
import pytest

pytestmark = pytest.mark.browser

PHONE, DESK, SHEET = 390, 1280, 720
ALL_TOLD = 60_000  # bytes of a story page with its sheet, typeface, script and sign, compressed
TARGET = 24  # CSS pixels that a finger needs (WCAG 2.5.8)
STORY, TABLE = "stories/storm-ylva/index.html", "stories/storm-ylva/claims/index.html"
LIKENESS = "stories/storm-ylva/likeness/index.html"


@pytest.fixture(scope="module")
def storm(named: Any) -> Any:
    """One story of forty articles, built and served."""
    return named("storm")


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


def test_on_a_phone_each_claim_is_a_line_that_names_who_says_it_and_leads_there(
    storm: Any, look: Any
) -> None:
    page = look(PHONE)
    page.goto(storm.address + TABLE)
    assert page.locator("table.matrix td:visible, table.matrix thead:visible").count() == 0
    row = page.locator("tr[id]").first
    names = row.locator(".paper a")
    assert names.count() > 2
    assert page.locator(".table-tools button:visible").count() > 0, (
        "and they can still be sorted and filtered"
    )
    region = page.get_by_role("region", name="Claims that two articles")
    assert region.evaluate("element => element.scrollHeight - element.clientHeight") <= 1
    names.first.click()
    assert page.locator(":target").count() == 1


def test_the_heads_of_the_table_stay_in_sight_while_it_scrolls(storm: Any, look: Any) -> None:
    page = look(DESK)
    page.goto(storm.address + TABLE)
    region = page.get_by_role("region", name="Claims that two articles")
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


def test_axe_finds_nothing_on_the_pages_beside_a_large_story(storm: Any, look: Any, axe: str) -> None:
    """The story page itself is one of those of `test_pages`, and in light so is the largest of these."""
    assert LIKENESS in storm.telling()
    page = look(PHONE)
    faults = []
    light, dark = ("light", None), ("dark", ["color-contrast"])
    for path, schemes in ((TABLE, (light, dark)), (LIKENESS, (dark,))):
        page.emulate_media(color_scheme="light")
        page.goto(storm.address + path)
        page.evaluate(axe)
        for scheme, rules in schemes:
            page.emulate_media(color_scheme=scheme)
            settings = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
            found = page.evaluate("settings => axe.run(settings)", settings)["violations"]
            faults += [
                (path, scheme, fault["id"], [str(node["target"]) for node in fault["nodes"][:2]])
                for fault in found
            ]
    assert faults == []


_SMALL = """least => [...document.querySelectorAll(
        'main :is(.matrix, .strip, .source, .heard, .take-lines, .table-tools, .go, .contents) a,'
        + 'main summary, main button, main select, .to-row a')]
    .filter(one => one.checkVisibility())
    .map(one => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.width > 1 && (box.height < least - .5 || box.width < least - .5))
    .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)"""
