"""Where quotation marks open and close, so that the words between them can be told from the rest.

Marks are read one paragraph (line) at a time: in news a lost mark spoils its paragraph at the most. Each
mark's
direction is taken from its neighbors first ("he said “yes”" has a blank before the opening mark and after the
closing one), then from its shape, then from what is open already.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

MARK = re.compile(r"``|''|[“”\"„‟〝〞«»「」『』]")
SINGLE = re.compile(r"['‘’‚‹›]")
LINES = re.compile(r"[^\n]+")
OPENS_BY_SHAPE = "“„‟〝«「『``"
FIXED = {"„", "「", "『", "」", "』", "``"}
FAMILIES = {"«": "guillemet", "»": "guillemet", "「": "corner", "」": "corner", "『": "white", "』": "white"}
STRAIGHT = {'"', "''"}  # the same mark opens and closes
BEFORE_OPENING = "([{—–-/:>"
AFTER_CLOSING = ".,;:!?)]}—–-/…"
# words that begin with an apostrophe: '90s, 'em, 'til
ELISION = re.compile(r"(?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n[’']|round\b|bout\b)", re.IGNORECASE)
CLOSERS_TRIED = 12  # how many apostrophes are tried as the end of a quotation in single marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A stretch between quotation marks: `start`..`end` with the marks, `inner` without them.

    `closed` is False where the closing mark is missing: the stretch then ends with its paragraph.
    `resumes` says
    that it opens a paragraph while the quotation of the paragraph before was not closed: one
    quotation goes on.
    """

    start: int
    end: int
    inner: tuple[int, int]
    closed: bool = True
    resumes: bool = False


@dataclass(slots=True)
class _Pairs:
    """Marks of one paragraph as they are paired: open ones wait, closed pairs stay as (start, end, inner)."""

    waiting: list[tuple[int, int, str]] = field(default_factory=list)
    pairs: list[tuple[int, int, int, int]] = field(default_factory=list)

    def opened(self, start: int, end: int, family: str) -> None:
        """Note an opening mark."""
        self.waiting.append((start, end, family))

    def closed(self, start: int, end: int, family: str) -> None:
        """Pair a closing mark with the nearest open mark of its family; ignore it where none is open."""
        if self.waiting and self.waiting[-1][2] == family:
            first, inner, _ = self.waiting.pop()
            self.pairs.append((first, end, inner, start))


def quoted(text: str) -> tuple[Quoted, ...]:
    """The outermost quoted stretches of `text` in order; marks nested in them stay inside."""
    found: list[Quoted] = []
    unclosed = False
    for line in LINES.finditer(text):
        if line[0].isspace():
            continue
        here = list(_line(text, line.start(), line.end(), resumes=unclosed))
        unclosed = bool(here) and not here[-1].closed
        found.extend(here)
    return tuple(found)


def _line(text: str, start: int, end: int, *, resumes: bool) -> Iterator[Quoted]:
    """The quoted stretches of one paragraph."""
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    last = start + len(text[start:end].rstrip())
    at = start
    for begin, finish, inner, inner_end, closed in _outermost(text, first, last):
        if begin < at or not text[inner:inner_end].strip():
            continue
        yield Quoted(
            start=begin,
            end=finish,
            inner=(inner, inner_end),
            closed=closed,
            resumes=resumes and begin == first,
        )
        at = finish


def _outermost(text: str, start: int, end: int) -> list[tuple[int, int, int, int, bool]]:
    """Outermost pairs of either kind and unclosed stretches, by start."""
    paired = _doubles(text, start, end)
    outer: list[tuple[int, int, int, int, bool]] = []
    reach = start
    for pair in sorted(paired.pairs):
        if pair[0] >= reach:
            outer.append((*pair, True))
            reach = pair[1]
    doubles = _with_unclosed(text, paired.waiting, outer, end)
    singles = _singles(text, start, end, doubles)
    return sorted(doubles + singles, key=lambda found: (found[0], -found[1]))


def _with_unclosed(
    text: str, waiting: list[tuple[int, int, str]], outer: list[tuple[int, int, int, int, bool]], end: int
) -> list[tuple[int, int, int, int, bool]]:
    """Pairs with what lost its closing mark.

    Such a stretch ends before the next quotation or with the paragraph.
    """
    starts = sorted([found[0] for found in outer] + [mark[0] for mark in waiting])
    lost = []
    for begin, inner, _ in waiting:
        nth = bisect_right(starts, begin)
        stop = starts[nth] if nth < len(starts) else end
        trimmed = inner + len(text[inner:stop].rstrip())
        last = stop == end
        lost.append((begin, trimmed, inner, trimmed, not last))
    return sorted(outer + lost)


def _doubles(text: str, start: int, end: int) -> _Pairs:
    paired = _Pairs()
    for mark in MARK.finditer(text, start, end):
        shape = mark[0]
        family = FAMILIES.get(shape, "double")
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        if (
            shape == '"'
            and not paired.waiting
            and before.isdigit()
            and (after in AFTER_CLOSING or after.isspace())
        ):
            continue  # inches
        if _opens(shape, before, after, is_open=bool(paired.waiting)):
            paired.opened(mark.start(), mark.end(), family)
        else:
            paired.closed(mark.start(), mark.end(), family)
    return paired


def _opens(shape: str, before: str, after: str, *, is_open: bool) -> bool:
    """Whether a mark opens, from its neighbors, its shape and what is open."""
    if shape not in FIXED:
        blank_before = before.isspace() or before in BEFORE_OPENING
        blank_after = after.isspace() or after in AFTER_CLOSING
        if blank_before and not blank_after:
            return True
        if blank_after and not blank_before:
            return not is_open and shape == "“"
    if shape in OPENS_BY_SHAPE:
        return True
    return shape in STRAIGHT and not is_open


def _singles(
    text: str, start: int, end: int, doubles: list[tuple[int, int, int, int, bool]]
) -> list[tuple[int, int, int, int, bool]]:
    """Quotations in single marks that stand outside double ones, or hold whole double ones."""
    marks = [mark.start() for mark in SINGLE.finditer(text, start, end)]
    closers = [at for at in marks if _may_close(text, at, start, end)]
    found = []
    reach = start
    nth = 0
    for at in marks:
        while nth < len(doubles) and doubles[nth][1] <= at:
            nth += 1
        inside = nth < len(doubles) and doubles[nth][0] < at
        if at < reach or inside or not _may_open(text, at, start, end):
            continue
        close = _closer(text, at, closers, doubles, nth)
        if close is not None:
            found.append((at, close + 1, at + 1, close, True))
            reach = close + 1
    return found


def _may_open(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if text[at] in "’›" or not (before.isspace() or before in BEFORE_OPENING):
        return text[at] in "‹‚"
    return not after.isspace() and after not in ".,;:!?" and not ELISION.match(text, at + 1)


def _may_close(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if text[at] == "‘":
        return not before.isspace() and (after.isspace() or after in AFTER_CLOSING)
    return text[at] != "‚" and not before.isspace() and not after.isalnum()


def _closer(
    text: str,
    at: int,
    closers: list[int],
    doubles: list[tuple[int, int, int, int, bool]],
    nth: int,
) -> int | None:
    """The single mark that ends the quotation opened at `at`.

    After an s it may as well be a possessive ("the voters’ choice"): a later mark that ends a statement wins.
    """
    fallback = None
    first = bisect_right(closers, at + 1)
    for close in closers[first : first + CLOSERS_TRIED]:
        while nth < len(doubles) and doubles[nth][1] <= close:
            nth += 1
        if nth < len(doubles) and doubles[nth][0] < close:
            continue
        if text[close - 1] != "s" or text[close + 1 : close + 2] in AFTER_CLOSING:
            return close
        fallback = close if fallback is None else fallback
    return fallback
