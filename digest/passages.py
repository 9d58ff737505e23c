"""Passages as the proof of a site knows them: article, start, end, text."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from digest.errors import Problem
from digest.model.digest import Digest
from digest.render.verify import FORMER, Known
from digest.render.views.card import Card, passages
from digest.render.views.passage import Passage
from digest.render.views.story import Neighbor


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """The cards of all stories in the order of the front page, the key of each, the ids of its articles."""

    cards: Sequence[Card]
    keys: Sequence[str]
    articles: Sequence[tuple[str, ...]]


@dataclass(kw_only=True)
class Shown:
    """The passages of all cards, and those in `also`: proved when their story was drawn.

    Cards are opened when they are asked for: for a page or two there is no need of all.
    """

    deck: Deck
    also: Container[Known]
    _opened: dict[int, frozenset[Known]] = field(default_factory=dict)

    def __contains__(self, given: object) -> bool:
        """Whether a passage is one of them."""
        if not isinstance(given, tuple):
            return False
        if given in self.also:
            return True
        at = self._homes.get(str(given[0]).partition(FORMER)[0])
        # A former version may be of an article that another story has now.
        return (at is not None and given in self._of(at)) or (FORMER in given[0] and given in self._all)

    def _of(self, at: int) -> frozenset[Known]:
        if at not in self._opened:
            self._opened[at] = frozenset(one.told for one in passages(self.deck.cards[at]))
        return self._opened[at]

    @cached_property
    def _homes(self) -> dict[str, int]:
        return {id_: at for at, ids in enumerate(self.deck.articles) for id_ in ids}

    @cached_property
    def _all(self) -> frozenset[Known]:
        return frozenset().union(*(self._of(at) for at in range(len(self.deck.cards))))


def titles(neighbors: Mapping[str, Neighbor]) -> Iterator[Known]:
    """The titles of other stories, each checked where its own story is drawn."""
    return (one.title.told for one in neighbors.values() if one.title)


def misquoted(printed: Iterable[Passage], digest: Digest) -> Iterator[Problem]:
    """What of the passages of a story does not stand in its articles, or in a former version of one."""
    former = {one.key: one.text for one in digest.history.versions}
    for id_, start, end, text in (passage.told for passage in printed):
        whole = former[id_] if id_ in former else digest.article(id_).text
        if whole[start:end] != text:
            path = id_ if id_ in former else digest.article(id_).path
            yield Problem(path=path, code="V_SPAN", message=f'does not say "{text}" at {start}')
