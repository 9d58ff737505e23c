"""The archive: which accounts were published on which day, as a calendar and as a page for each day."""

import calendar
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest.render import links
from digest.render.dates import When, when
from digest.render.views.card import Card
from digest.render.views.lookup import OutletLink
from digest.render.views.passage import Passage
from digest.render.views.story import DAY
from digest.render.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day of the calendar: its number, its date in words, and how many stories (0: no page, no `href`)."""

    number: int
    when: When
    href: str | None
    stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month as a calendar: weeks as the language counts them, None where a day is of another month."""

    id: str
    name: str
    weeks: tuple[tuple[CalendarDay | None, ...], ...]
    stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week, short and in full."""

    short: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """The months in which something was published, the latest first; and the accounts without a date."""

    months: tuple[Month, ...]
    weekdays: tuple[Weekday, ...]
    days: int
    undated: int
    undated_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayStory:
    """A story of a day: its title (None where it is ours), and the accounts published that day, of all."""

    title: Passage | None
    title_text: str
    href: str
    accounts: tuple[OutletLink, ...]
    all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLink:
    """Another day with its page."""

    when: When
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """A day of the archive; `day` is None on the page of accounts without a date."""

    day: When | None
    stories: tuple[DayStory, ...]
    accounts: int
    earlier: DayLink | None
    later: DayLink | None


def days(cards: Sequence[Card]) -> Mapping[str, tuple[DayStory, ...]]:
    """The stories of each day (`2026-07-04`, "" for no date), those with most accounts of the day first."""
    held: dict[str, list[DayStory]] = defaultdict(list)
    for card in cards:
        mine: dict[str, list[OutletLink]] = defaultdict(list)
        for one in card.tellings:
            mine[_day(one.told.published)].append(OutletLink(name=one.label, href=one.told.href))
        for day, accounts in mine.items():
            held[day].append(_story(card, day, accounts))
    return {
        day: tuple(sorted(held[day], key=lambda story: (-len(story.accounts), -story.all, story.href)))
        for day in sorted(held)
    }


def archive(given: Mapping[str, Sequence[DayStory]], words: Words) -> ArchiveView:
    """The calendar of all days."""
    dated = [day for day in given if day]
    months = sorted({day[:7] for day in dated}, reverse=True)
    return ArchiveView(
        months=tuple(_month(month, given, words) for month in months),
        weekdays=_weekdays(words),
        days=len(dated),
        undated=sum(len(story.accounts) for story in given.get("", ())),
        undated_href=links.relative(links.ARCHIVE, links.UNDATED),
    )


def _weekdays(words: Words) -> tuple[Weekday, ...]:
    """The days of the week by the names that CLDR has for them, from the one on which the week begins."""
    names = words.locale.days["stand-alone"]
    order = calendar.Calendar(words.locale.first_week_day).iterweekdays()
    return tuple(Weekday(short=names["short"][day], name=names["wide"][day]) for day in order)


def pages(given: Mapping[str, tuple[DayStory, ...]], words: Words) -> Iterator[tuple[str, DayView]]:
    """The path and the page of each day, and of what has no date."""
    dated = [day for day in given if day]
    for number, day in enumerate(dated):
        earlier = dated[number - 1] if number else None
        later = dated[number + 1] if number + 1 < len(dated) else None
        yield links.day_path(day), _view(day, given[day], earlier, later, words)
    if "" in given:
        yield links.UNDATED, _view("", given[""], None, None, words)


def _view(
    day: str, stories: tuple[DayStory, ...], earlier: str | None, later: str | None, words: Words
) -> DayView:
    here = links.day_path(day)
    near = [
        DayLink(when=when(one, words), href=links.relative(here, links.day_path(one))) if one else None
        for one in (earlier, later)
    ]
    return DayView(
        day=when(day, words) if day else None,
        stories=stories,
        accounts=sum(len(story.accounts) for story in stories),
        earlier=near[0],
        later=near[1],
    )


def _story(card: Card, day: str, accounts: Sequence[OutletLink]) -> DayStory:
    teaser = card.teaser
    return DayStory(
        title=teaser.title,
        title_text=teaser.title_text,
        href=links.relative(links.day_path(day), teaser.href),
        accounts=tuple(accounts),
        all=card.articles,
    )


def _day(published: When | None) -> str:
    """The day of a moment, as its own text has it; "" where there is none, or none so exact."""
    day = (published.iso or "")[:DAY] if published else ""
    return day if len(day) == DAY else ""


def _month(month: str, given: Mapping[str, Sequence[DayStory]], words: Words) -> Month:
    year, number = int(month[:4]), int(month[5:])
    weeks = calendar.Calendar(words.locale.first_week_day).monthdatescalendar(year, number)
    return Month(
        id=f"m{month}",
        name=when(month, words).words,
        weeks=tuple(
            tuple(_calendar_day(day, given, words) if day.month == number else None for day in week)
            for week in weeks
        ),
        stories=sum(len(stories) for day, stories in given.items() if day.startswith(month)),
    )


def _calendar_day(day: date, given: Mapping[str, Sequence[DayStory]], words: Words) -> CalendarDay:
    iso = day.isoformat()
    stories = len(given.get(iso, ()))
    return CalendarDay(
        number=day.day,
        when=when(iso, words),
        href=links.relative(links.ARCHIVE, links.day_path(iso)) if stories else None,
        stories=stories,
    )
