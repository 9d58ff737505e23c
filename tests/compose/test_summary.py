"""The summary, the timeline and the takes of invented stories."""

from wire import analysis, article

from digest.compose.edition import Composer, edition
from digest.compose.timeline import When, when
from digest.model.digest import Digest, Status

LEAD = "The ferry Solveig ran aground off the northern pier of Larvik on Sunday with forty people on board."
SAVED = "Two tugs pulled the ferry free at noon and brought all passengers to the hospital of Larvik."


def digest(*paragraphs: tuple[str, ...], least: int = 2, most: int = 4) -> Digest:
    articles = [
        article(f"a{at}", *each, title=f"Ferry Aground, telling {at}") for at, each in enumerate(paragraphs)
    ]
    return edition([analysis(*articles)], Composer(least=least, most=most)).digests[0]


def test_the_summary_tells_what_most_articles_tell_and_nothing_twice() -> None:
    made = digest(
        (LEAD, SAVED, "A gull was seen on the mast of the ferry by a boy with a red hat."),
        (
            "On Sunday the ferry Solveig ran aground off Larvik's northern pier with forty people on board.",
            SAVED,
        ),
        (LEAD, "The captain had no comment for the newspapers that evening in the harbor."),
    )
    texts = [sentence.span.text for sentence in made.summary]
    assert sum("ran aground" in text for text in texts) == 1
    assert sum("tugs" in text for text in texts) == 1
    assert "ran aground" in texts[0]


def test_no_sentence_of_the_summary_points_back_or_is_cut() -> None:
    made = digest(
        (LEAD, "He said the fog had been thick since the early morning hours.", SAVED),
        (LEAD, "However, it was pulled free by two tugs from the old harbor at noon.", SAVED),
    )
    assert made.summary
    assert not [s for s in made.summary if s.span.text.startswith(("He ", "However"))]


def test_words_inside_a_quote_without_marks_are_no_summary() -> None:
    quote = (
        "“The fog came down like a wall.",
        "Nobody on the bridge could see the pier at all that morning,” the captain said.",
    )
    made = digest((" ".join(quote), LEAD, SAVED), (" ".join(quote), LEAD, SAVED))
    assert made.summary
    assert not [s for s in made.summary if s.span.text.startswith(("“The fog", "Nobody"))]


def test_a_story_of_one_article_has_a_summary_too() -> None:
    assert digest((LEAD, SAVED)).summary


def test_an_opinion_is_no_summary() -> None:
    made = digest(
        (LEAD, "I believe that we should all take the train to Oslo from now on.", SAVED), (LEAD, SAVED)
    )
    assert made.summary
    assert not [s for s in made.summary if "I believe" in s.span.text]


def test_the_timeline_goes_from_the_oldest_to_what_is_planned() -> None:
    made = digest(
        (
            LEAD,
            "The pier was built in 1961 by the Larvik harbor company for whalers.",
            "The ferry will sail again on Friday after a check of its hull.",
        ),
    )
    assert [(event.date, event.status) for event in made.timeline] == [
        ("1961", Status.HAPPENED),
        ("2025-12-14", Status.HAPPENED),
        ("2025-12-19", Status.PLANNED),
    ]
    assert made.timeline[1].basis.expression.text == "Sunday"
    assert made.timeline[1].basis.anchor == "2025-12-15"


def test_a_length_of_time_is_no_date() -> None:
    assert not digest(
        ("The crossing takes five hours and the crew works in four shifts a day.", SAVED)
    ).timeline


def test_tomorrow_in_a_quote_whose_day_is_not_told_is_no_date() -> None:
    made = digest(
        (
            'Captain Tor Vik told reporters: "We will sail again tomorrow morning with a new crew on the bridge."',
        )
    )
    assert not made.timeline


def test_stretches_of_days_are_read_from_their_values() -> None:
    assert when("2025-12-14TMO") == When(date="2025-12-14", end=None, precision="day")
    assert when("2025-W51") is None, "this week is said of today, not of the Sunday to come"
    assert when("2022") == When(date="2022", end=None, precision="year")
    assert when("PT5H") is None
    assert when("PRESENT_REF") is None


def test_a_take_says_what_only_it_has_and_what_it_lacks() -> None:
    gull = "A gull was seen on the mast of the ferry by a boy with a red hat."
    made = digest(
        (LEAD, SAVED, gull),
        (LEAD, SAVED),
        ("The choir of Bergen sang for the crew in the old hall until late.", SAVED),
    )
    claims = {claim.id: claim for claim in made.analysis.claims}
    first, _, third = made.takes
    assert [claims[id_].text.text for id_ in first.only_here] == [gull]
    assert [claims[id_].text.text for id_ in third.missing] == [LEAD]


def test_no_take_lists_one_sentence_twice_among_what_it_lacks() -> None:
    both = "The pier of Larvik was closed to all ships on Monday, and divers searched the hull of the ferry for holes."
    made = digest((LEAD, both), (LEAD, SAVED), (SAVED, "Divers searched the hull of the ferry for holes."))
    shown = {claim.id: claim.text for claim in made.analysis.claims}
    for take in made.takes:
        assert len({shown[id_] for id_ in take.missing}) == len(take.missing)


def test_two_stories_with_one_headline_have_two_addresses() -> None:
    one = analysis(article("x", LEAD, SAVED, title="Ferry Aground"))
    two = analysis(
        article(
            "y", "The choir of Bergen sang in Vienna on Friday before a full house.", title="Ferry Aground"
        )
    )
    made = edition([one, two], Composer())
    assert len({digest.slug for digest in made.digests}) == 2
