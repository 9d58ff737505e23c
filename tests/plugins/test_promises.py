"""What a stage gives that no article says, or that no page can show, is refused with its package's name."""

from pathlib import Path

import pytest
from asked import Digest, Package, settings
from offered import MAYOR, TITLED


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("title='The mayor has resigned'", "title of a story is what a person wrote in stories.toml"),
        ("slug='../../evil'", "slug of a story is what a person wrote in stories.toml"),
        (
            "by_hand=(ByHand(article=story.articles[0].id, wish='story', place='stories.toml:3'),)",
            "by_hand of a story is what a person wrote in stories.toml",
        ),
        (
            "why=tuple(replace(each, by_hand='stories.toml:3') for each in story.why)",
            "by_hand of a why is a place in stories.toml",
        ),
    ],
)
def test_a_clusterer_that_speaks_for_a_person_is_stopped(
    newsroom: Path, package: Package, digest: Digest, given: str, said: str
) -> None:
    code = "from digest.model.story import ByHand\n" + TITLED.replace("GIVEN", given)
    package("digest-titled", {"digest.clusterers": ["titled = titled:stories"]}, {"titled.py": code})
    settings(newsroom, '[plugins]\nclusterer = "titled"\n')
    done = digest(newsroom, "build")
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith(
        f'clusterer "titled" of digest-titled 1.0 does not keep its promise: {said}'
    )
    assert done.stderr.count("\n") == 1
    assert not (newsroom / "site").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'text="The mayor"',
            'text="The mayor has resigned"',
            "\"The mayor\" is what south says, not 'The mayor has resigned'",
        ),
        (
            "offices-mayor",
            "mayor",
            'the id "mayor" begins with the name of its extractor; write "offices-mayor"',
        ),
        (
            "kind=",
            "lat=1.0, lon=float('nan'), kind=",
            'lon of "offices-mayor" lies between -180 and 180: nan',
        ),
    ],
)
def test_an_extractor_that_invents_a_name_or_a_place_is_stopped(
    newsroom: Path, package: Package, digest: Digest, old: str, new: str, said: str
) -> None:
    code = MAYOR.replace(old, new)
    package("digest-offices", {"digest.extractors": ["offices = offices:offices"]}, {"offices.py": code})
    settings(newsroom, '[plugins]\nextractors = ["offices"]\n')
    done = digest(newsroom, "build")
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith('extractor "offices" of digest-offices 1.0 does not keep its promise: ')
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (newsroom / "site").exists()
