"""The entries of a timeline made fit to read: very many are cut to a few, the most told first."""

import re
from collections.abc import Mapping, Sequence

from digest.compose.daily import chosen, daily
from digest.compose.dated import Dated
from digest.compose.days import ranked_days
from digest.compose.tellings import Telling
from digest.model.digest import Event
from digest.model.span import Span
from digest.text.selfcontained import leans_on

# "Two more followed on Tuesday", "But on Monday, he left": who did it stands in the sentence before.
NAMELESS = re.compile(
    r"[“\"(]?(?:(?:But|And|So|Then|Also|However|Later|Still),? )?(?:[^,]{1,25}, )?"
    r"(?:he|she|it|they|his|her|its|their|this|that|these|those|two more|both|others|one of them)\b",
    re.IGNORECASE,
)
MOST = 25  # entries that a reader takes in; a story of a hundred articles dates hundreds of things


def told_well(groups: Sequence[Sequence[Dated]]) -> list[Sequence[Dated]]:
    """The groups that a reader understands and that tell their date first of all.

    One in which every sentence leans on what stood before it ("Two more followed on Tuesday") is left out,
    and one in which the date is always that of a side clause where others tell that date.
    """
    clear = [group for group in groups if not all(_nameless(each) for each in group)]
    firm = {group[0].when.day for group in clear if any(each.firm for each in group)}
    return [group for group in clear if any(each.firm for each in group) or group[0].when.day not in firm]


def _nameless(each: Dated) -> bool:
    """Whether a sentence leans on the one before it for who did something: "On Monday, he left"."""
    text = each.sentence.shown.text
    if each.language != "en" or NAMELESS.match(text) is None:
        return False
    return leans_on(text, language=each.language) == ""


def readable(events: Sequence[Event], tellings: Mapping[Span, Telling]) -> list[Event]:
    """At most `MOST` of the events.

    First those that more articles tell; of those told alike often, first what has a day, of a day that more
    articles name, in the sentences that tell that day best. What is left out stays in the story's claims.
    """
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
