"""The town newsroom: one issue of one paper, in which nobody else tells anything."""

from pathlib import Path

import pytest

from digest.config import settings
from digest.model.digest import Edition
from digest.pipeline import edition
from digest.read import documents

HERE = Path(__file__).parent / "town"


@pytest.fixture(scope="module")
def made() -> Edition:
    """The edition of the newsroom."""
    return edition(documents(HERE / "seeds"), settings(HERE), None)


def test_each_article_is_a_story_of_its_own(made: Edition) -> None:
    found = sorted([each.id for each in digest.analysis.story.articles] for digest in made.digests)
    assert found == [["baker"], ["bridge"], ["council"], ["hurling"], ["obituary"], ["school"]]


def test_one_outlet_has_one_origin_and_parts_with_nobody(made: Edition) -> None:
    for digest in made.digests:
        assert [origin.name for origin in digest.analysis.origins] == ["The Millbrook Weekly"]
        assert digest.analysis.differences == ()
        assert digest.summary, digest.title_text


def test_the_day_of_the_issue_is_known(made: Edition) -> None:
    days = {each.published.value for digest in made.digests for each in digest.analysis.story.articles}
    assert days == {"2026-04-17"}
