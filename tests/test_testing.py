"""The checks for authors: our own stages, themes and targets pass them, and what is wrong is told."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from digest import cluster, compose
from digest.destinations import ToFolder
from digest.model.analysis import Analysis, Credit, TimeExpression
from digest.model.article import Article, Documents
from digest.model.digest import Digest
from digest.model.found import Found
from digest.model.story import Story
from digest.publish import Built, Surroundings, Target
from digest.publish.targets.folder import target as folder_target
from digest.read import READERS, markdown
from digest.render import files, own_themes
from digest.settings import SiteSettings
from digest.testing import (
    check_clusterer,
    check_composer,
    check_extractor,
    check_reader,
    check_target,
    check_theme,
)
from digest.testing.newsroom import rich, smallest

ARTICLE = b"---\noutlet: The Bell\ntitle: A bell rings\n---\nThe bell rang twice.\n\nNobody knows why.\n"


RSS = b"<rss><channel><title>The Bell</title><item><title>A bell</title><description>It rang.</description></item></channel></rss>"
LETTER = b"From: The Bell <a@bell.example>\nSubject: A bell rings\n\nThe bell rang twice.\n"
SAMPLES = {
    **dict.fromkeys((".txt", ".md", ".markdown"), ARTICLE),
    **dict.fromkeys((".xml", ".json", ".rss"), RSS),
    ".eml": LETTER,
    ".mbox": b"From a@b Mon Jan  5 10:00:00 2026\n" + LETTER,
}


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_our_readers_give_documents_or_refusals_for_any_bytes(suffix: str) -> None:
    samples = [SAMPLES[suffix]] if suffix in SAMPLES else []
    check_reader(READERS[suffix], suffix=suffix.removeprefix("."), samples=samples)


def test_a_reader_that_breaks_off_or_lies_is_found_out() -> None:
    def breaking(path: str, raw: bytes) -> Documents:
        return markdown.read(path, raw.decode().encode())

    def lying(path: str, raw: bytes) -> Documents:
        found = markdown.read(path, raw)
        return replace(found, kept=tuple(replace(each, sha256="0") for each in found.kept))

    with pytest.raises(AssertionError, match=r"UnicodeDecodeError was raised; give a problem instead"):
        check_reader(breaking, suffix="md")
    with pytest.raises(AssertionError, match=r"sha256 of seeds/sample.md is not that of the bytes"):
        check_reader(lying, suffix="md", samples=[ARTICLE])


def test_a_reader_of_half_characters_or_of_no_fields_or_that_ends_all_is_found_out() -> None:
    def halving(path: str, raw: bytes) -> Documents:
        found = markdown.read(path, raw)
        return replace(found, kept=tuple(replace(each, text=f"{each.text}\ud800") for each in found.kept))

    def bare(path: str, raw: bytes) -> Documents:
        found = markdown.read(path, raw)
        return replace(found, kept=tuple(replace(each, checked=None) for each in found.kept))  # type: ignore[arg-type]

    def ending(_: str, raw: bytes) -> Documents:
        raise SystemExit(3) if raw == ARTICLE else BaseException("q")

    with pytest.raises(AssertionError, match="SystemExit was raised"):
        check_reader(ending, suffix="md", samples=[ARTICLE])
    with pytest.raises(AssertionError, match="holds half a character, which is no text"):
        check_reader(halving, suffix="md", samples=[ARTICLE])
    with pytest.raises(AssertionError, match=r"checked of seeds/sample.md is Fields, not NoneType"):
        check_reader(bare, suffix="md", samples=[ARTICLE])


def test_our_clusterer_groups_whatever_the_order() -> None:
    check_clusterer(cluster.average)


def test_a_clusterer_that_loses_articles_or_heeds_their_order_is_found_out() -> None:
    def losing(articles: tuple[Article, ...], **_: object) -> tuple[Story, ...]:
        return tuple(Story(articles=(article,)) for article in articles[1:])

    def heeding(articles: tuple[Article, ...], **_: object) -> tuple[Story, ...]:
        return tuple(Story(articles=(article,)) for article in articles)

    with pytest.raises(AssertionError, match="is in no story"):
        check_clusterer(losing)
    with pytest.raises(AssertionError, match="in another order make other stories"):
        check_clusterer(heeding)


def test_our_composer_makes_pages_of_passages() -> None:
    check_composer(compose.selection)


def test_a_composer_that_writes_its_own_title_is_found_out() -> None:
    def inventing(analysis: Analysis, *, least: int, most: int) -> Digest:
        made = compose.selection(analysis, least=least, most=most)
        return replace(made, title=None, title_text="Bridge of sighs")

    with pytest.raises(AssertionError, match="the title is a passage of an article"):
        check_composer(inventing)


def test_an_extractor_may_add_what_stands_there_and_nothing_else() -> None:
    def naming(analysis: Analysis) -> Found:
        span = analysis.sentences[0].span
        return Found(credits=(Credit(article=span.article, name="A wire", span=span),))

    def misquoting(analysis: Analysis) -> Found:
        span = replace(analysis.sentences[0].span, text="x" * len(analysis.sentences[0].span.text))
        return Found(times=(TimeExpression(span=span, kind="NOON", value="?"),))

    check_extractor(naming)
    with pytest.raises(AssertionError) as caught:
        check_extractor(misquoting)
    assert 'does not say "xxx' in str(caught.value)
    assert "is no time expression of TIMEX3: NOON" in str(caught.value)


@pytest.mark.parametrize("name", ["plain", "broadsheet"])
def test_our_own_themes_keep_what_themes_promise(name: str) -> None:
    check_theme(name)


def test_the_newsroom_of_the_checks_has_one_of_everything() -> None:
    site = SiteSettings()
    made = {file.path: file.data for file in files(rich(), theme_folders=own_themes(), site=site)}
    story = made[f"stories/{rich().digests[0].slug}/index.html"].decode()
    parts = {"timeline", "differences", "claims", "quotes", "takes", "names", "related", "why"}
    assert [part for part in sorted(parts) if f'id="{part}"' not in story] == []
    pages = {"404.html", "about/index.html", "method/index.html", "stories/an-old-address/index.html"}
    assert pages <= made.keys()
    assert b'id="refused"' in made["method/index.html"]
    assert [each.problems for each in (smallest(),)] == [()]


def test_a_theme_that_sorts_or_trusts_or_breaks_is_found_out(tmp_path: Path) -> None:
    place = tmp_path / "rash"
    (place / "templates/parts").mkdir(parents=True)
    (place / "theme.toml").write_text('name = "rash"\nextends = "plain"\n', encoding="utf-8")
    rash = "{# given: story. #}\n{% for each in story.takes|sort %}{% endfor %}\n{{ page.site|safe }}\n"
    (place / "templates/parts/takes.html").write_text(rash, encoding="utf-8")
    (place / "templates/404.html").write_text("<p>{{ nothing }}</p>\n", encoding="utf-8")
    with pytest.raises(AssertionError) as caught:
        check_theme("rash", [tmp_path])
    lines = str(caught.value).split("\n")
    assert [line.split(": ")[0].rpartition("/templates/")[2] for line in lines] == [
        "404.html:1",
        "parts/takes.html:3",
        "parts/takes.html:2",
    ]


@pytest.mark.parametrize(
    ("template", "text", "said"),
    [
        ("lean/article.html", "{{ nope }}", 'lean/article.html:2: "nope" is not defined'),
        ("lean/names.html", "{% if %}", "lean/names.html:2: expected an expression"),
        ("lean/row.html", "{{ titel }}", 'lean/row.html:2: "titel" is not defined; did you mean "title"?'),
        ("lean/pager.html", "{{ nope }}", 'lean/pager.html:2: "nope" is not defined'),
        ("lean/list.html", "{{ head }}{{ site }}", 'lean/list.html:2: "site" is not defined'),
        ("lean/front.html", "", "lean/front.html:1: it prints no page"),
        ("parts/whyy.html", "{% if nope", "parts/whyy.html:2: unexpected end of template"),
        (
            "parts/whyy.html",
            "{{ 1|nope }}",
            "parts/whyy.html:2: no filter named 'nope'",
        ),
        (
            "parts/whyy.html",
            '{% include "parts/wen.html" %}',
            'parts/whyy.html:2: there is no template "parts/wen',
        ),
    ],
)
def test_a_lean_template_and_one_that_nothing_uses_are_tried_too(
    tmp_path: Path, template: str, text: str, said: str
) -> None:
    place = tmp_path / "themes/own/templates" / template
    place.parent.mkdir(parents=True)
    (tmp_path / "themes/own/theme.toml").write_text('extends = "plain"\n', encoding="utf-8")
    place.write_text(f"{{# given: all. #}}\n{text}\n", encoding="utf-8")
    with pytest.raises(AssertionError) as caught:
        check_theme("own", [tmp_path / "themes"])
    assert str(caught.value).startswith(f"themes/own/templates/{said}")
    assert "\n" not in str(caught.value)


def of(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()
    }


def test_our_folder_keeps_what_places_to_publish_to_promise(tmp_path: Path) -> None:
    there = tmp_path / "there"

    def opened(options: Mapping[str, object], site: Built, here: Surroundings) -> Target:
        return folder_target(ToFolder(path=str(options["path"])), site, here)

    check_target(opened, {"path": str(there)}, lambda: of(there), folder=tmp_path / "here")


def test_a_place_that_puts_the_manifest_first_is_found_out(tmp_path: Path) -> None:
    there = tmp_path / "there"

    class Hasty:
        lanes = 1
        held: bytes | None = None

        def manifest(self) -> bytes | None:
            return Hasty.held

        def taken(self, _: object) -> tuple[str, ...]:
            return ()

        def begin(self, plan: object) -> bool:
            Hasty.held = plan.manifest  # type: ignore[attr-defined]
            return True

        def put(self, file: object) -> None:
            place = there / file.path  # type: ignore[attr-defined]
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.data())  # type: ignore[attr-defined]

        def delete(self, path: str) -> None:
            (there / path).unlink(missing_ok=True)

        def finish(self, plan: object) -> None:
            """All is there already."""

        def close(self) -> None:
            """Nothing is held."""

    with pytest.raises(AssertionError, match=r"it comes last, in finish\(\)"):
        check_target(lambda *_: Hasty(), {}, lambda: of(there), folder=tmp_path / "here")
