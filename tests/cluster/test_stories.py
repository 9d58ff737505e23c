"""Articles grouped into stories."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.cluster import Grouper, stories
from digest.cluster.link import average_link
from digest.model.article import Article, Block, Outlet, Published, Role

FERRY = "The ferry {n} ran aground off the northern pier of Larvik with passengers aboard; tugs pulled the ferry free at noon."
STRIKE = "Dockers {n} voted to extend their strike over night wages; the union rejected the offer of the harbor company."
CHOIR = "A choir {n} from Bergen won the singing contest in Vienna; judges praised its sopranos and its conductor."


def told(id_: str, text: str, published: str | None = "2025-12-15") -> Article:
    return Article(
        id=id_, path=f"{id_}.txt", sha256="", text=text, outlet=Outlet(id=id_, name=id_),
        published=Published(value=published, precision="day" if published else "unknown"),
        blocks=(Block(start=0, end=len(text), role=Role.PARAGRAPH),),
    )  # fmt: skip


def grouped(articles: Sequence[Article], **numbers: float) -> set[frozenset[str]]:
    found = stories(articles, Grouper(**numbers), names={})  # type: ignore[arg-type]
    return {frozenset(article.id for article in story.articles) for story in found}


SIX = [
    told(f"{name}{n}", text.format(n=word))
    for name, text in (("f", FERRY), ("s", STRIKE), ("c", CHOIR))
    for n, word in enumerate(("today", "again"))
]


def test_articles_on_one_event_are_one_story_and_others_are_others() -> None:
    assert grouped(SIX) == {frozenset({"f0", "f1"}), frozenset({"s0", "s1"}), frozenset({"c0", "c1"})}


def test_articles_far_apart_in_time_are_two_stories() -> None:
    late = told("late", FERRY.format(n="today"), "2026-03-01")
    assert grouped([SIX[0], late]) == {frozenset({"f0"}), frozenset({"late"})}


def test_an_article_without_a_date_may_join() -> None:
    undated = told("undated", FERRY.format(n="today"), None)
    assert grouped([SIX[0], undated]) == {frozenset({"f0", "undated"})}


def test_why_together_names_what_is_shared() -> None:
    (story,) = stories(SIX[:2], Grouper(), names={"f0": ("Larvik",), "f1": ("Larvik", "Oslo")})
    assert story.why[0].articles == ("f0", "f1")
    assert story.why[0].shared_names == ("Larvik",)
    assert "ferry" in story.why[0].shared_terms
    assert Grouper().threshold <= story.why[0].score <= 1


@settings(max_examples=40, deadline=None)
@given(st.permutations(SIX), st.floats(min_value=0.05, max_value=0.9))
def test_the_stories_are_a_partition_and_do_not_depend_on_order(
    articles: list[Article], threshold: float
) -> None:
    found = grouped(articles, threshold=threshold)
    assert sorted(id_ for story in found for id_ in story) == sorted(article.id for article in SIX)
    assert found == grouped(SIX, threshold=threshold)


def test_average_link_joins_by_the_mean_not_by_the_nearest() -> None:
    # 0 and 1 are near, 1 and 2 are near, 0 and 2 are far: a chain is no group.
    pairs = [(0, 1, 0.6), (1, 2, 0.5)]
    assert average_link(3, pairs, 0.4) == ((0, 1), (2,))
    assert average_link(3, pairs, 0.2) == ((0, 1, 2),)
