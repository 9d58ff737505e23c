"""Quotes: each statement in all its wordings, word by word, and who gives it how."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.model.analysis import Form, Quote, QuoteVariant
from digest.model.span import Span
from digest.render import links
from digest.render.views.lookup import Lookup, OutletLink, Receipt
from digest.render.views.passage import Passage
from digest.render.wording import apart, paired, same

SHOWN = 8  # statements of several outlets that stand open
NAMED = 6  # outlets that are named as silent; of more their number says as much


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording: its passages (words new to it are marked), what it lacks, who else has it.

    Between two passages the article has other words. `translated` is the language from which the article was
    translated, None where it was not: its words are a translator's.
    """

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
    """The quotes of a story, those of most outlets first; a quote's first wording is its base."""
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
    direct = [variant for variant in quote.variants if variant.form is Form.DIRECT]
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
        wordings=_wordings(direct, look),
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


def _wordings(variants: Sequence[QuoteVariant], look: Lookup) -> tuple[Wording, ...]:
    """The wordings without repetition: outlets with the same words stand together."""
    groups: list[list[QuoteVariant]] = []
    for variant in variants:
        known = next((group for group in groups if same(group[0].spans, variant.spans)), None)
        groups.append([variant]) if known is None else known.append(variant)
    return tuple(_wording(group, groups[0][0].spans, look) for group in groups)


def _wording(group: Sequence[QuoteVariant], base: Sequence[Span], look: Lookup) -> Wording:
    first, *others = group
    added, lacking = apart(base, first.spans)
    return Wording(
        receipts=tuple(look.receipt(paired(span), added) for span in first.spans),
        lacking=tuple(look.passage(span) for span in lacking),
        also=tuple(look.link(variant.article, look.anchor(variant.spans[0])) for variant in others),
        translated=look.digest.article(first.article).translated_from,
    )
