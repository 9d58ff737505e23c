"""Passages are looked for near a quotation, and what is found is what a look at all of them finds."""

from hypothesis import given
from hypothesis import strategies as st

from digest.analyze.passages import passages
from digest.analyze.reading import touching
from digest.model.analysis import Claim, Says, Stance
from digest.model.span import Span

PLACES = st.tuples(st.integers(0, 60), st.integers(1, 25), st.sampled_from("ab"))


def spans(places: list[tuple[int, int, str]]) -> list[Span]:
    return [Span(article=of, start=at, end=at + long, text="x" * long) for at, long, of in places]


def mostly(one: Span, other: Span) -> bool:
    inside = min(one.end, other.end) - max(one.start, other.start)
    return one.article == other.article and 2 * inside > min(len(one.text), len(other.text))


@given(
    st.lists(st.lists(PLACES, min_size=1, max_size=4), max_size=6), st.lists(PLACES, min_size=1, max_size=4)
)
def test_the_claims_in_a_quotation_are_those_that_a_look_at_all_finds(
    told: list[list[tuple[int, int, str]]], said: list[tuple[int, int, str]]
) -> None:
    quoted = spans(said)
    claims = [claim(at, spans(places)) for at, places in enumerate(told)]
    found = passages(claims).inside(quoted)
    for at, places in enumerate(told):
        assert found[at] == sum(any(mostly(span, each) for each in quoted) for span in spans(places))


def claim(at: int, told: list[Span]) -> Claim:
    by = {of: tuple(span for span in told if span.article == of) for of in "ab"}
    return Claim(
        id=f"c-{at}",
        text=told[0],
        category="action",
        outlets=1,
        origins=1,
        stances=tuple(Stance(article=of, stance=Says.SAYS, spans=held) for of, held in by.items() if held),
    )


@given(st.lists(st.integers(1, 9), max_size=20), st.integers(0, 60), st.integers(1, 30))
def test_what_touches_a_stretch_is_found_without_a_look_at_all(
    widths: list[int], start: int, long: int
) -> None:
    found: list[Span] = []
    for width in widths:
        at = found[-1].end + width % 3 if found else 0
        found.append(Span(article="a", start=at, end=at + width, text="x" * width))
    met = [span for span in found if span.start < start + long and start < span.end]
    assert list(touching(found, start, start + long)) == met
