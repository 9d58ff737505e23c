"""The map of the world: how many stories the outlets of each country tell, drawn and as a list."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from digest.render import links
from digest.render.views.abroad import UNKNOWN
from digest.render.views.countries import Told, country_name
from digest.render.views.passage import Passage
from digest.render.words import Words
from digest.render.world import World, world
from digest.text.atlas import continents

STEPS = (
    1,
    2,
    5,
    20,
)  # stories from which a country has the next shade: each about three times the one before
SHOWN_STORIES = 3  # of a country, below its name
ALL_STORIES = 60  # of all countries together, so that the page stays light: 60 headlines are 25 KB
REGIONS = ("EU", "AS", "AF", "NA", "SA", "OC", "AN")
ELSEWHERE = "other"
MOST_AT_HAND = 24  # countries named right beside the map: six lines of a phone; more are folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A country on the map of which no outlet was read: its name and its line."""

    name: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsland:
    """A country on the map whose outlets tell stories: `step` is its shade, from 1.

    `line` is empty and `dot` its place where it is too small to be drawn; `dot` is None for a large one.
    """

    code: str
    name: str
    href: str
    stories: int
    step: int
    line: str
    dot: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A shade: from `least` to `most` stories (None: and more)."""

    number: int
    least: int
    most: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A headline of a country: the outlet's own, or else the story's (a passage, or our words)."""

    href: str
    outlet: str
    title: Passage | None
    title_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A country in the list; `drawn`: it is on the map."""

    code: str
    name: str
    href: str
    stories: int
    outlets: int
    drawn: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the world (AF, AN, AS, EU, NA, OC, SA, or `other`) with its countries by name."""

    key: str
    countries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The map and the list beside it; `unknown` are the outlets whose country nothing tells.

    `steps` are the shades that occur. `named` are the countries of the list by name, to pick one without
    having to hit it on the map; `folded`: they are many.
    `sea`, `net` and `disputed` are lines as SVG paths; lengths are in units of the map. `script` makes it
    turn; None where the theme has none.
    """

    width: int
    height: int
    sea: str
    net: str
    disputed: str
    lands: tuple[Land, ...]
    told: tuple[Newsland, ...]
    steps: tuple[Step, ...]
    named: tuple[Entry, ...]
    folded: bool
    regions: tuple[Region, ...]
    unknown: Entry | None
    countries: int
    edition: int
    overlooked: str
    script: str | None


def worldmap(held: Mapping[str, Sequence[Told]], edition: int, words: Words, script: str | None) -> MapView:
    """The map; `held` are the stories of each country by code, `edition` is how many stories there are."""
    earth = world()
    known = {code: told for code, told in held.items() if code != UNKNOWN}
    shown = min(SHOWN_STORIES, ALL_STORIES // max(1, len(held)))
    drawn = {shape.code for shape in earth.shapes}
    entries = {code: _entry(code, told, words, shown, drawn=code in drawn) for code, told in held.items()}
    told = _told(earth, entries)
    listed = _by_name([entries[code] for code in known])
    return MapView(
        width=earth.width,
        height=earth.height,
        sea=earth.sea,
        net=earth.net,
        disputed=earth.disputed,
        lands=tuple(
            Land(name=country_name(shape.code, words), line=shape.line)
            for shape in earth.shapes
            if shape.line and shape.code not in known
        ),
        told=told,
        steps=_steps({one.step for one in told}),
        named=listed,
        folded=len(listed) > MOST_AT_HAND,
        regions=_regions(listed),
        unknown=entries.get(UNKNOWN),
        countries=len(known),
        edition=edition,
        overlooked=links.relative(links.MAP, links.OVERLOOKED),
        script=links.relative(links.MAP, script) if script else None,
    )


def _told(earth: World, entries: Mapping[str, Entry]) -> tuple[Newsland, ...]:
    """The countries with news as they are drawn, small ones last: their dots lie over their neighbors."""
    shapes = sorted(earth.shapes, key=lambda shape: shape.dot is not None)
    return tuple(
        Newsland(
            code=shape.code,
            name=entry.name,
            href=entry.href,
            stories=entry.stories,
            step=sum(entry.stories >= least for least in STEPS),
            line=shape.line,
            dot=shape.dot,
        )
        for shape in shapes
        if (entry := entries.get(shape.code))
    )


def _steps(drawn: AbstractSet[int]) -> tuple[Step, ...]:
    ends = [*(least - 1 for least in STEPS[1:]), None]
    return tuple(
        Step(number=number, least=least, most=most)
        for number, (least, most) in enumerate(zip(STEPS, ends, strict=True), start=1)
        if number in drawn
    )


def _by_name(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.name.casefold(), entry.code)))


def _regions(entries: Sequence[Entry]) -> tuple[Region, ...]:
    """The countries, sorted by name, by part of the world; empty parts are left out."""
    parts: dict[str, list[Entry]] = {key: [] for key in (*REGIONS, ELSEWHERE)}
    for entry in entries:
        parts.get(continents().get(entry.code, ELSEWHERE), parts[ELSEWHERE]).append(entry)
    return tuple(Region(key=key, countries=tuple(found)) for key, found in parts.items() if found)


def _entry(code: str, told: Sequence[Told], words: Words, shown: int, *, drawn: bool) -> Entry:
    return Entry(
        code=code or links.UNKNOWN,
        name=country_name(code, words),
        href=links.relative(links.MAP, links.country_path(code)),
        stories=len(told),
        outlets=len({account.page for _, side in told for account in side.accounts}),
        drawn=drawn,
        lines=tuple(_line(one) for one in told[:shown]),
    )


def _line(told: Told) -> Line:
    card, side = told
    first = side.accounts[0]
    return Line(
        href=links.relative(links.MAP, card.teaser.href),
        outlet=first.name,
        title=first.headline or card.teaser.title,
        title_text=card.teaser.title_text,
    )
