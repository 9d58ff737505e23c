"""How firmly each outlet puts it: the words that say so, counted by their grade."""

from dataclasses import dataclass

from digest.render.views.columns import Column, by_outlet
from digest.render.views.lookup import Lookup, OutletLink

GRADES = ("possible", "willing", "offered", "announced", "demanded", "refused")  # the loosest first


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmCell:
    """How many words of one grade an outlet has, and where they stand (None where it has none)."""

    times: int
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmRow:
    """An outlet, with a cell for each grade."""

    outlet: OutletLink
    cells: tuple[FirmCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The grades that occur, the loosest first, and the outlets that use a word of any."""

    grades: tuple[str, ...]
    rows: tuple[FirmRow, ...]


def strip(look: Lookup) -> Strip:
    """The grades of a story, outlet by outlet."""
    there = {firm.grade for firm in look.digest.analysis.firmness}
    grades = tuple(
        sorted(there, key=lambda grade: (GRADES.index(grade) if grade in GRADES else len(GRADES), grade))
    )
    rows = (
        FirmRow(outlet=column.head, cells=tuple(_cell(column, grade, look) for grade in grades))
        for column in by_outlet(look)
    )
    return Strip(grades=grades, rows=tuple(row for row in rows if any(cell.times for cell in row.cells)))


def _cell(column: Column, grade: str, look: Lookup) -> FirmCell:
    words = [
        firm.word
        for firm in look.digest.analysis.firmness
        if firm.grade == grade and firm.word.article in column.articles
    ]
    href = look.link(words[0].article, _anchor(words[0].article, look)).href if words else None
    return FirmCell(times=len(words), href=href)


def _anchor(article: str, look: Lookup) -> str:
    """Where an article's page shows these sentences; the end of its excerpt where none may be shown."""
    found = (firm.sentence for firm in look.digest.analysis.firmness if firm.word.article == article)
    return "firmness" if any(one.end <= look.cuts[article] for one in found) else "rest"
