"""Names of a story that are being put together: what is known of each, and which were found to be one."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digest.text.spellings import words

# One of several people of one surname is meant where he or she is named this many times as often as the next.
MAIN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as one article writes it: its text without title, its kind, how often and from where on.

    `titles` are the words of the titles that it bears there, in lower case.
    """

    text: str
    kind: str
    article: str
    count: int = 1
    start: int = 0
    titles: frozenset[str] = frozenset()


class Groups:
    """Names that were found to be one, by union and find."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def root(self, one: int) -> int:
        """The number that stands for the group of `one`."""
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Make the groups of both one, under the lower of their numbers."""
        low, high = sorted((self.root(one), self.root(other)))
        self.parent[high] = low


def chosen_of(
    names: Sequence[Name], found: Groups, number: int, near: list[int], *, nearby: bool = True
) -> int | None:
    """Of the names near `number` the group that is meant: its article's, or the one named far more often."""
    here = [n for n in near if nearby and _comes_in(names[n], names[number])]
    weight: dict[int, int] = defaultdict(int)
    for n in here or near:
        weight[found.root(n)] += names[n].count
    ranked = sorted(weight.items(), key=lambda pair: (-pair[1], pair[0]))
    if len(ranked) > 1 and ranked[0][1] < MAIN * ranked[1][1]:
        return None
    return ranked[0][0] if ranked else None


def _comes_in(full: Name, short: Name) -> bool:
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
