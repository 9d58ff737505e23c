"""Names: every spelling of a person, place or organization, who writes it how often, and what looks wrong."""

from dataclasses import dataclass

from digest.model.analysis import Entity, NameVariant
from digest.render.views.lookup import Lookup, OutletLink, Receipt
from digest.render.views.passage import Passage

COUNTED = 8  # articles with one spelling that are named; of more their number is told, the rest is data


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How often an outlet writes something."""

    outlet: OutletLink
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A spelling where it first stands (`href` leads there), and how often each outlet uses it.

    `many` counts the articles where they are too many to be named; `counts` is empty then, else `many` is 0.
    """

    passage: Passage | None
    href: str | None
    text: str
    counts: tuple[Count, ...]
    many: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A spelling that looks like a mistake, with the reason."""

    receipt: Receipt
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person, place or organization with its spellings; `named` is a long name where an article has it."""

    name: str
    named: Passage | None
    kind: str
    spellings: tuple[Spelling, ...]
    doubts: tuple[Doubt, ...]
    wikidata: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names written in several ways, or oddly; and those that all write alike."""

    several: tuple[Name, ...]
    alike: tuple[Name, ...]


def names(look: Lookup) -> Names:
    """The names of a story, in the order of the analysis."""
    found = [_name(entity, look) for entity in look.digest.analysis.entities]
    several = [name for name in found if len(name.spellings) > 1 or name.doubts]
    return Names(several=tuple(several), alike=tuple(name for name in found if name not in several))


def _name(entity: Entity, look: Lookup) -> Name:
    return Name(
        name=entity.name,
        named=look.named(entity.name, entity.id),
        kind=entity.kind,
        spellings=tuple(_spelling(variant, look) for variant in entity.variants),
        doubts=tuple(
            Doubt(receipt=look.receipt(suspect.span), reason=suspect.reason) for suspect in entity.suspects
        ),
        wikidata=entity.wikidata,
    )


def _spelling(variant: NameVariant, look: Lookup) -> Spelling:
    many = len(variant.counts) > COUNTED
    named = () if many else variant.counts
    return Spelling(
        passage=look.passage(variant.spans[0]) if variant.spans else None,
        href=_place(variant, look),
        text=variant.text,
        counts=tuple(Count(outlet=look.link(article), times=times) for article, times in named),
        many=len(variant.counts) if many else 0,
    )


def _place(variant: NameVariant, look: Lookup) -> str | None:
    if not variant.spans:
        return None
    first = variant.spans[0]
    return look.link(first.article, look.anchor(first)).href
