"""The rules: which rows of word classes say when, and which function reads each."""

import re
from collections.abc import Callable

from digest.text.times import dates, holidays, lengths, relative, weekdays, years
from digest.text.times.reading import Found, Reading

Reader = Callable[[Reading, int, int], Found | None]

COUNT = r"(?:[dhN]q|[dhY]jaq|[dh]|N(?:-?N){0,3}(?:jaq|jq|q)?|a?q-?a?|a)"
CLOCK = r"(?:TA?|dA|dK)Z?"
OF_YEAR = r"(?:,?f?Y1?|,?f(?:su|[it]su|iu))"
MONTH_DAY = rf"M\.?,?t?[do]{OF_YEAR}?"
DAY_MONTH = rf"t?(?:[do]\.?|tOf)f?M(?:\.?{OF_YEAR}|\.(?=[a-zA-Z,]))?"
WEEKDAY = r"(?:W\.?p?,?[tf]?,?)?"
PART_OF = r"(?:t?E?pf)?"

RULES: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"(?:{CLOCK},?)?{PART_OF}L?{WEEKDAY}{MONTH_DAY}(?:,?{CLOCK})?", dates.day_named),
        (rf"(?:{CLOCK},?)?{PART_OF}{WEEKDAY}{DAY_MONTH}(?:,?{CLOCK})?", dates.day_named),
        (r"(?:Y1)?d2d3", dates.day_named),
        (r"[IF]", dates.figures),
        (r"t?uf(?:W,?)?(?:M\.?[do]|[do]f?M)(?:,?Y)?", relative.week_of),
        (r"(?:E-?(?:f?t?)?)?M(?:\.?,?f?Y1?|f(?:su|iu))", dates.month_named),
        (r"Y1d2", dates.month_named),
        (r"(?:[LXi]|E-?(?:ft?)?)?M\.?(?:[iLX]u)?", dates.month_named),
        (r"(?:E-?(?:ft?)?)?M\.?,?[dhY]C", dates.month_named),
        (r"d2", dates.month_named),
        (rf"(?:{CLOCK},?)?[LXi]?W\.?p?", weekdays.weekday),
        (r"(?<=[PBfjpe])to", weekdays.day_of_month),
        (r"(?:E-?(?:ft?u?)?|tu)Y1?", years.year),
        (r"Y1?", years.year),
        (r"[YdhN]C", years.year),
        (r"[do](?=[-Bj]t?[do]f?M)", years.range_start),
        (r"(?<=M[do][-Bj])[do](?:,?Y)?(?![AK%$uU])", years.range_end),
        (r"(?<=M\.[do][-Bj])[do](?:,?Y)?(?![AK%$uU])", years.range_end),
        (r"(?<=Y-)[dh](?![%$uU])", years.year_range_end),
        (r"[LXi]?H(?:,?f?Y)?", holidays.holiday_named),
        (r"[tLXi]k", holidays.weekend),
        (r"R\.?p?|R", relative.day_told),
        (r"t?[LXis]p", relative.part_told),
        (r"(?:[Eel]f?)?t?[LXis]s?u", relative.unit_told),
        (r"[Eel][Pf]t?u", relative.part_of_unit),
        (rf"[bc]{{0,2}}{COUNT}m?-?[uU][gel]", relative.offset),
        (r"tu[el]", relative.neighbour),
        (r"(?:t?E?f?[LXi]|t?E?f?|E)S(?:,?f?Y)?", relative.season),
        (r"YS", relative.season),
        (r"(?:E-?f?t?)?G", relative.decade),
        (r"(?:E-?(?:ft)?)?[oO]-?u(?:,?f?Y|f[LXi]u)?", relative.century),
        (r"t?[oO]qfY", relative.half_year),
        (r"[LX][bc]?(?:[dhN]|N-?N)m?U|[LX]U|(?<=X)U|z[uU]", lengths.stretch),
        (rf"c?{COUNT}-?m?-?[uU](?:-?m)?", lengths.length),
        (r"[uU]-?m|U", lengths.bare),
        (r"v(?:[NdO])?[uU]|v[WpM]|w|y", lengths.repeated),
        (rf"{CLOCK}|n", lengths.clock),
        (r"r|tL(?=[,!|.j)])", relative.reference),
    )
)


def matches(classes: str) -> list[tuple[int, int, Reader]]:
    """What rules match, as first and last token and reader: in order, of one start the longest first."""
    found = [
        (match.start(), match.end(), order)
        for order, (pattern, _) in enumerate(RULES)
        for match in pattern.finditer(classes)
    ]
    found.sort(key=lambda m: (m[0], m[0] - m[1], m[2]))
    return [(start, end, RULES[order][1]) for start, end, order in found]
