"""How one outlet spells the names that others spell otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass

from digest.model.analysis import NameVariant
from digest.model.article import Article
from digest.render.views.lookup import Lookup
from digest.render.views.names import Count
from digest.render.views.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """A name as this outlet spells it, and the spellings of the others.

    `named` is a long name where an article has it.
    """

    name: str
    named: Passage | None
    own: tuple[tuple[Passage, int], ...]
    others: tuple[tuple[Passage, tuple[Count, ...]], ...]


def spellings(article: Article, look: Lookup) -> Iterator[OtherName]:
    """Names that this article spells as some other does not."""
    for entity in look.digest.analysis.entities:
        own = [
            (variant, times)
            for variant in entity.variants
            for id_, times in variant.counts
            if id_ == article.id
        ]
        others = [variant for variant in entity.variants if variant not in [ours for ours, _ in own]]
        if own and others:
            yield OtherName(
                name=entity.name,
                named=look.named(entity.name, entity.id),
                own=tuple(
                    (_first(variant, article.id, look), times) for variant, times in own if variant.spans
                ),
                others=tuple(
                    (_first(variant, "", look), _counts(variant, look)) for variant in others if variant.spans
                ),
            )


def _first(variant: NameVariant, article: str, look: Lookup) -> Passage:
    return look.passage(next((span for span in variant.spans if span.article == article), variant.spans[0]))


def _counts(variant: NameVariant, look: Lookup) -> tuple[Count, ...]:
    return tuple(Count(outlet=look.link(article), times=times) for article, times in variant.counts)
