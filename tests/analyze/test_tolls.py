"""Tolls in other words: never one claim with another figure, and shown over time where it tells so."""

from dataclasses import replace

from wire import analysis, article, claim_with, telling

from digest.model.analysis import Analysis, Difference, DifferenceKind
from digest.model.article import Published

RAISED = (
    "Divers recovered nine more bodies from a sunken ferry on Wednesday, raising the death toll from a collision "
    "with a cargo ship in the port of Larvik to 26, officials said."
)
CLIMBED = (
    "The death toll from the collision between a ferry and a cargo vessel in Larvik, on Lake Vern, climbed to 35 "
    "on Wednesday, the rescue agency said."
)
FIRST = "At least 14 people were killed after a ferry collided with a cargo ship in the port of Larvik."
NIGHT = (
    "Rescuers were still searching on Tuesday night for about 40 people believed to be missing from the ferry in "
    "Larvik."
)
EVENING = (
    "The death toll from the ferry collision in Larvik climbed to 27 on Wednesday evening, with 21 people still "
    "missing, the agency said."
)


def story(*told: tuple[str, str]) -> Analysis:
    """A story of articles given as time of print and text, each of an outlet of its own."""
    return analysis(
        *(
            replace(article(f"a{at}", text), published=Published(value=time, precision="minute"))
            for at, (time, text) in enumerate(told)
        )
    )


def counts(found: Analysis) -> list[Difference]:
    return [each for each in found.differences if each.kind is DifferenceKind.NUMBER]


def test_two_tolls_behind_commas_are_two_claims_and_one_difference() -> None:
    found = story(("2026-03-11T09:12Z", RAISED), ("2026-03-11T09:30Z", CLIMBED))
    assert telling(claim_with(found, "climbed to 35")) == {"a1"}
    (toll,) = counts(found)
    assert (toll.subject, toll.over_time) == ("Death toll: 26, then 35", True)


def test_tolls_in_other_words_are_one_row_over_time() -> None:
    found = story(("2026-03-10T11:40Z", FIRST), ("2026-03-11T09:12Z", RAISED), ("2026-03-11T20:30Z", CLIMBED))
    (toll,) = counts(found)
    assert toll.over_time
    assert [each.marked[0].text for each in toll.positions] == ["14 people", "26", "35"]


def test_at_least_so_many_is_no_contradiction_where_no_time_tells_which_came_first() -> None:
    found = story(("2026-03-11T09:12Z", RAISED), ("2026-03-11T09:12Z", FIRST))
    assert not counts(found)


def test_the_missing_are_called_missing_and_counted_over_time_though_they_are_fewer() -> None:
    found = story(("2026-03-10T19:05Z", NIGHT), ("2026-03-11T20:30Z", EVENING))
    (missing,) = counts(found)
    assert (missing.subject, missing.over_time) == ("Missing: 40 people, then 21 people", True)


def test_an_outlet_that_is_late_with_a_toll_makes_no_disagreement_of_four() -> None:
    other = FIRST.replace("At least 14", "At least 17")
    late = RAISED.replace("Divers", "Police divers")
    found = story(
        ("2026-03-10T11:40Z", FIRST),
        ("2026-03-10T14:15Z", FIRST),
        ("2026-03-10T19:05Z", other),
        ("2026-03-11T09:12Z", RAISED),
        ("2026-03-11T20:30Z", CLIMBED),
        ("2026-03-11T21:30Z", late),
    )
    (toll,) = counts(found)
    assert toll.over_time
    assert [each.marked[0].text for each in toll.positions] == ["14 people", "17 people", "26", "35"]


def test_the_dead_of_another_event_are_no_toll_of_this_one() -> None:
    other = "In 2018 at least 160 people were killed when a ferry collided with a cargo ship in Larvik."
    found = story(("2026-03-10T19:05Z", other), ("2026-03-11T20:30Z", CLIMBED))
    assert not counts(found)
