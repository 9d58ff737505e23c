"""The picture of a story, 1200 by 630: its headline, word for word, whose it is, and what stands behind it.

A headline is never cut: one that is too long, or in a script that no typeface at hand has, is left out, and
the picture shows the rest.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.errors import ConfigError
from digest.render.meta import HEIGHT, WIDTH
from digest.render.share import faces
from digest.render.share.faces import Face
from digest.text.wrapped import wrapped

MARGIN = 64
TOP, BOTTOM = 150, 470  # between which the headline stands
SIZES = (96, 84, 76, 68, 60, 54, 48, 43, 38, 34, 30)  # of the headline, the largest that fits is taken
LEADING = 1.22
LABEL, SMALL = 30, 26
FIRST = 0.86  # of the size: from the top of a line to its base
RLE, PDF = "\u202b", "\u202c"  # begin and end of words that run from right to left


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a picture: where its base begins (or ends, with `anchor` "end"), its size, its runs of words.

    `role` is `site`, `headline`, `outlet`, `behind` or `day`.
    """

    role: str
    x: int
    y: int
    size: int
    anchor: str
    runs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What the template of a picture is given: its size in pixels, and its lines."""

    width: int
    height: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a picture; `language` and `leftward` are those of the headline, which may be empty."""

    site: str
    headline: str
    outlet: str
    behind: str
    day: str
    language: str
    leftward: bool
    site_leftward: bool


def picture(words: Wording, own: Sequence[Path]) -> Picture:
    """The lines of a picture; `own` are typefaces of the publisher's."""
    extra = faces.theirs(own, words.language)
    serif, sans = (*faces.ours(faces.SERIF), *extra), (*faces.ours(faces.SANS), *extra)
    lines = [*_label("site", words.site, 92, LABEL + 4, sans, words)]
    shown = list(_headline(words, serif))
    lines += shown
    below = (shown[-1].y if shown else TOP) + 52
    lines += _label("outlet", words.outlet if shown else "", below, SMALL, sans, words)
    lines += _label("behind", words.behind, HEIGHT - 52, LABEL, sans, words)
    lines += _label("day", words.day, 92, SMALL, sans, words, far=True)
    return Picture(width=WIDTH, height=HEIGHT, lines=tuple(lines))


def painted(svg: str, own: Sequence[Path]) -> bytes:
    """An SVG as PNG: the same bytes for the same SVG and typefaces.

    Raises:
        ConfigError: what draws it is not installed.
    """
    try:
        import resvg_py  # noqa: PLC0415 - an extra, and only where a picture is drawn
    except ImportError as error:
        raise ConfigError(
            "[cards] enabled: pictures need resvg-py and Pillow; install digest[cards], or write "
            "enabled = false."
        ) from error
    made = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=faces.files(own))
    return bytes(made)


def _headline(words: Wording, serif: Sequence[Face]) -> Iterator[Line]:
    if not words.headline or faces.runs(words.headline, serif) is None:
        return
    order = faces.preferred(words.headline, serif)
    for size in SIZES:
        lines = list(wrapped(words.headline, _fits(order, size)))
        step = round(size * LEADING)
        if len(lines) * step > BOTTOM - TOP or not all(map(_fits(order, size), lines)):
            continue
        base = TOP + round(size * FIRST)
        for number, line in enumerate(lines):
            yield _line("headline", line, base + number * step, size, order, leftward=words.leftward)
        return


def _label(
    role: str, text: str, y: int, size: int, sans: Sequence[Face], words: Wording, *, far: bool = False
) -> Iterator[Line]:
    """A line in our own words; none where no typeface has its letters, or it is too long."""
    room = _room() // 2 if role in ("site", "day") else _room()
    if text and faces.runs(text, sans) is not None and faces.width(text, sans, size) <= room:
        leftward = words.site_leftward
        yield _line(role, text, y, size, sans, leftward=leftward, far=far)


def _line(
    role: str, text: str, y: int, size: int, order: Sequence[Face], *, leftward: bool, far: bool = False
) -> Line:
    at_end = leftward is not far
    parts = [(run.text, run.face.family) for run in faces.runs(text, order) or ()]
    if leftward:  # whoever draws it takes a line for one that runs rightward
        parts[0] = (RLE + parts[0][0], parts[0][1])
        parts[-1] = (parts[-1][0] + PDF, parts[-1][1])
    return Line(
        role=role,
        x=WIDTH - MARGIN if at_end else MARGIN,
        y=y,
        size=size,
        anchor="end" if at_end else "start",
        runs=tuple(parts),
    )


def _fits(order: Sequence[Face], size: int) -> Callable[[str], bool]:
    return lambda line: faces.width(line, order, size) <= _room()


def _room() -> int:
    return WIDTH - 2 * MARGIN
