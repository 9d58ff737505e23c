"""What is remembered of a grouping makes the next one quicker, never another."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.cluster import Grouper, ledger
from digest.cluster.grouping import groups, several
from digest.cluster.rows import found, kept, rows
from digest.model.article import Article, Block, Outlet, Published, Role

WORDS = [
    "ferry",
    "aurora",
    "harbor",
    "storm",
    "captain",
    "mine",
    "keldon",
    "copper",
    "strike",
    "union",
    "court",
    "judge",
    "ruling",
    "appeal",
    "vote",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
DATES = st.sampled_from([None, "2025-03-01", "2025-03-02", "2025-03-05", "2025-03-20"])
EDITS = st.lists(
    st.tuples(
        st.integers(0, 11), st.one_of(st.none(), st.tuples(TEXTS, DATES, st.sampled_from(["en", "de"])))
    ),
    min_size=1,
    max_size=5,
)


def article(number: int, told: tuple[str, str | None, str]) -> Article:
    text, date, language = told
    return Article(
        id=f"a{number:02}",
        path=f"a{number:02}.txt",
        sha256="",
        text=text,
        lang=language,
        outlet=Outlet(id="post", name="Post", known=True),
        published=Published(value=date, precision="day") if date else Published(),
        blocks=(Block(start=0, end=len(text), role=Role.PARAGRAPH),),
    )


def made(
    told: dict[int, tuple[str, str | None, str]], before: ledger.Ledger | None
) -> tuple[list, ledger.Ledger]:
    articles = [article(number, each) for number, each in told.items()]
    stamps = {each.id: f"{each.id} {each.text} {each.published.value} {each.language}" for each in articles}
    kept_rows = found(kept(rows(articles, stamps, several=several(articles))))
    given_groups, after = groups(kept_rows, Grouper(), before)
    return [(group.ids, group.links.tolist()) for group in given_groups], after


def anew(told: dict[int, tuple[str, str | None, str]]) -> list:
    return made(told, None)[0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, DATES, st.sampled_from(["en", "en", "de"])), min_size=2, max_size=12), EDITS)
def test_after_any_edits_the_ledger_gives_what_a_grouping_from_nothing_gives(
    first: Sequence[tuple[str, str | None, str]],
    edits: Sequence[tuple[int, tuple[str, str | None, str] | None]],
) -> None:
    told = dict(enumerate(first))
    _, state = made(told, None)
    ledger.FEW, usual = 1, ledger.FEW
    try:
        for number, after in edits:
            if after is None and len(told) > 1:
                told.pop(number, None)
            elif after is not None:
                told[number] = after
            got, state = made(told, ledger.found(ledger.kept(state)))
            assert got == anew(told)
    finally:
        ledger.FEW = usual


def test_pairs_reckoned_one_by_one_are_those_reckoned_together_to_the_last_bit() -> None:
    told = {
        number: (
            " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 20)),
            f"2025-03-0{1 + number % 6}",
            "en",
        )
        for number in range(40)
    }
    _, whole = made(told, None)
    fewer = {number: each for number, each in told.items() if number % 9}
    _, state = made(fewer, None)
    _, grown = made(told, state)

    def sort(plain: object) -> list:
        return sorted(zip(plain.lower.tolist(), plain.upper.tolist(), plain.likeness.tolist(), strict=True))

    assert sort(grown.plain) == sort(whole.plain)
    assert np.array_equal(grown.steps[0][0], whole.steps[0][0])
