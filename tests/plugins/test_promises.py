"""What a stage gives that no article says, or that no page can show, is refused with its package's name."""

from pathlib import Path

import pytest
from asked import Digest, Package, settings
from offered import BRIEF, FOLDED, MAYOR, TITLED


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


ODD = BRIEF.replace(
    "return selection(analysis, least=1, most=1)", "made = selection(analysis, least=1, most=1)"
)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("summary=(replace(made.summary[0], claim='nope'),)", "'nope' is no claim of the story"),
        (
            "takes=(replace(made.takes[0], article='nope'),)",
            "there is a take for each article, in their order",
        ),
        ("first_published='nonsense'", "first_published is the date of an article, not 'nonsense'"),
        ("title=None, title_text='The mayor'", "the title is a passage of an article or a person's"),
    ],
)
def test_a_composer_that_gives_nonsense_is_stopped(
    newsroom: Path, package: Package, digest: Digest, given: str, said: str
) -> None:
    code = f"{ODD}    return replace(made, {given})\n"
    package("digest-brief", {"digest.composers": ["brief = brief:brief"]}, {"brief.py": code})
    settings(newsroom, '[plugins]\ncomposer = "brief"\n')
    done = digest(newsroom, "build")
    assert done.returncode == 1, done.stderr
    promised = 'composer "brief" of digest-brief 1.0 does not keep its promise: '
    assert done.stderr.startswith(f"{promised}{said}")
    assert done.stderr.count("\n") == 1
    assert not (newsroom / "site").exists()


def test_what_fails_later_is_told_with_the_packages_at_work(
    newsroom: Path, package: Package, digest: Digest
) -> None:
    code = f"{ODD}    return replace(made, summary=Sly(made.summary))\n" + SLY
    package("digest-brief", {"digest.composers": ["brief = brief:brief"]}, {"brief.py": code})
    settings(newsroom, '[plugins]\ncomposer = "brief"\n')
    for command in ("build", "check"):
        done = digest(newsroom, command)
        assert done.returncode == 1, done.stderr
        said = 'no page can be made of what composer "brief" of digest-brief 1.0 gave: '
        assert done.stderr.startswith(said)
        assert "defect of digest" not in done.stderr
        assert done.stderr.count("\n") == 1


SLY = """
class Sly(tuple):
    \"\"\"A tuple that can be read, and neither kept nor printed.\"\"\"

    def __reduce__(self):
        raise RuntimeError("not to be kept")

    def __getitem__(self, at):
        raise RuntimeError("not to be printed")
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"replace"', '"surrogateescape"', "holds half a character, which is no text"),
        (
            'checked=Fields(outlet=outlet, title="A mill burns", ',
            "checked=None and dict(",
            "is Fields, not NoneType",
        ),
        ('"2025-12-10"', '"2025-12-32"', "is a day that there is not: 2025-12-32"),
        ('title="A mill burns"', "title=7", "checked.title of seeds/radio.folded cannot be 7"),
        ('title="A mill burns"', 'url="javascript:alert(1)"', "checked.url of seeds/radio.folded cannot be"),
    ],
)
def test_a_document_that_no_page_can_hold_costs_its_file_and_nothing_else(
    newsroom: Path, package: Package, digest: Digest, old: str, new: str, said: str
) -> None:
    code = FOLDED.replace(old, new)
    package("digest-folded", {"digest.readers": ["folded = folded:read"]}, {"folded.py": code})
    text = "Valley Radio\nThe mill of the caf\xe9 burned down on Tuesday night.\n"
    (newsroom / "seeds" / "radio.folded").write_bytes(text.encode("latin-1"))
    done = digest(newsroom, "build")
    assert done.returncode == 1, done.stderr
    assert 'seeds/radio.folded: reader "folded" of digest-folded 1.0 failed on it: ' in done.stderr
    assert said in done.stderr
    assert "2 articles, 1 story, 1 refused" in done.stdout
