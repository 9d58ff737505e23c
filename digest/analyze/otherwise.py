"""Who tells a fact otherwise: the very figure, day, place or deed that the row states, and not one beside it.

Two clauses of a fact may hold more than the fact: "the dike broke and five people died". That another article
counts four dead says nothing against the dike. So an article differs only where the wording shown has the one
value of two clauses in conflict, and a clause of the article's has the other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from digest.analyze.facts import Facts, Near
from digest.analyze.guards import Conflict
from digest.analyze.slots import figures
from digest.analyze.units import Unit
from digest.text.numbers import Number, agree, same
from digest.text.tallies import tallies

Telling = Callable[[int, int], bool]  # of the number of a clause shown and that of another
# What of a clause must be another for it to differ in this way.
VALUES: Mapping[Conflict, Callable[[Unit], frozenset[object]]] = {
    Conflict.DATE: lambda unit: frozenset(unit.days),
    Conflict.PLACE: lambda unit: frozenset(unit.places),
    Conflict.DEED: lambda unit: frozenset(unit.deeds),
    Conflict.ROLE: lambda unit: frozenset({unit.side, unit.agent} - {""}),
}


def differing(
    group: Sequence[int], told: Sequence[int], units: Sequence[Unit], facts: Facts
) -> Mapping[str, int]:
    """For each article that tells a fact otherwise, the clause that does.

    `group` are the clauses that state the fact, `told` those of the wording shown. A clause is tried if it is
    clearly in conflict with one of the group, or states one fact with a clause that is. Where one article
    tells the one and the other they are two things, and nobody differs.
    """
    inside, telling = set(group), {units[at].article for at in group}
    best: dict[str, tuple[float, int]] = {}
    for near in dict.fromkeys(near for at in group for near in facts.beside.get(at, ())):
        if not near.clear or (near.one in inside) == (near.other in inside):
            continue
        mine, theirs = (near.one, near.other) if near.one in inside else (near.other, near.one)
        home = facts.home.get(theirs, (theirs,))
        otherwise = _telling(near, mine, theirs, units)
        found = [at for at in home if any(otherwise(one, at) for one in told)]
        if telling.isdisjoint(units[at].article for at in found):
            for at in found:
                article = units[at].article
                best[article] = min(best.get(article, (0.0, at)), (-near.score, at))
    return {article: at for article, (_, at) in best.items()}


def _telling(near: Near, mine: int, theirs: int, units: Sequence[Unit]) -> Telling:
    """Tells whether a clause shown has what `mine` says, and another clause what `theirs` says otherwise."""
    if near.conflict is Conflict.NUMBER:
        pairs = figures(units[mine], units[theirs])
        return lambda one, at: any(
            same(a, stated) and _has(b, units[at].numbers) and not _both(a, b, stated, one, at, units)
            for a, b in pairs
            for stated in units[one].numbers
        )
    values = VALUES[near.conflict]
    first, second = values(units[mine]), values(units[theirs])
    said, other = first - second, second - first
    return lambda one, at: (
        not said.isdisjoint(values(units[one]))
        and not other.isdisjoint(values(units[at]) - values(units[one]))
    )


def _both(a: Number, b: Number, stated: Number, one: int, at: int, units: Sequence[Unit]) -> bool:
    """Whether one of two sentences gives both figures, or what the other counts is within "at least three".

    Who writes "the police counted 900, the union 1,200" differs from nobody who gives one of the two.
    """
    beside = list(_beside(at, units))
    opened = any((each.open or stated.open) and same(stated, each) for each in beside)
    others = (each for each in _beside(one, units) if each.value != stated.value)
    return opened or _has(a, beside) or _has(b, others)


def _beside(at: int, units: Sequence[Unit]) -> Iterable[Number]:
    """The figures of all clauses of a clause's sentence, also of those that name nothing counted."""
    place = units[at].article, units[at].sentence
    inside = (unit for unit in units if (unit.article, unit.sentence) == place)
    return (each for unit in inside for each in tallies(unit.span.text, unit.language))


def _has(figure: Number, others: Iterable[Number]) -> bool:
    """Whether one of the others may be this figure; so may one that names nothing counted ("1,200")."""
    return any(same(figure, each) or (not each.unit and agree(figure, each)) for each in others)
