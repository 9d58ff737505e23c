"""Articles grouped into stories."""

from collections.abc import Sequence
from itertools import combinations, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.cluster import Grouper, nearest, stories
from digest.cluster.link import ESTABLISHED, average_link
from digest.cluster.why import ALL_PAIRS
from digest.model.article import Article, Block, Outlet, Published, Role

FERRY = "The ferry {n} ran aground off the northern pier of Larvik with passengers aboard; tugs pulled the ferry free at noon."
STRIKE = "Dockers {n} voted to extend their strike over night wages; the union rejected the offer of the harbor company."
CHOIR = "A choir {n} from Bergen won the singing contest in Vienna; judges praised its sopranos and its conductor."


def told(id_: str, text: str, published: str | None = "2025-12-15", language: str = "en") -> Article:
    return Article(
        lang=language, id=id_, path=f"{id_}.txt", sha256="", text=text, outlet=Outlet(id=id_, name=id_),
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


def test_pairs_may_come_in_any_order() -> None:
    pairs = [(0, 1, 0.5), (1, 2, 0.5), (2, 3, 0.5), (0, 3, 0.4), (1, 3, 0.3)]
    assert len({average_link(4, chosen, 0.3) for chosen in permutations(pairs)}) == 1


def test_two_large_groups_less_alike_to_each_other_than_in_themselves_stay_two() -> None:
    size = ESTABLISHED
    inside = [(a, b, 0.8) for start in (0, size) for a, b in combinations(range(start, start + size), 2)]
    between = [(a, b, 0.5) for a in range(size) for b in range(size, 2 * size)]
    assert len(average_link(2 * size, [*inside, *between], 0.3)) == 2
    near = [(a, b, 0.7) for a, b, _ in between]
    assert len(average_link(2 * size, [*inside, *near], 0.3)) == 1


def test_an_article_goes_to_its_nearest_relative_not_to_its_topic() -> None:
    first = [
        told(f"a{n}", f"The ferry Solveig ran aground off Larvik {when}; tugs pulled the ferry free.")
        for n, when in enumerate(("today", "at dawn"))
    ]
    second = [
        told(
            f"b{n}", f"The ferry Astrid caught fire off Moss {when}; boats took the passengers off the ferry."
        )
        for n, when in enumerate(("today", "at dawn"))
    ]
    assert grouped([*first, *second]) == {frozenset({"a0", "a1"}), frozenset({"b0", "b1"})}


def test_a_shortened_copy_of_the_next_day_is_the_same_story() -> None:
    sentences = [
        f"Item {word} of the harbor report was read to the council by clerk {word} on that morning."
        for word in ["alder", "birch", "cedar", "dogwood", "elm", "fir", "gorse", "hazel"]
    ]
    whole, cut = told("whole", " ".join(sentences)), told("cut", " ".join(sentences[:3]), "2025-12-16")
    assert grouped([whole, cut, *SIX[2:]], threshold=0.5) >= {frozenset({"whole", "cut"})}


RUSSIAN = "Паром «Сольвейг» сел на мель у Ларвика, сообщил Кнут Хамре; на борту было 94 человека, в 11:40 буксиры сняли паром."
ENGLISH = "The ferry Solveig ran aground off Larvik, Knut Hamre said; 94 people were aboard, and at 11:40 tugs freed the ferry."
OTHER = "Хор из Бергена победил на конкурсе в Вене; судьи хвалили 17 певцов и дирижёра Ингрид Моэн."


def test_articles_in_two_scripts_are_one_story_by_names_and_figures() -> None:
    three = [told("en", ENGLISH), told("ru", RUSSIAN, language="ru"), told("other", OTHER, language="ru")]
    assert frozenset({"en", "ru"}) in grouped(three)
    assert nearest(three, "en", 3)["ru"] == "en"


@settings(max_examples=25, deadline=None)
@given(
    st.permutations(
        [
            *SIX,
            told("none", FERRY.format(n="late"), None),
            told("late", CHOIR.format(n="late"), "2025-12-17"),
            told("ru", RUSSIAN, language="ru"),
        ]
    )
)
def test_with_and_without_dates_and_in_two_languages_order_does_not_matter(articles: list[Article]) -> None:
    made = stories(articles, Grouper(), names={})
    ids = [article.id for story in made for article in story.articles]
    assert sorted(ids) == sorted(article.id for article in articles)
    assert made == stories(sorted(articles, key=lambda each: each.id), Grouper(), names={})


def test_in_a_large_story_each_article_is_shown_beside_its_nearest() -> None:
    many = [
        told(f"n{at:02}", FERRY.format(n="today") + f" Witness {at} saw it.") for at in range(ALL_PAIRS + 5)
    ]
    (story,) = stories(many, Grouper(), names={})
    assert len(story.why) <= len(many)
    assert {id_ for why in story.why for id_ in why.articles} == {article.id for article in many}
