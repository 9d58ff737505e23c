"""What a person says of stories: joined, split, moved, named; and every way it can be wrong."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.cluster import overridden
from digest.errors import DigestError, Problem
from digest.model.article import Article, Outlet
from digest.model.overrides import Overrides
from digest.model.story import Story, Why
from digest.read.overrides import entries, overrides


def article(id_: str, folder: str = "seeds") -> Article:
    return Article(
        id=id_, path=f"{folder}/{id_}.md", sha256="", text="x", outlet=Outlet(id=id_, name=id_.title())
    )


def story(*ids: str) -> Story:
    articles = tuple(article(id_) for id_ in ids)
    rows = tuple(Why(articles=(a, b), score=0.5) for a in ids for b in ids if a < b)
    return Story(articles=articles, why=rows)


FERRY, STRIKE = story("ferry-a", "ferry-b", "ferry-c"), story("strike-a", "strike-b")
STORIES = (FERRY, STRIKE)


def after(text: str, stories: tuple[Story, ...] = STORIES, problems: tuple[Problem, ...] = ()) -> set[str]:
    return {
        " ".join(a.id for a in one.articles)
        for one in overridden(stories, entries(text, "stories.toml"), names={}, problems=problems)
    }


def told(text: str, stories: tuple[Story, ...] = STORIES, problems: tuple[Problem, ...] = ()) -> list[str]:
    with pytest.raises(DigestError) as error:
        after(text, stories, problems)
    assert error.value.exit_code == 1
    return str(error.value).splitlines()


def test_stories_are_joined_by_naming_an_article_of_each() -> None:
    assert after('[[join]]\narticles = ["ferry-a", "seeds/strike-b.md"]') == {
        "ferry-a ferry-b ferry-c strike-a strike-b"
    }


def test_articles_split_off_are_a_story_of_their_own() -> None:
    assert after('[[split]]\narticles = ["ferry-b.md", "ferry-c"]') == {
        "ferry-a",
        "ferry-b ferry-c",
        "strike-a strike-b",
    }


def test_an_article_is_moved_to_the_story_of_another() -> None:
    assert after('[[move]]\narticles = ["ferry-b"]\nto = "strike-a"') == {
        "ferry-a ferry-c",
        "ferry-b strike-a strike-b",
    }


def test_a_story_is_given_a_title_and_a_slug() -> None:
    text = '[[story]]\narticle = "ferry-b"\ntitle = "The ferry"\n\n[[story]]\narticle = "ferry-c"\nslug = "ferry"'
    named = overridden(STORIES, entries(text, "stories.toml"), names={})[0]
    assert (named.title, named.slug) == ("The ferry", "ferry")
    assert [hand.place for hand in named.by_hand] == ["stories.toml:1", "stories.toml:5"]


def test_a_pair_that_a_person_joined_says_so_and_has_no_likeness() -> None:
    text = '[[join]]\narticles = ["ferry-a", "strike-a"]'
    names = {"ferry-b": ("Larvik", "Oslo"), "strike-b": ("Oslo",)}
    (joined,) = overridden(STORIES, entries(text, "stories.toml"), names=names)
    rows = {row.articles: row for row in joined.why}
    assert rows["ferry-a", "ferry-b"].score == 0.5
    assert rows["ferry-a", "ferry-b"].by_hand == ""
    assert rows["ferry-b", "strike-b"].score is None
    assert rows["ferry-b", "strike-b"].by_hand == "stories.toml:1"
    assert rows["ferry-b", "strike-b"].shared_names == ("Oslo",)


WISHES = (
    '[[join]]\narticles = ["one-a", "two-a"]\n',
    '[[split]]\narticles = ["two-b", "three-b"]\n',
    '[[move]]\narticles = ["one-b"]\nto = "three-a"\n',
    '[[join]]\narticles = ["three-c", "four-a"]\n',
    '[[story]]\narticle = "one-b"\ntitle = "Given"\n',
)
FOUR = tuple(story(f"{name}-a", f"{name}-b", f"{name}-c") for name in ("one", "two", "three", "four"))


def test_the_order_of_the_entries_does_not_matter() -> None:
    made = {frozenset(after("".join(each), FOUR)) for each in permutations(WISHES)}
    assert made == {
        frozenset(
            {
                "one-a one-c two-a two-c",
                "three-b two-b",
                "four-a four-b four-c one-b three-a three-c",
            }
        )
    }


@settings(max_examples=40, deadline=None)
@given(st.permutations(WISHES), st.permutations(FOUR))
def test_every_article_stays_in_exactly_one_story(wishes: list[str], stories: list[Story]) -> None:
    found = after("".join(wishes), tuple(stories))
    assert sorted(" ".join(found).split()) == sorted(a.id for one in FOUR for a in one.articles)


def test_without_a_file_nothing_is_changed(tmp_path: Path) -> None:
    assert overrides(tmp_path / "stories.toml") == Overrides()
    assert overridden(STORIES, Overrides(), names={}) == STORIES


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[[join]]\narticles = ["ferry-a", "strike-x"]',
            "stories.toml:2: \"strike-x\" is no article. Did you mean 'strike-b'?",
        ),
        (
            '[[join]]\narticles = [\n  "ferry-a",\n  "strike-a",\n  "ferry-a",\n]',
            'stories.toml:3: "ferry-a" stands here twice; take one out.',
        ),
        (
            '[[split]]\narticles = ["ferry-a"]\n[[join]]\narticles = ["ferry-a", "ferry-b"]',
            (
                "stories.toml:3: ferry-a is in a [[split]] in line 1 and in this [[join]]; "
                "keep one, or write [[move]] to bring it to another story."
            ),
        ),
        (
            '[[join]]\narticles = ["ferry-a", "strike-a"]\n[[join]]\narticles = ["ferry-a", "strike-b"]',
            "stories.toml:3: ferry-a is joined in line 1 already; put all of them into one [[join]].",
        ),
        (
            '[[move]]\narticles = ["ferry-a"]\nto = "ferry-a"',
            "stories.toml:1: ferry-a cannot be moved to its own story; name an article of the other.",
        ),
        (
            '[[move]]\narticles = ["ferry-a"]\nto = "strike-a"\n[[move]]\narticles = ["strike-a"]\nto = "ferry-b"',
            "stories.toml:1: strike-a is moved itself in line 4; name an article that stays.",
        ),
        (
            '[[story]]\narticle = "ferry-a"\ntitle = "One"\n[[story]]\narticle = "ferry-b"\ntitle = "Two"',
            "stories.toml:4: the story of ferry-b is named in line 1; keep one.",
        ),
        (
            '[[story]]\narticle = "ferry-a"\nslug = "x"\n[[story]]\narticle = "strike-a"\nslug = "x"',
            'stories.toml:4: slug "x" is given in line 1; write another.',
        ),
    ],
)
def test_a_mistake_names_the_place_and_the_way_out(text: str, message: str) -> None:
    assert told(text) == [message]


def test_a_name_that_two_articles_have_is_asked_about() -> None:
    twins = (Story(articles=(article("one-1", "a"), article("one-2", "b"))),)
    object.__setattr__(twins[0].articles[0], "path", "seeds/a/one.md")
    object.__setattr__(twins[0].articles[1], "path", "seeds/b/one.md")
    for name in ("one.md", "one"):  # an id that was written when there was no other file of that name
        assert told(f'[[split]]\narticles = ["{name}"]', twins) == [
            f'stories.toml:2: "{name}" may be seeds/a/one.md, seeds/b/one.md; write the whole path of one.'
        ]
    assert after('[[split]]\narticles = ["b/one.md"]', twins) == {"one-1", "one-2"}


def test_an_article_that_was_left_out_is_no_near_miss() -> None:
    problem = Problem(path="seeds/late.md", code="E_EMPTY", message="no paragraph")
    assert told('[[split]]\narticles = ["late.md"]', problems=(problem,)) == [
        "seeds/late.md: no paragraph",
        'stories.toml:2: "late.md" was left out of the build; mend it, or take it out here.',
    ]


def test_all_mistakes_are_told_together_in_the_order_of_the_file() -> None:
    text = '[[split]]\narticles = ["nobody"]\n\n[[jion]]\n\n[[story]]\narticle = "ferry-a"\nslug = "A B"\n'
    assert [line.partition(": ")[0] for line in told(text)] == [
        "stories.toml:2",
        "stories.toml:4",
        "stories.toml:8",
    ]
