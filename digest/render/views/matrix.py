"""Who says what: claims down, outlets across, one word in each cell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.model.analysis import Claim, Says, Stance
from digest.render.views.lookup import Lookup, OutletLink, Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How one outlet stands to a claim, and where it says so (None for silence)."""

    stance: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim in the wording shown, how many tell it or tell otherwise, and a cell for each outlet."""

    claim: str
    receipt: Receipt
    outlets: int
    origins: int
    differ: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under one topic; the title is None for claims under no topic."""

    title: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """What one outlet alone speaks of: claims with their wordings; `id` is the place of the list."""

    id: str
    outlet: OutletLink
    claims: tuple[tuple[str, Receipt], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The table: its columns, what two outlets or more speak of, and what one alone does.

    `single` counts the rows that several outlets tell, all from one origin; `single_origins` names those.
    """

    columns: tuple[OutletLink, ...]
    shared: tuple[Group, ...]
    alone: tuple[Alone, ...]
    claims: int
    claims_alone: int
    single: int
    single_origins: tuple[str, ...]


def matrix(look: Lookup) -> Matrix:
    """The matrix of a story: claims of several outlets topic by topic, then those of one, by outlet."""
    claims = look.digest.analysis.claims
    shared = [claim for claim in claims if _mentions(claim) > 1]
    alone = [claim for claim in claims if _mentions(claim) == 1]
    single = [claim for claim in shared if claim.outlets > 1 == claim.origins]
    return Matrix(
        columns=tuple(look.link(article.id) for article in look.articles),
        shared=_groups(shared, look),
        alone=tuple(_alone(alone, look)),
        claims=len(claims),
        claims_alone=len(alone),
        single=len(single),
        single_origins=_origins(single, look),
    )


def alone_id(article: str, look: Lookup) -> str:
    """The id, on the story page, of the list of what this article alone tells."""
    return f"only-{look.slugs[article]}"


def _alone(claims: Iterable[Claim], look: Lookup) -> Iterator[Alone]:
    held: dict[str, list[Claim]] = {article.id: [] for article in look.articles}
    for claim in claims:
        held[next(stance.article for stance in claim.stances if stance.spans)].append(claim)
    for article, own in held.items():
        if own:
            yield Alone(
                id=alone_id(article, look),
                outlet=look.link(article),
                claims=tuple((claim.id, look.stated(claim)) for claim in own),
            )


def _origins(claims: Iterable[Claim], look: Lookup) -> tuple[str, ...]:
    """The names of the origins on which `claims` stand, in the order of the analysis."""
    telling = {
        stance.origin
        for claim in claims
        for stance in claim.stances
        if stance.stance in (Says.SAYS, Says.IN_PART)
    }
    names = (origin.name for origin in look.digest.analysis.origins if origin.name in telling)
    return tuple(dict.fromkeys(names))


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
        outlets=claim.outlets,
        origins=claim.origins,
        differ=sum(stance.stance is Says.DIFFERS for stance in claim.stances),
        cells=tuple(_cell(stance, look) for stance in claim.stances),
    )


def _cell(stance: Stance, look: Lookup) -> Cell:
    href = look.link(stance.article, look.anchor(stance.spans[0])).href if stance.spans else None
    return Cell(stance=stance.stance.value, href=href)
