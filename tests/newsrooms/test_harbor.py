"""The harbor newsroom, read as an editor reads it: two outlets print one agency's news, a third goes on."""

from pathlib import Path

import pytest

from digest.model.analysis import DifferenceKind, Says
from digest.model.digest import Digest, Edition
from digest.pipeline import edition
from digest.read import documents
from digest.settings import Config

HERE = Path(__file__).parent / "harbor"


@pytest.fixture(scope="module")
def made() -> Edition:
    """The edition of the newsroom."""
    return edition(documents(HERE / "seeds"), Config(root=HERE), None)


@pytest.fixture(scope="module")
def ferry(made: Edition) -> Digest:
    """The story of the day."""
    return next(digest for digest in made.digests if len(digest.analysis.story.articles) > 1)


def test_what_happened_elsewhere_is_a_story_of_its_own(made: Edition) -> None:
    assert [[each.id for each in digest.analysis.story.articles] for digest in made.digests] == [
        ["courier", "kveld", "post"],
        ["library"],
    ]


def test_a_date_line_and_a_byline_credit_one_origin(ferry: Digest) -> None:
    assert [(origin.name, origin.articles) for origin in ferry.analysis.origins] == [
        ("Nordwire", ("courier", "post")),
        ("Unknown outlet", ("kveld",)),
    ]


def test_who_were_hurt_differs(ferry: Digest) -> None:
    (number,) = (each for each in ferry.analysis.differences if each.kind is DifferenceKind.NUMBER)
    assert {position.marked[0].text for position in number.positions} == {"Three people", "Five people"}
    told = {claim.text.text.split()[0]: claim for claim in ferry.analysis.claims}
    assert {stance.article: stance.stance for stance in told["Five"].stances} == {
        "courier": Says.SAYS,
        "post": Says.DIFFERS,
        "kveld": Says.SILENT,
    }


def test_a_quote_at_two_lengths_is_one_claim(ferry: Digest) -> None:
    (calm,) = (claim for claim in ferry.analysis.claims if "sea was calm" in claim.text.text)
    assert {stance.article for stance in calm.stances if stance.spans} == {"courier", "post"}


def test_the_summary_begins_with_what_happened(ferry: Digest) -> None:
    assert ferry.summary[0].span.text.startswith("A ferry with 214 people on board ran aground")


def test_a_headline_stands_below_a_date_line(ferry: Digest) -> None:
    titles = {each.id: each.title and each.title.text for each in ferry.analysis.story.articles}
    assert titles["kveld"] == "The ferry that had been called too old"
