"""The main event of a story, which every article tells at its head in words of its own, made one fact.

Reporters tell one event in one sentence each, and hang on it what else they know: few words are the same, and
what stands beside the event looks like a contradiction. So what stands at the head of two articles is laid
side by side word for word (equal words, synonyms, words of one sense), and only what contradicts the event
itself keeps the two apart.
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from digest.analyze.closeness import Closeness
from digest.analyze.features import NOT, REFUSING
from digest.analyze.guards import TESTS, Conflict
from digest.analyze.stating import aside
from digest.analyze.units import AHEAD, DAY, Unit
from digest.text.aligned import Answers, Token
from digest.text.gazetteer import gazetteer
from digest.text.likeness import Matrix
from digest.text.same import back, held
from digest.text.senses import NO_KIN, opposites
from digest.text.words import stem

Groups = tuple[tuple[int, ...], ...]

HEAD = 3  # sentences at the head of an article that tell its event
BOTH = 0.78  # how well two clauses at the head of their articles must answer each other, of about 2.5
ONE = 0.95  # the same where one of them stands further down
CONTAINED = 0.5  # what the share of the shorter clause counts beside that of both, and their cosine
LEAST = 0.15  # cosine below which two clauses are not tried
SHARED = 3  # words that both must have besides names and what people are called; a day counts for one
OUTLOOK = 4  # the same where one looks ahead and the other does not
TOGETHER = 0.6  # how well the clauses of two groups must answer each other on average
REACH = 4  # words after "not" within which stands what is denied
WORD = re.compile(r"\w+")
# What keeps two tellings apart, whatever stands beside the event.
HARD = frozenset({Conflict.NUMBER, Conflict.DATE, Conflict.DEED, Conflict.PLACE, Conflict.ORDER})


def with_leads(groups: Groups, units: Sequence[Unit], likeness: Matrix, words: Closeness) -> Groups:
    """The groups, those joined (and clauses added) that tell at the head of articles one event."""
    home: dict[int, tuple[int, ...]] = {at: group for group in groups for at in group}
    for _, one, other in sorted(_pairs(units, likeness, words)):
        a, b = home.get(one, (one,)), home.get(other, (other,))
        if a == b or _apart(a, b, units) or _mean(a, b, units, likeness, words) < TOGETHER:
            continue
        joined = tuple(sorted(a + b))
        for at in joined:
            home[at] = joined
    return tuple(sorted(set(home.values()), key=lambda group: (-len(group), group)))


def _pairs(units: Sequence[Unit], likeness: Matrix, words: Closeness) -> Iterator[tuple[float, int, int]]:
    """The pairs of clauses that tell one event, with how well they answer each other (negative)."""
    asides = [aside(unit) for unit in units]
    heads = [at for at, unit in enumerate(units) if unit.sentence < HEAD and not asides[at]]
    for one in heads:
        for other in np.flatnonzero(likeness[one] >= LEAST).tolist():
            both = units[other].sentence < HEAD
            if asides[other] or units[one].article == units[other].article or (both and other < one):
                continue
            if not _shared(units[one], units[other], both=both):
                continue
            score = _score(one, other, likeness, words)
            if score >= (BOTH if both else ONE) and not _against(one, other, units, words):
                yield -score, one, other


def _mean(
    one: Sequence[int], other: Sequence[int], units: Sequence[Unit], likeness: Matrix, words: Closeness
) -> float:
    """How well the clauses of two groups answer each other; those of one article are not compared."""
    across = [(a, b) for a in one for b in other if units[a].article != units[b].article]
    return math.fsum(_score(a, b, likeness, words) for a, b in across) / len(across)


def _score(one: int, other: int, likeness: Matrix, words: Closeness) -> float:
    """How well two clauses answer each other: 0 to 2.5."""
    return round(float(likeness[one, other]) + _answered(words.answers(one, other), one, other, words), 5)


def _shared(one: Unit, other: Unit, *, both: bool) -> bool:
    """Whether two clauses share enough to be tried: words of what was done, and no conflict that is one."""
    if bool(one.quoted) != bool(other.quoted):
        return False
    common = set(one.keys) & set(other.keys)
    count = sum(key[0] not in "@#" for key in common - called())
    count += any(key[0] == "#" and DAY.match(key[1:]) is not None for key in common)
    if count < SHARED:
        return False
    kinds = {kind for kind, differ in TESTS if differ(one, other)}
    if not both:
        return not kinds and (count > SHARED or any(key[0] in "@#" or key[0].isdigit() for key in common))
    if Conflict.MODALITY in kinds and (one.ahead == other.ahead or count < OUTLOOK):
        return False
    return not kinds & HARD and (Conflict.ROLE not in kinds or _other_order(one, other))


def _other_order(one: Unit, other: Unit) -> bool:
    """Whether who one clause begins with stands further on in the other: only the order of telling differs.

    Where each begins with whom the other names later, the two may have changed places: who sued whom?
    """
    if (one.agent and other.agent and one.agent != other.agent) or not (one.side and other.side):
        return False
    return (f"@{one.side}" in other.keys) != (f"@{other.side}" in one.keys)


def _answered(found: Answers, one: int, other: int, words: Closeness) -> float:
    """The share of words of both that answer each other, and some of the better share of the two."""
    mine = held(words.words[one], found, words.weight)
    theirs = held(words.words[other], back(found), words.weight)
    whole = mine[1] + theirs[1]
    if not (mine[1] and theirs[1]):
        return 0.0
    return (mine[0] + theirs[0]) / whole + CONTAINED * max(mine[0] / mine[1], theirs[0] / theirs[1])


def _against(one: int, other: int, units: Sequence[Unit], words: Closeness) -> bool:
    """Whether one says that what the other tells is not so, is still to come, or is the opposite."""
    mine, theirs, found = words.words[one], words.words[other], words.answers(one, other)
    turned = back(found)
    if _denies(mine, theirs, found) or _denies(theirs, mine, turned):
        return True
    if units[one].ahead != units[other].ahead and (
        _foretells(units[one], mine, theirs, found) or _foretells(units[other], theirs, mine, turned)
    ):
        return True
    against = opposites(words.language[one])
    left = {token.stem for at, token in enumerate(theirs) if at not in turned}
    return any(against.get(token.stem, NO_KIN) & left for at, token in enumerate(mine) if at not in found)


def _foretells(unit: Unit, mine: Sequence[Token], theirs: Sequence[Token], found: Answers) -> bool:
    """Whether the deed that a clause expects is told by the other as done; "to do" leaves it open."""
    content = {token.low: at for at, token in reversed(tuple(enumerate(mine))) if token.content}
    for match in AHEAD.finditer(unit.span.text):
        after = WORD.findall(unit.span.text[match.end() :].lower())[:REACH]
        deed = next((content[word] for word in after if word in content), None)
        if deed is not None and deed in found and theirs[max(0, found[deed][0] - 1)].low != "to":
            return True
    return False


def _denies(mine: Sequence[Token], theirs: Sequence[Token], found: Answers) -> bool:
    for at, token in enumerate(mine):
        if not _no(token) or at in found:
            continue
        after = range(at + 1, min(at + 1 + REACH, len(mine)))
        denied = next((place for place in after if mine[place].content), None)
        if denied is not None and denied in found:
            to = found[denied][0]
            if not any(_no(token) for token in theirs[max(0, to - REACH) : to]):
                return True
    return False


def _no(token: Token) -> bool:
    return token.denies or token.stem in NOT or token.stem in REFUSING


def _apart(one: Sequence[int], other: Sequence[int], units: Sequence[Unit]) -> bool:
    """Whether two clauses of the groups contradict each other, or are parts of one sentence."""
    return any(_hard(units[a], units[b]) for a in one for b in other)


def _hard(one: Unit, other: Unit) -> bool:
    if one.article == other.article:
        return one.sentence == other.sentence
    return any(kind in HARD and differ(one, other) for kind, differ in TESTS)


@cache
def called() -> frozenset[str]:
    """The stems of what stands before names ("president"): two clauses that share them share a name."""
    return frozenset(stem(word) for word in (*gazetteer().titles, "former", "prime", "vice"))
