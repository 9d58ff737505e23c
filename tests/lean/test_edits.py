"""After any edit the site is as if built anew, with no more work than the edit asks for."""

from dataclasses import replace

import pytest
from leansite import article, clean, files, made

from digest.settings import Config


def test_an_edit_of_a_body_draws_one_page(config: Config) -> None:
    made(config)
    seed = config.paths.seeds / "ferry-9.md"
    seed.write_text(seed.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    built = made(config)
    assert built.written.written == ("articles/ferry-9.html",)
    assert files(config) == clean(config)


def test_edits_one_after_the_other_and_back_again_are_as_if_built_anew(config: Config) -> None:
    made(config)
    nine, ten = (config.paths.seeds / f"ferry-{day}.md" for day in (9, 10))
    first, other = nine.read_text("utf-8"), ten.read_text("utf-8")
    for text in (first + "\nA.\n", first + "\nB.\n", first, first + "\nC.\n"):
        nine.write_text(text, "utf-8")
        assert made(config).written.written == ("articles/ferry-9.html",)
        assert files(config) == clean(config)
    nine.write_text(first, "utf-8")  # what the long way noted of it, while the page is of a later text
    ten.write_text(other.replace("Ferry on day 10", "Another title"), "utf-8")
    assert "articles/ferry-9.html" in made(config).written.written
    assert files(config) == clean(config)
    assert made(config).unchanged


def test_an_edit_of_the_country_alone_is_shown(config: Config) -> None:
    made(config)
    seed = config.paths.seeds / "ferry-9.md"
    seed.write_text(seed.read_text("utf-8").replace("tags:", "country: NO\nauthor: Ada Reed\ntags:"), "utf-8")
    assert made(config).written.written == ("articles/ferry-9.html",)
    assert b"Norway" in files(config)["articles/ferry-9.html"]
    assert files(config) == clean(config)


def test_an_edit_that_is_to_be_remarked_on_is_told_and_told_again(config: Config) -> None:
    made(config)
    seed = config.paths.seeds / "ferry-9.md"
    text = seed.read_text("utf-8")
    seed.write_text(text.replace("tags:", "country: Nowhere\ntags:"), "utf-8")
    assert [one.code for one in made(config).problems] == ["W_COUNTRY"]
    assert [one.code for one in made(config).problems] == ["W_COUNTRY"]
    seed.write_text(text + "\nMended.\n", "utf-8")
    assert made(config).problems == ()
    assert files(config) == clean(config)


@pytest.mark.parametrize("change", ["title", "gone", "new", "tag", "draft", "outlet"])
def test_after_a_change_the_site_is_as_if_built_anew(config: Config, change: str) -> None:
    made(config)
    seed = config.paths.seeds / "ferry-9.md"
    text = seed.read_text("utf-8")
    match change:
        case "gone":
            seed.unlink()
        case "new":
            (config.paths.seeds / "later.md").write_text(article("Later", 31, tags="land"), "utf-8")
        case "title":
            seed.write_text(text.replace("Ferry on day 9", "Another title"), "utf-8")
        case "tag":
            seed.write_text(text.replace("[sea]", "[land, Sea]"), "utf-8")
        case "draft":
            seed.write_text(text.replace("tags:", "draft: true\ntags:"), "utf-8")
        case "outlet":
            seed.write_text(text.replace("The Post", "Nobody's"), "utf-8")
    made(config)
    assert files(config) == clean(config)


def test_nothing_is_done_where_nothing_has_changed(config: Config) -> None:
    made(config)
    assert made(config).unchanged


def test_a_site_that_somebody_changed_is_made_whole_again(config: Config) -> None:
    made(config)
    before = files(config)
    (config.paths.site / "articles/ferry-3.html").unlink()
    seed = config.paths.seeds / "ferry-9.md"
    seed.write_text(seed.read_text("utf-8") + "\n", "utf-8")
    made(config)
    assert files(config).keys() == before.keys()


@pytest.mark.parametrize("url", ["", "https://news.example/"])
def test_an_article_in_another_folder_is_another_entry_of_the_feed(config: Config, url: str) -> None:
    config = replace(config, site=replace(config.site, url=url))
    made(config)
    (config.paths.seeds / "moved").mkdir()
    (config.paths.seeds / "ferry-9.md").replace(config.paths.seeds / "moved/ferry-9.md")
    assert ("feed.xml" in made(config).written.written) is (not url)
    assert files(config) == clean(config)


def test_a_tag_spelled_anew_by_an_article_that_is_not_in_the_feed_is_spelled_so_there(config: Config) -> None:
    old = config.paths.seeds / "zebra.md"
    old.write_text(article("An old one", 1, tags="Sea"), "utf-8")
    made(config)
    assert b'<category term="Sea"/>' not in files(config)["feed.xml"]
    old.rename(config.paths.seeds / "aaa.md")  # how a tag is spelled first, by path, counts
    made(config)
    assert b'<category term="Sea"/>' in files(config)["feed.xml"]
    assert files(config) == clean(config)
