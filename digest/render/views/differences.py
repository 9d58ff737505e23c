"""Where the articles part: ways of telling the same thing, side by side, the words that differ marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.model.analysis import Difference, DifferenceKind, Form, Position, Quote
from digest.model.span import Span
from digest.render.dates import When
from digest.render.views.lookup import Lookup, OutletLink, Receipt
from digest.render.views.passage import Passage

OPEN_PASSAGES = 1  # more passages of one position are folded away
NAMED = 8  # articles of one position that are named; of more, how many: the table names all
FOLDED = 2  # that many; further ones are linked from the name of their outlet alone
QUOTED = frozenset({DifferenceKind.QUOTE_WORDING, DifferenceKind.QUOTE_FORM})
OPENING = re.compile(r"\S+(?:\s+\S+){0,5}")  # enough words to know a quote again, too few to read it


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One way of telling it, who tells it so and where, and the first passages; `more` are folded away.

    `others` counts those who are not named. `who` are the words that name who counts so ("the union").
    `first` and `last` tell when the articles were written, for a count that changed; None for others or where
    no date is known, `last` where it is `first`.
    """

    outlets: tuple[OutletLink, ...]
    receipts: tuple[Receipt, ...]
    more: tuple[Receipt, ...]
    others: int = 0
    who: tuple[Passage, ...] = ()
    first: When | None = None
    last: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A difference: its kind, our label for it, the language of words of news in it, and its sides.

    `language` is None where that is the page's own. `over_time` tells of a count that changed while the
    articles were written: its sides go from old to new, and nobody contradicts anybody.
    """

    id: str
    kind: str
    subject: str
    language: str | None
    sides: tuple[Side, ...]
    over_time: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """A quote that outlets give differently: its first words, who shares a wording, who only retells it.

    `language` is that of the speaker's name, None where it is the page's own. `quote` is its id in the
    section of quotes, where the words stand side by side; `whole` tells that `opening` is all of it.
    `wordings` is empty where the words of all in `quoted` are alike.
    """

    quote: str
    speaker: str | None
    language: str | None
    named: Passage | None
    opening: Passage
    whole: bool
    quoted: tuple[OutletLink, ...]
    wordings: tuple[tuple[OutletLink, ...], ...]
    retold: tuple[OutletLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """The differences of a story: cards, and a line for each quote that is not given alike.

    `parted` are the cards on which accounts part: all but the counts that only changed over time.
    """

    cards: tuple[Card, ...]
    parted: tuple[Card, ...]
    quotes: tuple[QuoteLine, ...]


def differences(look: Lookup) -> Differences:
    """The differences of a story, in the order of the digest; those on quotes by quote."""
    found = look.digest.analysis.differences
    held = {one.id: _quote(one, look) for one in found if one.kind in QUOTED}
    quotes = {quote.id: quote for quote in held.values() if quote}
    lines = (
        _line(quote, [one for one in found if held.get(one.id) == quote], look) for quote in quotes.values()
    )
    cards = [_card(one, look) for one in found if held.get(one.id) is None]
    return Differences(
        cards=tuple(sorted(cards, key=lambda card: card.over_time)),
        parted=tuple(card for card in cards if not card.over_time),
        quotes=tuple(lines),
    )


def _quote(difference: Difference, look: Lookup) -> Quote | None:
    """The quote that a difference is about: the one with most of its passages, None where none has any."""
    spans = [span for position in difference.positions for span in position.spans]

    def shared(quote: Quote) -> int:
        own = [span for variant in quote.variants for span in variant.spans]
        return sum(any(span.touches(other) for other in own) for span in spans)

    best = max(look.digest.analysis.quotes, key=shared, default=None)
    return best if best and shared(best) else None


def _line(quote: Quote, found: list[Difference], look: Lookup) -> QuoteLine:
    direct = [variant for variant in quote.variants if variant.form is Form.DIRECT]
    quoting = dict.fromkeys(variant.article for variant in direct)
    retold = dict.fromkeys(one.article for one in quote.variants if one.article not in quoting)
    opening, whole = _opening((direct or quote.variants)[0].spans[0])
    reworded = next((one for one in found if one.kind is DifferenceKind.QUOTE_WORDING), None)
    return QuoteLine(
        quote=quote.id,
        speaker=quote.speaker.name if quote.speaker else None,
        language=look.tongue(quote.variants[0].article),
        named=look.named(quote.speaker.name, quote.speaker.entity, quote.speaker.basis)
        if quote.speaker
        else None,
        opening=look.passage(opening),
        whole=whole,
        quoted=tuple(look.link(article) for article in quoting),
        wordings=tuple(_wordings(reworded, look)) if reworded else (),
        retold=tuple(look.link(article) for article in retold),
    )


def _wordings(difference: Difference, look: Lookup) -> Iterator[tuple[OutletLink, ...]]:
    for position in difference.positions:
        yield tuple(look.link(article) for article in position.articles)


def _opening(span: Span) -> tuple[Span, bool]:
    """The first words of a passage, and whether they are all of it."""
    found = OPENING.search(span.text)
    start, end = found.span() if found else (0, len(span.text))
    whole = not span.text[end:].strip()
    cut = Span(
        article=span.article, start=span.start + start, end=span.start + end, text=span.text[start:end]
    )
    return (span, True) if whole else (cut, False)


def _card(difference: Difference, look: Lookup) -> Card:
    return Card(
        id=difference.id,
        kind=difference.kind.value,
        subject=difference.subject,
        language=look.tongue(difference.positions[0].articles[0]),
        sides=tuple(_side(one, look, dated=difference.over_time) for one in difference.positions),
        over_time=difference.over_time,
    )


def _side(position: Position, look: Lookup, *, dated: bool) -> Side:
    receipts = tuple(look.receipt(span, position.marked) for span in position.spans)
    times = [look.digest.article(id_).published.value for id_ in position.articles] if dated else []
    known = [value for value in times if value]
    named = {span.text.casefold(): span for span in reversed(position.who)}
    places = {span.article: look.anchor(span) for span in reversed(position.spans)}
    return Side(
        who=tuple(look.passage(span) for span in reversed(named.values())),
        first=look.when(known[0]) if known else None,
        last=look.when(known[-1]) if known and known[-1] != known[0] else None,
        outlets=tuple(look.link(article, places.get(article, "")) for article in position.articles[:NAMED]),
        others=len(position.articles[NAMED:]),
        receipts=receipts[:OPEN_PASSAGES],
        more=receipts[OPEN_PASSAGES : OPEN_PASSAGES + FOLDED],
    )
