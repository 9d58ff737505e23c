"""A chronicle of many articles: the days that matter, and for each the sentences that tell it."""

import re
from collections.abc import Sequence

from digest.compose.daily import chosen, daily
from digest.compose.days import ranked_days
from digest.compose.tellings import Telling
from digest.text.times import unsure

DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?")

Chronicle = tuple[tuple[str, tuple[Telling, ...]], ...]


def told_days(kind: str, value: str, rule: str) -> tuple[str, ...]:
    """The day that a time expression names, if it names one and is not a guess."""
    named = DAY.fullmatch(value) if kind in ("DATE", "TIME") and not unsure(rule) else None
    return (named[1],) if named else ()


def chronicle(tellings: Sequence[Telling], *, first: str, last: str, days: int, sentences: int) -> Chronicle:
    """At most `days` days from `first` to `last` in order, with about `sentences` sentences in all.

    Every day has the same share; what does not divide goes to the days of the highest rank. A day that no
    sentence can tell gives its place to the next in rank.
    """
    story = daily(tellings)
    share, more = divmod(max(sentences, days), max(days, 1))
    told: list[Telling] = []
    found: dict[str, tuple[Telling, ...]] = {}
    for scored in ranked_days(tellings, first=first, last=last):
        if len(found) == days:
            break
        most = share + (len(found) < more)
        lines = chosen(story, story.candidates(scored.day), most=most, told=told)
        if lines:
            found[scored.day] = lines
            told += lines
    return tuple(sorted(found.items()))
