"""The search page: what can be asked for, and, for those without script, every story and name by alphabet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from digest.render import links
from digest.render.views.card import Card
from digest.render.views.entities import Entry, NameLink, link
from digest.render.views.passage import Passage
from digest.render.words import Words
from digest.text.slugs import slug

NAMES_HERE = 600  # names in the list of this page; where there are more, the page of names has them


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to filter by: its value in the index, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """A story in the list: its title (None where it is ours), and the way to it."""

    title: Passage | None
    title_text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleLetter:
    """The stories whose titles begin with a letter."""

    letter: str
    stories: tuple[Titled, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The search: its `state` (on, preview or off), where its index and the site lie, what to filter by.

    `letters` and `names` are the list below it; `more_names` tells that the page of names (`names_href`) has
    more.
    """

    state: str
    index: str
    root: str
    outlets: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    stories: int
    letters: tuple[TitleLetter, ...]
    names: tuple[NameLink, ...]
    more_names: bool
    names_href: str


def search(cards: Sequence[Card], entries: Sequence[Entry], words: Words, state: str) -> SearchView:
    """The search page of these stories and names."""
    outlets = {one.outlet.name for card in cards for one in card.tellings if one.outlet.known}
    codes = {one.outlet.country for card in cards for one in card.tellings if one.outlet.country}
    countries = [Choice(value=code, label=words.find(f"countries.{code}") or code) for code in codes]
    return SearchView(
        state=state,
        index=links.relative(links.SEARCH, "pagefind/pagefind.js"),
        root=f"{links.relative(links.SEARCH, '.')}/",
        outlets=tuple(Choice(value=name, label=name) for name in sorted(outlets, key=str.casefold)),
        countries=tuple(sorted(countries, key=lambda one: one.label.casefold())),
        stories=len(cards),
        letters=_letters(cards),
        names=tuple(link(entry, links.SEARCH) for entry in entries) if len(entries) <= NAMES_HERE else (),
        more_names=len(entries) > NAMES_HERE,
        names_href=links.relative(links.SEARCH, links.NAMES),
    )


def _letters(cards: Sequence[Card]) -> tuple[TitleLetter, ...]:
    held: dict[str, list[tuple[str, Titled]]] = defaultdict(list)
    for card in cards:
        teaser = card.teaser
        key = slug(teaser.title_text)
        first = key[:1].upper()
        titled = Titled(
            title=teaser.title,
            title_text=teaser.title_text,
            href=links.relative(links.SEARCH, teaser.href),
        )
        held[first if first.isalpha() else "#"].append((f"{key} {teaser.href}", titled))
    return tuple(
        TitleLetter(letter=letter, stories=tuple(one for _, one in sorted(found, key=lambda one: one[0])))
        for letter, found in sorted(held.items())
    )
