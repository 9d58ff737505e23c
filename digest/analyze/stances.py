"""How each article stands to a fact: says it, says it in part, tells it otherwise, or is silent."""

from collections.abc import Sequence

from digest.analyze.facts import Facts, core
from digest.analyze.guards import SURE, conflict
from digest.analyze.units import Unit
from digest.model.analysis import Says, Stance
from digest.model.span import Span

SAYS_IT = 0.6  # share of the core's weight that an article must have to say the fact and not just part of it
COVERED = 0.66  # share of the core's weight from which a clause of another fact tells this one in passing
COVERED_WORDS = 2  # words besides names and dates that it must have in common with the core


def stance(
    article: str, group: Sequence[int], units: Sequence[Unit], facts: Facts, *, whole: Span | None = None
) -> Stance:
    """The stance of `article` to the fact that the clauses `group` (numbers of units) state.

    `whole` is the stretch shown where one article alone has the fact. An article none of whose clauses is in
    the group differs if one of its clauses is about the same thing but names another number, day, place or
    deed; it says the fact in part if a clause of its covers most of the fact's words without contradicting.
    """
    mine = [at for at in group if units[at].article == article]
    if mine and whole is not None:
        return Stance(article=article, stance=Says.SAYS, spans=(whole,))
    if mine:
        share = _share(group, mine, units, facts)
        says = Says.SAYS if share >= SAYS_IT else Says.IN_PART
        return Stance(article=article, stance=says, spans=tuple(units[at].span for at in mine))
    other = _differing(article, group, units, facts)
    if other is not None:
        return Stance(article=article, stance=Says.DIFFERS, spans=(units[other].span,))
    passing = _in_passing(article, group, units, facts)
    if passing is not None:
        return Stance(article=article, stance=Says.IN_PART, spans=(units[passing].span,))
    return Stance(article=article, stance=Says.SILENT)


def _share(group: Sequence[int], mine: Sequence[int], units: Sequence[Unit], facts: Facts) -> float:
    """The share of the core's weight that these clauses have; 1 where there is no core."""
    words = core(group, units)
    weight = sum(facts.weight[key] for key in words)
    held = {key for at in mine for key in units[at].keys}
    return sum(facts.weight[key] for key in words & held) / weight if weight else 1.0


def _differing(article: str, group: Sequence[int], units: Sequence[Unit], facts: Facts) -> int | None:
    """The clause of `article` that tells the thing otherwise.

    It is in conflict with a clause of the group, or states one fact with a clause that is.
    """
    home = {at: other for other in facts.groups for at in other}
    found: list[tuple[float, int]] = []
    for near in facts.near:
        for inside, outside in ((near.one, near.other), (near.other, near.one)):
            sure = near.score >= SURE.get(near.conflict, 1.0)
            if sure and inside in group and outside not in group:
                fellows = home.get(outside, (outside,))
                found.extend((-near.score, at) for at in fellows if units[at].article == article)
    return min(found)[1] if found else None


def _in_passing(article: str, group: Sequence[int], units: Sequence[Unit], facts: Facts) -> int | None:
    words = core(group, units)
    found: list[tuple[float, int]] = []
    for at, unit in enumerate(units):
        common = words.intersection(unit.keys)
        if unit.article != article or sum(key[0] not in "@#" for key in common) < COVERED_WORDS:
            continue
        share = _share(group, [at], units, facts)
        if share >= COVERED and not any(conflict(unit, units[other]) for other in group):
            found.append((-round(share, 6), at))
    return min(found)[1] if found else None
