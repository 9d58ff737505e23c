"""What the checks for authors refuse of a stage that speaks for a person, an article, or nonsense."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from digest import cluster
from digest.model.article import Article
from digest.model.story import ByHand, Story
from digest.testing import check_clusterer


@pytest.mark.parametrize("said", ["title", "slug", "by_hand"])
def test_a_clusterer_that_speaks_for_a_person_is_found_out(said: str) -> None:
    def speaking(articles: Sequence[Article], **_: object) -> tuple[Story, ...]:
        found = cluster.average(articles, threshold=0.26, window=3, names={})
        hand = ByHand(article=articles[0].id if articles else "", wish="story", place="stories.toml:1")
        given: object = (
            (hand,) if said == "by_hand" else "The mayor has resigned over bribes, and nobody knows why"
        )
        return tuple(replace(story, **{said: given}) for story in found)

    with pytest.raises(AssertionError, match=rf"{said} of a story is what a person wrote in stories\.toml"):
        check_clusterer(speaking)
