"""The map of the world that ships with digest: a line a country, from Natural Earth (see NOTICE).

It is flat, in the Equal Earth projection: areas are true to one another. `tools/world.py` makes the file.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A country by its ISO 3166-1 alpha-2 code: its line as an SVG path, and where a small one has its dot.

    The line is empty where the country is too small to be drawn, the dot None where it is large enough.
    """

    code: str
    line: str
    dot: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The map: its size in units, the edge of the sea, the net of degrees, disputed lands, the countries."""

    width: int
    height: int
    sea: str
    net: str
    disputed: str
    shapes: tuple[Shape, ...]


@lru_cache(maxsize=1)
def world() -> World:
    """The map, read once."""
    told = json.loads(files(__package__).joinpath("shapes", "world.json").read_text("utf-8"))
    shapes = tuple(
        Shape(code=code, line=line, dot=(dot[0], dot[1]) if dot else None)
        for code, line, *dot in told.pop("shapes")
    )
    return World(shapes=shapes, **told)
