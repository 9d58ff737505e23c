"""Lines that several documents of one provenance have: which ones, and the latest year that these name."""

from hypothesis import given
from hypothesis import strategies as st

from digest.clean.furniture import MIN_SHARED, shared_lines
from digest.clean.glance import Glance, settled

MENU = ("Home", "Sport", "Read more")


def glanced(at: int, *labels: str, year: int = 0) -> Glance:
    return Glance(
        path=f"export/{at:05}.md",
        sha256=f"{at:064}",
        name=f"article {at}",
        draft=False,
        told=f"{at:064}",
        published=None,
        labels=frozenset(labels),
        year=year,
    )


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=7), max_size=9))
def test_a_line_is_shared_that_stands_in_another_with_two_more(short: list[frozenset[str]]) -> None:
    for at, (lines, shared) in enumerate(zip(short, shared_lines(short), strict=True)):
        others = (lines & other for to, other in enumerate(short) if to != at)
        assert shared == frozenset().union(*(both for both in others if len(both) >= MIN_SHARED))


def test_a_huge_feed_of_one_outlet_is_settled_though_each_item_differs() -> None:
    many = 12_000
    kept = [
        glanced(at, *MENU, *(f"part {at + next_}" for next_ in range(5)), year=1990) for at in range(many)
    ]
    kept[-1] = glanced(many - 1, *MENU, year=2024)
    tasks, problems = settled(kept)
    assert not problems
    assert all(task.shared.issuperset(MENU) for task in tasks)
    assert {task.year for task in tasks} == {2024}


def test_years_come_from_documents_of_the_same_provenance_alone() -> None:
    mine = [glanced(at, *MENU, year=2019) for at in range(3)]
    others = [glanced(at, "Front", "Weather", "Contact", year=2024) for at in range(3, 6)]
    alone = glanced(6, "Home", year=2030)
    tasks, _ = settled([*mine, *others, alone])
    assert [task.year for task in tasks] == [2019, 2019, 2019, 2024, 2024, 2024, 0]
    assert len({task.stamp for task in tasks}) == 7
