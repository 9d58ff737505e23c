"""The examples in docs/themes.md and docs/plugins.md are built as they stand there."""

import re
from collections.abc import Mapping
from pathlib import Path

from asked import Digest, Package

from digest.model.page import Draft
from digest.render import own_themes, press
from digest.render.given import TEMPLATES, reference
from digest.render.indexes import AtHand
from digest.settings import SiteSettings
from digest.testing import check_theme
from digest.testing.newsroom import rich

ROOT = Path(__file__).resolve().parents[2]


def files(page: str) -> Mapping[str, str]:
    """The files that a page of the docs shows, by the paths beside their fences."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return dict(re.findall(r"^```\w+ (\S+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))


def write(folder: Path, found: Mapping[str, str]) -> None:
    for path, text in found.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def test_the_theme_of_the_docs_is_built(newsroom: Path, digest: Digest) -> None:
    write(newsroom, files("themes.md"))
    done = digest(newsroom, "build")
    assert done.returncode == 0, done.stderr
    [story] = newsroom.glob("site/stories/*/index.html")
    page = story.read_text(encoding="utf-8")
    assert "What was said today" in page
    assert page.index('id="summary"') < page.index('id="quotes"')
    assert "Up again" in page
    [sheet] = newsroom.glob("site/assets/site.*.css")
    assert "--theme-accent:#7a1f1f" in sheet.read_text(encoding="utf-8")
    assert "color:var(--theme-accent)" in sheet.read_text(encoding="utf-8")
    [sheet] = newsroom.glob("site/assets/site.*.css")
    assert ".story-page h2{font-style:italic}" in sheet.read_text(encoding="utf-8")


def test_a_setting_of_the_theme_reorders_the_page(newsroom: Path, digest: Digest) -> None:
    write(newsroom, files("themes.md"))
    text = files("themes.md")["digest.toml"] + "quotes_first = true\n"
    (newsroom / "digest.toml").write_text(text, encoding="utf-8")
    assert digest(newsroom, "build").returncode == 0
    [story] = newsroom.glob("site/stories/*/index.html")
    page = story.read_text(encoding="utf-8")
    assert page.index('id="quotes"') < page.index('id="summary"')


def test_settings_that_the_theme_does_not_have_are_told_with_near_misses(
    newsroom: Path, digest: Digest
) -> None:
    write(newsroom, files("themes.md"))
    text = '[site]\ntheme = "evening"\n[theme]\nacent = "red"\nquotes_first = "yes"\n'
    (newsroom / "digest.toml").write_text(text, encoding="utf-8")
    done = digest(newsroom, "build")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "digest.toml:4: \"acent\" is no setting of the theme evening. Did you mean 'accent'?",
        'digest.toml:5: quotes_first = "yes" cannot be; write true or false.',
    ]


def test_the_theme_of_the_docs_keeps_what_themes_promise(tmp_path: Path) -> None:
    write(tmp_path, files("themes.md"))
    check_theme("evening", [tmp_path / "themes"], {"accent": "red", "quotes_first": True})


def test_the_plugin_of_the_docs_is_built(newsroom: Path, package: Package, digest: Digest) -> None:
    found = files("plugins.md")
    offers = {"digest.extractors": ["offices = digest_offices:offices"]}
    assert offers["digest.extractors"][0].replace("= ", '= "') in found["pyproject.toml"]
    package("digest-offices", offers, {"digest_offices.py": found["digest_offices.py"]})
    write(newsroom, {"digest.toml": found["digest.toml"]})
    done = digest(newsroom, "build")
    assert done.returncode == 0, done.stderr
    [story] = newsroom.glob("site/stories/*/story.json")
    assert "offices-mayor" in story.read_text(encoding="utf-8")


def test_the_test_of_the_docs_passes() -> None:
    found = files("plugins.md")
    names: dict[str, object] = {}
    exec(found["digest_offices.py"], names)  # noqa: S102 - our own page, as its reader would run it
    check = found["test_offices.py"].replace("from digest_offices import offices\n", "")
    exec(check, names)  # noqa: S102 - the same
    call = names["test_it_adds_only_what_stands_there"]
    assert callable(call)
    call()


def test_the_page_of_templates_is_the_codes_own() -> None:
    written = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    assert written == reference(), "run `make docs`"


def test_the_page_of_templates_names_all_that_each_is_given() -> None:
    site = SiteSettings()
    drawn = press(theme_folders=own_themes(), site=site, own=rich().pages)
    names = [drawn.named(one) for one in rich().digests]
    cards = [drawn.card(one, held) for one, held in zip(rich().digests, names, strict=True)]
    made = drawn.pages(cards, rich().imprint, AtHand(names))
    values = ((page.template, page.fill() if isinstance(page, Draft) else page.values) for page in made)
    given = {template: {*names} - {"page"} for template, names in values}
    told = {name: {*values} for name, values in TEMPLATES.items()}
    assert given == {name: values for name, values in told.items() if name in given}
    assert set(told) - set(given) == {"story.html", "table.html", "likeness.html", "telling.html"}
