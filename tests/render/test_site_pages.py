import csv
import io
import json
import re
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import urljoin

import ferry_story as ferry
import jsonschema
import pytest
from ferry_claims import CLAIMS
from ferry_site import STORY, THEMES, anew, astray, built, news, pages
from ferry_words import ARTICLES, ORDER, SENTENCES

from digest.errors import ConfigError
from digest.model.digest import Edition
from digest.render import files
from digest.render.theme import theme
from digest.render.words import words

SCRIPT = "//script[not(@type='application/ld+json')]"  # which is data, and never run


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return built()


def test_the_site_has_every_page_and_data_file(site: dict[str, bytes]) -> None:
    wanted = {"index.html", "404.html", "method/index.html", "outlets/index.html", "index.json"}
    wanted |= {"schemas/story.schema.json", "schemas/index.schema.json", "outlets/kestrel-wire/index.html"}
    wanted |= {
        f"{STORY}{name}" for name in ("index.html", "story.json", "claims.csv", "kestrel-wire/index.html")
    }
    assert wanted <= site.keys()
    assert len([path for path in site if path.endswith(".css")]) == 1
    assert len([path for path in site if re.fullmatch(rf"{STORY}[^/]+/index.html", path)]) == len(ORDER)


def test_every_passage_reads_exactly_as_its_article_does(site: dict[str, bytes]) -> None:
    seen = 0
    for page in pages(site).values():
        for key, text in news(page):
            article, start, end = key.rsplit(":", 2)
            assert text == ARTICLES[article].text[int(start) : int(end)]
            seen += 1
    assert seen > 200


def test_no_sentence_of_an_article_stands_outside_a_receipt(site: dict[str, bytes]) -> None:
    for path, page in pages(site).items():
        for passage in page.xpath("//*[@data-span]"):
            passage.drop_tree()
        page.head.drop_tree()
        left = page.text_content()
        for sentence in SENTENCES:
            assert sentence.span.text not in left, path


def test_every_link_leads_to_a_page_and_a_place_that_exist(site: dict[str, bytes]) -> None:
    assert astray(site) == []


def test_no_id_stands_twice_on_a_page(site: dict[str, bytes]) -> None:
    for path, page in pages(site).items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_no_page_has_script_or_style_within_it_or_asks_another_host(site: dict[str, bytes]) -> None:
    for path, page in pages(site).items():
        assert not page.xpath(f"{SCRIPT}[not(@src)]|//style|//@style|//@onclick"), path
        assert not page.xpath(f"{SCRIPT}[normalize-space()]"), path
        assert all(normpath(join(dirname(path), src)) in site for src in page.xpath("//@src")), path
        assert all("://" not in href for href in page.xpath("//link[@rel!='canonical']/@href")), path
        assert "default-src 'none'" in page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]


def test_the_data_fits_its_schemas(site: dict[str, bytes]) -> None:
    for name, path in (("story", f"{STORY}story.json"), ("index", "index.json")):
        schema = json.loads(site[f"schemas/{name}.schema.json"])
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(json.loads(site[path]), schema)


def test_the_table_for_spreadsheets_has_a_row_for_each_claim_and_a_column_for_each_article(
    site: dict[str, bytes],
) -> None:
    rows = list(csv.DictReader(io.StringIO(site[f"{STORY}claims.csv"].decode())))
    assert [row["claim"] for row in rows] == [row[0] for row in CLAIMS]
    assert rows[1]["ellsund-courier-ferry"] == "differs"
    assert rows[1]["004-islanders"] == "says"


def test_the_same_edition_gives_the_same_bytes(site: dict[str, bytes]) -> None:
    assert anew() == site


def test_the_first_lines_say_how_many_origins_stand_behind_the_story(site: dict[str, bytes]) -> None:
    page = pages(site)[f"{STORY}index.html"]
    counts = page.xpath("//p[@class='counts']")[0].text_content()
    assert counts == "5 outlets · at most 3 origins · 4 countries known, 1 not; origin unknown for 1"


def test_each_sentence_of_the_summary_opens_to_all_who_say_it(site: dict[str, bytes]) -> None:
    page = pages(site)[f"{STORY}index.html"]
    receipts = page.xpath("//section[@id='summary']//details")
    assert len(receipts) == len(ferry.digest().summary)
    assert "Ellsund Courier · paragraph ¶1" in receipts[0].xpath("summary")[0].text_content()
    keys = [key for key, _ in news(receipts[0])]
    assert {key.rsplit(":", 2)[0] for key in keys} == set(ORDER)


def test_an_article_without_a_headline_says_so(site: dict[str, bytes]) -> None:
    page = pages(site)[f"{STORY}004-islanders/index.html"]
    assert page.xpath("//h1")[0].text_content() == "No headline in the document"
    assert "Unknown outlet" in page.text_content()
    assert "inferred" in page.xpath("//p[@class='dateline']")[0].text_content()


def test_only_words_that_the_first_wording_lacks_are_marked_in_a_quote(site: dict[str, bytes]) -> None:
    quote = pages(site)[f"{STORY}index.html"].xpath("//article[@id='q-pilot']")[0]
    assert [one.text_content() for one in quote.xpath(".//ins")] == ["of ours"]
    assert len(quote.xpath(".//blockquote")) == 2


def test_a_sentence_only_here_is_told_by_words_and_not_by_color_alone(site: dict[str, bytes]) -> None:
    page = pages(site)[f"{STORY}ellsund-courier/index.html"]
    tags = [tag.text_content() for tag in page.xpath("//a[contains(@class,'tag only')]")]
    assert len(tags) == 2
    assert all("only here" in tag for tag in tags)


def test_an_excerpt_ends_after_a_whole_sentence_and_later_receipts_lead_to_its_end() -> None:
    site = built(rights="excerpt", excerpt_words=20)
    page = pages(site)[f"{STORY}radio-vestkyst/index.html"]
    shown = page.xpath("//section[@id='text']")[0].text_content()
    assert "in the night to Saturday." in shown
    assert "Divers will look" not in shown
    assert page.get_element_by_id("rest") is not None
    assert astray(site) == []


def test_markup_in_an_article_is_printed_and_never_run() -> None:
    site = built(title="<script>alert(1)</script>", description='"><img src=x>')
    for path, page in pages(site).items():
        assert not page.xpath(f"{SCRIPT}[not(@src)]|//img"), path


def test_a_language_without_words_is_english_and_says_so() -> None:
    page = pages(built(language="fi"))["index.html"]
    assert page.get("lang") == "en"
    assert "Front page" in page.text_content()


def test_the_way_home_from_a_lost_address_is_the_full_address_where_it_is_known() -> None:
    assert pages(built(url="https://news.example/d"))["404.html"].xpath("//main//a/@href") == [
        "https://news.example/d/"
    ]
    assert pages(built())["404.html"].xpath("//main//a/@href") == ["./index.html"]


def test_an_edition_without_stories_is_still_a_site() -> None:
    site = built(edition=Edition(digests=()))
    assert "No story yet" in pages(site)["index.html"].text_content()


def test_a_child_theme_replaces_a_part_and_extends_the_template_of_its_parent(tmp_path: Path) -> None:
    child = tmp_path / "night"
    (child / "templates").mkdir(parents=True)
    (child / "words").mkdir()
    (child / "assets" / "css").mkdir(parents=True)
    (child / "theme.toml").write_text('extends = "plain"\n')
    (child / "templates" / "404.html").write_text(
        '{% extends "plain/404.html" %}{% block main %}<p id="child">{{ t("nav.home") }}</p>{% endblock %}'
    )
    (child / "words" / "en.po").write_text('msgid "nav.home"\nmsgstr "Start"\n')
    (child / "assets" / "css" / "90-child.css").write_text(".child { color: red }")
    site = built(folders=(tmp_path, THEMES), theme="night")
    assert pages(site)["404.html"].get_element_by_id("child").text == "Start"
    sheet = next(data for path, data in site.items() if path.endswith(".css")).decode()
    assert sheet.endswith(".child{color:red}")
    assert "--paper" in sheet


def test_a_theme_that_is_not_there_is_told_with_the_nearest_name() -> None:
    with pytest.raises(ConfigError, match="Did you mean 'plain'"):
        built(theme="plian")


def test_a_theme_that_extends_itself_is_refused(tmp_path: Path) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "theme.toml").write_text(f'extends = "{other}"\n')
    with pytest.raises(ConfigError, match="one → two → one"):
        built(folders=(tmp_path,), theme="one")


def test_a_theme_cannot_be_taken_from_outside_the_folders_of_themes(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "theme.toml").write_text("")
    with pytest.raises(ConfigError, match="no folder of themes has it"):
        built(folders=(tmp_path / "themes",), theme="..")


def test_every_word_that_a_template_asks_for_is_there_and_none_is_left_over() -> None:
    keys = set(words(theme("plain", [THEMES]), "en").table)
    sources = [
        *(THEMES / "plain" / "templates").rglob("*.html"),
        *Path(files.__code__.co_filename).parent.rglob("*.py"),
        *(Path(files.__code__.co_filename).parents[1] / "lean").rglob("*.py"),
    ]
    text = "\n".join(source.read_text("utf-8") for source in sources)
    asked = set(re.findall(r"""(?:\bt|words|find)\("([a-z][\w.-]*\w)"[,)]""", text))
    asked |= set(re.findall(r""""([a-z][\w.-]*\w)"\|t\b""", text))
    asked |= set(re.findall(r"""words\("[\w.-]+" if [^"]+"\w+" else "([a-z][\w.-]*\w)"[,)]""", text))
    begun = set(re.findall(r"""(?:\bt|words|find)\(f?"([a-z][\w-]*\.[\w-]*)(?:" ~|\{)""", text))
    begun |= {"reasons.", "labels."}  # what the filters `told` and `label` look up
    assert asked <= keys
    assert {key for key in keys - asked if not key.startswith(tuple(begun))} == set()


def test_an_outlets_page_says_first_what_is_on_it_and_counts_as_its_legend_does(
    site: dict[str, bytes],
) -> None:
    page = pages(site)[f"{STORY}ellsund-courier/index.html"]
    links = page.xpath("//nav[@class='contents']//a")
    assert links[0].text_content() == "Only here: 2 sentences"
    assert page.xpath("//ul[@class='legend']/li[@class='only']/span")[0].text == "2"
    assert all(page.get_element_by_id(link.get("href")[1:]) is not None for link in links)


def test_each_sentence_stands_once_under_how_firmly(site: dict[str, bytes]) -> None:
    for page in pages(site).values():
        for section in page.xpath("//section[@id='firmness']"):
            keys = section.xpath(".//li//@data-span")
            assert len(keys) == len(set(keys))


def test_the_page_for_missing_addresses_is_whole_at_any_depth_where_the_site_knows_its_address() -> None:
    missing = pages(built(url="https://news.example/d"))["404.html"]
    ways = missing.xpath("//body//a[not(starts-with(@href, '#'))]/@href | //link[@rel='alternate']/@href")
    assert [way for way in ways if not way.startswith("https://news.example/d/")] == []
    plain, rooted = missing.xpath("//link[@rel='stylesheet']/@href")
    assert rooted == f"/d/{plain}"


def test_without_a_site_address_its_style_sheet_is_found_from_any_depth_of_a_host() -> None:
    plain, rooted = pages(built())["404.html"].xpath("//link[@rel='stylesheet']/@href")
    for gone in ("gone", "stories/gone/", "stories/a/b/gone.html"):
        assert urljoin(f"https://news.example/{gone}", rooted) == f"https://news.example/{plain}"
