"""Quotes: each statement in all its wordings, word by word, and who gives it how."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.model.analysis import DifferenceKind, Form, Position, Quote, QuoteVariant
from digest.model.span import Span
from digest.render import links
from digest.render.views.lookup import Lookup, OutletLink, Receipt
from digest.render.views.passage import Passage
from digest.render.wording import apart, paired, same, words_of

SHOWN = 8  # statements of several outlets that stand open
NEAR = 0.35  # share of the words of two stretches that are written otherwise, not said otherwise
NAMED = 6  # outlets that are named as silent; of more their number says as much


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording: its passages (words new to it are marked), what it lacks, who else has it.

    Between two passages the article has other words. `label` says what it is: "first", "other" (wording
    number `number`), "longer" or "shorter" than one above, "near" (the same but for the way of writing), or
    "apart", which is too far from the one on top to be told as its wording. `translated` is the language from
    which the article was translated, None where it was not: its words are a translator's.
    """

    label: str
    number: int
    receipts: tuple[Receipt, ...]
    lacking: tuple[Passage, ...]
    also: tuple[OutletLink, ...]
    translated: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A quote: who speaks and which words say so, its wordings, its paraphrases, and who leaves it out.

    `quoting`, `retelling` and `silent` are the outlets that give its words, tell it in their own, and do not
    tell it; of many that are silent only the count is told (`silent_all`), and `silent` is empty.
    `named` is a long name of the speaker where an article has it; `language` that of the name, None where it
    is the page's own.
    """

    id: str
    speaker: str | None
    language: str | None
    named: Passage | None
    basis: Receipt | None
    wordings: tuple[Wording, ...]
    paraphrases: tuple[Receipt, ...]
    quoting: tuple[OutletLink, ...]
    retelling: tuple[OutletLink, ...]
    silent: tuple[OutletLink, ...]
    silent_all: int
    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """Statements that several articles give (`more` of them folded away), and those that one alone does.

    `alone_all` counts the latter; `page` is where they stand, where that is not here.
    """

    shared: tuple[Statement, ...]
    more: tuple[Statement, ...]
    alone: tuple[Statement, ...]
    alone_all: int
    page: str | None


def quotes(look: Lookup) -> Quotes:
    """The quotes of a story, those of most outlets first; a quote's oldest wording is its base."""
    part = look.here != look.table
    found = [_statement(quote, look) for quote in look.digest.analysis.quotes]
    found.sort(key=lambda statement: -statement.outlets)
    alone = [one for one in found if one.outlets == 1]
    shared = [one for one in found if one.outlets > 1]
    return Quotes(
        shared=tuple(shared[:SHOWN]),
        more=tuple(shared[SHOWN:]),
        alone=() if part else tuple(alone),
        alone_all=len(alone),
        page=links.relative(look.here, f"{look.table}#alone-quotes") if part else None,
    )


def _statement(quote: Quote, look: Lookup) -> Statement:
    direct, sure = _by_age([variant for variant in quote.variants if variant.form is Form.DIRECT], look)
    quoting = dict.fromkeys(variant.article for variant in direct)
    retelling = dict.fromkeys(one.article for one in quote.variants if one.article not in quoting)
    heard = {**quoting, **retelling}
    silent = [article.id for article in look.articles if article.id not in heard]
    basis = quote.speaker.basis if quote.speaker else None
    return Statement(
        id=quote.id,
        speaker=quote.speaker.name if quote.speaker else None,
        language=look.tongue(quote.variants[0].article),
        named=look.named(quote.speaker.name, quote.speaker.entity, basis) if quote.speaker else None,
        basis=look.receipt(basis) if basis else None,
        wordings=_wordings(direct, _ways(direct, look), look, sure=sure),
        paraphrases=tuple(
            look.whole(span)
            for variant in quote.variants
            if variant.form is Form.PARAPHRASE
            for span in variant.spans
        ),
        quoting=tuple(map(look.link, quoting)),
        retelling=tuple(map(look.link, retelling)),
        silent=tuple(map(look.link, silent)) if len(silent) <= NAMED else (),
        silent_all=len(silent),
        outlets=len(heard),
    )


def _by_age(variants: Sequence[QuoteVariant], look: Lookup) -> tuple[Sequence[QuoteVariant], bool]:
    """The variants from old to young, and whether it can be told whose words came out first.

    By time where all have one with its hours, else by day; where one has no day they stay as they are.
    """
    out = [look.digest.article(variant.article).published for variant in variants]
    moments, days = [one.instant for one in out], [one.day for one in out]
    ages = [moment.timestamp() for moment in moments if moment]
    if len(ages) < len(out):
        ages = [day.toordinal() for day in days if day]
    if not variants or len(ages) < len(out):
        return variants, False
    order = sorted(range(len(out)), key=ages.__getitem__)
    old = variants[order[0]].spans
    sure = all(same(old, variants[at].spans) for at in order if ages[at] == ages[order[0]])
    return [variants[at] for at in order], sure


def _ways(direct: Sequence[QuoteVariant], look: Lookup) -> Sequence[Position]:
    """The positions on how a quote is worded, none where it is not worded in several ways."""
    own = [span for variant in direct for span in variant.spans]
    for found in look.digest.analysis.differences:
        spans = [span for position in found.positions for span in position.spans]
        if found.kind is DifferenceKind.QUOTE_WORDING and all(_touched(span, own) for span in spans):
            return found.positions
    return ()


def _touched(span: Span, others: Sequence[Span]) -> bool:
    return any(span.touches(other) for other in others)


def _wordings(
    variants: Sequence[QuoteVariant], positions: Sequence[Position], look: Lookup, *, sure: bool
) -> tuple[Wording, ...]:
    """The wordings without repetition: outlets with the same words stand together.

    The one on top is called the first only where it is `sure` that it came out first.

    They are numbered as they are counted among the differences: to quote more or less is no other wording.
    """
    groups: list[list[QuoteVariant]] = []
    for variant in variants:
        known = next((group for group in groups if same(group[0].spans, variant.spans)), None)
        groups.append([variant]) if known is None else known.append(variant)
    made: list[Wording] = []
    seen: dict[int | None, Sequence[Span]] = {}  # the first stretch in each position
    for group in groups:
        spans = group[0].spans
        way = next((at for at, one in enumerate(positions) if _touched(spans[0], one.spans)), None)
        new = not made or (way is not None and way not in seen)
        label = _beside(seen.get(way, groups[0][0].spans), spans)
        if new:
            label = "first" if sure and not made else "other"
            seen[way] = spans
        made.append(_wording(group, groups[0][0].spans, label, len(seen), look))
    return tuple(made)


def _beside(known: Sequence[Span], spans: Sequence[Span]) -> str:
    """What a stretch of a statement is beside one that is shown: longer, shorter, near, or apart."""
    added, lacking = apart(known, spans)
    if not lacking or not added:
        return "shorter" if lacking else "longer"
    changed = sum(len(words_of((span,))) for span in (*added, *lacking))
    return "near" if changed < NEAR * (len(words_of(known)) + len(words_of(spans))) else "apart"


def _wording(
    group: Sequence[QuoteVariant], base: Sequence[Span], label: str, number: int, look: Lookup
) -> Wording:
    first, *others = group
    added, lacking = apart(base, first.spans)
    return Wording(
        label=label,
        number=number,
        receipts=tuple(look.receipt(paired(span), added) for span in first.spans),
        lacking=tuple(look.passage(span) for span in lacking),
        also=tuple(look.link(variant.article, look.anchor(variant.spans[0])) for variant in others),
        translated=look.digest.article(first.article).translated_from,
    )
