"""The entries of a timeline made fit to read: what is told twice is one, and very many are cut to a few."""

from collections.abc import Mapping, Sequence

from digest.compose.daily import chosen, daily, dot, vector
from digest.compose.days import ranked_days
from digest.compose.tellings import Telling
from digest.model.digest import Event
from digest.model.span import Span

ALIKE = 0.4  # cosine of two sentences of one date, in two articles, from which they tell the same event
MOST = 25  # entries that a reader takes in; a story of a hundred articles dates hundreds of things


def alike(
    groups: Sequence[tuple[object, Sequence[Span]]], tellings: Mapping[Span, Telling]
) -> list[list[int]]:
    """The numbers of the groups, those together that have one date and nearly the same words.

    Each group is its date and its sentences. A group joins the first one before it that has a sentence of
    another article as near as `ALIKE` to one of its own.
    """
    weight = daily(list(tellings.values())).weight
    vectors = {
        span: vector(tellings[span].stems, weight)
        for _, spans in groups
        for span in spans
        if span in tellings
    }
    joined: list[list[int]] = []
    for number, (date, spans) in enumerate(groups):
        home = next(
            (
                held
                for held in joined
                if groups[held[0]][0] == date
                and any(_near(spans, groups[other][1], vectors) for other in held)
            ),
            None,
        )
        if home is None:
            joined.append([number])
        else:
            home.append(number)
    return joined


def _near(spans: Sequence[Span], others: Sequence[Span], vectors: Mapping[Span, Mapping[str, float]]) -> bool:
    return any(
        one.article != other.article and dot(vectors[one], vectors[other]) >= ALIKE
        for one in spans
        for other in others
    )


def readable(events: Sequence[Event], tellings: Mapping[Span, Telling]) -> list[Event]:
    """At most `MOST` of the events.

    First those that more articles tell; of those told alike often, first what has a day, of a day that more
    articles name, in the sentences that tell that day best. What is left out stays in the story's claims.
    """
    if len(events) <= MOST:
        return list(events)
    story = list(tellings.values())
    shown = {each.text: each for each in story}
    place = {ranked.day: at for at, ranked in enumerate(ranked_days(story))}
    by_day: dict[str, list[Telling]] = {}
    for event in events:
        if event.precision in ("day", "minute") and event.spans[0].text in shown:
            by_day.setdefault(event.date[:10], []).append(shown[event.spans[0].text])
    known = daily(story)
    best = {
        each.text: at
        for candidates in by_day.values()
        for at, each in enumerate(chosen(known, candidates, most=MOST))
    }

    def rank(event: Event) -> tuple[int, int, int, str]:
        day = place.get(event.date[:10], len(place)) if event.precision in ("day", "minute") else len(place)
        telling = len({span.article for span in event.spans})
        return -telling, best.get(event.spans[0].text, MOST), day, event.date

    return sorted(events, key=rank)[:MOST]
