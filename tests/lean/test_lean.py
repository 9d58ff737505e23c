"""A site of articles alone: every text as it stands, lists in order, and no more work than an edit asks for."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import pytest

from digest.building import Built, build
from digest.errors import VerifyError
from digest.lean import checked, verify
from digest.read import documents
from digest.render.faults import ThemeError
from digest.settings import BuildSettings, Config, PathSettings, SiteSettings

ROOT = Path(__file__).resolve().parents[2]
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def parsed(data: bytes) -> Any:
    return lxml.etree.fromstring(data)


def article(title: str, day: int, outlet: str = "The Post", tags: str = "sea") -> str:
    head = f"title: {title}\ndate: 2025-12-{day:02}T10:00:00Z\noutlet: {outlet}\ntags: [{tags}]\n"
    return f"---\n{head}---\n\nThe ferry *left* on time & came back.\n\n- one\n- two\n\nSee <https://a.example/x>.\n"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for day in range(1, 24):
        name = "The Post" if day % 2 else "Harbor Times"
        (seeds / f"ferry-{day}.md").write_text(article(f"Ferry on day {day}", day, name), "utf-8")
    (seeds / "plain.txt").write_text("A <b>plain</b> line.\nAnother one.\n", "utf-8")
    paths = PathSettings(
        seeds=seeds,
        site=tmp_path / "site",
        pages=tmp_path / "pages",
        themes=ROOT / "themes",
        cache=tmp_path / ".digest",
        overrides=tmp_path / "stories.toml",
        record=tmp_path / "stories.lock.json",
    )
    site = SiteSettings(title="Sea & Land", rights="full", url="https://news.example/")
    return Config(root=tmp_path, site=site, paths=paths, build=BuildSettings(analysis=False))


def made(config: Config) -> Built:
    return build(config, now=None)


def files(config: Config) -> dict[str, bytes]:
    site = config.paths.site
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def clean(config: Config) -> dict[str, bytes]:
    """The files of the same site, built from nothing."""
    elsewhere = config.root / "elsewhere"
    paths = replace(config.paths, site=elsewhere / "site", cache=elsewhere / ".digest")
    other = replace(config, paths=paths)
    made(other)
    found = files(other)
    for name in sorted(elsewhere.rglob("*"), reverse=True):
        name.rmdir() if name.is_dir() else name.unlink()
    return found


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
