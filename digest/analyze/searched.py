"""The clauses of a story's articles, to be searched for what a claim says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.analyze.closeness import Closeness
from digest.analyze.units import Unit
from digest.text.covered import Covering, Words, covering


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """The clauses of a story: `covering` knows their words, `of` gives those of each article by number.

    `said` are, by number, the words of each clause that state its fact: of a long quotation those inside.
    """

    covering: Covering
    of: Mapping[str, tuple[int, ...]]
    sentences: Mapping[tuple[str, int], tuple[int, ...]]
    units: Sequence[Unit]

    def covered(self, shown: int, mine: Sequence[int]) -> float:
        """The share of what clause `shown` says that an article says in the sentences of `mine`."""
        here = dict.fromkeys(
            at for one in mine for at in self.sentences[self.units[one].article, self.units[one].sentence]
        )
        words = tuple(token for at in here for token in self.covering.passages[at])
        return self.covering.share(self._said(shown), words)

    def found(self, shown: int, article: str, *, least: float) -> int | None:
        """The clause of an article that covers most of what clause `shown` says; None below `least`."""
        best = self.covering.best(self._said(shown), self.of.get(article, ()), least=least)
        return None if best is None else best[1]

    def _said(self, shown: int) -> Words:
        """The words of a clause that state its fact."""
        words, inside = self.covering.passages[shown], set(self.units[shown].quoted)
        return tuple(token for token in words if token.low in inside) if inside else words


def searched(units: Sequence[Unit], words: Closeness) -> Searched:
    """These clauses, to be searched."""
    of: dict[str, list[int]] = {}
    sentences: dict[tuple[str, int], list[int]] = {}
    for at, unit in enumerate(units):
        of.setdefault(unit.article, []).append(at)
        sentences.setdefault((unit.article, unit.sentence), []).append(at)
    return Searched(
        covering=covering(words.words, words.weight, language=units[0].language if units else "en"),
        of={article: tuple(numbers) for article, numbers in of.items()},
        sentences={place: tuple(numbers) for place, numbers in sentences.items()},
        units=units,
    )
