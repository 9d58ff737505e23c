from dataclasses import replace

import ferry_story as ferry
import pytest
from ferry_site import STORY, built, pages
from ferry_words import ORDER

from digest.model.analysis import Says
from digest.model.span import Span
from digest.render.views.lone import Marks, first


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return built()


def test_a_date_is_shown_once_with_all_that_is_told_of_it(site: dict[str, bytes]) -> None:
    lines = pages(site)[f"{STORY}index.html"].xpath("//ol[@class='line']/li")
    heads = [line.findtext("h3/time") for line in lines]
    assert heads == ["2019", "4 July 2026", "4 July 2026", "6 July 2026"]
    assert lines[2].find("h3").text_content() == "4 July 2026 – 8 July 2026"
    assert [len(line.xpath("ul/li")) for line in lines] == [1, 2, 1, 1]
    assert lines[1].xpath("ul/li[2]//time/@datetime")[0] == "2026-07-04T03:40"


def test_differences_on_quotes_are_one_card_that_leads_to_the_quotes(site: dict[str, bytes]) -> None:
    page = pages(site)[f"{STORY}index.html"]
    kinds = page.xpath("//section[@id='differences']//span[@class='kind']/text()")
    assert not [kind for kind in kinds if kind.startswith("Quote")][1:]
    card = page.get_element_by_id("differing-quotes")
    line = card.xpath(".//li")[0]
    assert line.xpath("p/a/@href")[0] == "#q-pilot"
    assert line.xpath("p/a//@data-span")
    assert "Marta Kessler" in line.text_content()
    assert "the words of 1 quote" in page.xpath("//p[@class='parting']")[0].text_content()


def test_a_quote_that_nothing_is_known_of_keeps_its_own_card() -> None:
    edition = ferry.edition()
    digest = edition.digests[0]
    bare = replace(digest, analysis=replace(digest.analysis, quotes=()))
    page = pages(built(edition=replace(edition, digests=(bare,))))[f"{STORY}index.html"]
    assert not page.xpath("//*[@id='differing-quotes']")
    assert len(page.xpath("//article[@class='difference']")) == len(digest.analysis.differences)


def test_statements_of_one_outlet_alone_are_folded_away(site: dict[str, bytes]) -> None:
    section = pages(site)[f"{STORY}index.html"].get_element_by_id("quotes")
    assert section.xpath(".//details/summary/text()") == ["Quoted by one outlet alone (2)"]
    assert section.xpath(".//details//article/@id") == ["q-scrape", "q-letter"]
    assert section.xpath(".//div[@class='body']/article/@id") == ["q-pilot"]


def test_a_name_that_all_spell_alike_is_one_word_that_leads_to_its_place(site: dict[str, bytes]) -> None:
    alike = pages(site)[f"{STORY}index.html"].xpath("//p[@class='alike']")[0]
    assert alike.text_content() == "One spelling only: Ida Roe, Holt Line."
    assert len(alike.xpath(".//a[@href]/span[@data-span]")) == 2


def test_a_take_that_leaves_nothing_out_says_nothing_of_it() -> None:
    edition = ferry.edition()
    digest = edition.digests[0]
    full = replace(digest.takes[0], missing=(), only_here=())
    made = built(edition=replace(edition, digests=(replace(digest, takes=(full, *digest.takes[1:])),)))
    card = pages(made)[f"{STORY}index.html"].xpath("//article[@class='take']")[0].text_content()
    assert "Leaves out" not in card
    assert "Nothing that only it tells" in card
    assert " 0 " not in card


def test_the_front_page_says_where_accounts_part_and_who_tells_it(site: dict[str, bytes]) -> None:
    teaser = pages(site)["index.html"].xpath("//article")[0]
    parting = teaser.xpath(".//p[@class='parting']/a")
    cards = pages(site)[f"{STORY}index.html"].xpath("//article[@class='difference']/@id")
    assert [a.get("href") for a in parting[:2]] == [f"{STORY}index.html#{id_}" for id_ in cards[:2]]
    assert parting[2].text == f"{len(cards) - 3} more"
    assert parting[3].text == "the words of 1 quote"
    assert len(teaser.xpath(".//p[@class='tellings']/a")) == len(ORDER)


def test_claims_of_one_outlet_alone_are_listed_by_outlet_and_all_are_linked_from_its_card(
    site: dict[str, bytes],
) -> None:
    page = pages(site)[f"{STORY}index.html"]
    takes = {take.article: len(take.only_here) for take in ferry.digest().takes}
    lists = page.xpath("//section[@id='claims']//details//h3[starts-with(@id, 'only-')]")
    counts = [len(head.getnext().xpath("li[starts-with(@id, 'c-')]")) for head in lists]
    assert counts == [count for count in takes.values() if count]
    for link in page.xpath("//p[contains(@class, 'more-link')]/a/@href"):
        assert page.get_element_by_id(link[1:]).tag == "h3"


def test_a_claim_says_how_many_origins_stand_behind_its_outlets(site: dict[str, bytes]) -> None:
    page = pages(site)[f"{STORY}index.html"]
    rows = page.xpath("//table[@class='matrix']//tr[@id]")
    told = {row.get("id")[2:]: row.xpath(".//span[@class='behind']")[0].text_content() for row in rows}
    for claim in ferry.digest().analysis.claims:
        if claim.id in told:
            assert told[claim.id].startswith(f"{claim.outlets} outlet")
            assert f"{claim.origins} origin" in told[claim.id]


def test_a_cell_says_in_words_how_its_outlet_stands_to_the_claim_and_the_head_names_the_outlet(
    site: dict[str, bytes],
) -> None:
    table = pages(site)[f"{STORY}index.html"].xpath("//table[@class='matrix']")[0]
    heads = table.xpath("thead/tr[last()]/th")
    assert [head.get("scope") for head in heads] == ["col"] * len(heads)
    named = {head.xpath("string(.)"): at for at, head in enumerate(heads[1:])}
    for row in table.xpath("tbody/tr[@id]"):
        cells = row.xpath("td")
        assert len(cells) == len(named)
        told = row.xpath(".//span[@class='paper']")[0].text_content()
        for name, at in named.items():
            assert {link.text for link in cells[at].xpath("a")} <= {"Says", "In part", "Differs"}
            assert (name in told) == bool(cells[at].xpath("a"))


def test_an_outlet_that_shares_its_origin_says_with_how_many(site: dict[str, bytes]) -> None:
    cards = pages(site)[f"{STORY}index.html"].xpath("//article[@class='take']/p[@class='ours'][1]")
    assert len(cards) == len(ORDER)
    cards = [card.text_content() for card in cards]
    assert any(card.startswith("Origin: ") and ", as with " in card for card in cards)
    assert any(card == "Credits no one" for card in cards)


def test_no_two_lines_that_open_something_read_alike(site: dict[str, bytes]) -> None:
    page = pages(site)[f"{STORY}index.html"]
    for part in ("timeline", "differences", "takes"):
        lines = [line.text_content() for line in page.xpath(f"//section[@id='{part}']//summary")]
        assert len(lines) == len(set(lines)), part


def test_the_bar_of_contents_speaks_in_the_words_of_the_headings(site: dict[str, bytes]) -> None:
    page = pages(site)[f"{STORY}index.html"]
    links = page.xpath("//nav[@class='contents']//a")
    assert links
    for link in links:
        section = page.get_element_by_id(link.get("href")[1:])
        assert section.xpath(".//h2")[0].text_content() == link.text_content()


def test_of_many_claims_of_one_outlet_those_with_what_nobody_else_has_are_shown_in_its_own_order() -> None:
    found = [replace(claim, focus=None) for claim in ferry.digest().analysis.claims[:6]]
    in_order = sorted(found, key=lambda claim: claim.text.start)
    named = in_order[-1].text
    has = Marks(figures=frozenset(), names=(named,), quotations=(named,), language="en")
    shown, folded = first(found, has, shown=3)
    assert shown == [*in_order[:2], in_order[-1]], "that with a name nobody else has, then the earlier ones"
    assert folded == in_order[2:-1]
    assert first(found, replace(has, names=(), quotations=()), shown=5) == (in_order, [])


def test_a_figure_nobody_else_has_is_read_in_the_language_of_its_article() -> None:
    told = "El barco llevaba 1.900 contenedores desde Casablanca."
    span = Span(article="faro", start=0, end=len(told), text=told)
    spanish = Marks(figures=frozenset({1900.0}), names=(), quotations=(), language="es")
    assert spanish.kinds(span) == 1
    assert replace(spanish, language="en").kinds(span) == 0


def test_who_tells_it_otherwise_is_not_named_among_those_who_tell_it() -> None:
    edition = ferry.edition()
    digest = edition.digests[0]
    aboard = next(claim for claim in digest.analysis.claims if claim.id == "aboard-208")
    last = tuple(sorted(aboard.stances, key=lambda stance: stance.stance is Says.DIFFERS))
    claims = tuple(
        replace(one, stances=last) if one.id == aboard.id else one for one in digest.analysis.claims
    )
    turned = replace(digest, analysis=replace(digest.analysis, claims=claims))
    page = pages(built(edition=replace(edition, digests=(turned,))))[f"{STORY}index.html"]
    (receipt,) = (
        item
        for item in page.xpath("//section[@id='summary']//details[@class='receipt']")
        if "208" in item.getprevious().text_content()
    )
    lines = [line.text_content() for line in receipt.xpath(".//p[@class='ours']")]
    assert lines == ["Told otherwise in 1 more article: Ellsund Courier"]


def test_wordings_are_numbered_as_they_are_counted_among_the_differences(site: dict[str, bytes]) -> None:
    page = pages(site)[f"{STORY}index.html"]
    line = page.xpath("//article[@id='differing-quotes']//li[p/a/@href='#q-pilot']/p[@class='ours']")[0]
    labels = [
        label.text_content().split(" · ")[0]
        for label in page.xpath("//article[@id='q-pilot']/div[@class='wording']/p[@class='label']")
    ]
    numbered = [label for label in labels if label == "First wording" or label.startswith("Wording ")]
    assert f"{len(numbered)} wordings" in line.text_content(), labels


def test_what_only_one_outlet_says_is_as_many_claims_on_its_card_as_in_its_list(
    site: dict[str, bytes],
) -> None:
    page = pages(site)[f"{STORY}index.html"]
    lists = {
        head.get("id"): head.xpath("span")[0].text for head in page.xpath("//h3[starts-with(@id, 'only-')]")
    }
    cards = [
        card.xpath("p[contains(@class, 'only')]")[0].text_content().strip()
        for card in page.xpath("//article[@class='take']")
    ]
    assert sorted(card for card in cards if card.startswith("Only")) == sorted(lists.values())
