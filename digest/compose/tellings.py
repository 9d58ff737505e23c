"""What the ranking of days looks at: every sentence of the articles, with the days that it names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One sentence of one article.

    `published` is the day of the article and `days` are the days that the sentence names (ISO 8601, "" where
    the day of the article is not known); `place` is the number of the sentence in its article, from 0;
    `stems` are its content words.
    """

    article: str
    published: str
    place: int
    text: str
    stems: tuple[str, ...]
    days: frozenset[str]


def after(day: str, days: int) -> str:
    """The day that so many days later is (earlier, where negative); "" where the calendar ends."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""


def days_between(first: str, last: str) -> int:
    """How many days `last` comes after `first` (negative: before); 0 where one of them is no day."""
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return 0


def by_day(tellings: Iterable[Telling]) -> Mapping[str, Sequence[Telling]]:
    """The sentences that name each day, in the order of the articles."""
    found: dict[str, list[Telling]] = {}
    for each in tellings:
        for day in sorted(each.days):
            found.setdefault(day, []).append(each)
    return found


def by_publication(tellings: Iterable[Telling]) -> Mapping[str, Sequence[Telling]]:
    """The sentences of the articles published on each day."""
    found: dict[str, list[Telling]] = {}
    for each in tellings:
        if each.published:
            found.setdefault(each.published, []).append(each)
    return found
