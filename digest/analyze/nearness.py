"""Whether two figures are near enough for one thing, and each the only one of its kind in its clause."""

import re

from digest.analyze.units import Unit
from digest.text.measures import PEOPLE
from digest.text.numbers import Number

TIMES, TIMES_PEOPLE = 3, 10  # how many times as large a figure for one thing may be as another
YEAR = re.compile(r"(?<!\d)(?:19[5-9]|20\d)\d(?!\d)")
LENGTHS = frozenset({"km", "hour", "day", "week", "month", "year", "minute"})
OF_A_PART = frozenset({"share", "other"})


def near_enough(one: Number, other: Number) -> bool:
    """Whether two figures can be tellings of one thing: many times as much is mostly another thing."""
    least, most = sorted((one.value, other.value))
    return least == 0 or most <= (TIMES_PEOPLE if one.fate or one.unit == PEOPLE else TIMES) * least


def one_of_its_kind(one: Unit, other: Unit, mine: Number, theirs: Number) -> bool:
    """Whether two figures of clauses alike in all else count one thing, in languages other than English.

    Each is alone of its unit, neither counts a part or others, and both clauses name the same years. Lengths
    of ways and times are left out: a clause may tell how far and how long of anything.
    """
    alone = all(
        sum(each.unit == number.unit for each in unit.numbers) == 1
        for unit, number in ((one, mine), (other, theirs))
    )
    part = {mine.open, theirs.open} & OF_A_PART
    years = [set(YEAR.findall(unit.span.text)) for unit in (one, other)]
    plain = alone and not part and years[0] == years[1]
    return plain and mine.unit not in LENGTHS and near_enough(mine, theirs)
