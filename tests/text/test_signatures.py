"""Which documents may hold words that stand on a page: never one too few, and seldom one too many."""

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.render.grams import RUN, WORD, grams
from digest.render.verify import folded, held
from digest.text.signatures import FEW, holders, signature

WORDS = (
    "the",
    "ferry",
    "Straße",
    "ran",
    "aground",
    "off",
    "Tornvik",
    "on",
    "船",
    "İstanbul",
    "five",
    "e\u0301te",
)
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join), max_size=6)
OTHER = "Nobody was hurt in Bergen, and the crew of the other ship went home by bus on Sunday night."


def runs_of(text: str) -> frozenset[str]:
    return frozenset(" ".join(gram) for gram in grams(WORD.findall(text.casefold())))


@given(TEXTS, st.lists(st.sampled_from(WORDS), min_size=RUN, max_size=2 * RUN).map(" ".join))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_whoever_holds_a_run_is_among_the_holders(texts: list[str], page: str) -> None:
    runs = runs_of(page)
    found = holders(runs, [signature(folded(text)) for text in texts])
    assert {at for at, text in enumerate(texts) if held(text, runs)} <= found
    assert found <= set(range(len(texts)))


def test_a_document_without_one_of_the_words_is_not_read_again() -> None:
    text = "A ferry with many people on board ran aground off Tornvik on Monday."
    runs = runs_of(text)
    assert holders(
        runs, [signature(folded(each)) for each in (OTHER, text, "", text.replace("aground", "away"))]
    ) >= {1}
    assert holders(runs, [signature(folded(OTHER)), signature([]), b""]) == set()
    assert holders(runs, []) == set()


def test_of_very_many_runs_all_documents_are_read() -> None:
    runs = frozenset(f"run {number}" for number in range(FEW + 1))
    assert holders(runs, [b"", signature(folded(OTHER))]) == {0, 1}
