"""The page of a name: how it is written and by whom, what is said of it, what its bearer says."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.render import links
from digest.render.dates import When, when
from digest.render.views.card import Card
from digest.render.views.entities import TOLD_STORIES, Entry, NameLink, link
from digest.render.views.lookup import Receipt
from digest.render.views.named import Named, Said, Spelt
from digest.render.views.passage import Passage
from digest.render.views.story import DAY
from digest.render.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrote:
    """An outlet that writes a spelling: its name, its page, and how often in all stories."""

    name: str
    href: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingRow:
    """A spelling with the outlets that write it, the most often first."""

    text: str
    passage: Passage | None
    outlets: tuple[Wrote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLink:
    """A story that has a name: its title (None where it is ours), its address, its last day."""

    title: Passage | None
    title_text: str
    href: str
    last: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryNaming:
    """A story with the sentences that have a name, and what its bearer says there.

    `more` counts further statements, which `statements_href` leads to.
    """

    story: StoryLink
    sentences: tuple[Receipt, ...]
    statements: tuple[Said, ...]
    more: int
    statements_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """The page of a name: how it is written and by whom, what is said of it, what its bearer says.

    `kind` is empty where it is not sure; `stories` counts all, `older` are those without sentences; `near`
    are names that share all words of the shorter one; `speaks` tells whether its bearer is quoted anywhere.
    """

    name: str
    named: Passage | None
    kind: str
    speaks: bool
    articles: int
    outlets: int
    stories: int
    spellings: tuple[SpellingRow, ...]
    told: tuple[StoryNaming, ...]
    older: tuple[StoryLink, ...]
    near: tuple[NameLink, ...]
    names: str


def entity(
    entry: Entry, cards: Sequence[Card], near: Sequence[Entry], held: Sequence[Named], words: Words
) -> EntityView:
    """The page of a name; `held` is the name in each of the latest stories, `near` are names like it."""
    here = links.name_path(entry.slug)
    told = entry.places[:TOLD_STORIES]
    return EntityView(
        name=entry.name,
        named=entry.named,
        kind=entry.kind,
        speaks=any(named.statements for named in held),
        articles=entry.articles,
        outlets=entry.outlets,
        stories=len(entry.places),
        spellings=tuple(_spellings(held, here)),
        told=tuple(
            _naming(cards[place.at], named, here, words) for place, named in zip(told, held, strict=True)
        ),
        older=tuple(_story(cards[place.at], here, words) for place in entry.places[TOLD_STORIES:]),
        near=tuple(link(one, here) for one in near),
        names=links.relative(here, links.NAMES),
    )


def _spellings(held: Sequence[Named], here: str) -> Iterator[SpellingRow]:
    by_text: dict[str, list[Spelt]] = defaultdict(list)
    for named in held:
        for spelt in named.spellings:
            by_text[spelt.text].append(spelt)
    rows = []
    for text, found in by_text.items():
        times: Counter[tuple[str, str]] = Counter()
        for writer in (writer for one in found for writer in one.writers):
            times[writer.page, writer.name] += writer.times
        outlets = [
            Wrote(name=name, href=links.relative(here, links.outlet_path(page)), times=count)
            for (page, name), count in sorted(times.items(), key=lambda item: (-item[1], item[0]))
        ]
        passage = next((one.passage for one in found if one.passage), None)
        rows.append(SpellingRow(text=text, passage=passage, outlets=tuple(outlets)))
    rows.sort(key=lambda row: (-sum(one.times for one in row.outlets), row.text))
    yield from rows


def _naming(card: Card, named: Named, here: str, words: Words) -> StoryNaming:
    story = _story(card, here, words)
    return StoryNaming(
        story=story,
        sentences=named.sentences,
        statements=named.statements,
        more=named.more,
        statements_href=f"{story.href}#quotes",
    )


def _story(card: Card, here: str, words: Words) -> StoryLink:
    teaser = card.teaser
    return StoryLink(
        title=teaser.title,
        title_text=teaser.title_text,
        href=links.relative(here, teaser.href),
        last=when(card.last[:DAY], words) if card.last else None,
    )
