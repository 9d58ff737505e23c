import re
from dataclasses import replace

import ferry_story as ferry
import pytest
from ferry_site import STORY, astray, built, news, pages
from ferry_words import ARTICLES

from digest.model.digest import Digest, Edition
from digest.render.slips import of_story
from digest.render.views import archive, entities, front
from digest.render.views.card import Card, card
from digest.render.views.lookup import lookup
from digest.render.views.named import named
from digest.render.views.outlets import PER_PAGE
from digest.render.words import Words
from digest.settings import SiteSettings

WORDS = Words(language="en", table={})


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return built()


def told(digest: Digest) -> tuple[str, ...]:
    return tuple(entity.name for entity in digest.analysis.entities)


def many(count: int) -> Edition:
    """The ferry's story told so many times over, under as many addresses."""
    first = ferry.edition().digests[0]
    digests = tuple(replace(first, id=f"s{number}", slug=f"ferry-{number}") for number in range(count))
    return replace(ferry.edition(), digests=digests)


def test_a_name_has_a_page_with_who_writes_it_and_the_sentences_that_have_it(site: dict[str, bytes]) -> None:
    named_pages = [path for path in site if re.fullmatch(r"names/[^/]+/index\.html", path)]
    told_of = [path for path in named_pages if b'http-equiv="refresh"' not in site[path]]
    assert told_of, named_pages
    for path in told_of:
        page = pages({path: site[path]})[path]
        name = page.xpath("//h1")[0].text_content()
        assert page.xpath("//dl[@class='names']//dt"), path
        for key, text in news(page):
            article, start, end = key.rsplit(":", 2)
            assert text == ARTICLES[article].text[int(start) : int(end)]
        assert any(name.split()[-1] in text for _, text in news(page)), path
        assert not page.xpath("//*[@id='stories']//a[starts-with(@href, '/')]")


def test_another_spelling_of_a_name_leads_on_to_its_page(site: dict[str, bytes]) -> None:
    moved = [path for path in site if path.startswith("names/") and b'http-equiv="refresh"' in site[path]]
    for path in moved:
        page = pages({path: site[path]})[path]
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert astray(site) == []


def test_a_name_in_few_articles_or_in_one_outlet_has_no_page() -> None:
    mentions = [
        ("Ida Holm", "person", True, entities.LEAST_ARTICLES, ("a", "b"), (), None),
        ("Once Named", "person", True, entities.LEAST_ARTICLES - 1, ("a", "b"), (), None),
        ("One Outlet", "person", True, entities.LEAST_ARTICLES, ("a",), (), None),
    ]
    found = entities.entries([replace(_card(), lines=tuple(mentions))])
    assert [entry.name for entry in found] == ["Ida Holm"]


def test_a_kind_is_told_only_where_something_speaks_for_it_and_articles_agree() -> None:
    lines = [
        ("Ida Holm", "person", True, 9, ("a", "b"), (), None),
        ("Blackwater", "person", False, 9, ("a", "b"), (), None),
        ("Washington", "place", True, 3, ("a", "b"), (), None),
    ]
    other = [("Washington", "person", True, 3, ("a", "b"), (), None)]
    cards = [replace(_card(), lines=tuple(lines)), replace(_card(), lines=tuple(other))]
    assert {entry.name: entry.kind for entry in entities.entries(cards)} == {
        "Ida Holm": "person",
        "Blackwater": "",
        "Washington": "",
    }


def test_names_that_share_their_words_or_a_spelling_are_near() -> None:
    lines = [
        ("Ida Holm", "person", True, 5, ("a", "b"), ("Mayor",), None),
        ("Holm", "person", False, 3, ("a", "b"), (), None),
        ("Mayor", "other", False, 4, ("a", "b"), (), None),
        ("Port Vale", "place", True, 4, ("a", "b"), (), None),
    ]
    near = entities.near(entities.entries([replace(_card(), lines=tuple(lines))]))
    assert [one.name for one in near["ida-holm"]] == ["Mayor", "Holm"]
    assert near["port-vale"] == ()


def test_each_day_has_a_page_with_its_stories_and_the_calendar_leads_to_it(site: dict[str, bytes]) -> None:
    days = {article.published.value[:10] for article in ARTICLES.values() if article.published.value}
    found = {
        path.split("/")[1] for path in site if re.fullmatch(r"archive/\d{4}-\d\d-\d\d/index\.html", path)
    }
    assert found == {day for day in days if len(day) == 10}
    calendar = pages(site)["archive/index.html"]
    assert sorted(calendar.xpath("//td/a/@href")) == sorted(f"{day}/index.html" for day in found)
    for table in calendar.xpath("//table"):
        assert all(len(row.xpath("./td")) == 7 for row in table.xpath("./tbody/tr"))
    undated = [one for one in ARTICLES.values() if not one.published.value]
    assert ("archive/undated/index.html" in site) == bool(undated)
    if undated:
        shown = pages(site)["archive/undated/index.html"].xpath("//p[@class='tellings']/a")
        assert len(shown) == len(undated)


def test_a_moment_counts_for_its_own_day_and_a_month_for_none() -> None:
    assert archive.days([]) == {}
    assert not archive.archive({}, _words()).months


def test_a_front_page_of_many_stories_shows_the_first_and_leads_to_the_rest() -> None:
    site = built(edition=many(front.SHOWN_STORIES + 3))
    page = pages(site)["index.html"]
    assert len(page.xpath("//article")) == front.SHOWN_STORIES
    assert page.xpath("//p[contains(@class, 'rest')]")[0].text_content().strip().startswith("3 more stories")
    keys = {key for one in page.xpath("//@data-keys") for key in one.split()}
    assert set(page.xpath("//*[@data-filter]//@data-key")) <= keys
    assert astray(site) == []


def test_the_stories_of_an_outlet_are_paged() -> None:
    site = built(edition=many(PER_PAGE + 1))
    second = pages(site)["outlets/kestrel-wire/page-2.html"]
    assert len(second.xpath("//article")) == 1
    assert second.xpath("//a[@rel='prev']/@href") == ["index.html"]
    assert pages(site)["outlets/kestrel-wire/index.html"].xpath("//a[@rel='next']/@href") == ["page-2.html"]
    assert astray(site) == []


def test_every_story_is_in_the_index_by_title_whether_there_is_a_search_or_not(
    site: dict[str, bytes],
) -> None:
    page = pages(site)["search/index.html"]
    assert page.xpath("//div[contains(@class, 'titles')]//a/@href") == [f"../{STORY}index.html"]
    assert not page.xpath("//form")
    csp = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "'wasm-unsafe-eval'" in csp
    assert b"wasm-unsafe-eval" not in site["index.html"]


def test_each_passage_of_a_slip_has_its_place_on_the_page_that_it_is_of(site: dict[str, bytes]) -> None:
    look = lookup(ferry.edition().digests[0], SiteSettings(title="x", rights="full"), _words())
    slips = dict(of_story(look))
    assert len(slips) == 1 + len(ARTICLES)
    for path, slip in slips.items():
        there = set(pages({path: site[path]})[path].xpath("//@id"))
        ids = set(re.findall(r'<span id="([^"]+)"', slip))
        assert ids - {"main"}, path
        assert ids <= there, path


def test_an_excerpts_slip_has_no_more_than_its_page_shows() -> None:
    look = lookup(
        ferry.edition().digests[0], SiteSettings(title="x", rights="excerpt", excerpt_words=30), _words()
    )
    short = sum(map(len, dict(of_story(look)).values()))
    whole = lookup(ferry.edition().digests[0], SiteSettings(title="x", rights="full"), _words())
    assert short < sum(map(len, dict(of_story(whole)).values()))


def _words() -> Words:
    from ferry_site import THEMES  # noqa: PLC0415 - the same

    from digest.render.theme import theme  # noqa: PLC0415 - only here
    from digest.render.words import words  # noqa: PLC0415 - the same

    return words(theme("plain", (THEMES,)), "en")


def _card() -> Card:
    look = lookup(ferry.edition().digests[0], SiteSettings(title="x", rights="full"), _words())
    return card(look, named(look))
