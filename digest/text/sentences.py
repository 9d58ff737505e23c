"""Where sentences begin and end, so that each can be shown whole and pointed at.

English is split by nupunkt (Punkt: Kiss and Strunk 2006, "Unsupervised Multilingual Sentence Boundary
Detection"), other languages by sentencex; two rules of our own split sentences glued together where a web
page lost the blank between them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

GLUED = re.compile(
    r"(?<=[a-z0-9][.!?])(?=[“\"‘]?[A-Z][a-z])"  # "…the talks.The president …"
    r"|(?<=[.!?][”’])(?=[A-Z“])",  # "…the talks.”The president …"
)
CLOSERS = "”’»\"')]"
LINES = re.compile(r"[^\n]+")
# "U.S" without its last point before a name: Punkt takes "U.S" for a word, but "in the U.S." may end one.
ENDS_INSIDE = re.compile(
    r"(?:\bU\.S|\bNo|\bGen|\bSen|\bRep|\bGov|\bLt|\bCol|\bSgt|\bMr|\bMrs|\bMs|\bDr|\bSt)\.?$"
)
# An abbreviation in brackets, cut at its full stop before or behind the closing one: "(R-Ky." ") said".
OPEN_BRACKET = re.compile(r"\((?:[^\s()]+ ){0,2}[^\s()]*\.$")
CLOSES_SOON = re.compile(r"^[^()]{0,30}\)")
IN_BRACKETS = re.compile(r"\((?:[A-Z]{1,3}[-–—] ?[A-Z][^()]{0,12}|[A-Z][a-z]{1,5})\.\)$")


@lru_cache(maxsize=16)  # the sentences of an article are asked for more than once while it is read
def sentences(text: str, *, language: str = "en") -> tuple[tuple[int, int], ...]:
    """The sentences of `text` as (start, end) in code points, white space trimmed, in order.

    A line break always ends a sentence: the text of an article has one paragraph a line. Blank stretches
    (such as masked furniture) hold no sentence.
    """
    found: list[tuple[int, int]] = []
    for line in LINES.finditer(text):
        if line[0].isspace():
            continue
        pieces = _english(line[0]) if language == "en" else _other(line[0], language)
        for start, end in _joined(line[0], pieces):
            for first, last in _unglued(line[0], start, end):
                trimmed = _trimmed(line[0], first, last)
                if trimmed:
                    found.append((line.start() + trimmed[0], line.start() + trimmed[1]))
    return tuple(found)


def _english(line: str) -> Iterator[tuple[int, int]]:
    import nupunkt  # noqa: PLC0415 - loaded where it is used: start-up stays quick

    yield from nupunkt.sent_spans(line)


def _other(line: str, language: str) -> Iterator[tuple[int, int]]:
    import sentencex  # noqa: PLC0415 - as above

    at = 0
    for piece in sentencex.segment(language, line):
        start = line.find(piece, at)
        if start >= 0:
            at = start + len(piece)
            yield start, at


def _joined(line: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pieces put together again where the cut is wrong: after a title, before a lower-case word."""
    held: tuple[int, int] | None = None
    for begin, end in pieces:
        start = begin
        if held is None:
            held = (start, end)
            continue
        # A closing mark belongs to the sentence that it closes.
        closing = len(line[start:end]) - len(line[start:end].lstrip("”’»"))
        held, start = (held[0], held[1] + closing if held[1] == start else held[1]), start + closing
        if start >= end:
            continue
        before, after = line[held[0] : held[1]].rstrip(), line[start:end].lstrip()
        lone_closer = after.strip(CLOSERS + " .") == ""
        if ENDS_INSIDE.search(before) or after[:1].islower() or lone_closer or _bracketed(before, after):
            held = (held[0], end)
        else:
            yield held
            held = (start, end)
    if held is not None:
        yield held


def _bracketed(before: str, after: str) -> bool:
    """Whether the cut parts brackets that hold an abbreviation, or what follows them, from their sentence."""
    inside = OPEN_BRACKET.search(before) is not None and CLOSES_SOON.match(after) is not None
    return inside or IN_BRACKETS.search(before) is not None


def _unglued(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for cut in GLUED.finditer(line, start, end):
        if cut.start() > at:
            yield at, cut.start()
            at = cut.start()
    yield at, end


def _trimmed(line: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
