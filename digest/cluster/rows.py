"""Articles as columns of numbers: what of each is compared with others, and when and in what tongue it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from digest.cluster import profile, tongues
from digest.cluster.profile import Cells, Counts
from digest.model.article import Article
from digest.text.packed import packed, unpacked
from digest.text.postings import Floats, Ints, Terms, spread

WITHIN = len(profile.ASPECTS)  # columns that are compared within a language
RUNS = WITHIN  # the column of runs of words, by which copies are known
ACROSS = (WITHIN + 1, WITHIN + 2)  # spellings and figures, compared between two languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One aspect of each article: its terms, rising, lie from `starts[n]` to `starts[n + 1]`."""

    starts: Ints
    terms: Terms
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Articles in the order of `in_time`; `stamps` name what each was made from.

    `days` are ordinal numbers, 0 where unknown. `meant` are the meanings of headlines, without columns where
    they are not compared.
    """

    ids: tuple[str, ...]
    stamps: tuple[str, ...]
    days: Ints
    tongues: tuple[str, ...]
    columns: tuple[Column, ...]
    meant: Floats


def day(article: Article) -> int:
    """The day on which an article was published, as its ordinal number; 0 where unknown."""
    found = article.published.day
    return found.toordinal() if found else 0


def in_time(articles: Sequence[Article]) -> list[Article]:
    """The articles without a date, then the others by day; those of one day by id."""
    return sorted(articles, key=lambda article: (day(article), article.id))


def rows(articles: Sequence[Article], stamps: Mapping[str, str], *, several: bool) -> Rows:
    """The rows of `articles`; `several`: they are compared with articles in other languages."""
    ordered = in_time(articles)
    made = [_cells(article, several=several) for article in ordered]
    vectors = tongues.headlines(ordered) if several else None
    return Rows(
        ids=tuple(article.id for article in ordered),
        stamps=tuple(stamps.get(article.id, "") for article in ordered),
        days=np.array([day(article) for article in ordered], dtype=np.int64),
        tongues=tuple(article.language for article in ordered),
        columns=tuple(_column(each) for each in zip(*made, strict=True)),
        meant=np.zeros((len(ordered), 0)) if vectors is None else vectors,
    )


def _cells(article: Article, *, several: bool) -> tuple[Cells, ...]:
    found = profile.cells(profile.profile(article))
    return (*found, *map(profile.counted, tongues.aspects(article))) if several else found


def _column(cells: Sequence[Cells]) -> Column:
    lengths = [len(terms) for terms, _ in cells]
    return Column(
        starts=np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)]),
        terms=np.concatenate([terms for terms, _ in cells]),
        counts=np.concatenate([counts for _, counts in cells]),
    )


def joined(parts: Sequence[Rows]) -> Rows:
    """Rows one after another, in the order in which they are given."""
    if len(parts) == 1:
        return parts[0]
    return Rows(
        ids=tuple(id_ for part in parts for id_ in part.ids),
        stamps=tuple(stamp for part in parts for stamp in part.stamps),
        days=np.concatenate([part.days for part in parts]),
        tongues=tuple(tongue for part in parts for tongue in part.tongues),
        columns=tuple(_joined(each) for each in zip(*(part.columns for part in parts), strict=True)),
        meant=np.concatenate([part.meant for part in parts]),
    )


def _joined(columns: Sequence[Column]) -> Column:
    ends = np.cumsum([0, *(column.starts[-1] for column in columns)])
    starts = [column.starts[:-1] + end for column, end in zip(columns, ends, strict=False)]
    return Column(
        starts=np.concatenate([*starts, ends[-1:]]),
        terms=np.concatenate([column.terms for column in columns]),
        counts=np.concatenate([column.counts for column in columns]),
    )


def taken(given: Rows, chosen: Ints) -> Rows:
    """Those rows of `given`, in that order."""
    return Rows(
        ids=tuple(given.ids[at] for at in chosen.tolist()),
        stamps=tuple(given.stamps[at] for at in chosen.tolist()),
        days=given.days[chosen],
        tongues=tuple(given.tongues[at] for at in chosen.tolist()),
        columns=tuple(_taken(column, chosen) for column in given.columns),
        meant=given.meant[chosen],
    )


def _taken(column: Column, chosen: Ints) -> Column:
    places, lengths = spread(column.starts[chosen], np.diff(column.starts)[chosen])
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    return Column(starts=starts, terms=column.terms[places], counts=column.counts[places])


def ordered(parts: Sequence[Rows], stamps: Sequence[str]) -> Rows:
    """The rows with these stamps, in that order, of all that `parts` hold."""
    whole = joined(parts)
    number = {stamp: at for at, stamp in enumerate(whole.stamps)}
    return taken(whole, np.array([number[stamp] for stamp in stamps], dtype=np.int64))


def kept(given: Rows) -> bytes:
    """The rows as bytes."""
    head = (given.ids, given.stamps, given.days.tolist(), given.tongues, given.meant.shape[1])
    cells = (
        part
        for column in given.columns
        for part in (column.starts.astype(np.uint32), column.terms, column.counts)
    )
    return packed(head, [*cells, given.meant.ravel()])


def found(data: bytes) -> Rows:
    """What was kept.

    Raises:
        ValueError, KeyError, TypeError: these bytes are something else.
    """
    (ids, stamps, days, spoken, width), columns = unpacked(data)
    *cells, meant = columns
    return Rows(
        ids=tuple(ids),
        stamps=tuple(stamps),
        days=np.array(days, dtype=np.int64),
        tongues=tuple(spoken),
        columns=tuple(
            Column(starts=cells[at].astype(np.int64), terms=cells[at + 1], counts=cells[at + 2])
            for at in range(0, len(cells), 3)
        ),
        meant=meant.reshape(len(ids), width),
    )
