"""The storm newsroom: forty articles that a person put together, so that one story is as large as it gets."""

from pathlib import Path

import pytest

from digest.config import settings
from digest.model.analysis import DifferenceKind
from digest.model.digest import Digest
from digest.pipeline import edition, kept_beside
from digest.read import documents

HERE = Path(__file__).parent / "storm"


@pytest.fixture(scope="module")
def story() -> Digest:
    """Its one story."""
    config = settings(HERE)
    (made,) = edition(documents(HERE / "seeds"), config, None, kept=kept_beside(config)).digests
    return made


def test_forty_articles_of_many_outlets_are_one_story_by_a_persons_word(story: Digest) -> None:
    assert len(story.analysis.story.articles) == 40
    assert len({each.outlet.id for each in story.analysis.story.articles}) >= 25
    assert story.slug == "storm-ylva"
    assert story.title_text == "Storm Ylva breaks the dike at Nørrevang"


def test_what_is_to_be_done_is_no_label(story: Digest) -> None:
    # "to close it in ten days" would read as a quality: "Close: ten days".
    assert not [each.subject for each in story.analysis.differences if each.subject.startswith("Close")]


def test_its_matrix_is_large(story: Digest) -> None:
    claims = story.analysis.claims
    assert len(claims) >= 200
    assert len([claim for claim in claims if claim.outlets >= 3]) >= 12


def test_three_outlets_with_one_agency_text_are_one_origin(story: Digest) -> None:
    told = {origin.name: origin.articles for origin in story.analysis.origins}
    assert told["Nordwire"] == ("nordwire-capital", "nordwire-humber", "nordwire-lantern")
    assert len(told) >= 20


def test_what_is_disputed_differs_and_what_changed_over_time_is_told_as_a_change(story: Digest) -> None:
    numbers = [each for each in story.analysis.differences if each.kind is DifferenceKind.NUMBER]
    changed = [
        [position.marked[0].text.lower() for position in each.positions] for each in numbers if each.over_time
    ]
    assert sorted(changed) == [
        ["40 meters", "60 meters", "62 meters"],
        ["84,000 households", "110,000 households"],
        ["three people", "four people", "five people"],
    ]
    assert {each.subject for each in numbers if not each.over_time} == {
        "Homes: 2,500 people or 2,300 people",
        "61 passengers or 63 passengers",
        "Warning: 7:40 p.m. or 2:10 p.m.",
        "Depot: 30,000 liters or 12,000 liters",
        "Mads Kjeldsen: 34 or 36",
        "Dike: ten days or three weeks",
    }


def test_a_side_names_who_counts_so(story: Digest) -> None:
    (oil,) = (each for each in story.analysis.differences if "30,000 liters" in each.subject)
    assert [[span.text for span in position.who] for position in oil.positions] == [
        ["the environment agency"],
        ["the owner of the depot"],
    ]


def test_a_promise_in_two_wordings_is_one_quote(story: Digest) -> None:
    (quote,) = (
        each
        for each in story.analysis.quotes
        if any("left alone with the water" in span.text for one in each.variants for span in one.spans)
    )
    assert {each.article for each in quote.variants} == {"capital-3", "register-2"}


def test_the_summary_tells_that_the_dike_broke(story: Digest) -> None:
    assert "dike at Nørrevang broke" in story.summary[0].span.text
