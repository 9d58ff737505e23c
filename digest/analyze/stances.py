"""How each article stands to a fact: says it, says it in part, tells it otherwise, or is silent."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from digest.analyze.facts import Facts, core, plain, weigh
from digest.analyze.guards import conflict
from digest.analyze.otherwise import differing
from digest.analyze.searched import Searched
from digest.analyze.stating import repeated
from digest.analyze.units import Unit
from digest.analyze.vouched import joins
from digest.model.analysis import Says, Stance
from digest.model.span import Span
from digest.text.measures import CONTINUOUS
from digest.text.numbers import Number, same

SAYS_IT = 0.6  # share of the core's weight that an article must have to say the fact and not just part of it
COVERED = 0.6  # share of the core's weight from which a clause of another fact tells this one in passing
PAIR = 2  # articles: of so few the words they share are no measure of what the fact is
TOLD = 0.42  # share of the wording shown that an article must cover to say the fact and not just part of it
TOLD_BY_MANY = 0.25  # the same where three articles or more have the fact: then its core is well known
FOUND = 0.58  # share of the wording shown from which a clause anywhere in an article tells some of it
FOUND_KEYS = 3  # words and names that it must have in common with it
ROUNDED = 0.01  # how far two lengths in one measure may be apart, as a share: "46.2" and "46 meters"
MEASURE = 4  # characters after a figure by which one measure of length is told from another
COVERED_WORDS = 3  # words besides names and dates that it must have in common with the core


def stances(
    articles: Sequence[str],
    group: Sequence[int],
    units: Sequence[Unit],
    facts: Facts,
    searched: Searched,
    *,
    shown: int | None = None,
    whole: Span | None = None,
) -> Iterator[Stance]:
    """The stance of each of `articles`, in order, to the fact that the clauses `group` (numbers) state.

    `shown` is the clause by which the fact is told; `whole` the stretch shown where one article alone has
    the fact. An article in the group says the fact in part where it leaves out most of what is shown. One
    none of whose clauses is in the group differs if one of its clauses is about the same thing but names
    another number, day, place or deed; it says the fact in part if a clause of its covers most of the fact's
    words, or of the wording shown, without contradicting.
    """
    words = core(group, units)
    told = group if shown is None else tuple(at for at in group if _beside(units[at], units[shown]))
    otherwise = differing(group, told, units, facts)
    passing = _in_passing(group, words, units, facts)
    own: dict[str, list[int]] = {}
    for number in group:
        own.setdefault(units[number].article, []).append(number)
    several, many = len(own) > 1, len(own) > PAIR
    for article in articles:
        mine = own.get(article, [])
        if mine and whole is not None:
            yield Stance(article=article, stance=Says.SAYS, spans=(whole,))
        elif mine:
            least = TOLD_BY_MANY if many else TOLD
            fully = shown in mine or _fully(mine, words, units, facts, searched, shown, least)
            says = Says.SAYS if fully else Says.IN_PART
            yield Stance(article=article, stance=says, spans=tuple(units[at].span for at in mine))
        elif article in otherwise:
            yield Stance(article=article, stance=Says.DIFFERS, spans=(units[otherwise[article]].span,))
        elif article in passing:
            yield Stance(article=article, stance=Says.IN_PART, spans=(units[passing[article]].span,))
        else:
            at = _elsewhere(article, shown, group, units, searched) if several and shown is not None else None
            at = at if at is not None and joins(at, group, units, facts.words, facts.holders) else None
            spans = () if at is None else (units[at].span,)
            yield Stance(article=article, stance=Says.IN_PART if spans else Says.SILENT, spans=spans)


def _beside(one: Unit, other: Unit) -> bool:
    return (one.article, one.sentence) == (other.article, other.sentence)


def _fully(
    mine: Sequence[int],
    words: frozenset[str],
    units: Sequence[Unit],
    facts: Facts,
    searched: Searched,
    shown: int | None,
    least: float,
) -> bool:
    """Whether the clauses of an article say the fact, with its figures, and not just part of it."""
    if shown is not None and not _figures_told(shown, mine, units):
        return False
    held = {key for at in mine for key in units[at].keys}
    told = _share(words, held, facts)
    if shown is None or len({units[at].language for at in (shown, *mine)}) > 1:
        return told >= SAYS_IT
    return told >= SAYS_IT and searched.covered(shown, mine) >= least


def _figures_told(shown: int, mine: Sequence[int], units: Sequence[Unit]) -> bool:
    """Whether the clauses of an article give every figure of the wording shown."""
    return all(
        any(_given(figure, units[shown], each, units[at]) for at in mine for each in units[at].numbers)
        for figure in units[shown].numbers
    )


def _given(one: Number, mine: Unit, other: Number, theirs: Unit) -> bool:
    """Whether two figures are one; lengths in one measure, of which none is converted, must be equal."""
    if one.value == other.value:
        return True
    told = {unit.span.text[each.end : each.end + MEASURE] for unit, each in ((mine, one), (theirs, other))}
    near = abs(one.value - other.value) <= ROUNDED * one.value
    return same(one, other) and (one.unit not in CONTINUOUS or near or len(told) > 1)


def _elsewhere(
    article: str, shown: int, group: Sequence[int], units: Sequence[Unit], searched: Searched
) -> int | None:
    """The clause of an article that tells most of the wording shown in words of its own, if any does."""
    at = searched.found(shown, article, least=FOUND)
    if (
        at is None
        or repeated(units[at]) > 0
        or len(set(units[at].keys) & set(units[shown].keys)) < FOUND_KEYS
    ):
        return None
    return None if any(conflict(units[at], units[other]) for other in group) else at


def _share(words: frozenset[str], held: frozenset[str] | set[str], facts: Facts) -> float:
    """The share of the weight of `words` that `held` has; 1 where there are no words."""
    weight = weigh(words, facts.weight)
    return round(weigh(words & held, facts.weight) / weight, 6) if weight else 1.0


def _in_passing(
    group: Sequence[int], words: frozenset[str], units: Sequence[Unit], facts: Facts
) -> Mapping[str, int]:
    """For each article outside of the group that tells the fact beside another, the clause that does."""
    if plain(words) < COVERED_WORDS or all(repeated(units[at]) > 0 for at in group):
        return {}
    telling = {units[at].article for at in group}
    count = Counter(at for key in words if key[0] not in "@#" for at in facts.holders[key])
    best: dict[str, tuple[float, int]] = {}
    for at, shared in count.items():
        unit = units[at]
        if shared < COVERED_WORDS or unit.article in telling or repeated(unit) > 0:
            continue
        share = _share(words, frozenset(unit.keys), facts)
        if (
            share >= COVERED
            and not any(conflict(unit, units[other]) for other in group)
            and joins(at, group, units, facts.words, facts.holders)
        ):
            best[unit.article] = min(best.get(unit.article, (0.0, at)), (-round(share, 6), at))
    return {article: at for article, (_, at) in best.items()}
