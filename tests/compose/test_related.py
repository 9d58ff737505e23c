"""Stories of the days after an event: named beside it where names and words agree, and only then."""

import pytest
from wire import analysis, article

from digest.compose.edition import Composer, edition
from digest.model.digest import Edition
from digest.render import files, own_themes
from digest.render.verify import verify
from digest.settings import SiteSettings

AGROUND = (
    "The ferry Solveig ran aground off the northern pier of Larvik on Sunday, harbor master Ingrid Solheim said.",
    "Captain Tor Vik told the Harbor Board that the fog signals of the pier were out that morning.",
)
INQUIRY = (
    "The Harbor Board opened its inquiry into the ferry Solveig, which ran aground off the pier of Larvik.",
    "Harbor master Ingrid Solheim said captain Tor Vik had asked for new fog signals at the pier in spring.",
)
CHOIR = (
    "A choir from Bergen won the singing contest in Vienna; judges praised its sopranos and its conductor.",
    "The conductor Ada Roth thanked the city of Vienna and the mayor of Bergen for a warm welcome.",
)
VISIT = (
    "Harbor master Ingrid Solheim and captain Tor Vik opened a school for cooks in Oslo with the prime minister.",
    "The school teaches forty pupils a year to bake bread, and its kitchens were paid for by the bakers’ guild.",
)


def made(*stories: tuple[str, str, tuple[str, ...]]) -> Edition:
    told = [
        analysis(
            article(f"{id_}1", *lines, published=day, title=f"{id_.title()} one"),
            article(f"{id_}2", *lines[::-1], published=day, title=f"{id_.title()} two"),
        )
        for id_, day, lines in stories
    ]
    return edition(told, Composer())


def ties(done: Edition) -> set[tuple[str, str, bool]]:
    first = {digest.id: digest.analysis.story.articles[0].id for digest in done.digests}
    return {
        (first[digest.id], first[each.story], each.later)
        for digest in done.digests
        for each in digest.related
    }


FERRY, LATER = ("ferry", "2025-12-15", AGROUND), ("inquiry", "2025-12-20", INQUIRY)


def test_a_follow_up_is_named_later_and_what_it_follows_earlier() -> None:
    done = made(FERRY, LATER, ("choir", "2025-12-18", CHOIR))
    assert ties(done) == {("ferry1", "inquiry1", True), ("inquiry1", "ferry1", False)}
    names = {name for digest in done.digests for each in digest.related for name in each.shared_names}
    assert {"Ingrid Solheim", "Tor Vik"} <= names


@pytest.mark.parametrize(
    "other",
    [
        ("inquiry", "2025-12-15", INQUIRY),  # the same day: what the grouping kept apart is apart
        ("inquiry", "2026-02-20", INQUIRY),  # long after
        ("visit", "2025-12-18", VISIT),  # the same persons on another matter
    ],
)
def test_what_is_no_follow_up_is_not_named(other: tuple[str, str, tuple[str, ...]]) -> None:
    assert ties(made(FERRY, other)) == set()


def test_the_order_of_the_stories_does_not_matter() -> None:
    stories = (FERRY, LATER, ("choir", "2025-12-18", CHOIR))
    assert ties(made(*stories)) == ties(made(*stories[::-1]))


def test_the_page_names_the_other_story_with_its_receipt() -> None:
    done = made(FERRY, LATER)
    pages = {file.path: file.data for file in files(done, theme_folders=own_themes(), site=SiteSettings())}
    texts = {
        one.path: (one.sha256, one.text) for digest in done.digests for one in digest.analysis.story.articles
    }
    assert verify(pages, texts) == ()
    ferry = next(digest for digest in done.digests if digest.title_text.startswith("Ferry"))
    page = pages[f"stories/{ferry.slug}/index.html"].decode()
    later = next(digest for digest in done.digests if digest is not ferry)
    assert f'<b>Later:</b> <a href="../{later.slug}/index.html"><' in page
    assert "names in both:" in page
