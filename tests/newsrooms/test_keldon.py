"""The Keldon newsroom: four outlets on one resignation, one agency behind two of them."""

from pathlib import Path

import pytest

from digest.model.analysis import Says
from digest.model.digest import Digest, Edition, Status
from digest.pipeline import edition
from digest.read import documents
from digest.settings import Config

HERE = Path(__file__).parent / "keldon"


@pytest.fixture(scope="module")
def made() -> Edition:
    """The edition of the newsroom."""
    return edition(documents(HERE / "seeds"), Config(root=HERE), None)


@pytest.fixture(scope="module")
def story(made: Edition) -> Digest:
    """Its first story."""
    return made.digests[0]


def test_four_articles_on_one_event_are_one_story(made: Edition) -> None:
    assert len(made.digests) == 1


def test_the_agency_behind_two_outlets_counts_once(story: Digest) -> None:
    assert {origin.name: origin.articles for origin in story.analysis.origins} == {
        "AP": ("herald", "wire"),
        "Keldon Free Press": ("freepress",),
        "The Province Today": ("province",),
    }


def test_who_said_it_first_or_last_is_no_other_fact(story: Digest) -> None:
    (moved,) = (claim for claim in story.analysis.claims if "transfers from 2022" in claim.text.text)
    assert {each.article for each in moved.stances if each.stance is Says.SAYS} == {"herald", "province"}


def test_what_lies_ahead_is_planned_and_what_lies_behind_is_not(story: Digest) -> None:
    assert {event.date: event.status for event in story.timeline} == {
        "2022": Status.HAPPENED,
        "2026-05-11": Status.HAPPENED,
        "2026-05-12": Status.HAPPENED,
        "2026-06-20": Status.PLANNED,
        "2026-06-27": Status.PLANNED,
    }


def test_the_summary_stands_on_its_own(story: Digest) -> None:
    told = [sentence.span.text for sentence in story.summary]
    assert told[0].startswith("Keldon Mayor Dana Whitlock resigned on Monday")
    assert not [text for text in told if "this newspaper" in text or "she said" in text]
