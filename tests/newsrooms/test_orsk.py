"""The Orsk newsroom: three outlets on an earthquake whose toll they give differently."""

from pathlib import Path

import pytest

from digest.model.analysis import DifferenceKind
from digest.model.digest import Digest
from digest.pipeline import edition
from digest.read import documents
from digest.settings import Config

HERE = Path(__file__).parent / "orsk"


@pytest.fixture(scope="module")
def story() -> Digest:
    """Its one story."""
    (made,) = edition(documents(HERE / "seeds"), Config(root=HERE), None).digests
    return made


def test_the_toll_leads_although_it_is_told_otherwise(story: Digest) -> None:
    assert story.summary[0].span.text.startswith("At least 31 people were killed")


def test_the_toll_differs(story: Digest) -> None:
    found = [each for each in story.analysis.differences if each.kind is DifferenceKind.NUMBER]
    told = [{position.marked[0].text: position.articles for position in each.positions} for each in found]
    assert {"31 people": ("star", "times"), "28 people": ("meridian",)} in told


def test_the_magnitude_differs(story: Digest) -> None:
    found = [each for each in story.analysis.differences if each.kind is DifferenceKind.NUMBER]
    told = [{position.marked[0].text: position.articles for position in each.positions} for each in found]
    assert {"6.4": ("star", "times"), "6.5": ("meridian",)} in told


def test_a_place_before_a_dash_is_no_news(story: Digest) -> None:
    assert not [each for each in story.analysis.sentences if each.span.text.startswith("Orsk Dol –")]


def test_to_declare_an_emergency_is_a_deed(story: Digest) -> None:
    (claim,) = (
        claim
        for claim in story.analysis.claims
        if claim.text.text == "The government declared a state of emergency."
    )
    assert claim.category == "action"
