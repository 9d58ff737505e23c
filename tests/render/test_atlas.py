"""The map, the pages of countries, and what countries overlook: what they say, and what they do not."""

import re
from collections.abc import Mapping
from dataclasses import replace

import ferry_story as ferry
import pytest
from atlas_world import built, world
from ferry_site import astray, news, pages
from ferry_site import built as ferry_built

from digest.model.article import Article
from digest.render.views import worldmap
from digest.render.world import world as earth


@pytest.fixture(scope="module")
def site() -> Mapping[str, bytes]:
    return built()


def texts(page: object, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in page.xpath(path)]  # type: ignore[attr-defined]


def test_the_stories_of_this_test_are_three() -> None:
    held = sorted(len(digest.analysis.story.articles) for digest in world().digests)
    assert held == [2, 2, 4]


def test_each_country_with_news_is_a_link_on_the_map_named_with_its_count(site: Mapping[str, bytes]) -> None:
    page = pages(site)["map/index.html"]
    told = {a.get("href"): a.findtext("title") for a in page.xpath("//svg[@role='group']//a")}
    assert told == {
        "../countries/DE/index.html": "Germany: 1 story",
        "../countries/FR/index.html": "France: 2 stories",
        "../countries/US/index.html": "United States: 3 stories",
    }
    shades = {a.get("id"): a.get("class") for a in page.xpath("//svg[@role='group']//a")}
    assert shades == {"m-DE": "s1", "m-FR": "s2", "m-US": "s2"}


def test_the_list_below_the_map_has_all_countries_by_region_and_the_unknown_last(
    site: Mapping[str, bytes],
) -> None:
    page = pages(site)["map/index.html"]
    assert texts(page, "//div[@class='region']/p[@class='label']") == ["Europe", "North and Central America"]
    assert texts(page, "//li[@class='land']/h3") == [
        "France 2 stories · 1 outlet",
        "Germany 1 story · 1 outlet",
        "United States 3 stories · 2 outlets",
        "Country unknown 1 story · 1 outlet",
    ]
    assert "Bridge at Tornby collapses" in texts(page, "//li[@id='c-DE']//a")


def test_the_legend_tells_every_shade_in_numbers_and_the_borders_are_explained(
    site: Mapping[str, bytes],
) -> None:
    page = pages(site)["map/index.html"]
    key = texts(page, "//div[@class='key']//li")
    assert key == ["1", "2 to 4", "no outlet read", "disputed"], "the shades that occur"
    said = page.text_content()
    assert "Natural Earth" in said
    assert "Crimea" in said


def test_a_country_page_tells_what_only_its_outlets_say_and_what_they_leave_out(
    site: Mapping[str, bytes],
) -> None:
    france = pages(site)["countries/FR/index.html"]
    assert texts(france, "//h1") == ["France"]
    assert "1 outlet read here; of the stories here it tells 2 of 3" in texts(france, "//p[@class='counts']")
    assert "Divers found a bus ticket from 1962." in texts(france, "//div[@class='ledger']//*[@data-span]")
    germany = pages(site)["countries/DE/index.html"]
    assert "Left out: 1 claim that most others tell" in texts(germany, "//p[@class='label']")
    assert "41 lorries" in " ".join(texts(germany, "//div[@class='ledger']//*[@data-span]"))
    assert texts(germany, "//section[@id='untold']//a[@class='headline']") == [
        digest.title_text for digest in sorted(world().digests, key=_countries) if len(_codes(digest)) < 3
    ]


def _codes(digest: object) -> set[str]:
    articles: tuple[Article, ...] = digest.analysis.story.articles  # type: ignore[attr-defined]
    return {article.outlet.country for article in articles if article.outlet.country}


def _countries(digest: object) -> int:
    return -len(_codes(digest))


def test_what_the_outlets_of_a_country_both_say_is_only_theirs_and_a_country_with_all_leaves_nothing(
    site: Mapping[str, bytes],
) -> None:
    states = pages(site)["countries/US/index.html"]
    assert "2 outlets read here; of the stories here they tell 3 of 3" in texts(
        states, "//p[@class='counts']"
    )
    assert texts(states, "//section[@id='untold']//p[@class='empty']") == [
        "Its outlets tell every story of this edition."
    ]


def test_of_outlets_of_unknown_country_nothing_is_compared(site: Mapping[str, bytes]) -> None:
    page = pages(site)["countries/unknown/index.html"]
    assert texts(page, "//h1") == ["Country unknown"]
    assert not page.xpath("//div[@class='ledger'] | //section[@id='untold']")
    # Its article may be of any country: what it shares with another is nobody's alone.
    whale = pages(site)["countries/US/index.html"].xpath("//article[.//h3[contains(., 'hale')]]")[0]
    assert "Only here" not in whale.text_content()
    assert "no other country" not in whale.text_content()


def test_articles_in_other_languages_are_not_held_against_one_another() -> None:
    bridge = next(digest for digest in world().digests if len(digest.analysis.story.articles) == 4)

    def spoken(*german: str) -> dict[str, list[str]]:
        """Labels on the page of France, and of Germany, where articles of these countries are in German."""
        articles = tuple(
            replace(one, lang="de") if one.outlet.country in german else one
            for one in bridge.analysis.story.articles
        )
        analysis = replace(bridge.analysis, story=replace(bridge.analysis.story, articles=articles))
        site = ferry_built(edition=replace(world(), digests=(replace(bridge, analysis=analysis),)))
        paths = {code: f"countries/{code}/index.html" for code in ("FR", "DE")}
        return {code: texts(pages(site)[path], "//p[@class='label']") for code, path in paths.items()}

    alone = spoken("DE")
    assert alone["DE"] == ["Not compared: the 3 other articles are in other languages."]
    assert "1 article in another language is not compared." in alone["FR"]
    assert spoken("DE", "FR")["DE"][-1] == "2 articles in other languages are not compared."
    assert "Left out: 1 claim that most others tell" in spoken("DE", "FR")["DE"]


def test_overlooked_stories_name_who_tells_them_and_how_few_were_read(site: Mapping[str, bytes]) -> None:
    page = pages(site)["overlooked/index.html"]
    assert texts(page, "//section//h2") == ["France", "Germany", "United States"]
    assert "2 stories of 3 are told by none of its outlets:" in texts(page, "//section[@id='of-DE']//p")
    told = texts(page, "//section[@id='of-FR']//li/p")
    assert told == ["Told by Plains Courier, Coast Export · United States · country of 1 unknown"]
    assert "of the outlets read here, which are few" in page.text_content()


def test_a_home_country_comes_first_and_to_the_front_page(site: Mapping[str, bytes]) -> None:
    assert "overlooked" not in {one.get("id") for one in pages(site)["index.html"].xpath("//section")}
    home = built(home="DE")
    front = pages(home)["index.html"]
    assert texts(front, "//section[@id='overlooked']//h2") == ["Not told by outlets of Germany"]
    assert len(texts(front, "//section[@id='overlooked']//li/a")) == 2
    assert texts(pages(home)["overlooked/index.html"], "//section//h2")[0] == "Germany"


def test_of_a_home_country_without_an_outlet_nothing_is_said() -> None:
    home = built(home="JP")
    assert not pages(home)["index.html"].xpath("//section[@id='overlooked']")
    said = texts(pages(home)["overlooked/index.html"], "//p[@class='caution']")
    assert said == [
        "No outlet of the home country, Japan, was read for this edition, so nothing can be said of it."
    ]


def test_every_passage_on_these_pages_is_an_articles_own_and_every_link_leads_somewhere(
    site: Mapping[str, bytes],
) -> None:
    texts_ = {one.id: one.text for digest in world().digests for one in digest.analysis.story.articles}
    seen = 0
    for path, page in pages(site).items():
        if path.startswith(("map/", "countries/", "overlooked/")):
            for key, words in news(page):
                article, start, end = key.rsplit(":", 2)
                assert words == texts_[article][int(start) : int(end)], path
                seen += 1
    assert seen > 20
    assert astray(site) == []


def test_a_long_list_is_cut_into_pages_that_lead_to_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.render.views.countries.STORIES_A_PAGE", 2)
    site = built()
    first, second = (pages(site)[f"countries/US/{name}index.html"] for name in ("", "2/"))
    assert [len(page.xpath("//article")) for page in (first, second)] == [2, 1]
    assert first.xpath("//nav[@class='pager']//@href") == ["index.html", "2/index.html"]
    assert second.xpath("//nav[@class='pager']//@href") == ["../index.html", "index.html"]
    assert not second.xpath("//section[@id='untold']")
    assert astray(site) == []


def test_headlines_on_the_map_grow_fewer_where_countries_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worldmap, "ALL_STORIES", 4)
    page = pages(built())["map/index.html"]
    assert [len(one.xpath(".//li")) for one in page.xpath("//li[@class='land']")] == [1, 1, 1, 1]
    monkeypatch.setattr(worldmap, "ALL_STORIES", 3)
    assert not pages(built())["map/index.html"].xpath("//ul[@class='lines']")


def test_a_story_with_no_country_at_all_still_gives_a_map() -> None:
    plain = ferry.edition()
    digest = plain.digests[0]
    story = digest.analysis.story
    lost = tuple(replace(one, outlet=replace(one.outlet, country=None)) for one in story.articles)
    analysis = replace(digest.analysis, story=replace(story, articles=lost))
    site = ferry_built(edition=replace(plain, digests=(replace(digest, analysis=analysis),)))
    page = pages(site)["map/index.html"]
    assert not page.xpath("//svg[@role='group']//a")
    assert texts(page, "//li[@class='land']/h3") == ["Country unknown 1 story · 5 outlets"]
    assert astray(site) == []


def test_each_code_stands_once_on_the_earth_and_disputed_land_is_in_no_shape() -> None:
    codes = [shape.code for shape in earth().shapes]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    assert all(shape.line or shape.dot for shape in earth().shapes)
    assert {"AU", "XK", "TW", "PS", "GF", "TV"} <= set(codes)
    assert earth().disputed.count("M") == 4  # Crimea, Northern Cyprus, Somaliland, Siachen
    lines = [earth().sea, earth().net, earth().disputed, *(shape.line for shape in earth().shapes)]
    assert all(re.fullmatch(r"(?:M\d+ \d+l[\d -]+z?|M\d+ \d+H\d+)*", line) for line in lines)
