"""Facts seen once more before they become rows: what one article seems to have alone and another tells, too.

A clause whose words stand nearly all in a clause of another article tells no news of its own, however the two
are put: it joins that fact. Two facts that the same sentences tell, part by part, are one row.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.analyze.facts import Facts, Groups, core, weigh
from digest.analyze.guards import conflict
from digest.analyze.searched import Searched
from digest.analyze.stating import repeated
from digest.analyze.units import Unit
from digest.analyze.vouched import joins
from digest.text.numbers import same

FOUND = 0.58  # share of a clause's words that another must have to tell the same
KEYS = 3  # words and names that the two must have in common
SURE = 0.9  # share from which fewer will do
FEW_KEYS = 2
CORE = 0.6  # share of a fact's core that it must have to join it
ALIKE = 0.25  # likeness that it must have to another clause that stands alone


def gathered(units: Sequence[Unit], facts: Facts, search: Searched) -> Facts:
    """The same facts, those of the same sentences together, and each clause left alone where it fits."""
    groups = list(_of_same_sentences(facts.groups, units))
    home = {at: group for group in groups for at in group}
    for at in [at for at in range(len(units)) if at not in home and not repeated(units[at])]:
        found = [home.get(hit, (hit,)) for hit in _elsewhere(at, units, facts, search)]
        for group, _ in Counter(found).most_common():
            if at not in home and _fits(at, group, units, facts):
                joined = tuple(sorted((*group, at)))
                home.update(dict.fromkeys(joined, joined))
    groups = sorted(set(home.values()), key=lambda group: (-len(group), group))
    return replace(facts, groups=tuple(groups), home=home)


def _of_same_sentences(groups: Groups, units: Sequence[Unit]) -> Iterator[tuple[int, ...]]:
    """The groups, those together whose clauses stand in the very same sentences."""
    held: dict[frozenset[tuple[str, int]], list[int]] = {}
    for group in groups:
        held.setdefault(frozenset((units[at].article, units[at].sentence) for at in group), []).extend(group)
    return (tuple(sorted(group)) for group in held.values())


def _elsewhere(at: int, units: Sequence[Unit], facts: Facts, search: Searched) -> Iterator[int]:
    """For each other article that tells what a clause tells, its clause that does."""
    mine = set(units[at].keys)
    for article in search.of:
        if article == units[at].article:
            continue
        best = search.found(at, article, least=FOUND)
        if best is None or repeated(units[best]) or conflict(units[at], units[best]):
            continue
        if not all(any(same(each, one) for one in units[best].numbers) for each in units[at].numbers):
            continue
        common = len(mine & set(units[best].keys))
        sure = common >= FEW_KEYS and search.found(at, article, least=SURE) is not None
        if (common >= KEYS or sure) and joins(best, (at,), units, facts.words, facts.holders):
            yield best


def _fits(at: int, group: Sequence[int], units: Sequence[Unit], facts: Facts) -> bool:
    """Whether a clause contradicts none of a fact's and has most of what they have in common."""
    if any(_apart(units[at], units[other]) for other in group):
        return False
    if len(group) == 1:
        return float(facts.likeness[at, group[0]]) >= ALIKE
    words = core(group, units)
    return weigh(words & set(units[at].keys), facts.weight) >= CORE * weigh(words, facts.weight)


def _apart(one: Unit, other: Unit) -> bool:
    beside = (one.article, one.sentence) == (other.article, other.sentence)
    return beside or conflict(one, other) is not None
