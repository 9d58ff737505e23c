"""Where articles tell the same thing differently: typed, side by side, with the words that differ marked.

Precision first: a difference that is shown must be one. Each kind has its own finder; none gives a verdict.
"""

import hashlib
from collections.abc import Sequence

from digest.analyze.ages import ages
from digest.analyze.claims import Claims
from digest.analyze.clashes import clashes
from digest.analyze.counts import counts
from digest.analyze.degrees import attributions, degrees
from digest.analyze.doubts import doubts
from digest.analyze.facts import Facts
from digest.analyze.features import Names
from digest.analyze.namesakes import namesakes
from digest.analyze.order import order
from digest.analyze.positions import Found
from digest.analyze.quantities import quantities
from digest.analyze.reading import Reading
from digest.analyze.scope import scope
from digest.analyze.titles import titles
from digest.analyze.units import Unit
from digest.analyze.wordings import wordings
from digest.model.analysis import Difference, DifferenceKind, Entity, Firmness, Position, Quote

RANK = (
    DifferenceKind.NUMBER, DifferenceKind.DATE, DifferenceKind.PLACE, DifferenceKind.ROLE,
    DifferenceKind.ORDER, DifferenceKind.SCOPE, DifferenceKind.NAME, DifferenceKind.FIRMNESS,
    DifferenceKind.ATTRIBUTION, DifferenceKind.QUOTE_WORDING, DifferenceKind.QUOTE_FORM,
)  # fmt: skip


def differences(  # noqa: PLR0913 - every finder looks at another part of the story
    readings: Sequence[Reading],
    units: Sequence[Unit],
    facts: Facts,
    claims: Claims,
    *,
    quotes: Sequence[Quote],
    entities: Sequence[Entity],
    named: Names,
    firm: Sequence[Firmness],
) -> tuple[Difference, ...]:
    """The differences of a story: by kind in the order of `RANK`, then by how many articles they touch."""
    found: list[Difference] = []
    told = [
        *clashes(readings, units, facts, entities),
        *titles(readings, entities, named),
        *order(readings, entities, named),
        *scope(readings, units),
        *quantities(readings, units, facts),
        *namesakes(readings, units, facts, entities),
        *doubts(readings, units, facts),
        *degrees(units, claims, firm, readings, entities),
        *attributions(readings, units, facts, entities),
        *wordings(readings, quotes),
    ]
    plain = (Found(kind=kind, subject=subject, positions=positions) for kind, subject, positions in told)
    for each in (*counts(readings, units, facts), *ages(readings, units, entities), *plain):
        made = _difference(each)
        if made is not None and made.id not in {other.id for other in found}:
            found.append(made)
    return tuple(
        sorted(
            found,
            key=lambda each: (RANK.index(each.kind), each.over_time, -_touched(each.positions), each.id),
        )
    )


def _difference(found: Found) -> Difference | None:
    kind, subject = found.kind, found.subject
    kept = tuple(position for position in found.positions if position.spans)
    if len(kept) < 2:  # noqa: PLR2004 - one position is no difference
        return None
    key = f"{kind}:{subject}:" + "|".join(
        f"{span.article}:{span.start}" for each in kept for span in each.spans
    )
    return Difference(
        id=f"d-{hashlib.sha256(key.encode()).hexdigest()[:8]}",
        kind=kind,
        subject=subject,
        positions=kept,
        over_time=found.over_time,
    )


def _touched(positions: Sequence[Position]) -> int:
    return len({article for position in positions for article in position.articles})
