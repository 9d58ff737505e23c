"""What a date tells only on the side, what two articles count apart, and what was moved to another day."""

from aground import events

LEAD = "The ferry Solveig ran aground off the northern pier of Larvik on Sunday with forty people on board."


def shown(*paragraphs: tuple[str, ...]) -> dict[str, list[str]]:
    """The words that each date of the timeline shows first, by date."""
    found: dict[str, list[str]] = {}
    for event in events(*paragraphs):
        found.setdefault(event.date, []).append(event.spans[0].text)
    return found


def test_a_thing_built_in_a_year_is_no_event_of_that_year() -> None:
    told = shown((LEAD, "Eight volunteers and a tug built in 1978 saved the ferry Solveig on Sunday night."))
    assert "1978" not in told


def test_of_a_date_on_the_side_only_its_own_words_are_shown() -> None:
    told = shown(
        (LEAD, "Mayor Bell said Larvik was waiting, ten years after the flood of the pier in 2016."),
        (LEAD, "Since the flood of the pier in 2016, the harbor of Larvik has been a building site."),
    )
    assert told["2016"] == ["the flood of the pier in 2016"]


def test_what_is_counted_from_a_date_on_happened_on_no_single_day() -> None:
    told = shown((LEAD, "The harbor board of Larvik asked the state five times since 2019 for money."))
    assert "2019" not in told


def test_what_was_moved_to_another_day_is_no_span() -> None:
    told = events(
        (LEAD, "The council of Larvik has moved its vote on the pier from Wednesday to December 18.")
    )
    assert [(event.date[5:], event.end) for event in told if event.status.value == "planned"] == [
        ("12-18", None)
    ]


def test_a_forecast_is_no_plan() -> None:
    told = events((LEAD, "Passengers of the Solveig will probably need patience on Tuesday as well."))
    assert all(event.status.value != "planned" for event in told)


def test_two_counts_of_one_thing_are_two_entries() -> None:
    told = events(
        (LEAD, "The owner cancelled 118 ferries on Monday, the harbor office of Larvik said."),
        (LEAD, "The harbor office of Larvik said that 104 ferries were cancelled on Monday."),
    )
    monday = [event for event in told if any("ferries" in span.text for span in event.spans)]
    assert [len(event.spans) for event in monday] == [1, 1]


def test_a_charge_and_its_denial_are_two_entries() -> None:
    told = events(
        (LEAD, "The owner of the ferry Solveig threatened to dismiss the crew, the union said on Monday."),
        (LEAD, "The owner of the ferry Solveig denied on Monday that it had threatened to dismiss the crew."),
    )
    assert sum("dismiss the crew" in event.spans[0].text for event in told) == 2


def test_a_number_without_its_noun_and_a_here_without_a_place_tell_nothing() -> None:
    told = shown((LEAD, "On Monday there were reportedly 30.", "The pier here was raised in 2017."))
    assert "2017" not in told
    assert not any("30" in text for texts in told.values() for text in texts)
