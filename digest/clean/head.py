"""What the lines above the text tell: headline, outlet, country and date, as app exports print them."""

import re
from collections.abc import Callable, Sequence

from digest.clean.blocks import (
    MAX_HEADING_WORDS,
    MAX_TITLE_WORDS,
    MIN_PARAGRAPH_WORDS,
    Head,
    Line,
    is_paragraph,
)
from digest.clean.dates import printed_date
from digest.clean.furniture import Rules

MAX_HEAD_LINES = 16  # a date line further down belongs to the text
MAX_OUTLET_WORDS = 6
MIN_TITLE_WORDS = 3


def head(
    found: Sequence[Line], rules: Rules, shared: frozenset[str], country: Callable[[str], str | None]
) -> Head:
    """The head of a document.

    The first paragraph is the first line of running text that is neither furniture nor caption nor followed
    by the date line of an export (a headline may be a whole sentence). The headline is the longest line
    above it, before the date line if one is there, else below it; the country line is the name of a country;
    the outlet line is the short line between headline and country or date.
    """
    date = next((line for line in found[:MAX_HEAD_LINES] if printed_date(line.text)), None)
    plain = [line for line in found if line is date or not _aside(line, rules, shared)]
    first = _first_paragraph(plain, date)
    above = [line for line in plain if line.start < first]
    before = [line for line in above if date is None or line.start < date.start]
    place = next((line for line in before[1:] if country(line.text)), None) if date else None
    title = _title(before, place) or _title([line for line in above if line not in before], date)
    outlet = _outlet(before, title, place or date)
    return Head(title=title, outlet=outlet, country=place, date=date, first=first)


def _aside(line: Line, rules: Rules, shared: frozenset[str]) -> bool:
    return bool(
        rules.furniture(line.text) or rules.photo(line.text) or rules.posted(line.text) or line.text in shared
    )


def _first_paragraph(plain: Sequence[Line], date: Line | None) -> int:
    """Where the running text starts: below the date line of an export, else the first paragraph."""
    for at, line in enumerate(plain):
        if date is not None and line.start <= date.start:
            continue
        # A headline with a full stop is shorter than the paragraph below it.
        headline = (
            at == 0 and line.words <= MAX_TITLE_WORDS // 2 and _much_longer(plain[at + 1 : at + 2], line)
        )
        if is_paragraph(line) and not headline:
            return line.start
    return _lone_lead(plain, date)


def _lone_lead(plain: Sequence[Line], date: Line | None) -> int:
    """Where no line is a closed sentence, a long line below the headline is the text; else where all ends."""
    for at, line in enumerate(plain):
        least = MAX_HEADING_WORDS + 1 if at else MIN_PARAGRAPH_WORDS
        below = date is None or line.start > date.start
        if below and (at or len(plain) == 1) and line.words >= least and not line.hashes:
            return line.start
    return plain[-1].end if plain else 0


def _much_longer(following: Sequence[Line], line: Line) -> bool:
    return bool(following) and following[0].words > 2 * line.words


def _title(before: Sequence[Line], place: Line | None) -> Line | None:
    lines = [line for line in before if line is not place and line.words >= MIN_TITLE_WORDS]
    marked = next((line for line in lines if line.hashes), None)
    return marked or max(lines, key=lambda line: (line.words, -line.start), default=None)


def _outlet(before: Sequence[Line], title: Line | None, below: Line | None) -> Line | None:
    if title is None or below is None:
        return None
    between = [line for line in before if title.start < line.start < below.start]
    short = [
        line for line in between if line.words <= MAX_OUTLET_WORDS and not re.search(r"[.!?:]$", line.text)
    ]
    return short[-1] if short else None
