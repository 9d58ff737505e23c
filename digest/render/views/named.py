"""A name in one story, as the page of that name shows it: its spellings, the sentences, the statements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from digest.model.analysis import Entity, Form, NameVariant, Quote
from digest.model.span import Span
from digest.render import links
from digest.render.views.lookup import LONG_NAME, Lookup, Receipt
from digest.render.views.passage import Passage
from digest.text.capitals import known
from digest.text.gazetteer import gazetteer

SENTENCES = 4  # shown of a story: the first in each of so many articles
STATEMENTS = 3  # shown of a person in a story; the others are on the story's page


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """An outlet that writes a spelling: the last part of its page's address, its name, and how often."""

    page: str
    name: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelt:
    """One spelling and who writes it; `passage` is a long one where an article has it."""

    text: str
    passage: Passage | None
    writers: tuple[Writer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement in the wording of the outlet that has it first, and how many others quote it.

    `quoted` tells that it stands in quotation marks; `href` leads to all its wordings.
    """

    receipts: tuple[Receipt, ...]
    quoted: bool
    others: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in one story; all links are as written on a page two folders down.

    `kind` is what the analysis took it for, `sure` whether more than its form speaks for that; `more` counts
    statements that are not here.
    """

    name: str
    passage: Passage | None
    kind: str
    sure: bool
    articles: int
    spellings: tuple[Spelt, ...]
    sentences: tuple[Receipt, ...]
    statements: tuple[Said, ...]
    more: int


class Mention(NamedTuple):
    """What the list of all names must know of a name in one story; `named` is a long one in an article.

    `outlets` are the last parts of the addresses of their pages. All stories' are at hand at once: a card
    keeps them as plain tuples, which are read back ten times as fast as records.
    """

    name: str
    kind: str
    sure: bool
    articles: int
    outlets: tuple[str, ...]
    spellings: tuple[str, ...]
    named: Passage | None


def named(look: Lookup) -> tuple[Named, ...]:
    """The names of a story, in the order of the analysis."""
    deep = look.on(links.DEEP)
    return tuple(_named(entity, deep) for entity in look.digest.analysis.entities)


def mentions(given: Iterable[Named]) -> Iterator[tuple[object, ...]]:
    """The names of a story as a card keeps them; left out is what one article names and nothing tells of."""
    for one in given:
        if one.sure or one.articles > 1:
            outlets = sorted({writer.page for spelt in one.spellings for writer in spelt.writers})
            spellings = tuple(spelt.text for spelt in one.spellings if spelt.text != one.name)
            line = Mention(one.name, one.kind, one.sure, one.articles, tuple(outlets), spellings, one.passage)
            yield tuple(line)


def passages(given: Named) -> Iterator[Passage]:
    """Every passage that a name shows."""
    if given.passage:
        yield given.passage
    yield from (one.passage for one in given.spellings if one.passage)
    yield from (receipt.passage for receipt in given.sentences)
    yield from (receipt.passage for said in given.statements for receipt in said.receipts)


def _named(entity: Entity, look: Lookup) -> Named:
    spoken = [one for one in look.digest.analysis.quotes if one.speaker and one.speaker.entity == entity.id]
    shown = sorted(spoken, key=lambda quote: -len(quote.variants))[:STATEMENTS]
    statements = tuple(said for quote in shown for said in [_said(quote, look)] if said)
    return Named(
        name=entity.name,
        passage=look.named(entity.name, entity.id),
        kind=entity.kind,
        sure=_sure(entity, speaks=bool(spoken)),
        articles=len({article for variant in entity.variants for article, _ in variant.counts}),
        spellings=tuple(_spelt(variant, look) for variant in entity.variants),
        sentences=tuple(_sentences(entity, look)),
        statements=statements,
        more=len(spoken) - len(statements),
    )


def _sure(entity: Entity, *, speaks: bool) -> bool:
    """Whether more than its form tells what a name names: a list of names, a country, a voice."""
    words = entity.name.split()
    match entity.kind:
        case "place":
            return entity.country is not None or entity.name in gazetteer().places
        case "organization":
            return known(entity.name) in {"organization", "acronym"} or (
                len(words) > 1 and not speaks and entity.name not in gazetteer().places
            )
        case "person":
            return speaks or (len(words) > 1 and words[0] in gazetteer().given)
    return False


def _spelt(variant: NameVariant, look: Lookup) -> Spelt:
    long = len(variant.text.split()) >= LONG_NAME and variant.spans
    held: dict[tuple[str, str], int] = {}
    for article, times in variant.counts:
        outlet = look.digest.article(article).outlet
        name = outlet.name if outlet.known else look.words("outlet.unknown")
        key = (links.segment(outlet.id), name)
        held[key] = held.get(key, 0) + times
    return Spelt(
        text=variant.text,
        passage=look.passage(variant.spans[0]) if long else None,
        writers=tuple(Writer(page=page, name=name, times=times) for (page, name), times in held.items()),
    )


def _sentences(entity: Entity, look: Lookup) -> Iterator[Receipt]:
    """The first sentence of each article, of the first few, that has the name and may be shown."""
    spans = sorted(
        (span for variant in entity.variants for span in variant.spans),
        key=lambda span: (look.order(span.article), span.start),
    )
    seen: set[str] = set()
    for span in spans:
        if len(seen) < SENTENCES and span.article not in seen:
            whole = _whole(span, look)
            if whole:
                seen.add(span.article)
                yield look.receipt(whole, marked=(span,))


def _whole(span: Span, look: Lookup) -> Span | None:
    sentence = look.sentence(span)
    if sentence is None or sentence.broken or sentence.shown.end > look.cuts[span.article]:
        return None
    return sentence.shown


def _said(quote: Quote, look: Lookup) -> Said | None:
    """A quote in its first direct wording, or in its first paraphrase; None where it has no passage."""
    variant = next((one for one in quote.variants if one.form is Form.DIRECT), quote.variants[0])
    direct = variant.form is Form.DIRECT
    receipts = tuple(look.receipt(span) if direct else look.whole(span) for span in variant.spans)
    if not receipts:
        return None
    return Said(
        receipts=receipts,
        quoted=direct,
        others=len({one.article for one in quote.variants}) - 1,
        href=links.relative(look.here, f"{links.story_path(look.digest.slug)}#{quote.id}"),
    )
