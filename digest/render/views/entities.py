"""The names of all stories: which are worth a page, the list of them, and the page of each."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from digest.render import links
from digest.render.dates import When, when
from digest.render.views.card import Card
from digest.render.views.named import Mention
from digest.render.views.passage import Passage
from digest.render.words import Words
from digest.text.slugs import slug

LEAST_ARTICLES = 3  # that a name stands in, to be worth a page (docs/choices.md)
LEAST_OUTLETS = 2  # that write it: what one alone writes cannot be compared
AGREED = 0.9  # share of the articles of which the kind must be the same to be told
MOST_NAMED = 12  # names at the head of the list
TOLD_STORIES = 20  # the latest are shown with their sentences, the others by title
FEW = 15  # names of a kind up to which they stand in one list, without letters
JUMPED = 60  # names of a kind from which there are links to the letters: more than a screen of them
NEAR = 8  # names like this one
DAY = len("2026-01-31")
KINDS = ("person", "organization", "place")


class Place(NamedTuple):
    """A name in a story: the number of the story's card, and what the card keeps of it."""

    at: int
    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A name worth a page: where it stands, how much, and every story that has it, the latest first.

    `kind` is empty where that is not sure; `last` is when the last story with it was last told, ISO 8601,
    or "" where that is not known.
    """

    slug: str
    name: str
    named: Passage | None
    kind: str
    articles: int
    outlets: int
    spellings: tuple[str, ...]
    last: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLink:
    """A name in a list, with the way to its page; `named` is a long one where an article has it."""

    name: str
    named: Passage | None
    href: str
    stories: int
    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A name in the list of all: in how many articles it stands, and the day of the last story with it."""

    link: NameLink
    articles: int
    last: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The names that begin with a letter (of the Latin alphabet; `#` for all others).

    `letter` is "" for all names of few. `id` is the place of the letter on the page.
    """

    id: str
    letter: str
    names: tuple[Listed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The names of a kind; it is empty for those of which it is not sure. `jump`: the letters are many."""

    kind: str
    count: int
    jump: bool
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesView:
    """The list of names: those named most, where they are many, then all by kind and alphabet.

    `least_articles` and `least_outlets` are what a name needs to stand here.
    """

    most: tuple[Listed, ...]
    kinds: tuple[Kind, ...]
    least_articles: int
    least_outlets: int


def entries(cards: Sequence[Card]) -> tuple[Entry, ...]:
    """The names worth a page, by their slugs.

    Names that read the same are one, in whatever stories they stand: it is the page of a name, and two may
    bear it.
    """
    held: dict[str, list[Place]] = defaultdict(list)
    for at, card in enumerate(cards):
        seen: set[str] = set()  # of two that a story has under one name, that which it names most
        for mention in card.names:
            key = mention.name.casefold()
            if key not in seen:
                held[key].append(Place(at, mention))
            seen.add(key)
    made = []
    taken: set[str] = set()
    for key in sorted(held):
        found = _entry(held[key], cards, taken)
        if found:
            taken.add(found.slug)
            made.append(found)
    return tuple(sorted(made, key=lambda entry: entry.slug))


def names(given: Sequence[Entry], words: Words) -> NamesView:
    """The list of all names worth a page."""
    most = sorted(given, key=lambda entry: (-entry.articles, entry.slug))[:MOST_NAMED]
    return NamesView(
        most=tuple(_listed(entry, words) for entry in most) if len(given) > 2 * MOST_NAMED else (),
        kinds=tuple(
            _kind(kind, [entry for entry in given if entry.kind == kind], words)
            for kind in (*KINDS, "")
            if any(entry.kind == kind for entry in given)
        ),
        least_articles=LEAST_ARTICLES,
        least_outlets=LEAST_OUTLETS,
    )


def near(given: Sequence[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    """Names like each, by its slug, those named most first.

    They share all words of the shorter one, or one is a spelling of the other somewhere.
    """
    words = {entry.slug: frozenset(entry.slug.split("-")) for entry in given}
    by_word: dict[str, list[str]] = defaultdict(list)
    for name, mine in words.items():
        for word in mine:
            by_word[word].append(name)
    by_slug = {entry.slug: entry for entry in given}
    fit: dict[str, set[str]] = defaultdict(set)
    for entry in given:
        mine = words[entry.slug]
        rarest = min((by_word[word] for word in mine), key=len)  # whatever has all of its words is there
        longer = {other for other in rarest if mine <= words[other]}
        for other in longer | ({slug(text) for text in entry.spellings} & by_slug.keys()):
            fit[entry.slug].add(other)
            fit[other].add(entry.slug)
    found = {}
    for name in by_slug:
        others = [by_slug[other] for other in fit[name] - {name}]
        found[name] = tuple(sorted(others, key=lambda one: (-one.articles, one.slug))[:NEAR])
    return found


def spellings(given: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """The slug of each other spelling that is one name's alone, with that name: its address leads there."""
    taken = {entry.slug for entry in given}
    found: dict[str, set[str]] = defaultdict(set)
    by_slug = {entry.slug: entry for entry in given}
    for entry in given:
        for text in entry.spellings:
            found[slug(text)].add(entry.slug)
    for other in sorted(found):
        if other and other not in taken and len(found[other]) == 1:
            yield other, by_slug[min(found[other])]


def _entry(places: Sequence[Place], cards: Sequence[Card], taken: set[str]) -> Entry | None:
    articles = sum(place.mention.articles for place in places)
    outlets = {outlet for place in places for outlet in place.mention.outlets}
    if articles < LEAST_ARTICLES or len(outlets) < LEAST_OUTLETS:
        return None
    latest = sorted(places, key=lambda place: cards[place.at].teaser.href)
    latest.sort(key=lambda place: cards[place.at].last, reverse=True)
    written = Counter(place.mention.name for place in places)
    name = min(written, key=lambda one: (-written[one], one))
    return Entry(
        slug=links.segment(name, frozenset(taken)),
        name=name,
        named=next((place.mention.named for place in latest if place.mention.named), None),
        kind=_kind_of(places, articles),
        articles=articles,
        outlets=len(outlets),
        spellings=tuple(sorted({one for place in places for one in place.mention.spellings})),
        last=cards[latest[0].at].last,
        places=tuple(latest),
    )


def _kind_of(places: Sequence[Place], articles: int) -> str:
    """The kind that nearly all articles give it, where something speaks for it in one of them; else empty."""
    for kind in KINDS:
        mine = [place.mention for place in places if place.mention.kind == kind]
        if sum(one.articles for one in mine) >= AGREED * articles and any(one.sure for one in mine):
            return kind
    return ""


def _kind(kind: str, given: Sequence[Entry], words: Words) -> Kind:
    held: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(given, key=lambda entry: entry.slug):
        first = entry.slug[:1].upper() if len(given) > FEW else ""
        held[first if first.isalpha() or not first else "#"].append(entry)
    letters = (
        Letter(
            id=f"{kind or 'unsure'}-{letter if letter.isalpha() else 'other'}",
            letter=letter,
            names=tuple(_listed(entry, words) for entry in found),
        )
        for letter, found in sorted(held.items())
    )
    return Kind(kind=kind, count=len(given), jump=len(given) > JUMPED, letters=tuple(letters))


def _listed(entry: Entry, words: Words) -> Listed:
    return Listed(
        link=link(entry, links.NAMES),
        articles=entry.articles,
        last=when(entry.last[:DAY], words) if entry.last else None,
    )


def link(entry: Entry, here: str) -> NameLink:
    """A name as a list on the page `here` shows it."""
    return NameLink(
        name=entry.name,
        named=entry.named,
        href=links.relative(here, links.name_path(entry.slug)),
        stories=len(entry.places),
        outlets=entry.outlets,
    )
