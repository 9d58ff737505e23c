"""What an editor did to a text: which sentence became which, and which went or came."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

WORD = re.compile(r"\w+(?:['’\-]\w+)*|[,;:–—]")
ALIKE = 0.5  # words that two sentences share, at the least, where one is the other reworded
Edit = tuple[int | None, int | None]  # the numbers of a sentence before and after; None where it is not there


def edits(before: Sequence[str], after: Sequence[str]) -> tuple[Edit, ...]:
    """The sentences that differ, in order: reworded (both numbers), gone (no second) or come (no first).

    Sentences whose words are the same count as the same, however they are spaced or capitalized, and so do
    those that only stand elsewhere now. Longest matching runs first (difflib); within what is left, a
    sentence is another reworded where they share half of their words, the most alike first.
    """
    old, new = [_words(one) for one in before], [_words(one) for one in after]
    place = {tuple(words): at for at, words in enumerate(new) if words}
    kept = {tuple(words) for words in old if tuple(words) in place}
    left = [at for at, words in enumerate(old) if words and tuple(words) not in kept]
    right = [at for at, words in enumerate(new) if words and tuple(words) not in kept]
    pairs = dict(_pairs(left, right, old, new))
    stays = {at: place[tuple(words)] for at, words in enumerate(old) if tuple(words) in kept} | pairs
    paired = set(pairs.values())
    found = [(_place(at, stays), at, (at, pairs.get(at))) for at in left]
    came: list[tuple[float, int, Edit]] = [(at, -1, (None, at)) for at in right if at not in paired]
    return tuple(edit for _, _, edit in sorted([*found, *came], key=lambda one: one[:2]))


def _place(at: int, stays: Mapping[int, int]) -> float:
    """Where a sentence of the old text belongs in the new one: a gone one behind the last before it."""
    if at in stays:
        return stays[at]
    return next((stays[one] + 0.5 for one in range(at - 1, -1, -1) if one in stays), -1.0)


def _pairs(
    left: Sequence[int], right: Sequence[int], old: Sequence[list[str]], new: Sequence[list[str]]
) -> Iterator[tuple[int, int]]:
    """Which sentence became which: the most alike first, then the nearest."""
    likely = sorted(
        (-alike, abs(one - other), one, other)
        for one in left
        for other in right
        if (alike := _alike(old[one], new[other])) >= ALIKE
    )
    used: tuple[set[int], set[int]] = (set(), set())
    for _, _, one, other in likely:
        if one not in used[0] and other not in used[1]:
            used[0].add(one)
            used[1].add(other)
            yield one, other


def _alike(one: list[str], other: list[str]) -> float:
    """The share of words that stand in both in the same order; 0 where too few stand in both at all."""
    if 2 * len(set(one) & set(other)) < ALIKE * min(len(set(one)), len(set(other))):
        return 0.0
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold().replace("’", "'").replace("—", "–"))
