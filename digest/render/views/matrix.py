"""Who says what: claims down, outlets across, one word in each cell."""

from collections.abc import Iterable
from dataclasses import dataclass

from digest.model.analysis import Claim, Stance
from digest.render.views.lookup import Lookup, OutletLink, Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How one outlet stands to a claim, and where it says so (None for silence)."""

    stance: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim in the wording shown, and a cell for each outlet."""

    claim: str
    receipt: Receipt
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under one topic; the title is None for claims under no topic."""

    title: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The table: its columns, what two outlets or more speak of, and what one alone does."""

    columns: tuple[OutletLink, ...]
    shared: tuple[Group, ...]
    alone: tuple[Group, ...]
    claims: int
    claims_alone: int


def matrix(look: Lookup) -> Matrix:
    """The matrix of a story: claims of several outlets first, topic by topic, then those of one outlet."""
    claims = look.digest.analysis.claims
    shared = [claim for claim in claims if _mentions(claim) > 1]
    alone = [claim for claim in claims if _mentions(claim) == 1]
    return Matrix(
        columns=tuple(look.link(article.id) for article in look.articles),
        shared=_groups(shared, look),
        alone=_groups(alone, look),
        claims=len(claims),
        claims_alone=len(alone),
    )


def _mentions(claim: Claim) -> int:
    return sum(bool(stance.spans) for stance in claim.stances)


def _groups(claims: Iterable[Claim], look: Lookup) -> tuple[Group, ...]:
    left = {claim.id: claim for claim in claims}
    groups = []
    for topic in look.digest.topics:
        rows = tuple(_row(left.pop(id_), look) for id_ in topic.claims if id_ in left)
        groups.append(Group(title=topic.title, rows=rows))
    groups.append(Group(title=None, rows=tuple(_row(claim, look) for claim in left.values())))
    return tuple(group for group in groups if group.rows)


def _row(claim: Claim, look: Lookup) -> Row:
    return Row(
        claim=claim.id,
        receipt=look.stated(claim),
        cells=tuple(_cell(stance, look) for stance in claim.stances),
    )


def _cell(stance: Stance, look: Lookup) -> Cell:
    href = look.link(stance.article, look.anchor(stance.spans[0])).href if stance.spans else None
    return Cell(stance=stance.stance.value, href=href)
