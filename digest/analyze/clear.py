"""Whether two clauses in conflict tell one thing in two ways, or are just about two things.

A difference that is shown must be one: all but the words in conflict must be alike, nothing else may be in
conflict, and the words in conflict must stand in the same place of what is told.
"""

import math
import re
from collections.abc import Callable, Mapping

from digest.analyze.features import REFUSING
from digest.analyze.guards import TESTS, Conflict
from digest.analyze.slots import actors, days, deeds, figures, of_a_part, same_ones, sites
from digest.analyze.units import Unit
from digest.text.clauses import COUNT
from digest.text.numbers import SPELLED
from digest.text.words import stem

# How alike two clauses must be, the words in conflict left out.
SURE = {
    Conflict.NUMBER: 0.45,
    Conflict.DATE: 0.5,
    Conflict.PLACE: 0.45,
    Conflict.DEED: 0.5,
    Conflict.ROLE: 0.8,
}
SHARED = 2  # words besides names and dates that they must share
FIGURES = frozenset(stem(word) for word in SPELLED)
# "and 2,300 had to leave" says who did, "and had to leave" does not.
SUBJECTLESS = re.compile(
    rf"(?:and|but|or|which|who|whose|where|when|that) (?!(?<=and ){COUNT}\b)|(?:is|was|are|were|has|had)\b"
)
SLOTS: Mapping[Conflict, Callable[[Unit, Unit], object]] = {
    Conflict.NUMBER: figures,
    Conflict.DATE: days,
    Conflict.PLACE: sites,
    Conflict.DEED: deeds,
    Conflict.ROLE: actors,
}


def shown(one: Unit, other: Unit, weight: Mapping[str, float]) -> Conflict | None:
    """The conflict of two clauses that is a difference worth showing; None where none is."""
    kinds = {kind for kind, differ in TESTS if differ(one, other)}
    return next((kind for kind in SURE if kind in kinds and _clear(one, other, kind, kinds, weight)), None)


def _clear(
    one: Unit, other: Unit, reason: Conflict, kinds: set[Conflict], weight: Mapping[str, float]
) -> bool:
    if any(not _excused(one, other, kind, reason) for kind in kinds - {reason}):
        return False
    if any(not unit.side and SUBJECTLESS.match(unit.span.text) for unit in (one, other)):
        return False
    mine, theirs = told(one, other, reason)
    common = mine & theirs
    if sum(key[0] not in "@#" for key in common) < SHARED or cosine(mine, theirs, weight) < SURE[reason]:
        return False
    if _names(mine - theirs) and _names(theirs - mine):
        return False
    if reason is Conflict.NUMBER and of_a_part(one, other):
        return False
    return same_ones(one, other) and bool(SLOTS[reason](one, other))


def _excused(one: Unit, other: Unit, kind: Conflict, reason: Conflict) -> bool:
    """Whether a second conflict is none of its own.

    So where nouns change places in the passive, "nobody" stands beside a number, or to refuse is the deed.
    """
    if kind is Conflict.ROLE:
        return not (one.side and other.side)
    if kind is not Conflict.NEGATION:
        return False
    if reason is Conflict.DEED:
        return any(name in REFUSING for unit in (one, other) for _, name in unit.deeds)
    return any(each.value == 0 for unit in (one, other) for each in unit.numbers)


def told(one: Unit, other: Unit, reason: Conflict) -> tuple[set[str], set[str]]:
    """The keys of both clauses without those that the conflict is about."""
    out = {key for unit in (one, other) for key in unit.keys if key[0].isdigit() or key in FIGURES}
    if reason is Conflict.DATE:
        out |= {key for unit in (one, other) for key in unit.keys if key[0] == "#"}
    if reason is Conflict.PLACE:
        out |= {f"@{place}" for unit in (one, other) for place in unit.places}
    if reason is Conflict.DEED:
        out |= {name for unit in (one, other) for _, name in unit.deeds}
    if reason is Conflict.ROLE:
        out |= {f"@{unit.side}" for unit in (one, other)}
    return set(one.keys) - out, set(other.keys) - out


def _names(keys: set[str]) -> bool:
    return any(key[0] == "@" for key in keys)


def cosine(mine: set[str], theirs: set[str], weight: Mapping[str, float]) -> float:
    """The cosine of two sets of weighted keys, 0 to 1."""
    common, one, other = (
        math.fsum(weight[key] ** 2 for key in keys) for keys in (mine & theirs, mine, theirs)
    )
    return round(common / math.sqrt(one * other), 5) if one and other else 0.0
