"""Names of a story that are being put together: what is known of each, and which were found to be one."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digest.text.gazetteer import pronoun
from digest.text.spellings import words

# One of several people of one surname is meant where he or she is named this many times as often as the next.
MAIN = 2
# A woman's in one country and a man's in another.
EITHER = frozenset(
    [
        "Andrea",
        "Camille",
        "Carol",
        "Claude",
        "Dominique",
        "Gabriele",
        "Jean",
        "Joan",
        "Laurence",
        "Marian",
        "Michele",
        "Nicola",
        "Simone",
    ],
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as one article writes it: its text without title, its kind, how often and from where on.

    `titles` are the words of the titles that it bears there, in lower case; `told` is the pronoun, "he" or
    "she", that a title before it asks for.
    """

    text: str
    kind: str
    article: str
    count: int = 1
    start: int = 0
    titles: frozenset[str] = frozenset()
    told: str = ""


class Groups:
    """Names that were found to be one, by union and find; no man and woman by their titles."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.parent = list(range(len(names)))
        self.names = names
        # What the titles of each group tell, and what its given names do where no title stands before them.
        self.told = [{name.told} - {""} for name in names]
        self.given = [{"" if name.told or not whole(name) else given_sex(name.text)} - {""} for name in names]

    def root(self, one: int) -> int:
        """The number that stands for the group of `one`."""
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Make the groups of both one, under the lower of their numbers, if no titles speak against it."""
        low, high = sorted((self.root(one), self.root(other)))
        if low == high or self._part(low, high, whole(self.names[one]) and whole(self.names[other])):
            return
        self.told[low] |= self.told[high]
        self.given[low] |= self.given[high]
        self.parent[high] = low

    def _part(self, low: int, high: int, full: bool) -> bool:  # noqa: FBT001 - the two names are full ones
        """Whether a title makes a man of one group and the other is a woman's, or the other way round.

        Between two full names a given name tells nothing against a title: Mr Andrea Bell is Andrea Bell.
        """
        titles = self.told[low] | self.told[high]
        if len(titles) != 1:
            return len(titles) > 1
        other = low if self.told[high] else high
        return not full and not self.told[other] and bool(self.given[other] - titles)


def whole(name: Name) -> bool:
    """Whether a name has a given name before the surname."""
    return name.kind in ("person", "other") and " " in name.text


def given_sex(text: str) -> str:
    """The pronoun for the given name of a full name, "" where it may be either."""
    given = text.split(maxsplit=1)[0]
    return "" if given in EITHER else pronoun(given)


def chosen_of(
    names: Sequence[Name], found: Groups, number: int, near: list[int], *, nearby: bool = True
) -> int | None:
    """Of the names near `number` the group that is meant: its article's, or the one named far more often."""
    here = [n for n in near if nearby and comes_in(names[n], names[number])]
    weight: dict[int, int] = defaultdict(int)
    for n in here or near:
        weight[found.root(n)] += names[n].count
    ranked = sorted(weight.items(), key=lambda pair: (-pair[1], pair[0]))
    if len(ranked) > 1 and ranked[0][1] < MAIN * ranked[1][1]:
        return None
    return ranked[0][0] if ranked else None


def comes_in(full: Name, short: Name) -> bool:
    """Whether an article brings a person in by the full name before it uses the short one."""
    return full.article == short.article and full.start <= short.start


def parts_of(name: Name) -> tuple[str, ...]:
    """The words of a name as compared."""
    return words(name.text)


def blocks(numbers: Sequence[int], of: Callable[[int], str]) -> list[list[int]]:
    """The numbers of names that have one key, for each key that several have."""
    block: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        block[of(number)].append(number)
    return [members for members in block.values() if len(members) > 1]
