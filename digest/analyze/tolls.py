"""Tolls: all whom one event befell until then, told as "the toll rose to 26" or at the head of an article."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from digest.analyze import pace
from digest.analyze.abroad import long_ago, of_others
from digest.analyze.guards import TESTS, Conflict
from digest.analyze.nearness import near_enough
from digest.analyze.slots import of_a_part
from digest.analyze.tellings import Book, Told
from digest.analyze.units import Unit
from digest.analyze.ways import two_outlets
from digest.text.measures import PEOPLE
from digest.text.numbers import agree, comparable

HEAD = 3  # sentences at the head of an article, where a figure without the word is the toll of its event
WORDS = 2  # besides a name, that two clauses must have in common to count the dead of one event
Pair = tuple[Told, Told]
Keys = Mapping[tuple[str, int], set[str]]
LEAST = "least"
ONCE = frozenset({"missing"})
APART = (Conflict.PLACE, Conflict.NEGATION)  # of two days there are two tolls of one event


def tolls(held: Book) -> Iterator[Pair]:
    """The pairs of tolls of one event that do not agree. English only.

    Of two at least one is called a toll; the missing of an event are counted once, whatever it is called.
    """
    return ((one, other) for one, other in _pairs(held) if not agree(one.figure, other.figure))


def risen(held: Book) -> Iterator[Pair]:
    """The pairs of which "at least 14" is the older: 26 is no contradiction then, but it came after."""
    for pair in _pairs(held):
        old, new = sorted(pair, key=lambda each: each.figure.value)
        later = pace.before(held.article(old), held.article(new))
        if old.figure.open == LEAST and later and old.figure.value != new.figure.value:
            yield old, new


def _pairs(held: Book) -> Iterator[Pair]:
    keys = _keys(held)
    for one, other in combinations(_of_articles(held), 2):
        if (
            (one.figure.toll or other.figure.toll or one.figure.fate in ONCE)
            and comparable(one.figure, other.figure)
            and near_enough(one.figure, other.figure)
            and two_outlets(one, other, held)
            and _of_one_event(held.units[one.unit], held.units[other.unit], keys)
        ):
            yield one, other


def _of_articles(held: Book) -> list[Told]:
    """The toll of each article and fate; none of an article that gives two, and of others or of old."""
    found: dict[tuple[str, str], list[Told]] = {}
    for each in held.figures:
        unit = held.units[each.unit]
        if (
            unit.language == "en"
            and each.figure.unit == PEOPLE
            and each.figure.fate
            and (each.figure.toll or unit.sentence < HEAD)
            and not each.ranged
            and not of_others(each, held)
            and not long_ago(each, held)
        ):
            found.setdefault((unit.article, each.figure.fate), []).append(each)
    out: list[Told] = []
    for those in found.values():
        kept = [each for each in those if each.figure.toll] or those
        out += kept if len({each.figure.value for each in kept}) == 1 else []
    return out


def _of_one_event(mine: Unit, theirs: Unit, keys: Keys) -> bool:
    """Whether two sentences name one thing and have words in common, and nothing else keeps them apart."""
    common = keys[mine.article, mine.sentence] & keys[theirs.article, theirs.sentence]
    names = {key for key in common if key[0] == "@"}
    words = {key for key in common if key[0] not in "@#" and not key[0].isdigit()} - {PEOPLE}
    return (
        bool(names)
        and len(words) >= WORDS
        and not of_a_part(mine, theirs)
        and not any(differ(mine, theirs) for kind, differ in TESTS if kind in APART)
    )


def _keys(held: Book) -> Keys:
    """The words of each sentence: in "14 were killed and 31 missing" each clause has few of its own."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for unit in held.units:
        found[unit.article, unit.sentence].update(unit.keys)
    return found
