"""Who says what: claims down, outlets across, one word in each cell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from digest.model.analysis import Claim, Says
from digest.render import links
from digest.render.views.columns import Column, by_outlet
from digest.render.views.lone import first, marks
from digest.render.views.lookup import Lookup, OutletLink, Receipt

SHOWN_ROWS = 7  # of a table that has a page of its own: what fits a desk's screen and three of a phone's
DENSE = (
    8  # columns from which a sign stands in the cells, and names are set upright: more do not fit a screen
)
SORTED = 5  # rows above which sorting and filtering them is of use
ORDER = (Says.SAYS, Says.IN_PART, Says.DIFFERS)  # in which an outlet's several stances are told


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One way in which an outlet stands to a claim, and where it does so."""

    stance: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The outlets that stand to a claim in one way, each with where it does so: a line for phones, paper."""

    stance: str
    outlets: tuple[OutletLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim in the wording shown, how many outlets tell it or tell otherwise, and a cell for each column.

    A cell is a list of marks: none where the outlet is silent, several where its articles differ. `told` says
    the same in words; `silent` counts the outlets that speak of it nowhere.
    """

    claim: str
    receipt: Receipt
    outlets: int
    origins: int
    differ: int
    cells: tuple[tuple[Mark, ...], ...]
    told: tuple[Told, ...]
    silent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under one topic; the title is None for claims under no topic."""

    title: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """What one outlet alone speaks of: `told` claims with their wordings, of many the lesser ones in `more`.

    `id` is the place of the list.
    """

    id: str
    outlet: OutletLink
    told: int
    claims: tuple[tuple[str, Receipt], ...]
    more: tuple[tuple[str, Receipt], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """A head over columns that lie side by side: their origin ("" where each has its own), how many."""

    origin: str
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """An origin from which alone several outlets have claims, and each claim with the way to its row."""

    origin: str
    claims: tuple[tuple[str, Receipt], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The table: its columns (outlets, those of one origin together), claims of several articles, of one.

    `folded` tells that some of the lists of one outlet are shortened. `over` heads the columns by origin;
    empty where each outlet has its own. `dense`: too many columns for a word in each cell; `tools`: enough
    rows to sort and filter them. `rows` counts all that several tell,
    `shown` those that are here; `page` is where the whole table stands, where that is not here. `single`
    counts the rows that several outlets tell, all from one origin, and `singles` has them by origin. `mixed`:
    the articles are in several languages, within each of which they are compared. `csv` and `json` are where
    the same lies as data.
    """

    columns: tuple[OutletLink, ...]
    over: tuple[Over, ...]
    dense: bool
    mixed: bool
    tools: bool
    shared: tuple[Group, ...]
    alone: tuple[Alone, ...]
    folded: bool
    rows: int
    shown: int
    claims: int
    claims_alone: int
    single: int
    singles: tuple[Single, ...]
    page: str | None
    csv: str
    json: str


def matrix(look: Lookup) -> Matrix:
    """The matrix of a story: claims of several articles topic by topic, then those of one, by outlet.

    Seen from the story page, where the table has a page of its own, its first rows by support alone.
    """
    claims = look.digest.analysis.claims
    shared = [claim for claim in claims if _mentions(claim) > 1]
    alone = [claim for claim in claims if _mentions(claim) == 1]
    single = [claim for claim in shared if claim.outlets > 1 == claim.origins]
    columns = by_outlet(look)
    part = look.here != look.table
    groups = _first(shared, columns, look) if part else _groups(shared, columns, look)
    lists = () if part else tuple(_alone(alone, look))
    return Matrix(
        columns=tuple(column.head for column in columns),
        over=_over(columns),
        dense=len(columns) > DENSE,
        mixed=look.mixed,
        tools=not part and len(shared) > SORTED,
        shared=groups,
        alone=lists,
        folded=any(one.more for one in lists),
        rows=len(shared),
        shown=sum(len(group.rows) for group in groups),
        claims=len(claims),
        claims_alone=len(alone),
        single=len(single),
        singles=tuple(_singles(single, look)),
        page=links.relative(look.here, look.table) if part else None,
        csv=links.relative(look.here, links.data_path(look.digest.slug, "claims.csv")),
        json=links.relative(look.here, links.data_path(look.digest.slug, "story.json")),
    )


def alone_at(article: str, look: Lookup) -> str:
    """The address of the list of what this article alone tells."""
    return links.relative(look.here, f"{look.table}#{_alone_id(article, look)}")


def _alone_id(article: str, look: Lookup) -> str:
    return f"only-{look.slugs[article]}"


def _alone(claims: Iterable[Claim], look: Lookup) -> Iterator[Alone]:
    held: dict[str, list[Claim]] = {article.id: [] for article in look.articles}
    for claim in claims:
        held[next(stance.article for stance in claim.stances if stance.spans)].append(claim)
    known = marks(look)
    for article, own in held.items():
        if own:
            shown, more = first(own, known[article])
            yield Alone(
                id=_alone_id(article, look),
                outlet=look.link(article),
                told=len(own),
                claims=tuple((claim.id, look.stated(claim)) for claim in shown),
                more=tuple((claim.id, look.stated(claim)) for claim in more),
            )


def _singles(claims: Sequence[Claim], look: Lookup) -> Iterator[Single]:
    """The claims that stand on one origin alone, by origin, in the order of the analysis."""
    behind = {
        claim.id: {one.origin for one in claim.stances if one.stance in (Says.SAYS, Says.IN_PART)}
        for claim in claims
    }
    for name in dict.fromkeys(origin.name for origin in look.digest.analysis.origins):
        own = tuple((look.row(claim.id), look.stated(claim)) for claim in claims if name in behind[claim.id])
        if own:
            yield Single(origin=name, claims=own)


def _mentions(claim: Claim) -> int:
    return sum(bool(stance.spans) for stance in claim.stances)


def _over(columns: Sequence[Column]) -> tuple[Over, ...]:
    """The heads over the columns; lone columns side by side share an empty one."""
    runs = [(name, len(list(own))) for name, own in groupby(columns, key=lambda column: column.origin)]
    heads = groupby(runs, key=lambda run: run[0] if run[1] > 1 else "")
    found = tuple(Over(origin=name, columns=sum(count for _, count in own)) for name, own in heads)
    return found if any(head.origin for head in found) else ()


def _first(claims: Sequence[Claim], columns: Sequence[Column], look: Lookup) -> tuple[Group, ...]:
    """The rows that most outlets tell, in one group."""
    first = sorted(claims, key=lambda claim: (-claim.outlets, -claim.origins))[:SHOWN_ROWS]
    return (Group(title=None, rows=tuple(_row(claim, columns, look) for claim in first)),) if first else ()


def _groups(claims: Iterable[Claim], columns: Sequence[Column], look: Lookup) -> tuple[Group, ...]:
    left = {claim.id: claim for claim in claims}
    groups = []
    for topic in look.digest.topics:
        rows = tuple(_row(left.pop(id_), columns, look) for id_ in topic.claims if id_ in left)
        groups.append(Group(title=topic.title, rows=rows))
    groups.append(Group(title=None, rows=tuple(_row(claim, columns, look) for claim in left.values())))
    return tuple(group for group in groups if group.rows)


def _row(claim: Claim, columns: Sequence[Column], look: Lookup) -> Row:
    cells = tuple(tuple(_marks(claim, column, look)) for column in columns)
    return Row(
        claim=claim.id,
        receipt=look.stated(claim),
        outlets=claim.outlets,
        origins=claim.origins,
        differ=sum(any(mark.stance == Says.DIFFERS for mark in cell) for cell in cells),
        cells=cells,
        told=tuple(_told(columns, cells)),
        silent=sum(not cell for cell in cells),
    )


def _told(columns: Sequence[Column], cells: Sequence[Sequence[Mark]]) -> Iterator[Told]:
    """The cells of a row in words, stance by stance."""
    for says in ORDER:
        named = tuple(
            OutletLink(name=column.head.name, href=mark.href)
            for column, cell in zip(columns, cells, strict=True)
            for mark in cell
            if mark.stance == says
        )
        if named:
            yield Told(stance=says.value, outlets=named)


def _marks(claim: Claim, column: Column, look: Lookup) -> Iterator[Mark]:
    """How the articles of a column stand to a claim: each stance once, where the first of them takes it."""
    own = [stance for stance in claim.stances if stance.article in column.articles and stance.spans]
    for says in ORDER:
        found = next((stance for stance in own if stance.stance is says), None)
        if found:
            href = look.link(found.article, look.anchor(found.spans[0])).href
            yield Mark(stance=says.value, href=href)
