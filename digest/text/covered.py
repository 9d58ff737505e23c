"""How far one passage covers what another says: the share of its words that find an answer there."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from digest.text.aligned import Token, answers
from digest.text.same import Rare, held
from digest.text.senses import NO_KIN, kin

ROUND = 5  # decimals of a share: it decides between passages
Words = tuple[Token, ...]
# A content word: its weight, whether it is a name, its stem, its group, the stems that are its kin.
_Asked = tuple[float, bool, str, str, AbstractSet[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """Passages made ready to be searched for what others say.

    `passages` are their words, `known` for each the stems and groups of its words, by which most passages
    are passed over; `weight` tells how rare words are.
    """

    passages: tuple[Words, ...]
    known: tuple[frozenset[str], ...]
    weight: Rare
    language: str

    def best(self, said: Words, among: Iterable[int], *, least: float) -> tuple[float, int] | None:
        """The passage of `among` that covers most of `said`, with the share (0 to 1); None below `least`."""
        found: tuple[float, int] | None = None
        asked = self._asked(said)
        for at in among:
            floor = found[0] if found else least
            if self._bound(asked, at) < floor:
                continue
            share = self.share(said, self.passages[at])
            if share >= floor and (found is None or share > found[0]):
                found = (share, at)
        return found

    def share(self, said: Words, passage: Words) -> float:
        """The share (0 to 1, by weight) of the words of `said` that are answered in `passage`."""
        found = answers(said, passage, language=self.language)
        part, whole = held(said, found, self.weight)
        return round(part / whole, ROUND) if whole else 0.0

    def _asked(self, said: Words) -> list[_Asked]:
        """The content words of `said`, for which each passage is asked; a name is found everywhere."""
        related, of = kin(self.language), self.weight.of
        return [
            (of(token.stem), token.name, token.stem, token.group, related.get(token.stem, NO_KIN))
            for token in said
            if token.content
        ]

    def _bound(self, asked: Iterable[_Asked], at: int) -> float:
        """A share that the true one cannot pass: of all words that some word there may answer."""
        there = self.known[at]
        whole = part = 0.0
        for weight, name, stem, group, related in asked:
            whole += weight
            if name or stem in there or group in there or not related.isdisjoint(there):
                part += weight
        return round(part / whole, ROUND) if whole else 0.0


def covering(passages: Sequence[Words], weight: Rare, *, language: str = "en") -> Covering:
    """These passages, given by their words, to be searched."""
    return Covering(
        passages=tuple(passages),
        known=tuple(
            frozenset(key for token in each for key in (token.stem, token.group)) for each in passages
        ),
        weight=weight,
        language=language,
    )
