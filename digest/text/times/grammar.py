"""The rules: which rows of word classes say when, and which function reads each."""

import re
from collections.abc import Callable
from functools import cache

from digest.text.times import dates, holidays, lengths, relative, seasons, weekdays, years
from digest.text.times.lexicon import CLASSES, Lexicon
from digest.text.times.reading import Found, Reading

Reader = Callable[[Reading, int, int], Found | None]

COUNT = r"(?:[dhN]q|[dhY]jaq|[dh]|N(?:-?N){0,3}(?:jaq|jq|q)?|a?q-?a?|a)"
CLOCK = r"(?:TK|TA?|dA|dK(?:[dh]4?)?|[Yh](?=Z))Z?"  # also "2120 GMT"
OF_YEAR = r"(?:,?f?Y(?!Z)1?|,?f(?:su|[it]su|iu)|[LXi][u1])"
MONTH_DAY = rf"M\.?,?t?[do]{OF_YEAR}?"
DAY_MONTH = rf"t?(?:[do]\.?|tOf)f?M(?:\.?{OF_YEAR}|\.(?=[a-zA-Z,]))?"
WEEKDAY = r"(?:W\.?p?,?[tf]?,?)?"
PART_OF = r"(?:(?:EP)?t?E?p(?:[uU])?f)?"

# A row of class letters; letters of which a text must hold one for it to match; and who reads it.
SHARED: tuple[tuple[str, str, Reader], ...] = (
    (rf"(?:{CLOCK},?)?{PART_OF}L?{WEEKDAY}{MONTH_DAY}(?:,?{CLOCK})?", "M", dates.day_named),
    (rf"(?:{CLOCK},?)?{PART_OF}{WEEKDAY}{DAY_MONTH}(?:,?{CLOCK})?", "M", dates.day_named),
    (rf"(?:V|Y1)?d2d3p?(?:{CLOCK})?", "2", dates.day_named),
    (r"[IF]", "IF", dates.figures),
    (r"t?uf(?:W,?)?(?:M\.?[do]|[do]f?M)(?:,?Y)?", "u", seasons.week_of),
    (r"(?:E-?(?:f?t?|P))?M(?:\.?,?f?Y1?|f[siLX]u)", "M", dates.month_named),
    (r"(?:Y1|V)d2", "2", dates.month_named),
    (r"(?:[LXi]|E-?(?:ft?|P)?)?M\.?(?:[iLX][u1])?", "M", dates.month_named),
    (r"(?:E-?(?:ft?)?)?M\.?,?[dhY]C", "M", dates.month_named),
    (r"d2", "2", dates.month_named),
    (rf"W[LXi]u|(?:{CLOCK},?)?[LXi]?W\.?p?(?:{CLOCK})?", "W", weekdays.weekday),
    (r"(?<=[PBfjpe])to", "o", weekdays.day_of_month),
    (r"(?:E-?(?:f?t?u?|P)?|tu)Y1?", "Y", years.year),
    (r"Y1?", "Y", years.year),
    (r"(?:E-?(?:ft?)?)?[YdhN]C", "C", years.year),
    (r"(?:E-?(?:ft?)?)?[Ydh](?=[-Bj][Ydh]C)", "C", years.year_before_era),
    (r"[do]\.?(?=[-Bj]t?[do]\.?f?M)", "M", years.range_start),
    (r"(?<=M[do][-Bj])[do](?:,?Y)?(?![AK%$uU])", "M", years.range_end),
    (r"(?<=M\.[do][-Bj])[do](?:,?Y)?(?![AK%$uU])", "M", years.range_end),
    (r"(?<=d2d3[-Bj])d3", "3", years.range_end),
    (r"(?<=Y[-/])[dh](?![%$uU])", "Y", years.year_range_end),
    (r"[LXi]?H(?:,?f?Y|[LXi]u)?", "H", holidays.holiday_named),
    (r"[tLXi]k", "k", holidays.weekend),
    (rf"(?:{CLOCK},?)?R\.?p?(?:{CLOCK})?|R", "R", relative.day_told),
    (r"t?[LXis]p", "p", relative.part_told),
    (r"(?:[Eel]f?)?t?[LXis]s?u|[LXi]1", "u1", relative.unit_told),
    (r"V", "V", relative.unit_named),
    (r"[Eel][Pf]t?u", "u", relative.part_of_unit),
    (rf"[bc]{{0,2}}{COUNT}m?-?[uU][gel]|{COUNT}1[gl]|{COUNT}m?[uU]J", "gelJ", relative.offset),
    (rf"[DJ][bc]?{COUNT}[uU1]", "DJ", relative.offset),
    (r"tu[el]", "u", relative.neighbour),
    (r"(?:(?:t?Ef?|[Eel]P)?t?)[LXi]?S(?:,?f?Y)?", "S", seasons.season),
    (r"(?:t?Ef?)?t?S,?f?[Ydh]C", "C", seasons.season),
    (r"Y1?S|VS", "S", seasons.season),
    (r"(?:t?E-?f?|[Eel]P)?t?(?:[LXi]u|[dN]u)?GC?[U1]?", "G", seasons.decade),
    (r"(?:[LXi]u|[dN]u)?[Ydh]5", "5", seasons.decade),
    (r"(?:E-?f?t?)?(?:9u|u9|d\.u)C?", "9u", seasons.century),
    (r"(?:t?E-?f?|[Eel]P)?t?6?[oO]-?uC?(?:,?f?Y|f[LXi]u)?", "oO", seasons.century),
    (r"6?7(?:,?f?Y)?", "7", seasons.quarter_code),
    (r"t?[oO]qf(?:Y|tu|[LXi]u)", "q", seasons.half_year),
    (r"8|6u?Y|Y6u|t?[LXi]6u|t6u", "68", seasons.fiscal_year),
    (r"t?[LX][bc]?(?:[dhN]|N-?N)m?U|t?[LX]U|(?<=X)U|z[uU]|t?N[LX]U", "LXz", lengths.stretch),
    (rf"(?!au-m)c?{COUNT}-?m?-?[uU](?:-?m)?|{COUNT}1", "uU1", lengths.length),
    (r"[uU]-?m|U", "uU", lengths.bare),
    (r"v(?:[NdhO])?[uU]|v[WpM]|w|y", "vwy", lengths.repeated),
    (rf"{CLOCK}|d?n", "TAKnZ", lengths.clock),
    (r"r|tL(?=[,!|.j)])", "rL", relative.reference),
)  # fmt: skip
NO_START = r"(?![x!,'|\"])"  # no row begins with these, most tokens of a text: quick to pass over
READERS: dict[str, Reader] = {
    "day": dates.day_named,
    "month": dates.month_named,
    "weekday": weekdays.weekday,
    "day_of_month": weekdays.day_of_month,
    "year": years.year,
    "range_start": years.range_start,
    "range_end": years.range_end,
    "unit": relative.unit_told,
    "offset": relative.offset,
    "part": relative.part_told,
    "season": seasons.season,
    "century": seasons.century,
    "decade": seasons.decade,
    "quarter": seasons.quarter_code,
    "half_year": seasons.half_year,
    "stretch": lengths.stretch,
    "length": lengths.length,
    "repeated": lengths.repeated,
    "clock": lengths.clock,
}
NAMED = {
    "figure": "[dh]", "day_figure": "d", "nth": "o", "year": "Y", "time": "T", "am_pm": "A", "count": COUNT,
    "roman": "9", "comma": ",", "dash": "-", "dot": r"\.", "decade": "G",
}  # fmt: skip


def matches(classes: str, known: Lexicon) -> list[tuple[int, int, Reader]]:
    """What rules match, as first and last token and reader: in order, of one start the longest first."""
    rules, present = _rules(known.rows), frozenset(classes)
    found = [
        (match.start(), match.end(), order)
        for order, (pattern, needed, _) in enumerate(rules)
        if not needed or not needed.isdisjoint(present)
        for match in pattern.finditer(classes)
    ]
    found.sort(key=lambda m: (m[0], m[0] - m[1], m[2]))
    return [(start, end, rules[order][2]) for start, end, order in found]


@cache
def _rules(
    rows: tuple[tuple[str, str], ...],
) -> tuple[tuple[re.Pattern[str], frozenset[str], Reader], ...]:
    own = ((_pattern(row), "", READERS[reader]) for reader, row in rows)
    return tuple(
        (re.compile(f"{NO_START}(?:{pattern})"), frozenset(needed), reader)
        for pattern, needed, reader in (*SHARED, *own)
    )


def _pattern(row: str) -> str:
    """A row of class names as an expression over class letters: "the? units last|next" is t?u(?:L|X).

    A "?" behind makes a class optional; "<" or ">" before it asks for it in front or behind, not part of it.
    """
    made = []
    for part in row.split():
        names = part.strip("<>?").split("|")
        letters = f"(?:{'|'.join(NAMED.get(name) or CLASSES[name] for name in names)})"
        frame = {"<": "(?<=%s)", ">": "(?=%s)"}.get(part[0], "%s")
        made.append(frame % letters + ("?" if part.endswith("?") else ""))
    return "".join(made)
