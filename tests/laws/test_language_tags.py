"""A region or a script behind a language ("en-GB") changes what is printed as its tag, and nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from digest.config import settings
from digest.model.article import Document, Documents
from digest.model.digest import Edition
from digest.model.language import base
from digest.pipeline import edition, files
from digest.read import documents
from digest.render.data import story

HERE = Path(__file__).parents[1] / "newsrooms"
ELSEWHERE = {"ar": "ar-EG", "de": "de-AT", "en": "en-GB", "es": "es-419", "uk": "uk-Cyrl-UA"}
IN_TURN = ("en", "en-GB", "en-US", "EN_gb", "en-Latn-ZA", "eng")

Tag = Callable[[int, str], str]
WAYS: dict[str, Tag] = {
    "one region": lambda _, language: ELSEWHERE[language],
    "as templates write it": lambda _, language: ELSEWHERE[language].upper().replace("-", "_"),
    "each another": lambda at, language: IN_TURN[at % len(IN_TURN)] if language == "en" else language,
}


@cache
def _found() -> tuple[Document, ...]:
    return documents(HERE / "world" / "seeds").kept


def _made(tag: Tag) -> Edition:
    told = (
        replace(each, checked=each.checked._replace(language=tag(at, each.checked.language or "")))
        for at, each in enumerate(_found())
    )
    return edition(Documents(kept=tuple(told)), settings(HERE / "world"), None)


@cache
def _plain() -> Edition:
    return _made(lambda _, language: language)


def _untagged(value: object) -> object:
    """What `story.json` holds, without its tags of languages."""
    if isinstance(value, dict):
        return {name: _untagged(held) for name, held in value.items() if name != "language"}
    return [_untagged(each) for each in value] if isinstance(value, list | tuple) else value


def _told(made: Edition) -> Iterator[object]:
    for digest in made.digests:
        yield _untagged(story(digest))


@pytest.mark.parametrize("way", WAYS)
def test_the_same_articles_make_the_same_stories_whatever_region_their_language_has(way: str) -> None:
    assert list(_told(_made(WAYS[way]))) == list(_told(_plain()))


def test_pages_feeds_and_data_keep_the_tag_that_the_article_gave() -> None:
    made = _made(WAYS["one region"])
    digest = next(one for one in made.digests if one.title and one.language == "de")
    data = story(digest)
    assert data["language"] == "de-AT"
    articles = data["articles"]
    assert isinstance(articles, list)
    assert {one["language"] for one in articles} <= set(ELSEWHERE.values())
    config = settings(HERE / "world")
    config = replace(config, site=replace(config.site, url="https://world.example/"))
    pages = {file.path: file.data for file in files(made, config)}
    page = pages[f"stories/{digest.slug}/index.html"].decode()
    assert 'lang="de-AT"' in page
    assert 'lang="de"' not in page
    assert '"inLanguage":"de-AT"' in page.replace('": "', '":"')
    feeds = [data.decode() for path, data in pages.items() if path.endswith("feed.xml")]
    assert any('xml:lang="de-AT"' in feed for feed in feeds)


def test_a_story_in_two_regions_of_a_language_bears_the_tag_of_most() -> None:
    spoken = {each.checked.id or Path(each.path).stem: each.checked.language or "" for each in _found()}
    alike = (  # which stories articles of other languages join depends on what is installed
        {each.id for each in one.analysis.story.articles}
        for one in _plain().digests
        if {spoken[each.id] for each in one.analysis.story.articles} == {one.language}
    )
    ids = max(alike, key=len)
    first, *others = sorted(ids)
    language = spoken[first]
    tags = {first: f"{language}-ZA", **dict.fromkeys(others, ELSEWHERE[language])}
    named = [each.checked.id or Path(each.path).stem for each in _found()]
    made = _made(lambda at, language: tags.get(named[at], language))
    again = next(one for one in made.digests if ids == {each.id for each in one.analysis.story.articles})
    assert len(ids) > 2
    assert (again.language, again.lang) == (language, ELSEWHERE[language])


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("EN_gb", "en"),
        ("de-AT", "de"),
        ("pt-BR", "pt"),
        ("zh-Hant-TW", "zh"),
        ("sr-Latn", "sr"),
        ("es-419", "es"),
        ("nb-NO", "no"),
        ("eng", "en"),
        ("", ""),
    ],
)
def test_a_tag_has_one_language(tag: str, language: str) -> None:
    assert base(tag) == language
