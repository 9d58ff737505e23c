"""A site of articles alone: every text as it stands, lists in order, and no more work than an edit asks for."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import pytest
from leansite import clean, files, made

from digest.building import build
from digest.errors import VerifyError
from digest.lean import checked, verify
from digest.read import documents
from digest.render.faults import ThemeError
from digest.settings import Config

ROOT = Path(__file__).resolve().parents[2]
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def parsed(data: bytes) -> Any:
    return lxml.etree.fromstring(data)


def test_a_site_has_article_pages_lists_a_feed_and_a_sitemap(config: Config) -> None:
    built = made(config)
    found = files(config)
    assert built.figures["articles"] == 24
    assert {"index.html", "page/2.html", "feed.xml", "sitemap.xml", "404.html"} <= found.keys()
    assert {
        "outlets/index.html",
        "outlets/the-post.html",
        "outlets/unknown.html",
        "tags/sea.html",
    } <= found.keys()
    front = lxml.html.fromstring(found["index.html"])
    assert front.xpath("//h2/a/text()")[:2] == ["Ferry on day 23", "Ferry on day 22"]
    assert len(front.xpath("//article")) == 20
    page = lxml.html.fromstring(found["articles/ferry-23.html"])
    assert [part.strip() for part in page.xpath("//h1/text()")] == ["Ferry on day 23"]
    assert page.xpath("//a[@rel='nofollow noopener']/@href") == ["https://a.example/x"]


def test_plain_text_is_printed_with_its_signs(config: Config) -> None:
    made(config)
    page = files(config)["articles/plain.html"].decode()
    assert "<p>A &lt;b&gt;plain&lt;/b&gt; line.</p>\n<p>Another one.</p>" in page


def test_every_internal_link_leads_to_a_file(config: Config) -> None:
    made(config)
    found = files(config)
    for path, data in found.items():
        if path.endswith(".html"):
            for _, _, link, _ in lxml.html.fromstring(data).iterlinks():
                if "//" not in link and not link.startswith("#"):
                    target = (config.paths.site / path).parent / link
                    assert target.resolve().is_file(), (path, link)


def test_the_feed_names_the_newest_and_only_what_has_a_date(config: Config) -> None:
    made(config)
    feed = parsed(files(config)["feed.xml"])
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 20
    assert entries[0].findtext(f"{ATOM}id") == "https://news.example/articles/ferry-23.html"
    assert entries[0].findtext(f"{ATOM}updated") == "2025-12-23T10:00:00Z"
    for field in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{field}")


def test_the_feed_is_xml_whatever_characters_an_article_spells(config: Config) -> None:
    place = config.paths.seeds / "ferry-23.md"
    place.write_text(
        place.read_text("utf-8").replace("came back", "came &#xFFFE;&#xFFFF;&#8;&#13; back"), "utf-8"
    )
    made(config)
    leads = [each.text or "" for each in parsed(files(config)["feed.xml"]).iter(f"{ATOM}summary")]
    assert "The ferry left on time & came \ufffd\ufffd\ufffd back." in leads


def test_without_an_address_the_feed_has_lasting_ids_and_there_is_no_sitemap(config: Config) -> None:
    config = replace(config, site=replace(config.site, url=""))
    made(config)
    found = files(config)
    assert "sitemap.xml" not in found
    ids = [entry.findtext(f"{ATOM}id") for entry in parsed(found["feed.xml"]).findall(f"{ATOM}entry")]
    assert len({*ids}) == 20
    assert all(id_ and id_.startswith("urn:uuid:") for id_ in ids)


def test_the_sitemap_lists_each_article_once(config: Config) -> None:
    made(config)
    urls = [one.text for one in parsed(files(config)["sitemap.xml"]).iter(f"{MAP}loc")]
    assert len(urls) == len({*urls})
    assert sum("/articles/" in str(url) for url in urls) == 24


def test_lists_of_outlets_and_tags_are_paged_as_the_front_is(config: Config) -> None:
    made(config)
    found = files(config)
    first, second = (lxml.html.fromstring(found[f"tags/{name}.html"]) for name in ("sea", "sea_2"))
    assert (len(first.xpath("//article")), len(second.xpath("//article"))) == (20, 3)
    assert first.xpath("//a[@rel='next']/@href") == ["sea_2.html"]
    assert second.xpath("//a[@rel='prev']/@href") == ["sea.html"]
    assert first.xpath("string(//title)") == "sea – Sea & Land"
    assert second.xpath("string(//title)") == "sea, page 2 – Sea & Land"
    assert b"23 articles" in found["tags/sea.html"]
    assert b"23 articles" not in found["tags/sea_2.html"]
    assert "outlets/the-post_2.html" not in found
    assert b"sea_2" not in found["sitemap.xml"]


@pytest.mark.parametrize("name", ["articles", "tags", "page", "outlets"])
def test_a_page_of_ones_own_in_the_place_of_a_list_is_refused(config: Config, name: str) -> None:
    config.paths.pages.mkdir()
    (config.paths.pages / f"{name}.md").write_text("# Mine\n\nA text.\n", "utf-8")
    (told,) = made(config).problems
    assert (told.path, told.code) == (f"pages/{name}.md", "E_NAME")
    assert told.message == f'the site itself has a place called "{name}"; rename the file.'
    assert f"{name}/index.html" not in files(config) or name in ("tags", "outlets")


def test_a_mistake_in_a_template_is_told_with_its_file_and_line(config: Config) -> None:
    themes = config.root / "themes"
    (themes / "mine" / "templates" / "lean").mkdir(parents=True)
    (themes / "mine" / "theme.toml").write_text('extends = "plain"\n', "utf-8")
    (themes / "mine" / "templates" / "lean" / "foot.html").write_text("<p>\n{{ hom }}</p>\n", "utf-8")
    mine = replace(
        config, paths=replace(config.paths, themes=themes), site=replace(config.site, theme="mine")
    )
    with pytest.raises(ThemeError) as told:
        made(mine)
    line = 'themes/mine/templates/lean/foot.html:2: "hom" is not defined; did you mean "home"?'
    assert str(told.value) == line
    assert not config.paths.site.exists()


def test_templates_get_the_settings_of_their_theme(config: Config) -> None:
    themes = config.root / "themes"
    (themes / "mine" / "templates" / "lean").mkdir(parents=True)
    (themes / "mine" / "theme.toml").write_text('extends = "plain"\n[settings]\ntint = "red"\n', "utf-8")
    (themes / "mine" / "templates" / "lean" / "foot.html").write_text("<p>{{ theme.tint }}</p>\n", "utf-8")
    mine = replace(
        config, paths=replace(config.paths, themes=themes), site=replace(config.site, theme="mine")
    )
    made(mine)
    assert b"<p>red</p>" in files(mine)["index.html"]
    made(replace(mine, theme=(("tint", "blue"),)))
    assert b"<p>blue</p>" in files(mine)["articles/ferry-1.html"]


def test_drafts_and_what_is_dated_later_are_counted(config: Config) -> None:
    seed = config.paths.seeds / "ferry-9.md"
    seed.write_text(seed.read_text("utf-8").replace("tags:", "draft: true\ntags:"), "utf-8")
    figures = build(config, now=datetime(2025, 12, 20, tzinfo=UTC)).figures
    assert (figures["articles"], figures["drafts"], figures["later"]) == (19, 1, 4)


def test_a_check_draws_the_articles_as_they_are_and_writes_nothing(config: Config) -> None:
    (config.paths.seeds / "bad.md").write_bytes(b"%PDF-1.7")
    problems, figures = checked(config, None)
    assert [one.code for one in problems] == ["E_ENCODING"]
    assert figures == {"articles": 24, "refused": 1, "drafts": 0, "later": 0}
    assert not config.paths.site.exists()
    assert not config.paths.cache.exists()


def test_verify_finds_a_changed_word_and_a_changed_headline(config: Config) -> None:
    made(config)
    found = files(config)
    seeds = {document.path: document for document in documents(config.paths.seeds).kept}
    assert verify.made(found)
    assert verify.verified(found, seeds, config.site).problems == ()
    path = "articles/ferry-9.html"
    for old, new in ((b"came back", b"sank"), (b"Ferry on day 9</h1>", b"Ferry lost</h1>")):
        altered = {**found, path: found[path].replace(old, new)}
        assert [one.code for one in verify.verified(altered, seeds, config.site).problems] == ["V_SPAN"]


def test_a_theme_that_leaves_the_text_out_builds_nothing(config: Config) -> None:
    themes = config.root / "themes"
    templates = themes / "mute/templates/lean"
    templates.mkdir(parents=True)
    (themes / "mute/theme.toml").write_text('name = "mute"\nextends = "plain"\n', "utf-8")
    (templates / "article.html").write_text('{# given: all #}{% extends "lean/base.html" %}', "utf-8")
    config = replace(
        config, site=replace(config.site, theme="mute"), paths=replace(config.paths, themes=themes)
    )
    with pytest.raises(VerifyError, match="mend the theme"):
        made(config)
    assert not config.paths.site.exists()


def test_an_excerpt_is_made_of_whole_paragraphs(config: Config) -> None:
    config = replace(config, site=replace(config.site, rights="excerpt", excerpt_words=10))
    made(config)
    page = files(config)["articles/ferry-9.html"].decode()
    assert "came back" in page
    assert "<li>one</li>" not in page
    assert 'id="rest"' in page


def test_the_same_articles_make_the_same_bytes(config: Config) -> None:
    made(config)
    one = {path: hashlib.sha256(data).hexdigest() for path, data in files(config).items()}
    assert one == {path: hashlib.sha256(data).hexdigest() for path, data in clean(config).items()}


def test_the_first_tag_brings_the_list_of_tags_to_the_navigation_of_every_page(config: Config) -> None:
    for place in config.paths.seeds.iterdir():
        place.write_text(place.read_text("utf-8").replace("tags: [sea]\n", ""), "utf-8")
    made(config)
    first = config.paths.seeds / "ferry-1.md"
    first.write_text(first.read_text("utf-8").replace("---\n", "---\ntags: [sea]\n", 1), "utf-8")
    made(config)
    assert b"../tags/index.html" in files(config)["articles/ferry-9.html"]
    assert files(config) == clean(config)
    first.write_text(first.read_text("utf-8").replace("tags: [sea]\n", ""), "utf-8")
    made(config)
    assert files(config) == clean(config)


def test_the_navigation_leads_to_the_same_places_from_every_folder(config: Config) -> None:
    made(config)
    for path, data in files(config).items():
        if "/" not in path or not path.endswith(".html"):
            continue
        links = lxml.html.document_fromstring(data).xpath("//nav[@class='main-nav']//a/@href")
        folder = (config.paths.site / path).parent
        there = [(folder / link).resolve().relative_to(config.paths.site.resolve()) for link in links]
        assert [place.as_posix() for place in there][:3] == [
            "index.html",
            "outlets/index.html",
            "tags/index.html",
        ]
