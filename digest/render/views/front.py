"""The front page: the stories, most covered first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from digest.model.digest import Digest, Imprint
from digest.render import links
from digest.render.dates import When
from digest.render.machines.edition import Letters
from digest.render.views.changes import Update, latest
from digest.render.views.differences import differences
from digest.render.views.lookup import Lookup, OutletLink, Receipt
from digest.render.views.passage import Passage
from digest.render.views.story import DAY, Counts, counts
from digest.render.words import Words

SHOWN_POINTS = 2
SHOWN_STORIES = (
    30  # on the front page: more are on the pages of days, outlets and names, so that it stays light
)
OUTLET, COUNTRY = "o-", "c-"  # how keys begin
SHOWN_CHOICES = 40  # outlets to choose from, those with most stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A small picture of a timeline: the state of each date in order, the first and the last in words.

    `last` is None where all is of one date.
    """

    states: tuple[str, ...]
    first: When
    last: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point on which accounts part: our label, the language of news words in it, where passages stand."""

    subject: str
    language: str | None
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """A story on the front page: title, one sentence of the consensus, and what stands behind it.

    `points` are the first on which accounts part, `more` counts the others, `quotes` those about quotes;
    `keys` are those of its outlets and countries (`Filter`), `outlet_names` the former with their names.
    """

    href: str
    title: Passage | None
    title_text: str
    lead: Receipt | None
    counts: Counts
    outlets: tuple[OutletLink, ...]
    last: When | None
    mark: Mark | None
    points: tuple[Point, ...]
    more: int
    quotes: int
    keys: tuple[str, ...]
    outlet_names: tuple[tuple[str, str], ...]
    updated: Update | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What stories can be picked by: its `key` in `Teaser.keys`, its name, its page."""

    key: str
    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView:
    """The front page: its first stories of all, when it was made, and how many documents were left out.

    `outlets` and `countries` are those of the stories shown; `archive` and `index` lead to all stories,
    `letters` to the newest day as a letter, None where there is none.
    """

    teasers: tuple[Teaser, ...]
    stories: int
    more: int
    outlets: tuple[Filter, ...]
    countries: tuple[Filter, ...]
    archive: str
    index: str
    made: When | None
    refused: int
    method: str
    letters: Letters | None


def front(
    ranked: Sequence[Teaser], imprint: Imprint, made: When | None, letters: Letters | None, words: Words
) -> FrontView:
    """The front page, with the stories' teasers in their order."""
    shown = tuple(ranked[:SHOWN_STORIES])
    return FrontView(
        teasers=shown,
        stories=len(ranked),
        more=len(ranked) - len(shown),
        outlets=_outlets(shown),
        countries=_countries(shown, words),
        archive=links.relative(links.FRONT, links.ARCHIVE),
        index=links.relative(links.FRONT, links.SEARCH),
        made=made,
        refused=sum(problem.refused for problem in imprint.problems),
        method=links.relative(links.FRONT, links.METHOD),
        letters=letters,
    )


def rank(digest: Digest) -> tuple[int, int, tuple[int, ...], str]:
    """What the front page sorts by: most outlets, then most origins, then the latest, then by address."""
    found = counts(digest)
    # Characters turned round sort a text backwards: the latest date comes first within a rising order.
    latest = tuple(-ord(char) for char in digest.last_published or "")
    return (-found.outlets, -found.origins, latest, digest.slug)


def teaser(look: Lookup) -> Teaser:
    """What the front page, from which `look` is seen, tells of a story."""
    digest = look.digest
    href = links.relative(look.here, links.story_path(digest.slug))
    parting = differences(look)
    return Teaser(
        href=href,
        title=look.passage(digest.title) if digest.title else None,
        title_text=digest.title_text,
        lead=look.receipt(digest.summary[0].span) if digest.summary else None,
        counts=counts(digest),
        outlets=tuple(look.link(article.id) for article in look.articles),
        last=look.when(digest.last_published[:DAY]) if digest.last_published else None,
        mark=_mark(digest, look),
        points=tuple(
            Point(subject=card.subject, language=card.language, href=f"{href}#{card.id}")
            for card in parting.parted[:SHOWN_POINTS]
        ),
        more=len(parting.parted[SHOWN_POINTS:]),
        quotes=len(parting.quotes),
        keys=_keys(look),
        outlet_names=tuple(
            sorted({(f"{OUTLET}{links.segment(a.outlet.id)}", a.outlet.name) for a in look.articles})
        ),
        updated=latest(look),
    )


def _keys(look: Lookup) -> tuple[str, ...]:
    outlets = {f"{OUTLET}{links.segment(one.outlet.id)}" for one in look.articles if one.outlet.known}
    countries = {f"{COUNTRY}{one.outlet.country}" for one in look.articles if one.outlet.country}
    return (*sorted(outlets), *sorted(countries))


def _outlets(shown: Sequence[Teaser]) -> tuple[Filter, ...]:
    """The outlets of most stories, by name."""
    times = Counter(key for teaser in shown for key in teaser.keys if key.startswith(OUTLET))
    names = {key: name for teaser in shown for key, name in teaser.outlet_names}
    most = sorted(times, key=lambda key: (-times[key], key))[:SHOWN_CHOICES]
    return tuple(
        Filter(
            key=key,
            label=names[key],
            href=links.relative(links.FRONT, links.outlet_path(key.removeprefix(OUTLET))),
        )
        for key in sorted(most, key=lambda key: names[key].casefold())
    )


def _countries(shown: Sequence[Teaser], words: Words) -> tuple[Filter, ...]:
    keys = {key for teaser in shown for key in teaser.keys if key.startswith(COUNTRY)}
    named = [(words.find(f"countries.{key.removeprefix(COUNTRY)}"), key) for key in sorted(keys)]
    found = (
        Filter(
            key=key,
            label=name or key.removeprefix(COUNTRY),
            href=links.relative(links.FRONT, links.country_path(key.removeprefix(COUNTRY))),
        )
        for name, key in named
    )
    return tuple(sorted(found, key=lambda one: one.label.casefold()))


def _mark(digest: Digest, look: Lookup) -> Mark | None:
    if not digest.timeline:
        return None
    first = min(event.date for event in digest.timeline)[:DAY]
    last = max(event.end or event.date for event in digest.timeline)[:DAY]
    return Mark(
        states=tuple(event.status.value for event in digest.timeline),
        first=look.when(first),
        last=look.when(last) if last != first else None,
    )
