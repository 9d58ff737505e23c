"""Draws the map of the world that ships with digest: a line a country, from Natural Earth's borders.

Run by hand when the borders or the measures below change: `python -m tools.world FOLDER`, where FOLDER is the
unpacked npm package world-atlas 2.0.2 (Natural Earth 1:50m as TopoJSON, joined by country). Writes
`digest/render/shapes/world.json`; `digest/render/world.py` says what stands in it.

Whose borders: Natural Earth draws who holds the land, not who is right. Two things are done otherwise here,
and said on the map: Crimea, which Natural Earth draws with Russia, and what has no ISO code of its own
(Northern Cyprus, Somaliland, Siachen) belong to no country's shape and are drawn as disputed.
"""

import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

PLACE = Path(__file__).parent.parent / "digest" / "render" / "shapes" / "world.json"
WIDTH = 2_000  # units across: one is .18 degrees at the equator, enough for a globe 640 units wide
TOLERANCE = 0.16  # degrees that a line may be off; 0.25 looks cut with scissors
ISLAND = 0.12  # square degrees below which an island is left out, unless it is its country's largest piece
TINY = 0.05  # square degrees below which a country has no line, only the place of its dot
SMALL = 0.6  # square degrees below which a country gets a dot, so that it can be seen and hit
POLAR = 0.6  # the tolerance for Antarctica, whose coast is long and whose news is short
REACH = 2.706_630  # half the width of an Equal Earth map of a globe of radius 1
TALL = 1.317_362  # half its height
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796  # Šavrič, Patterson and Jenny 2018, "Equal Earth"
ROOT3 = math.sqrt(3)
FULL, HALF = 360.0, 180.0  # degrees
POLE = -89.9
STEP = 4  # degrees between points along the edge of the map
CODES = """
AF:004 AL:008 AQ:010 DZ:012 AS:016 AD:020 AO:024 AG:028 AZ:031 AR:032 AU:036 AT:040 BS:044 BH:048 BD:050
AM:051 BB:052 BE:056 BM:060 BT:064 BO:068 BA:070 BW:072 BR:076 BZ:084 IO:086 SB:090 VG:092 BN:096 BG:100
MM:104 BI:108 BY:112 KH:116 CM:120 CA:124 CV:132 KY:136 CF:140 LK:144 TD:148 CL:152 CN:156 TW:158 CO:170
KM:174 CG:178 CD:180 CK:184 CR:188 HR:191 CU:192 CY:196 CZ:203 BJ:204 DK:208 DM:212 DO:214 EC:218 SV:222
GQ:226 ET:231 ER:232 EE:233 FO:234 FK:238 GS:239 FJ:242 FI:246 AX:248 FR:250 PF:258 TF:260 DJ:262 GA:266
GE:268 GM:270 PS:275 DE:276 GH:288 KI:296 GR:300 GL:304 GD:308 GU:316 GT:320 GN:324 GY:328 HT:332 HM:334
VA:336 HN:340 HK:344 HU:348 IS:352 IN:356 ID:360 IR:364 IQ:368 IE:372 IL:376 IT:380 CI:384 JM:388 JP:392
KZ:398 JO:400 KE:404 KP:408 KR:410 KW:414 KG:417 LA:418 LB:422 LS:426 LV:428 LR:430 LY:434 LI:438 LT:440
LU:442 MO:446 MG:450 MW:454 MY:458 MV:462 ML:466 MT:470 MR:478 MU:480 MX:484 MC:492 MN:496 MD:498 ME:499
MS:500 MA:504 MZ:508 OM:512 NA:516 NR:520 NP:524 NL:528 CW:531 AW:533 SX:534 NC:540 VU:548 NZ:554 NI:558
NE:562 NG:566 NU:570 NF:574 NO:578 MP:580 FM:583 MH:584 PW:585 PK:586 PA:591 PG:598 PY:600 PE:604 PH:608
PN:612 PL:616 PT:620 GW:624 TL:626 PR:630 QA:634 RO:642 RU:643 RW:646 BL:652 SH:654 KN:659 AI:660 LC:662
MF:663 PM:666 VC:670 SM:674 ST:678 SA:682 SN:686 RS:688 SC:690 SL:694 SG:702 SK:703 VN:704 SI:705 SO:706
ZA:710 ZW:716 ES:724 SS:728 SD:729 EH:732 SR:740 SZ:748 SE:752 CH:756 SY:760 TJ:762 TH:764 TG:768 TO:776
TT:780 AE:784 TN:788 TR:792 TM:795 TC:796 UG:800 UA:804 MK:807 EG:818 GB:826 GG:831 JE:832 IM:833 TZ:834
US:840 VI:850 BF:854 UY:858 UZ:860 VE:862 WF:876 WS:882 YE:887 ZM:894
"""
# What the atlas gives without a number of its own, or under another's: its code here, "" for disputed.
BY_NAME = {
    "Kosovo": "XK",
    "N. Cyprus": "",
    "Somaliland": "",
    "Siachen Glacier": "",
    "Indian Ocean Ter.": "CX",
    "Ashmore and Cartier Is.": "AU",
}
# Where the atlas has no shape of its own (it draws some with the country that they belong to): their dots.
DOTS = {
    "BQ": (-68.3, 12.2), "CC": (96.8, -12.2), "GF": (-53.1, 3.9), "GI": (-5.35, 36.1), "GP": (-61.5, 16.2),
    "MQ": (-61.0, 14.7), "RE": (55.5, -21.1), "SJ": (16.0, 78.5), "TK": (-171.8, -9.2), "TV": (179.2, -8.5),
    "UM": (166.6, 19.3), "YT": (45.2, -12.8),
}  # fmt: skip
CRIMEA = (34.3, 45.2)  # a place in it: the piece of Russia's shape that holds it is drawn as disputed
Point = tuple[float, float]
Ring = list[Point]


def main(folder: Path) -> None:
    """Write the map."""
    atlas = json.loads((folder / "countries-50m.json").read_text("utf-8"))
    arcs = list(_arcs(atlas))
    thin = {tolerance: [_simpler(arc, tolerance) for arc in arcs] for tolerance in (TOLERANCE, POLAR)}
    pieces: dict[str, list[tuple[Ring, str]]] = {}
    for geometry in atlas["objects"]["countries"]["geometries"]:
        for polygon in _polygons(geometry):
            # The atlas has Antarctica lie between its coast and a line on the pole itself.
            outlines = [ring for ring in polygon if max(lat for _, lat in _ring(ring, arcs)) > POLE]
            raw = _ring(outlines[0], arcs)
            code = _code(geometry, raw)
            rings = [_ring(ring, thin[POLAR if code == "AQ" else TOLERANCE]) for ring in outlines]
            pieces.setdefault(code, []).append((raw, "".join(map(_drawn, rings))))
    disputed = "".join(drawn for _, drawn in pieces.pop(""))
    rows = [_row(code, pieces[code]) for code in sorted(pieces, key=_order)]
    rows += [(code, "", *_whole(place)) for code, place in DOTS.items()]
    head = {"width": WIDTH, "height": _whole((0, -90))[1], "sea": _sea(), "net": _net(), "disputed": disputed}
    told = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    PLACE.write_text(json.dumps(head, separators=(",", ":"))[:-1] + f',"shapes":[\n{told}\n]}}\n', "utf-8")
    print(f"{PLACE.name}: {len(rows)} countries, {PLACE.stat().st_size:,} bytes")


def _code(geometry: Mapping[str, Any], ring: Ring) -> str:
    """Which country a piece belongs to; "" where that is disputed."""
    name = geometry["properties"]["name"]
    if name in BY_NAME:
        return BY_NAME[name]
    code = dict(pair.split(":")[::-1] for pair in CODES.split())[geometry["id"]]
    return "" if code == "RU" and _inside(CRIMEA, ring) else code


def _order(code: str) -> tuple[bool, str]:
    # Those that the 180th meridian cuts lie below the others: a globe draws over the cut (globe.js).
    return code not in {"AQ", "FJ", "RU"}, code


def _row(code: str, pieces: Sequence[tuple[Ring, str]]) -> tuple[object, ...]:
    """A country's code and its line; where it is small, the place of its dot as well."""
    sized = sorted(((_area(_unwrapped(raw)), raw, drawn) for raw, drawn in pieces), key=lambda one: -one[0])
    largest = sized[0]
    kept = "".join(drawn for area, _, drawn in sized if area > ISLAND or area == largest[0] > TINY)
    return (code, kept, *_whole(_middle(largest[1]))) if largest[0] < SMALL or not kept else (code, kept)


def _arcs(atlas: Mapping[str, Any]) -> Iterator[Ring]:
    """The lines of the atlas in degrees; each is shared by the countries on both of its sides."""
    (wide, high), (west, south) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * wide + west, y * high + south))
        yield line


def _polygons(geometry: Mapping[str, Any]) -> Sequence[Sequence[Sequence[int]]]:
    """The pieces of a country, each by its outline and the holes in it."""
    found: Any = geometry["arcs"]
    return [found] if geometry["type"] == "Polygon" else found


def _ring(indexes: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Arcs joined to a ring; those with a negative number run backwards (the TopoJSON specification)."""
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _simpler(line: Ring, tolerance: float) -> Ring:
    """The line with fewer points (Douglas and Peucker 1973); its ends stay, so neighbors stay joined."""
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    if line[0] == line[-1]:  # an island: its point farthest from the first is an end, too
        far = max(range(len(line)), key=lambda at: math.dist(line[at], line[0]))
        kept.add(far)
        waiting = [(0, far), (far, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        between = range(first + 1, last)
        at = max(between, key=lambda at: _off(line[at], line[first], line[last]), default=None)
        if at is not None and _off(line[at], line[first], line[last]) > tolerance:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    return [line[at] for at in sorted(kept)]


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line through two others."""
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    across = (point[0] - start[0]) * (end[1] - start[1]) - (point[1] - start[1]) * (end[0] - start[0])
    return abs(across) / length


def _drawn(ring: Ring) -> str:
    """A ring as the path of an SVG picture: whole numbers, each step from the point before."""
    return "".join(_path([_whole(point) for point in _dense(part)]) for part in _parts(ring))


def _parts(ring: Ring) -> Iterator[Ring]:
    """What of a ring lies between 180 west and 180 east: the atlas runs its rings over that meridian."""
    line = _unwrapped(ring)
    if abs(line[-1][0] - line[0][0]) > HALF:  # round the pole, as Antarctica: closed along it
        pole = math.copysign(90, sum(y for _, y in line))
        line = line if line[0][0] < line[-1][0] else line[::-1]
        around = [(x + turn, y) for turn in (-FULL, 0, FULL) for x, y in line[:-1]]
        yield _clipped([*around, (around[-1][0], pole), (around[0][0], pole)])
        return
    for turn in (-FULL, 0, FULL):
        moved = [(x + turn, y) for x, y in line[:-1]]
        if min(x for x, _ in moved) < HALF and max(x for x, _ in moved) > -HALF:
            yield _clipped(moved)


def _unwrapped(ring: Ring) -> Ring:
    """The ring without jumps: longitudes beyond 180 where it crosses that meridian."""
    turn, line = 0.0, [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        turn += -FULL if x - before > HALF else FULL if x - before < -HALF else 0
        line.append((x + turn, y))
    return line


def _clipped(line: Ring) -> Ring:
    """What lies between 180 west and 180 east (Sutherland and Hodgman 1974, against both meridians)."""
    for limit in (HALF, -HALF):
        cut: Ring = []
        for (x, y), (to_x, to_y) in pairwise([*line, line[0]]):
            side = math.copysign(1, limit)
            inside, to_inside = side * x <= HALF, side * to_x <= HALF
            if inside:
                cut.append((x, y))
            if inside != to_inside:
                cut.append((limit, y + (to_y - y) * (limit - x) / (to_x - x)))
        line = cut
    return line


def _dense(line: Ring) -> Ring:
    """The line with more points where it follows the edge of the map, which is bent."""
    out: Ring = []
    for (x, y), (to_x, to_y) in pairwise([*line, line[0]]):
        edge = abs(x) == abs(to_x) == HALF
        steps = max(1, int(abs(to_y - y) / STEP)) if edge else 1
        out += [(x + (to_x - x) * at / steps, y + (to_y - y) * at / steps) for at in range(steps)]
    return out


def _whole(point: Point) -> tuple[int, int]:
    """Where a place lies on the map, in whole units from its upper left corner."""
    scale = WIDTH / 2 / REACH
    x, y = _plane(point)
    return round(WIDTH / 2 + scale * x), round(scale * (TALL - y))


def _plane(point: Point) -> Point:
    """Where a place in degrees lies on an Equal Earth map of a globe of radius 1 (Šavrič et al. 2018)."""
    theta = math.asin(ROOT3 / 2 * math.sin(math.radians(point[1])))
    square = theta * theta
    sixth = square**3
    slope = 9 * A4 * square * sixth + 7 * A3 * sixth + 3 * A2 * square + A1
    x = 2 * ROOT3 * math.radians(point[0]) * math.cos(theta) / (3 * slope)
    return x, theta * (A4 * square * sixth + A3 * sixth + A2 * square + A1)


def _path(points: Sequence[tuple[int, int]]) -> str:
    line = [point for before, point in pairwise([None, *points]) if point != before]
    if line and line[0] == line[-1]:
        line.pop()
    if len(line) < 3:  # noqa: PLR2004 - two points enclose nothing
        return ""
    steps = "".join(f"{_step(to[0] - at[0])}{_step(to[1] - at[1])}" for at, to in pairwise(line))
    return f"M{line[0][0]} {line[0][1]}l{steps.lstrip()}z"


def _step(by: int) -> str:
    return f" {by}" if by >= 0 else str(by)  # a minus parts two numbers as well as a blank


def _sea() -> str:
    """The edge of the map."""
    sides = [(HALF, lat) for lat in range(90, -91, -5)] + [(-HALF, lat) for lat in range(-90, 91, 5)]
    return _path([_whole(point) for point in sides])


def _net() -> str:
    """Every thirtieth meridian and parallel."""
    lines = [[(lon, lat) for lat in range(-90, 91, 6)] for lon in range(-150, 151, 30)]
    lines += [[(-HALF, lat), (HALF, lat)] for lat in range(-60, 61, 30)]
    return "".join(
        _path([_whole(point) for point in line]).removesuffix("z") or _straight(line) for line in lines
    )


def _straight(line: Ring) -> str:
    (x, y), (to_x, _) = (_whole(point) for point in (line[0], line[-1]))
    return f"M{x} {y}H{to_x}"


def _area(ring: Ring) -> float:
    """Square degrees inside a ring, by Gauss's formula."""
    return abs(sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in pairwise([*ring, ring[0]]))) / 2


def _middle(ring: Ring) -> Point:
    line = _unwrapped(ring)
    return ((sum(x for x, _ in line) / len(line) + HALF) % FULL - HALF, sum(y for _, y in line) / len(line))


def _inside(place: Point, ring: Ring) -> bool:
    x, y = place
    crossed = (
        (from_x + (y - from_y) * (to_x - from_x) / (to_y - from_y)) > x
        for (from_x, from_y), (to_x, to_y) in pairwise([*ring, ring[0]])
        if (from_y > y) != (to_y > y)
    )
    return sum(crossed) % 2 == 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
